// What a new version changed, driven by keys.
#include "tests/ui/formulary_world.h"
#include "ui/common/field.h"
#include "ui/pharmacy/change_model.h"
#include "ui/pharmacy/changes_screen.h"

#include <QAbstractItemModelTester>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace jiayi;
using namespace jiayi::ui;
using namespace jiayi::test;
using namespace Qt::StringLiterals;
using pharmacy::ChangeKind;

class TestChangesScreen : public QObject {
    Q_OBJECT

    FormularyWorld m_world;

    std::unique_ptr<ChangesScreen> shown(ChangesAsks asks) {
        auto screen = std::make_unique<ChangesScreen>(std::move(asks));
        showActive(*screen, {1340, 780});
        screen->open(1);
        screen->activated();
        settleEvents();
        return screen;
    }
    static ChangeRow change(int number, ChangeKind kind, std::int64_t touched) {
        auto before = formularyItem(number), after = before;
        if (kind == ChangeKind::Dearer) after.price.fen = before.price.fen * 5 / 4;
        ChangeRow row{{number, {kind}, before, after}, touched};
        if (kind == ChangeKind::Withdrawn) row.change.after.reset();
        if (kind == ChangeKind::New) row.change.before.reset();
        return row;
    }
    static std::vector<std::string> codes(const ChangesScreen& screen) {
        const auto* model = static_cast<const ChangeModel*>(part<QTableView>(screen, u"changes.table"_s)->model());
        std::vector<std::string> all;
        for (const auto& row : model->rows()) all.push_back(row.change.item().code);
        return all;
    }

private Q_SLOTS:
    void initTestCase() {
        applyLook({});
        applyLanguage(u"en"_s);
    }
    void init() {
        m_world = {};
        m_world.changes = {change(1, ChangeKind::New, 0), change(2, ChangeKind::Dearer, 7), change(3, ChangeKind::Withdrawn, 12)};
        m_world.changeDetail.lines = {affected("王秀兰", true), affected("李建国", false)};
        m_world.changeDetail.equivalents = {{shownItem(8), false, false, 40}};
    }

    void theNewestIsComparedWithTheOneBefore() {
        const auto screen = shown(m_world.changesAsks());
        QCOMPARE(m_world.compared, (std::vector<std::pair<std::int64_t, std::int64_t>>{{111, 112}}));
        QCOMPARE(text(*screen, u"changes.count"_s), u"3 changes · 2 of them touch our residents"_s);
        QCOMPARE(codes(*screen), (std::vector<std::string>{"I3", "I2", "I1"}));  // what touches most people first
        QCOMPARE(nameless(*screen), QStringList());
        QCOMPARE(cutOff(*screen), QStringList());
    }

    void anyTwoVersionsAreCompared() {
        const auto screen = shown(m_world.changesAsks());
        press(part<ChoiceEdit>(*screen, u"changes.from"_s), Qt::Key_Down);
        QCOMPARE(m_world.compared.back(), (std::pair<std::int64_t, std::int64_t>{110, 112}));
    }

    void kindsAndOurResidentsNarrowTheList() {
        const auto screen = shown(m_world.changesAsks());
        press(part<QAbstractButton>(*screen, u"changes.ours"_s), Qt::Key_Space);
        QCOMPARE(codes(*screen), (std::vector<std::string>{"I3", "I2"}));
        press(part<QAbstractButton>(*screen, u"changes.kind.dearer"_s), Qt::Key_Space);
        QCOMPARE(codes(*screen), std::vector<std::string>{"I2"});
        press(part<QAbstractButton>(*screen, u"changes.kind.back"_s), Qt::Key_Space);
        QCOMPARE(text(*screen, u"state.title"_s), u"No change of this kind"_s);
        press(part<QPushButton>(*screen, u"state.action"_s), Qt::Key_Return);
        QCOMPARE(codes(*screen).size(), std::size_t{3});
    }

