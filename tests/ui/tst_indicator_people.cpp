// The people behind a number: their sides, their day, and what is done about them by key.
#include "tests/ui/quality_world.h"
#include "ui/quality/quality_words.h"

#include <QAbstractItemModelTester>

using namespace jiayi;
using namespace jiayi::ui;
using namespace jiayi::test;
using namespace Qt::StringLiterals;
using quality::Side;

namespace {

std::shared_ptr<const PeopleAnswer> someAnswer() {
    auto answer = std::make_shared<PeopleAnswer>();
    answer->count = {9, 0, 9, 3, 2};
    answer->found = 3;
    const auto fact = static_cast<std::size_t>(std::find_if(measureBook().facts.begin(), measureBook().facts.end(), [](const auto& one) { return one.name == "HBA1C"; }) - measureBook().facts.begin());
    for (int i = 0; i < 3; ++i) {
        quality::PersonRow row;
        row.resident = roster::ResidentId{derivedUuid({"person", std::to_string(i)})};
        row.name = i == 0 ? "王秀兰" : i == 1 ? "李国强" : "张小明";
        row.birth = makeDate(1960, 1, 1);
        row.sex = Sex::Female;
        row.why = {"does not meet the standard yet", "尚未达标"};
        if (i == 0) row.savableUntil = qualityDay() + Days{5};
        if (i == 1) row.savableUntil = qualityDay() - Days{5};
        if (i < 2) row.fixes = {{quality::Fix::Kind::Test, fact, {}, 1}};
        answer->rows.push_back(row);
    }
    return answer;
}

}  // namespace

class TestIndicatorPeople : public QObject {
    Q_OBJECT

    static void open(QualityWorld& world) {
        world.people.open("JY-DM-05", {quality::Window::Year, qualityDay(), {}});
        showActive(world.people, {1180, 700});
        world.people.activated();
        world.answers.give(world.answers.asked() - 1, someAnswer());
        settleEvents();
    }

private Q_SLOTS:
    void initTestCase() {
        applyLook({});
        applyLanguage(u"en"_s);
    }
    void cleanup() {
        applyLanguage(u"en"_s);
        applyLook({});
    }

    void theySayWhyWhatMendsItAndUntilWhen() {
        QualityWorld world;
        open(world);
        auto* table = part<RowTable>(world.people, u"people.table"_s);
        QAbstractItemModelTester tester(table->model());
        QCOMPARE(world.cell(world.people, u"people.table"_s, 0, 0), u"王秀兰"_s);
        QCOMPARE(world.cell(world.people, u"people.table"_s, 0, 2), u"2026-11-27, 5 days"_s);
        QCOMPARE(world.cell(world.people, u"people.table"_s, 1, 2), u"was 2026-11-17"_s);
        QCOMPARE(world.cell(world.people, u"people.table"_s, 2, 2), u"out of reach"_s);
        QVERIFY(table->model()->index(0, 1).data(Qt::AccessibleTextRole).toString().contains(u"HbA1c has to be measured"_s));
        QVERIFY(text(world.people, u"people.about"_s).contains(u"33.3 %"_s));
    }

    void theSidesCarryTheirNumbersAndAreAskedFor() {
        QualityWorld world;
        open(world);
        auto* sides = part<ChipRow>(world.people, u"people.side"_s);
        QCOMPARE(sides->chip(u"not"_s)->text(), u"Not reached 6"_s);
        QCOMPARE(sides->chip(u"met"_s)->text(), u"Reached 3"_s);
        QCOMPARE(sides->chip(u"missing"_s)->text(), u"Not measured 2"_s);
        press(sides->chip(u"missing"_s), Qt::Key_Space);
        QVERIFY(world.peopleAsks.back().side == Side::Missing);
    }

