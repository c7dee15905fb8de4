// The shortage log, driven by keys, on functions that answer at once, late or with a failure.
#include "tests/ui/shortage_world.h"
#include "ui/common/field.h"
#include "ui/pharmacy/shortage_model.h"
#include "ui/pharmacy/shortage_screen.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace jiayi;
using namespace jiayi::ui;
using namespace jiayi::test;
using namespace Qt::StringLiterals;

class TestShortageScreen : public QObject {
    Q_OBJECT

    ShortageWorld m_world;
    ManualClock m_clock{morning()};

    std::unique_ptr<ShortageScreen> shown(ShortageAsks asks) {
        auto screen = std::make_unique<ShortageScreen>(std::move(asks), m_clock);
        showActive(*screen, {1340, 780});
        screen->activated();
        screen->focusFirst();
        settleEvents();
        return screen;
    }
    static void press(QWidget* widget, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        widget->setFocus();
        QTest::keyClick(widget, key, modifiers);
        settleEvents();
    }
    static QStringList column(const QWidget& screen, const QString& table, int column = 0) {
        const auto* model = part<QTableView>(screen, table)->model();
        QStringList all;
        for (int row = 0; row < model->rowCount(); ++row) all << model->index(row, column).data().toString();
        return all;
    }

private Q_SLOTS:
    void initTestCase() {
        applyLook({});
        applyLanguage(u"en"_s);
    }
    void init() { m_world = {}; }

    void whatIsOpenShowsFirstAndAllOnAsking() {
        const auto screen = shown(m_world.asks());
        QCOMPARE(text(*screen, u"shortages.count"_s), u"2 medicines waited for, the first asked 9 d ago"_s);
        QCOMPARE(column(*screen, u"shortages.table"_s), (QStringList{u"semaglutide"_s, u"nitroglycerin"_s}));
        QCOMPARE(text(*screen, u"shortage.for"_s), u"张小明"_s);
        QCOMPARE(text(*screen, u"shortage.where"_s), u"东丽云药房"_s);
        QCOMPARE(nameless(*screen), QStringList());
        QCOMPARE(cutOff(*screen), QStringList());
        press(part<QAbstractButton>(*screen, u"shortages.filter.all"_s), Qt::Key_Space);
        QCOMPARE(column(*screen, u"shortages.table"_s, ShortageModel::State), (QStringList{u"Open"_s, u"Open"_s, u"Not to be had"_s}));
        auto* table = part<QTableView>(*screen, u"shortages.table"_s);
        for (int row = 0; row < 2; ++row) press(table, Qt::Key_Down);
        QVERIFY(!part<QWidget>(*screen, u"shortage.note"_s)->isVisible());
        QCOMPARE(text(*screen, u"shortage.words"_s), u"Tuesday\nAnswered 2 h ago by liu"_s);
        press(table, Qt::Key_1);
        QVERIFY(table->hasFocus());
    }

    void aFigureAnswersAndEnterInTheNoteKeeps() {
        const auto screen = shown(m_world.asks());
        QSignalSpy changed(screen.get(), &ShortageScreen::changed);
        auto* table = part<QTableView>(*screen, u"shortages.table"_s);
        press(table, Qt::Key_2);
        auto* note = part<QLineEdit>(*screen, u"shortage.note"_s);
        QVERIFY(note->hasFocus());
        QTest::keyClicks(note, u"4 packs"_s);
        QTest::keyClick(note, Qt::Key_Return);
        settleEvents();
        QCOMPARE(m_world.answers.size(), std::size_t{1});
        QCOMPARE(m_world.answers[0].shortage, idOf<pharmacy::ShortageId>("semaglutide"));
        QCOMPARE(m_world.answers[0].answer, std::string{"substituted"});
        QCOMPARE(m_world.answers[0].note, std::string{"4 packs"});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(column(*screen, u"shortages.table"_s), QStringList{u"nitroglycerin"_s});
        QVERIFY(table->hasFocus());
        QVERIFY(note->text().isEmpty());  // what was typed for one entry is not the next one's
    }

