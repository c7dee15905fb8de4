// The formulary, driven by keys, on functions that answer at once, late or with a failure.
#include "tests/ui/formulary_world.h"
#include "ui/common/field.h"
#include "ui/common/table_style.h"
#include "ui/pharmacy/formulary_screen.h"
#include "ui/pharmacy/formulary_words.h"

#include <QAbstractItemModelTester>
#include <QChartView>
#include <QLineSeries>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>

using namespace jiayi;
using namespace jiayi::ui;
using namespace jiayi::test;
using namespace Qt::StringLiterals;

class TestFormularyScreen : public QObject {
    Q_OBJECT

    FormularyWorld m_world;
    ManualClock m_clock{morning()};

    std::unique_ptr<FormularyScreen> shown(FormularyAsks asks) {
        auto screen = std::make_unique<FormularyScreen>(std::move(asks), m_clock);
        showActive(*screen, {1340, 780});
        screen->activated();
        settleEvents();
        return screen;
    }

private Q_SLOTS:
    void initTestCase() {
        applyLook({});
        applyLanguage(u"en"_s);
    }
    void init() { m_world = {}; }

    void theModelKeepsItsPromisesToViews() {
        qt::FormularyModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setPages(250, [](std::int64_t offset, int limit) {
            qt::FormularyModel::Rows rows;
            for (int row = 0; row < limit && offset + row < 250; ++row) rows.push_back(shownItem(static_cast<int>(offset) + row));
            return now(std::move(rows));
        });
        QVERIFY(model.data(model.index(240, 0), qt::FormularyModel::LoadingRole).toBool());
        settleEvents();
        QVERIFY(!model.data(model.index(240, 0), qt::FormularyModel::LoadingRole).toBool());
        QCOMPARE(model.rowAt(240)->product, 240);
        model.setFound({shownItem(1)});
        QCOMPARE(model.rowCount(), 1);
        model.setFound({});
        QCOMPARE(model.rowCount(), 0);
    }

