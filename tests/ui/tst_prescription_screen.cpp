// The prescription pad, driven by keys, on functions that answer at once, late or with a failure.
#include "tests/ui/prescribing_world.h"
#include "ui/common/field.h"
#include "ui/prescribing/prescription_screen.h"
#include "ui/shell/main_window.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace jiayi;
using namespace jiayi::ui;
using namespace jiayi::test;
using namespace Qt::StringLiterals;
using pharmacy::Severity;

class TestPrescriptionScreen : public QObject {
    Q_OBJECT

    PrescribingWorld m_world;
    ManualClock m_clock{morning()};

    std::unique_ptr<PrescriptionScreen> shown(PrescribingAsks asks) {
        auto screen = std::make_unique<PrescriptionScreen>(std::move(asks), rules(), reviewBook(), m_clock);
        showActive(*screen, {1340, 800});
        screen->open(zhang());
        settleEvents();
        return screen;
    }
    /// Of what is visible; null if nothing is.
    template <class Widget>
    static Widget* part(const QWidget& screen, const QString& name) {
        for (auto* found : screen.findChildren<Widget*>(name))
            if (found->isVisible()) return found;
        return nullptr;
    }
    static QString text(const QWidget& screen, const QString& name) {
        const auto* label = part<QLabel>(screen, name);
        return label ? label->text() : QString();
    }
    static QLineEdit* input(const QWidget& screen) { return part<QLineEdit>(screen, u"pad.input"_s); }
    static void key(QWidget* into, Qt::Key pressed, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(into, pressed, modifiers);
        settleEvents();
    }
    /// As a doctor types it: never the mouse.
    static void prescribe(PrescriptionScreen& screen, const QString& medicine, const QString& dose) {
        input(screen)->setFocus();
        QTest::keyClicks(input(screen), medicine);
        settleEvents();
        key(input(screen), Qt::Key_Return);
        QTest::keyClicks(input(screen), dose);
        key(input(screen), Qt::Key_Return);
    }
    static void chooseDiagnosis(PrescriptionScreen& screen) {
        auto* other = part<QLineEdit>(screen, u"pad.diagnosis"_s);
        other->setFocus();
        QTest::keyClicks(other, u"E11.9"_s);
        key(other, Qt::Key_Return);
    }
    static void pressSign(PrescriptionScreen& screen) {
        key(part<QPushButton>(screen, u"pad.sign"_s), Qt::Key_Space);
    }

private Q_SLOTS:
    void initTestCase() {
        applyLook({});
        applyLanguage(u"en"_s);
    }
    void init() { m_world = {}; }

    void aLineIsWrittenByKeyboardAlone() {
        const auto screen = shown(m_world.asks());
        QVERIFY(input(*screen)->hasFocus());
        QTest::keyClicks(input(*screen), u"ejs"_s);
        settleEvents();
        QCOMPARE(m_world.searches, (std::vector<std::string>{"e", "ej", "ejs"}));
        QVERIFY(part<QListWidget>(*screen, u"pad.products"_s));
        key(input(*screen), Qt::Key_Return);
        QVERIFY(!part<QListWidget>(*screen, u"pad.products"_s));
        QTest::keyClicks(input(*screen), u"1g bid 12w"_s);
        // 1 g is two tablets: 336 in packs of 20.
        QVERIFY(text(*screen, u"pad.hint"_s).contains(u"17 packs"_s));
        key(input(*screen), Qt::Key_Return);
        const auto& lines = screen->draft().lines;
        QCOMPARE(lines.size(), std::size_t{1});
        QCOMPARE(lines[0].dosage, std::string("1g bid 12w"));
        QCOMPARE(lines[0].pharmacy, std::string("A"));
        QVERIFY(!lines[0].days);
        QVERIFY(input(*screen)->hasFocus());
        QVERIFY(input(*screen)->text().isEmpty());
        QCOMPARE(text(*screen, u"line.price"_s), u"¥ 170.17"_s);
        QCOMPARE(text(*screen, u"line.share"_s), u"pays ¥ 42.54"_s);
        QCOMPARE(text(*screen, u"pad.total"_s), u"¥ 170.17"_s);
        QCOMPARE(nameless(*screen).join(u"; "_s), QString());
        QCOMPARE(cutOff(*screen), QStringList());
    }