    void enterGoesToTheAnswersWhereFiguresWorkTooAndEscComesBack() {
        const auto screen = shown(m_world.asks());
        auto* table = part<QTableView>(*screen, u"shortages.table"_s);
        press(table, Qt::Key_Return);
        auto* first = part<QAbstractButton>(*screen, u"shortage.choice.stocked"_s);
        QVERIFY(first->hasFocus());
        QTest::keyClick(first, Qt::Key_3);
        QVERIFY(part<QAbstractButton>(*screen, u"shortage.choice.elsewhere"_s)->isChecked());
        QVERIFY(screen->goBack());
        QVERIFY(table->hasFocus());
        QVERIFY(!screen->goBack());
    }

    void aRefusedAnswerIsSaidAndWhatWasTypedStays() {
        auto asks = m_world.asks();
        Answers<void> refusing;
        asks.answer = [&](const pharmacy::AnswerShortage&) { return refusing.ask(); };
        const auto screen = shown(asks);
        press(part<QTableView>(*screen, u"shortages.table"_s), Qt::Key_1);
        auto* note = part<QLineEdit>(*screen, u"shortage.note"_s);
        QTest::keyClicks(note, u"Monday"_s);
        press(note, Qt::Key_Return);
        press(note, Qt::Key_Return);
        QCOMPARE(refusing.asked(), std::size_t{1});  // one at a time
        refusing.give(0, Error{Errc::Conflict, "shortage.not-open", {}});
        QStringList said;
        for (const auto* label : screen->findChildren<QLabel*>())
            if (label->isVisible()) said << label->text();
        QVERIFY2(said.join(u'|').contains(u"answered already"_s), qPrintable(said.join(u'|')));
        QCOMPARE(note->text(), u"Monday"_s);
    }

    void aNewEntryIsWrittenByKeys() {
        const auto screen = shown(m_world.asks());
        press(part<QTableView>(*screen, u"shortages.table"_s), Qt::Key_F4);
        auto* name = part<QLineEdit>(*screen, u"shortage.name"_s);
        QVERIFY(name->hasFocus());
        QTest::keyClicks(name, u"digoxin "_s);
        auto* packs = part<QLineEdit>(*screen, u"shortage.packs"_s);
        packs->setFocus();
        packs->selectAll();
        QTest::keyClicks(packs, u"3"_s);
        QTest::keyClick(packs, Qt::Key_Return);
        settleEvents();
        QCOMPARE(m_world.recorded.size(), std::size_t{1});
        QVERIFY(m_world.recorded[0].name == "digoxin" && m_world.recorded[0].packs == 3 && m_world.recorded[0].pharmacy.empty());
        QVERIFY(!name->isVisible());
        auto* table = part<QTableView>(*screen, u"shortages.table"_s);
        QCOMPARE(table->currentIndex().data().toString(), u"digoxin"_s);
        QVERIFY(table->hasFocus());
    }

    void aPrefilledEntryKeepsItsCodesUnlessItIsRenamed() {
        const auto screen = shown(m_world.asks());
        const pharmacy::RecordShortage known{"semaglutide 1 mg", "A10BJ06", "A", "I5"};
        screen->begin(known, u"东丽云药房"_s);
        QCOMPARE(text(*screen, u"shortage.place"_s), u"Looked for at 东丽云药房."_s);
        auto* packs = part<QLineEdit>(*screen, u"shortage.packs"_s);
        QVERIFY(packs->hasFocus());
        press(packs, Qt::Key_Return);
        QVERIFY(m_world.recorded.at(0).product == "I5" && m_world.recorded[0].atc == "A10BJ06" && m_world.recorded[0].pharmacy == "A");
        screen->begin(known, u"东丽云药房"_s);
        auto* name = part<QLineEdit>(*screen, u"shortage.name"_s);
        name->setText(u"liraglutide"_s);
        press(name, Qt::Key_Return);
        QVERIFY(m_world.recorded.at(1).product.empty() && m_world.recorded[1].atc.empty() && m_world.recorded[1].pharmacy == "A");
    }

    void whatCannotBeWrittenIsSaidAtItsField() {
        auto asks = m_world.asks();
        Answers<pharmacy::ShortageId> refusing;
        asks.record = [&](const pharmacy::RecordShortage&) { return refusing.ask(); };
        const auto screen = shown(asks);
        screen->begin({}, {});
        auto* name = part<QLineEdit>(*screen, u"shortage.name"_s);
        press(name, Qt::Key_Return);
        refusing.give(0, Error{Errc::Invalid, "shortage.name", {}});
        QVERIFY(name->isVisible() && name->hasFocus());
        press(name, Qt::Key_Return);
        refusing.give(1, Error{Errc::Invalid, "shortage.packs", {}});
        QVERIFY(part<QLineEdit>(*screen, u"shortage.packs"_s)->hasFocus());
        QVERIFY(screen->goBack());
        QVERIFY(!name->isVisible());
    }