    void twentyThousandItemsAreListedAndOnlyWhatIsLookedAtIsRead() {
        const auto screen = shown(m_world.asks());
        QCOMPARE(text(*screen, u"formulary.count"_s), u"20,000 medicines"_s);
        QCOMPARE(m_world.offsets, std::vector<std::int64_t>{0});
        auto* table = part<QTableView>(*screen, u"formulary.table"_s);
        press(table, Qt::Key_End);
        QTest::keyClick(table, Qt::Key_End, Qt::ControlModifier);
        settleEvents();
        QVERIFY(m_world.offsets.size() <= 3);
        QCOMPARE(m_world.offsets.back(), std::int64_t{19'900});
        QCOMPARE(m_world.details.back(), std::int64_t{20'000});
        QCOMPARE(nameless(*screen).join(u"; "_s), QString());
        QCOMPARE(cutOff(*screen), QStringList());
    }

    void versionDateAndSampleAreInSight() {
        const auto screen = shown(m_world.asks());
        QCOMPARE(text(*screen, u"formulary.version"_s), u"Version 12 of 2026-10-13"_s);
        QVERIFY(part<QWidget>(*screen, u"formulary.sample"_s)->isVisible());
        QVERIFY(part<QWidget>(*screen, u"item.sample"_s)->isVisible());
        QVERIFY(!part<QWidget>(*screen, u"formulary.refused"_s)->isVisible());
    }

    void aRefusedVersionIsSaidWithWhatStays() {
        m_world.pharmacies[0].refused = pharmacy::RefusedVersion{13, "formulary.signature", morning() - std::chrono::hours{3}};
        const auto screen = shown(m_world.asks());
        const auto* notice = part<QWidget>(*screen, u"formulary.refused"_s);
        QVERIFY(notice->isVisible());
        const auto said = labels(*notice).join(u' ');
        for (const auto& word : {u"Version 13"_s, u"signature"_s, u"Version 12 of 2026-10-13"_s}) QVERIFY2(said.contains(word), qPrintable(said));
    }

    void everyKeystrokeSearchesAndTheConditionsGoAlong() {
        const auto screen = shown(m_world.asks());
        press(part<QAbstractButton>(*screen, u"formulary.class.B"_s), Qt::Key_Space);
        press(part<QAbstractButton>(*screen, u"formulary.terms.procured"_s), Qt::Key_Space);
        press(part<QAbstractButton>(*screen, u"formulary.terms.stock"_s), Qt::Key_Space);
        press(part<QAbstractButton>(*screen, u"formulary.terms.long"_s), Qt::Key_Space);
        press(part<QAbstractButton>(*screen, u"formulary.terms.essential"_s), Qt::Key_Space);
        press(part<QTableView>(*screen, u"formulary.table"_s), Qt::Key_Slash);
        auto* search = part<QLineEdit>(*screen, u"formulary.text"_s);
        QVERIFY(search->hasFocus());
        QTest::keyClicks(search, u"ejs"_s);
        settleEvents();
        QCOMPARE(m_world.searches, (std::vector<std::string>{"e", "ej", "ejs"}));
        pharmacy::FormularyFilter wanted;
        wanted.insuranceClass = pharmacy::InsuranceClass::B;
        wanted.procured = wanted.inStock = wanted.essential = true;
        wanted.longRx = "yes";
        QCOMPARE(m_world.filters.back(), wanted);
        QCOMPARE(text(*screen, u"formulary.count"_s), u"2 medicines"_s);
        QTest::keyClick(search, Qt::Key_Down);
        QVERIFY(part<QTableView>(*screen, u"formulary.table"_s)->hasFocus());
    }

    void pinyinCountsWhileItIsComposed() {
        const auto screen = shown(m_world.asks());
        auto* search = part<QLineEdit>(*screen, u"formulary.text"_s);
        search->setFocus();
        QInputMethodEvent composing(u"er'jia"_s, {});
        QCoreApplication::sendEvent(search, &composing);
        settleEvents();
        QCOMPARE(m_world.searches.back(), std::string{"erjia"});
    }

    void anotherPharmacyAndAFormAreAskedFor() {
        const auto screen = shown(m_world.asks());
        auto* pharmacies = part<ChoiceEdit>(*screen, u"formulary.pharmacy"_s);
        press(pharmacies, Qt::Key_Down);
        QCOMPARE(m_world.asked.back(), std::int64_t{2});
        QCOMPARE(text(*screen, u"formulary.version"_s), u"Version 3 of 2026-10-04"_s);
        press(part<ChoiceEdit>(*screen, u"formulary.form"_s), Qt::Key_Down);
        QCOMPARE(m_world.filters.back().form, std::string{"cap"});
    }

    void theItemSaysStockWithItsAgeRestrictionAndProcurement() {
        const auto screen = shown(m_world.asks());
        press(part<QTableView>(*screen, u"formulary.table"_s), Qt::Key_Down);
        press(part<QTableView>(*screen, u"formulary.table"_s), Qt::Key_Down);
        const auto* pane = part<QWidget>(*screen, u"item"_s);
        const auto said = labels(*pane).join(u' ');
        for (const auto& word : {u"43 packs, counted 2 h ago"_s, u"for a second line"_s, u"420 of 900 packs"_s, u"SAMPLE00000000000000001"_s, u"A10BA02"_s, u"盐酸二甲双胍片"_s})
            QVERIFY2(said.contains(word), qPrintable(word + u": "_s + said));
        QCOMPARE(text(*screen, u"item.price"_s), u"¥ 10.03"_s);
        // A step: the old price holds until the day of the new one.
        auto* line = qobject_cast<QLineSeries*>(part<QChartView>(*screen, u"item.prices"_s)->chart()->series().first());
        QCOMPARE(line->count(), 4);
        QCOMPARE(line->at(1), QPointF(line->at(2).x(), 12.0));
        QCOMPARE(line->at(3).y(), 9.6);
    }

    void enterGoesToTheEquivalentsAndEscapeComesBack() {
        const auto screen = shown(m_world.asks());
        auto* table = part<QTableView>(*screen, u"formulary.table"_s);
        press(table, Qt::Key_Return);
        auto* others = part<QTableView>(*screen, u"item.equivalents"_s);
        QVERIFY(others->hasFocus());
        QVERIFY(others->model()->index(0, 0).data(SecondLineRole).toString().contains(u"not signed"_s));
        QTest::keyClick(others, Qt::Key_Return);
        settleEvents();
        QCOMPARE(m_world.details.back(), std::int64_t{8});
        QVERIFY(screen->goBack());
        settleEvents();
        QCOMPARE(m_world.details.back(), std::int64_t{1});
        QVERIFY(table->hasFocus());
        QVERIFY(!screen->goBack());
    }

    void noFormularyYetNothingInForceAndNoHitAreToldApart() {
        m_world.pharmacies.clear();
        auto screen = shown(m_world.asks());
        QSignalSpy sync(screen.get(), &FormularyScreen::syncAsked);
        QCOMPARE(text(*screen, u"state.title"_s), u"No formulary yet"_s);
        QVERIFY(!part<QPushButton>(*screen, u"formulary.changes"_s)->isEnabled());
        press(part<QPushButton>(*screen, u"state.action"_s), Qt::Key_Return);
        QCOMPARE(sync.size(), 1);
        m_world = {};
        m_world.pharmacies[0].current.reset();
        screen = shown(m_world.asks());
        QCOMPARE(text(*screen, u"state.title"_s), u"No version is in force yet"_s);
        m_world = {};
        screen = shown(m_world.asks());
        auto* search = part<QLineEdit>(*screen, u"formulary.text"_s);
        search->setFocus();
        QTest::keyClicks(search, u"zz"_s);
        settleEvents();
        QCOMPARE(text(*screen, u"state.title"_s), u"No medicine fits"_s);
        QVERIFY(!part<QWidget>(*screen, u"item"_s)->isVisible());
        QVERIFY(screen->goBack());
        settleEvents();
        QCOMPARE(text(*screen, u"formulary.count"_s), u"20,000 medicines"_s);
    }

    void whatIsNotFoundOrOutOfStockGoesIntoTheShortageLog() {
        const auto screen = shown(m_world.asks());
        pharmacy::RecordShortage asked;
        QString where;
        int times = 0;
        connect(screen.get(), &FormularyScreen::shortageAsked, this, [&](const pharmacy::RecordShortage& missing, const QString& name) {
            asked = missing;
            where = name;
            ++times;
        });
        auto* table = part<QTableView>(*screen, u"formulary.table"_s);
        auto* out = part<QPushButton>(*screen, u"item.shortage"_s);
        QVERIFY(!out->isVisible());
        QTest::keyClick(table, Qt::Key_F9);
        QVERIFY(times == 1 && asked.name.empty());
        auto* search = part<QLineEdit>(*screen, u"formulary.text"_s);
        search->setFocus();
        QTest::keyClicks(search, u"q"_s);
        settleEvents();
        press(table, Qt::Key_Down);
        QVERIFY(out->isVisible());
        QTest::keyClick(table, Qt::Key_F9, Qt::ShiftModifier);
        const auto item = shownItem(5).item;
        QCOMPARE(times, 2);
        QCOMPARE(asked.name, item.name() + " " + item.strength);
        QVERIFY(asked.product == item.code && asked.atc == item.atc && asked.pharmacy == "A");
        QCOMPARE(where, u"东丽云药房"_s);
        search->setFocus();
        QTest::keyClicks(search, u"z"_s);
        settleEvents();
        QTest::keyClick(search, Qt::Key_Return);
        auto* write = part<QPushButton>(*screen, u"state.action"_s);
        QVERIFY(write->hasFocus());
        QTest::keyClick(write, Qt::Key_Return);
        QCOMPARE(times, 3);
        QVERIFY(asked.name == "qz" && asked.product.empty() && asked.pharmacy == "A");
    }

    void comingBackKeepsThePlaceUnlessThereIsANewVersion() {
        const auto screen = shown(m_world.asks());
        auto* table = part<QTableView>(*screen, u"formulary.table"_s);
        press(table, Qt::Key_Down);
        screen->activated();
        settleEvents();
        QCOMPARE(table->currentIndex().row(), 1);
        m_world.pharmacies[0].current = shownVersion(13);
        screen->activated();
        settleEvents();
        QCOMPARE(text(*screen, u"formulary.version"_s), u"Version 13 of 2026-10-14"_s);
        QCOMPARE(m_world.asked.size(), std::size_t{2});
    }

    void aFailureIsSaidAndCanBeTriedAgain() {
        auto asks = m_world.asks();
        Answers<pharmacy::Facets> failing;
        const auto good = asks.facets;
        bool fails = true;
        asks.facets = [&](std::int64_t pk, const pharmacy::FormularyFilter& filter) { return fails ? failing.ask() : good(pk, filter); };
        const auto screen = shown(asks);
        failing.give(0, Error{Errc::Busy, "store.busy", {}});
        QVERIFY(!text(*screen, u"state.title"_s).isEmpty());
        fails = false;
        press(part<QPushButton>(*screen, u"state.action"_s), Qt::Key_Return);
        QVERIFY(part<QTableView>(*screen, u"formulary.table"_s)->isVisible());
    }

    void aLateAnswerToFewerLettersIsDropped() {
        auto asks = m_world.asks();
        Answers<qt::FormularyModel::Rows> answers;
        asks.search = [&](std::int64_t, const pharmacy::FormularyFilter&, const std::string&) { return answers.ask(); };
        const auto screen = shown(asks);
        auto* search = part<QLineEdit>(*screen, u"formulary.text"_s);
        search->setFocus();
        QTest::keyClicks(search, u"ab"_s);
        answers.give(1, qt::FormularyModel::Rows{shownItem(3)});
        answers.give(0, qt::FormularyModel::Rows{shownItem(1), shownItem(2)});
        QCOMPARE(part<QTableView>(*screen, u"formulary.table"_s)->model()->rowCount(), 1);
    }

    void largeTextInChineseAndDarkLeavesNothingCutOff() {
        m_world.pharmacies[0].refused = pharmacy::RefusedVersion{13, "formulary.root", morning()};
        applyLook({true, 150});
        applyLanguage(u"zh_CN"_s);
        const auto screen = shown(m_world.asks());
        screen->resize(1130, 660);
        settleEvents();
        const auto cut = cutOff(*screen);
        const auto title = screen->title();
        applyLanguage(u"en"_s);
        applyLook({});
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u"; "_s)));
        QCOMPARE(title, u"药品目录"_s);
    }
};

JIAYI_TEST(TestFormularyScreen)
#include "tst_formulary_screen.moc"