    void aChangeOfPriceIsSaidInMoneyAndPercent() {
        const auto screen = shown(m_world.changesAsks());
        press(part<QTableView>(*screen, u"changes.table"_s), Qt::Key_Down);
        QCOMPARE(m_world.details.back(), std::int64_t{2});
        QCOMPARE(text(*screen, u"change.what"_s), u"Dearer: ¥ 10.02 → ¥ 12.52, +25 %"_s);
    }

    void enterGoesToTheResidentsAndOpensTheChart() {
        const auto screen = shown(m_world.changesAsks());
        roster::ResidentId opened;
        connect(screen.get(), &ChangesScreen::residentOpened, this, [&](roster::ResidentId id) { opened = id; });
        auto* table = part<QTableView>(*screen, u"changes.table"_s);
        press(table, Qt::Key_Return);
        auto* people = part<QTableView>(*screen, u"change.residents"_s);
        QVERIFY(people->hasFocus());
        QTest::keyClick(people, Qt::Key_Down);
        QTest::keyClick(people, Qt::Key_Return);
        QCOMPARE(opened, affected("李建国", false).resident);
        QVERIFY(screen->goBack());
        QVERIFY(table->hasFocus());
        QVERIFY(!screen->goBack());
    }

    void whatMayTakeItsPlaceIsShown() {
        const auto screen = shown(m_world.changesAsks());
        const auto* others = part<QTableView>(*screen, u"change.equivalents"_s);
        QVERIFY(others->isVisible());
        QCOMPARE(others->model()->index(0, 1).data().toString(), u"¥ 0.40"_s);
        m_world.changeDetail = {};
        press(part<QTableView>(*screen, u"changes.table"_s), Qt::Key_Down);
        QVERIFY(!others->isVisible());
        QVERIFY(!part<QTableView>(*screen, u"change.residents"_s)->isVisible());
    }

    void oneVersionNoChangeAndAFailureAreToldApart() {
        m_world.versions.resize(1);
        auto screen = shown(m_world.changesAsks());
        QCOMPARE(text(*screen, u"state.title"_s), u"Nothing to compare yet"_s);
        QVERIFY(m_world.compared.empty());
        m_world.versions = {shownVersion(12), shownVersion(11)};
        m_world.changes.clear();
        screen = shown(m_world.changesAsks());
        QCOMPARE(text(*screen, u"state.title"_s), u"Nothing changed"_s);
        auto asks = m_world.changesAsks();
        const auto good = asks.changes;
        Answers<std::vector<ChangeRow>> failing;
        bool fails = true;
        asks.changes = [&](std::int64_t from, std::int64_t to) { return fails ? failing.ask() : good(from, to); };
        screen = shown(asks);
        failing.give(0, Error{Errc::NotFound, "formulary.version", {}});
        QVERIFY(text(*screen, u"state.title"_s).contains(u"not kept"_s));
        fails = false;
        m_world.changes = {change(1, ChangeKind::New, 0)};
        press(part<QPushButton>(*screen, u"state.action"_s), Qt::Key_Return);
        QCOMPARE(codes(*screen), std::vector<std::string>{"I1"});
    }

    void theModelKeepsItsPromisesToViews() {
        ChangeModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(m_world.changes);
        QCOMPARE(model.index(2, ChangeModel::Kind).data().toString(), u"Withdrawn"_s);
        model.setRows({});
    }

    void largeTextInChineseAndDarkLeavesNothingCutOff() {
        applyLook({true, 150});
        applyLanguage(u"zh_CN"_s);
        const auto screen = shown(m_world.changesAsks());
        screen->resize(1130, 660);
        settleEvents();
        const auto cut = cutOff(*screen);
        const auto count = text(*screen, u"changes.count"_s);
        applyLanguage(u"en"_s);
        applyLook({});
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u"; "_s)));
        QCOMPARE(count, u"3 项变动 · 其中 2 项涉及本机构居民"_s);
    }
};

JIAYI_TEST(TestChangesScreen)
#include "tst_changes_screen.moc"