    void whatSaysNoDurationLastsAsTheKindDoes() {
        const auto screen = shown(m_world.asks());
        QTest::keyClicks(input(*screen), u"e"_s);
        settleEvents();
        key(input(*screen), Qt::Key_Return);
        input(*screen)->insert(u"一次2片 一日2次"_s);  // as an input method commits it
        key(input(*screen), Qt::Key_Return);
        QCOMPARE(screen->draft().lines[0].days, std::optional(7));
        auto* chip = part<Chip>(*screen, u"pad.kind.long"_s);
        chip->setFocus();
        key(chip, Qt::Key_Space);
        QCOMPARE(screen->draft().kind, std::string("long"));
        QCOMPARE(screen->draft().lines[0].days, std::optional(28));
    }

    void anUnknownShareIsSaidAndNeverFree() {
        m_world.knowsShare = false;
        const auto screen = shown(m_world.asks());
        prescribe(*screen, u"e"_s, u"1g bid 7d"_s);
        QCOMPARE(text(*screen, u"line.share"_s), u"share not known"_s);
        QVERIFY(text(*screen, u"pad.share"_s).contains(u"not known"_s));
    }

    void theAnswerOfAnOlderKeystrokeIsDropped() {
        auto asks = m_world.asks();
        Answers<std::vector<FoundProduct>> late;
        asks.search = [&](const std::string&) { return late.ask(); };
        const auto screen = shown(asks);
        QTest::keyClicks(input(*screen), u"ab"_s);
        QCOMPARE(late.asked(), std::size_t{2});
        late.give(1, std::vector<FoundProduct>{m_world.products[1]});
        late.give(0, m_world.products);
        auto* list = part<QListWidget>(*screen, u"pad.products"_s);
        QVERIFY(list);
        QCOMPARE(list->count(), 1);
    }

    void whereItIsSoldIsSaidWhenThereAreSeveralPharmacies() {
        const auto screen = shown(m_world.asks());
        QTest::keyClicks(input(*screen), u"e"_s);
        settleEvents();
        const auto told = [&] { return part<QListWidget>(*screen, u"pad.products"_s)->item(1)->data(Qt::AccessibleTextRole).toString(); };
        QVERIFY(!told().contains(u"云药房"_s));
        QVERIFY2(told().contains(u"Out of stock, 2 h ago"_s), qPrintable(told()));
        m_world.products[1].pharmacy = "B";
        m_world.products[1].pharmacyName = "西青云药房";
        QTest::keyClicks(input(*screen), u"j"_s);
        settleEvents();
        QVERIFY2(told().contains(u"西青云药房"_s), qPrintable(told()));
        QTest::keyClicks(input(*screen), u"z"_s);
        settleEvents();
        QVERIFY(text(*screen, u"pad.popup.message"_s).contains(u"ejz"_s));
    }

    void aLateCheckOfAnotherDraftIsDropped() {
        auto asks = m_world.asks();
        Answers<PadCheck> late;
        asks.check = [&](const pharmacy::PrescriptionDraft& draft) {
            m_world.checks.push_back(draft);
            return late.ask();
        };
        const auto screen = shown(asks);
        prescribe(*screen, u"e"_s, u"1g bid 7d"_s);
        prescribe(*screen, u"e"_s, u"0.5g bid 7d"_s);
        QCOMPARE(late.asked(), std::size_t{2});
        late.give(1, m_world.checkOf(m_world.checks[1]));
        const auto total = text(*screen, u"pad.total"_s);
        late.give(0, m_world.checkOf(m_world.checks[0]));
        QCOMPARE(text(*screen, u"pad.total"_s), total);
        QVERIFY(total != u"…"_s);
    }