    void pharmaciesAreMovedTakenInAndKept() {
        const auto screen = shown(m_world.asks());
        auto* table = part<QTableView>(*screen, u"serving.table"_s);
        auto* keep = part<QPushButton>(*screen, u"serving.keep"_s);
        QVERIFY(!keep->isEnabled());
        press(table, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(column(*screen, u"serving.table"_s), (QStringList{u"西青云药房"_s, u"东丽云药房"_s, u"津南云药房"_s}));
        QCOMPARE(table->currentIndex().row(), 1);  // the keyboard goes along
        press(table, Qt::Key_Down, Qt::AltModifier);  // what does not serve has no place to change
        QCOMPARE(column(*screen, u"serving.table"_s).at(1), u"东丽云药房"_s);
        screen->reload();
        settleEvents();
        QCOMPARE(column(*screen, u"serving.table"_s).at(0), u"西青云药房"_s);  // not kept yet, and not lost
        QVERIFY(screen->goBack());
        QCOMPARE(column(*screen, u"serving.table"_s).at(0), u"东丽云药房"_s);
        QVERIFY(m_world.served.empty());
        table->setCurrentIndex(table->model()->index(0, 0));
        press(table, Qt::Key_Space);
        QCOMPARE(column(*screen, u"serving.table"_s), (QStringList{u"西青云药房"_s, u"东丽云药房"_s, u"津南云药房"_s}));
        press(table, Qt::Key_Return);
        QCOMPARE(m_world.served, (std::vector<std::vector<std::string>>{{"B"}}));
        QVERIFY(!keep->isEnabled());
    }

    void emptyAnsweredUnreadAndFailedAreToldApart() {
        m_world.log.entries.clear();
        auto screen = shown(m_world.asks());
        QCOMPARE(text(*screen, u"state.title"_s), u"Nothing was missing so far"_s);
        QVERIFY(!part<QWidget>(*screen, u"shortage.pane"_s)->isVisible());
        press(part<QPushButton>(*screen, u"state.action"_s), Qt::Key_Return);
        QVERIFY(part<QWidget>(*screen, u"shortage.name"_s)->hasFocus());
        m_world.log.entries = {missing("acarbose", 20, "stocked")};
        screen = shown(m_world.asks());
        QCOMPARE(text(*screen, u"state.title"_s), u"Every entry has its answer"_s);
        QCOMPARE(text(*screen, u"shortages.count"_s), u"No medicine is waited for"_s);
        auto asks = m_world.asks();
        const auto good = asks.read;
        Answers<ShortageLog> failing;
        bool fails = true;
        asks.read = [&] { return fails ? failing.ask() : good(); };
        screen = shown(asks);
        QCOMPARE(text(*screen, u"shortages.count"_s), u"Shortage log"_s);
        failing.give(0, Error{Errc::Busy, "store.busy", {}});
        QVERIFY(!text(*screen, u"state.title"_s).isEmpty());
        fails = false;
        press(part<QPushButton>(*screen, u"state.action"_s), Qt::Key_Return);
        QCOMPARE(text(*screen, u"state.title"_s), u"Every entry has its answer"_s);
    }

    void theModelKeepsItsPromisesToViews() {
        ShortageModel model(m_clock, nullptr);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(m_world.log.entries);
        QCOMPARE(model.index(1, ShortageModel::For).data().toString(), u"no one named"_s);
        model.setRows({});
    }

    void largeTextInChineseAndDarkLeavesNothingCutOff() {
        applyLook({true, 150});
        applyLanguage(u"zh_CN"_s);
        const auto screen = shown(m_world.asks());
        screen->begin({}, {});
        screen->resize(1130, 660);
        settleEvents();
        const auto cut = cutOff(*screen);
        const auto count = text(*screen, u"shortages.count"_s);
        applyLanguage(u"en"_s);
        applyLook({});
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u"; "_s)));
        QCOMPARE(count, u"2 种药待回复，最早 9 天前登记"_s);
    }
};

JIAYI_TEST(TestShortageScreen)
#include "tst_shortage_screen.moc"