    void keysOpenChartVisitOrdersAndBooking() {
        QualityWorld world;
        open(world);
        QStringList done;
        std::vector<std::vector<std::string>> wanted;
        connect(&world.people, &PeopleScreen::chartAsked, this, [&] { done << u"chart"_s; });
        connect(&world.people, &PeopleScreen::visitAsked, this, [&] { done << u"visit"_s; });
        connect(&world.people, &PeopleScreen::ordersAsked, this, [&](roster::ResidentId, const std::vector<std::vector<std::string>>& codes) {
            done << u"orders"_s;
            wanted = codes;
        });
        connect(&world.people, &PeopleScreen::bookAsked, this, [&](roster::ResidentId, const QString& name, Date) { done << name; });
        auto* table = part<RowTable>(world.people, u"people.table"_s);
        for (const auto key : {Qt::Key_Return, Qt::Key_C, Qt::Key_V, Qt::Key_O, Qt::Key_B}) press(table, key);
        QCOMPARE(done, (QStringList{u"chart"_s, u"chart"_s, u"visit"_s, u"orders"_s, u"王秀兰"_s}));
        QCOMPARE(wanted.size(), std::size_t{1});
        QVERIFY(std::find(wanted[0].begin(), wanted[0].end(), "HBA1C_NGSP") != wanted[0].end());
        press(table, Qt::Key_Down);
        press(table, Qt::Key_Down);
        QVERIFY(!part<Button>(world.people, u"people.order"_s)->isEnabled());  // nothing that a test would mend
    }

    void whatIsNotOnTheListCannotBeTakenAndIsSaid() {
        QualityWorld world;
        open(world);
        press(part<RowTable>(world.people, u"people.table"_s), Qt::Key_T);
        world.taken.give(0, Error{Errc::NotFound, "worklist.item", {}});
        settleEvents();
        QVERIFY(labels(world.people).join(u' ').contains(u"Nothing of 王秀兰 is due yet"_s));
        press(part<RowTable>(world.people, u"people.table"_s), Qt::Key_T);
        world.taken.give(1, Result<void>{});
        settleEvents();
        QVERIFY(labels(world.people).join(u' ').contains(u"王秀兰 stands on your list"_s));
    }

    void nobodyAndFailureAreSaid() {
        QualityWorld world;
        world.people.open("JY-DM-05", {quality::Window::Year, qualityDay(), {}});
        showActive(world.people, {1180, 700});
        world.people.activated();
        world.answers.give(0, std::shared_ptr<const PeopleAnswer>(std::make_shared<PeopleAnswer>()));
        settleEvents();
        QVERIFY(part<StatePanel>(world.people, u"people.state"_s)->isVisible());
        QVERIFY(!part<Button>(world.people, u"people.print"_s)->isEnabled());
        world.people.activated();
        world.answers.give(1, Error{Errc::Busy, "database.busy", {}});
        settleEvents();
        Q_EMIT part<StatePanel>(world.people, u"people.state"_s)->acted();
        QCOMPARE(world.answers.asked(), std::size_t{3});
    }

    void theListLeavesWithNamesAndSaysSo() {
        QualityWorld world;
        open(world);
        press(part<Button>(world.people, u"people.print"_s), Qt::Key_Space);
        QCOMPARE(world.printed.size(), std::size_t{1});
        QVERIFY(world.printed[0].people);
        QCOMPARE(world.printed[0].tables[0].rows.size(), std::size_t{3});
        QCOMPARE(world.printed[0].tables[0].rows[0][4].text, u"2026-11-27"_s);
    }

    void everythingHasANameAndNothingIsCutOff() {
        for (const auto& language : {u"en"_s, u"zh_CN"_s}) {
            applyLook({false, 130});
            applyLanguage(language);
            QualityWorld world;
            open(world);
            QVERIFY2(cutOff(world.people).isEmpty(), qPrintable(cutOff(world.people).join(u'\n')));
            QVERIFY2(nameless(world.people).isEmpty(), qPrintable(nameless(world.people).join(u'\n')));
        }
    }
};

JIAYI_TEST(TestIndicatorPeople)
#include "tst_indicator_people.moc"