    void aFailedCheckSaysSoAndIsTriedAgain() {
        auto asks = m_world.asks();
        Answers<PadCheck> late;
        asks.check = [&](const pharmacy::PrescriptionDraft&) { return late.ask(); };
        const auto screen = shown(asks);
        prescribe(*screen, u"e"_s, u"1g bid 7d"_s);
        late.give(0, Error{Errc::Busy, "db.busy", {}});
        auto* notice = part<QWidget>(*screen, u"pad.notice"_s);
        QVERIFY(notice);
        QCOMPARE(screen->draft().lines.size(), std::size_t{1});
        key(part<QPushButton>(*notice, u"notice.action"_s), Qt::Key_Space);
        QCOMPARE(late.asked(), std::size_t{2});
    }

    void aFailedChartCanBeTriedAgain() {
        auto asks = m_world.asks();
        Answers<care::ChartSummary> late;
        asks.chart = [&](care::ResidentId) { return late.ask(); };
        const auto screen = shown(asks);
        late.give(0, Error{Errc::Corrupt, "db.corrupt", {}});
        key(part<QPushButton>(*screen, u"state.action"_s), Qt::Key_Return);
        QCOMPARE(late.asked(), std::size_t{2});
    }

    void findingsStandBesideTheirLineAndWhatIsNotCheckedIsNotGreen() {
        m_world.findings = {m_world.finding("pair.one", Severity::Major), m_world.finding("due.two", Severity::Moderate)};
        m_world.notChecked = {{pharmacy::Check::Renal, {"line-1"}, {"no eGFR in 12 months", "12个月内无eGFR"}}};
        const auto screen = shown(m_world.asks());
        prescribe(*screen, u"e"_s, u"1g bid 7d"_s);
        const auto* row = part<QWidget>(*screen, u"pad.line"_s);
        const auto said = labels(*row).join(u'|');
        for (const auto& word : {u"Major"_s, u"Moderate"_s, u"Reason of pair.one → Do otherwise"_s, u"General knowledge"_s, u"no eGFR in 12 months"_s, u"Not checked"_s})
            QVERIFY2(said.contains(word), qPrintable(word + u": "_s + said));
        for (const auto* badge : part<QWidget>(*row, u"finding.notChecked"_s)->findChildren<Badge*>()) QVERIFY(badge->tone() == Tone::Neutral);
        QCOMPARE(cutOff(*screen), QStringList());
    }

    void signingAsksAReasonForEachThatInterruptsAndForNoOther() {
        m_world.findings = {m_world.finding("pair.one", Severity::Contraindicated), m_world.finding("pair.two", Severity::Major), m_world.finding("due", Severity::Moderate)};
        const auto screen = shown(m_world.asks());
        QSignalSpy done(screen.get(), &PrescriptionScreen::prescriptionSigned);
        prescribe(*screen, u"e"_s, u"1g bid 7d"_s);
        chooseDiagnosis(*screen);
        pressSign(*screen);
        auto* dialog = screen->findChild<QWidget*>(u"override"_s);
        QVERIFY(dialog);
        QVERIFY(m_world.signedDrafts.empty());
        auto* first = part<QLineEdit>(*dialog, u"override.reason.0"_s);
        auto* second = part<QLineEdit>(*dialog, u"override.reason.1"_s);
        QVERIFY(first && second && !part<QLineEdit>(*dialog, u"override.reason.2"_s));
        QTest::keyClicks(first, u"benefit outweighs"_s);
        key(first, Qt::Key_Return);
        QVERIFY(m_world.signedDrafts.empty());  // the other has none
        QTest::keyClicks(second, u"watched closely"_s);
        key(second, Qt::Key_Return);
        QCOMPARE(m_world.signedDrafts.size(), std::size_t{1});
        QCOMPARE(m_world.signedDrafts[0].overrides.at("pair.one"), std::string("benefit outweighs"));
        QCOMPARE(m_world.signedDrafts[0].overrides.at("pair.two"), std::string("watched closely"));
        QCOMPARE(m_world.signedDrafts[0].shown, (std::set<std::string>{"pair.one", "pair.two"}));
        QCOMPARE(done.size(), 1);
        QVERIFY(screen->draft().lines.empty());
        QVERIFY(!screen->goBack());  // nothing left to lose
    }

    void aChangedDoseAsksForItsReasonAgain() {
        m_world.findings = {m_world.finding("pair.one", Severity::Major)};
        const auto screen = shown(m_world.asks());
        prescribe(*screen, u"e"_s, u"1g bid 7d"_s);
        pressSign(*screen);  // no diagnosis: not even asked for reasons
        QVERIFY(!screen->findChild<QWidget*>(u"override"_s));
        QVERIFY(part<QLineEdit>(*screen, u"pad.diagnosis"_s)->hasFocus());
        chooseDiagnosis(*screen);
        pressSign(*screen);
        auto* reason = part<QLineEdit>(*screen->findChild<QWidget*>(u"override"_s), u"override.reason.0"_s);
        QTest::keyClicks(reason, u"known"_s);
        m_world.sold = {m_world.products[0].item};
        m_world.sold[0].price = Money{2000};  // so that it is not signed yet
        key(reason, Qt::Key_Return);
        QCOMPARE(screen->draft().overrides.size(), std::size_t{1});
        screen->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(screen.get()));
        auto* dose = part<QLineEdit>(*screen, u"line.dose"_s);
        dose->setFocus();
        dose->selectAll();
        QTest::keyClicks(dose, u"2g bid 7d"_s);
        key(dose, Qt::Key_Return);
        QVERIFY(screen->draft().overrides.empty());
        QVERIFY(input(*screen)->hasFocus());
    }

    void aPriceThatChangedIsShownBeforeSigning() {
        const auto screen = shown(m_world.asks());
        prescribe(*screen, u"e"_s, u"1g bid 7d"_s);
        chooseDiagnosis(*screen);
        m_world.sold = {m_world.products[0].item};
        m_world.sold[0].price = Money{2345};
        pressSign(*screen);
        QVERIFY(m_world.signedDrafts.empty());
        const auto said = labels(*part<QWidget>(*screen, u"pad.notice"_s)).join(u' ');
        QVERIFY2(said.contains(u"¥ 10.01"_s) && said.contains(u"¥ 23.45"_s), qPrintable(said));
        QVERIFY(screen->draft().lines[0].item->price == Money{2345});
        pressSign(*screen);
        QCOMPARE(m_world.signedDrafts.size(), std::size_t{1});
        QVERIFY(m_world.signedDrafts[0].lines[0].item->price == Money{2345});
    }

    void oneKeyTakesTheOfferedProduct() {
        auto cheaper = shownItem(9).item;
        cheaper.maker = "Cheap maker";
        m_world.cheaper = pharmacy::OfferedProduct{"B", cheaper, Money{900}};
        const auto screen = shown(m_world.asks());
        prescribe(*screen, u"e"_s, u"1g bid 7d"_s);
        QVERIFY(part<Chip>(*screen, u"line.cheaper"_s)->text().contains(u"Cheap maker"_s));
        key(input(*screen), Qt::Key_Up);
        auto* dose = part<QLineEdit>(*screen, u"line.dose"_s);
        QVERIFY(dose->hasFocus());
        key(dose, Qt::Key_R, Qt::ControlModifier);
        QCOMPARE(screen->draft().lines[0].item->code, cheaper.code);
        QCOMPARE(screen->draft().lines[0].pharmacy, std::string("B"));
        QCOMPARE(screen->draft().lines[0].dosage, std::string("1g bid 7d"));
        key(dose, Qt::Key_Delete, Qt::ControlModifier);
        QVERIFY(screen->draft().lines.empty());
        QVERIFY(input(*screen)->hasFocus());
    }

    void nothingIsCutOffInASmallWindowWithLargeLetters() {
        m_world.findings = {m_world.finding("pair.one", Severity::Contraindicated)};
        const auto screen = shown(m_world.asks());
        prescribe(*screen, u"e"_s, u"1g bid 7d"_s);
        QVERIFY(part<Badge>(*screen, u"pad.grave"_s));
        QVERIFY(part<QWidget>(*screen, u"person"_s)->parentWidget()->objectName() != u"scrolled"_s);
        applyLook({true, 150});
        screen->resize(1110, 560);
        settleEvents();
        // Who it is makes room for the lines.
        QCOMPARE(part<QWidget>(*screen, u"person"_s)->parentWidget()->objectName(), u"scrolled"_s);
        QCOMPARE(cutOff(*screen), QStringList());
        applyLook({});
    }

    void moreThanFiveGoOnTwoForms() {
        const auto screen = shown(m_world.asks());
        for (int line = 0; line < 6; ++line) prescribe(*screen, u"e"_s, u"1g bid 7d"_s);
        QVERIFY(labels(*screen).contains(u"Form 2 of 2"_s));
        QVERIFY(text(*screen, u"pad.left"_s).contains(u"2 forms"_s));
    }

    void escapeStepsBackAndAsksBeforeADraftIsLost() {
        const auto screen = shown(m_world.asks());
        QSignalSpy left(screen.get(), &PrescriptionScreen::left);
        QVERIFY(!screen->goBack());
        QTest::keyClicks(input(*screen), u"e"_s);
        settleEvents();
        key(input(*screen), Qt::Key_Return);
        key(input(*screen), Qt::Key_Escape);  // from the dose to the search
        QVERIFY(!text(*screen, u"pad.hint"_s).contains(u"finishes"_s));
        key(input(*screen), Qt::Key_Escape);
        QVERIFY(input(*screen)->text().isEmpty());
        prescribe(*screen, u"e"_s, u"1g bid 7d"_s);
        QVERIFY(screen->goBack());
        auto* dialog = screen->findChild<QWidget*>(u"discard"_s);
        key(part<QPushButton>(*dialog, u"discard.keep"_s), Qt::Key_Return);
        QCOMPARE(screen->draft().lines.size(), std::size_t{1});
        QCOMPARE(left.size(), 0);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(screen->goBack());
        key(part<QPushButton>(*screen->findChild<QWidget*>(u"discard"_s), u"discard.away"_s), Qt::Key_Space);
        QVERIFY(screen->draft().lines.empty());
        QCOMPARE(left.size(), 1);
    }

    void aDraftSurvivesALockAndAnotherPersonsPad() {
        MainWindow window(m_clock, [](const QString&) { return now(QList<SearchHit>{}); });
        auto* screen = new PrescriptionScreen(m_world.asks(), rules(), reviewBook(), m_clock);
        window.addScreen({u"pad"_s, screen, [] { return u"Pad"_s; }, u"pharmacy"_s, {}, true, {}});
        window.setLockCover(new QWidget);
        showActive(window, {1340, 800});
        screen->open(zhang());
        window.showScreen(u"pad"_s);
        settleEvents();
        prescribe(*screen, u"e"_s, u"1g bid 7d"_s);
        window.lock();
        settleEvents();
        window.unlock();
        settleEvents();
        QCOMPARE(screen->draft().lines.size(), std::size_t{1});
        screen->open(idOf<care::ResidentId>("other"));
        settleEvents();
        QVERIFY(screen->draft().lines.empty());
        screen->open(zhang());
        settleEvents();
        QCOMPARE(screen->draft().lines.size(), std::size_t{1});
        QVERIFY(text(*screen, u"line.price"_s).startsWith(u"¥"_s));
    }

    void renewAllPutsEverythingOnThePadOnce() {
        pharmacy::DraftLine line;
        line.key = "m1";
        line.name = "二甲双胍";
        line.atc = "A10BA02";
        line.item = m_world.products[0].item;
        line.dosage = "1g bid";
        line.days = 84;
        m_world.renewal.kind = "long";
        m_world.renewal.diagnoses = {{"E11.9", "2型糖尿病"}};
        m_world.renewal.lines = {line};
        const auto screen = shown(m_world.asks());
        key(part<QPushButton>(*screen, u"pad.renew"_s), Qt::Key_Space);
        QCOMPARE(screen->draft().lines.size(), std::size_t{1});
        QCOMPARE(screen->draft().kind, std::string("long"));
        QCOMPARE(screen->draft().diagnoses.size(), std::size_t{1});
        key(part<QPushButton>(*screen, u"pad.renew"_s), Qt::Key_Space);
        QCOMPARE(screen->draft().lines.size(), std::size_t{1});
        pressSign(*screen);
        QCOMPARE(m_world.signedDrafts.size(), std::size_t{1});
    }

    void templatesAreSavedLoadedAndRemoved() {
        const auto screen = shown(m_world.asks());
        prescribe(*screen, u"e"_s, u"1g bid 7d"_s);
        key(part<QPushButton>(*screen, u"pad.templates"_s), Qt::Key_Space);
        auto* dialog = screen->findChild<QWidget*>(u"templates"_s);
        auto* name = part<QLineEdit>(*dialog, u"templates.name"_s);
        QTest::keyClicks(name, u"T2DM start"_s);
        key(name, Qt::Key_Return);
        QVERIFY(m_world.templates.contains("T2DM start"));
        auto* list = part<QListWidget>(*dialog, u"templates.list"_s);
        QVERIFY(list && list->hasFocus());
        key(list, Qt::Key_Return);
        QCOMPARE(screen->draft().lines.size(), std::size_t{2});
        QVERIFY(screen->draft().lines[0].key != screen->draft().lines[1].key);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        key(part<QPushButton>(*screen, u"pad.templates"_s), Qt::Key_Space);
        key(part<QListWidget>(*screen->findChild<QWidget*>(u"templates"_s), u"templates.list"_s), Qt::Key_Delete);
        QVERIFY(m_world.templates.empty());
    }

    void aMedicineIsStoppedAndHeldWithAReason() {
        const auto screen = shown(m_world.asks());
        QSignalSpy changed(screen.get(), &PrescriptionScreen::medicinesChanged);
        auto* table = part<QTableView>(*screen, u"pad.regimen.table"_s);
        table->setFocus();
        key(table, Qt::Key_Delete);
        auto* reason = part<QLineEdit>(*screen->findChild<QWidget*>(u"reason"_s), u"reason.text"_s);
        QTest::keyClicks(reason, u"hypoglycaemia"_s);
        key(reason, Qt::Key_Return);
        QCOMPARE(m_world.stopped, std::vector<std::string>{"hypoglycaemia"});
        QCOMPARE(changed.size(), 1);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        key(part<QPushButton>(*screen, u"pad.hold"_s), Qt::Key_Space);
        reason = part<QLineEdit>(*screen->findChild<QWidget*>(u"reason"_s), u"reason.text"_s);
        QTest::keyClicks(reason, u"surgery"_s);
        key(reason, Qt::Key_Return);
        QCOMPARE(m_world.held, std::vector<std::string>{"held: surgery"});
    }

    void whatIsTakenIsPrescribedAgainWithItsDose() {
        m_world.chart.medicines[0].atc = "A10BA02";
        m_world.chart.medicines[0].id = idOf<care::MedicationId>("m");
        const auto screen = shown(m_world.asks());
        auto* table = part<QTableView>(*screen, u"pad.regimen.table"_s);
        table->setFocus();
        key(table, Qt::Key_Return);
        QCOMPARE(m_world.searches.back(), std::string("A10BA02"));
        key(input(*screen), Qt::Key_Return);
        QCOMPARE(input(*screen)->text(), u"1 g bid"_s);
        key(input(*screen), Qt::Key_Return);
        QVERIFY(screen->draft().lines[0].medication == idOf<care::MedicationId>("m"));
    }

    void printingIsOfferedOnlyWhereThereIsAny() {
        auto screen = shown(m_world.asks());
        QCOMPARE(part<QPushButton>(*screen, u"pad.sign"_s)->text(), u"Sign"_s);
        auto asks = m_world.asks();
        asks.print = [this](const std::vector<pharmacy::PrescriptionId>& forms) {
            m_world.printed.push_back(forms.size());
        };
        screen = shown(asks);
        QCOMPARE(part<QPushButton>(*screen, u"pad.sign"_s)->text(), u"Sign and print"_s);
        prescribe(*screen, u"e"_s, u"1g bid 7d"_s);
        chooseDiagnosis(*screen);
        pressSign(*screen);
        QCOMPARE(m_world.printed, std::vector<std::size_t>{1});
    }
};

JIAYI_TEST(TestPrescriptionScreen)
#include "tst_prescription_screen.moc"
