// The worklist of a clinic: facts change, days pass, people say something.
#include "models/db/migrator.h"
#include "models/pharmacy/prescribing/long_prescription.h"
#include "tests/worklist/work_world.h"

using namespace jiayi;
using namespace jiayi::worklist;
using test::WorkWorld;
using Kinds = std::vector<std::string>;

namespace {

QString joined(const Kinds& kinds) {
    QStringList all;
    for (const auto& kind : kinds) all << QString::fromStdString(kind);
    return all.join(u' ');
}

}  // namespace

class TestWorklist : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCriticalResultStandsUntilThePersonIsReachedAndThenForTwoWeeks() {
        WorkWorld world;
        const auto who = world.person("王秀兰");
        world.measured(who, "K", 6.1, world.today());
        QCOMPARE(joined(world.kinds()), QStringLiteral("critical.emergency"));
        QVERIFY(LogContact({world.item(who, "critical.emergency"), "phone", "no-answer", ""})(world.store.context(), test::workBook()));
        QCOMPARE(world.page().rows.at(0).contact.tries, 1);
        QVERIFY(LogContact({world.item(who, "critical.emergency"), "phone", "reached", "goes to hospital"})(world.store.context(), test::workBook()));
        QVERIFY(world.kinds().empty());
        world.daysPass(13);
        QVERIFY(world.kinds().empty());
        world.daysPass(1);
        QCOMPARE(joined(world.kinds()), QStringLiteral("critical.follow"));
        world.measured(who, "K", 4.2, world.today());
        QVERIFY(world.kinds().empty());
    }

    void tomorrowsListIsRightWithoutAnybodyWriting() {
        WorkWorld world;
        const auto who = world.person("李建国");
        world.visited(who, "hypertension", "2", world.today(), world.today() + Days{14});
        QVERIFY(world.kinds().empty());
        const auto commits = world.store.database().commitCounter();
        world.daysPass(14);
        QCOMPARE(joined(world.kinds()), QStringLiteral("return"));
        QCOMPARE(world.store.database().commitCounter(), commits);
        world.visited(who, "hypertension", "1", world.today(), world.today() + Days{90});
        QVERIFY(world.kinds().empty());
        world.daysPass(90);
        QVERIFY(world.kinds().empty());
        world.daysPass(1);
        QCOMPARE(joined(world.kinds()), QStringLiteral("visit.due"));
    }

    void aRenewalIsThereWhenThePharmacySaysSo() {
        WorkWorld world;
        const auto who = world.person("陈国强");
        world.ordered(who, world.medicine(who), "long", 28);
        world.daysPass(20);
        QVERIFY(pharmacy::renewalsDue(world.store.database(), test::reviewBook(), world.today())->empty());
        QVERIFY(world.kinds().empty());
        world.daysPass(1);
        QCOMPARE(pharmacy::renewalsDue(world.store.database(), test::reviewBook(), world.today())->size(), std::size_t{1});
        QCOMPARE(joined(world.kinds()), QStringLiteral("renewal"));
        world.ordered(who, world.medicines(who).at(0), "long", 28);
        QVERIFY(world.kinds().empty());
    }

    void aFormularyThatComesIntoForceTouchesWhoWasOrderedTheProduct() {
        WorkWorld world;
        const auto who = world.person("刘玉梅");
        const auto other = world.person("周明");
        world.publish(test::formularyItems(2));
        world.ordered(who, world.medicine(who), "ordinary", 60, "I1");
        world.ordered(other, world.medicine(other), "ordinary", 60, "I2");
        QVERIFY(world.kinds().empty());
        world.publish({test::formularyItem(2)});
        const auto page = world.page();
        QCOMPARE(page.rows.size(), std::size_t{1});
        QCOMPARE(page.rows[0].name, std::string{"刘玉梅"});
        QCOMPARE(page.rows[0].why.en, std::string{"metformin: withdrawn by the pharmacy it was ordered from"});
        auto gone = test::formularyItem(2);
        gone.stock = 0;
        world.publish({test::formularyItem(1), gone});
        QCOMPARE(world.page().rows.size(), std::size_t{1});
        QCOMPARE(world.page().rows[0].why.en, std::string{"metformin: out of stock by the pharmacy it was ordered from"});
        QVERIFY(verifyWorklist(world.store.database(), test::workBook()));
    }

    void whatWaitsForTheDoctorStandsThere() {
        WorkWorld world;
        const auto who = world.person("黄凤兰");
        const auto medicine = world.medicine(who);
        const auto order = world.ordered(who, medicine, "ordinary", 60);
        world.reviewed(who, order.prescription, "returned");
        QCOMPARE(joined(world.kinds()), QStringLiteral("form.returned"));
        world.reviewed(who, order.prescription, "approved");
        QVERIFY(world.kinds().empty());
        world.dispensed(who, order.id, "out-of-stock");
        QCOMPARE(joined(world.kinds()), QStringLiteral("order.elsewhere"));
        world.dispensed(who, order.id, "delivered");
        QVERIFY(world.kinds().empty());
    }

    void whatSyncCannotDecideStandsThereAndGoes() {
        WorkWorld world;
        const auto who = world.person("吴伟");
        world.sql("INSERT INTO conflict (id, type, rid, path, mine, theirs, their_version, at) SELECT x'01', type, id, 'gender', '1', '2', '3', " +
                  std::to_string(world.store.clock.now().time_since_epoch().count()) + " FROM record WHERE type = 'Patient'");
        world.sql("INSERT INTO record (type, id, state) VALUES ('List', x'02', 'quarantined')");
        const auto page = world.page();
        QCOMPARE(page.rows.size(), std::size_t{2});
        QVERIFY(page.rows[0].resident == who || page.rows[1].resident == who);
        const auto clinics = std::find_if(page.rows.begin(), page.rows.end(), [](const auto& row) { return !row.resident; });
        QVERIFY(clinics != page.rows.end());
        QCOMPARE(clinics->kind, std::string{"refused"});
        QVERIFY(!clinics->dated);
        world.sql("UPDATE conflict SET state = 'closed'");
        world.sql("UPDATE record SET state = 'clean' WHERE state = 'quarantined'");
        QVERIFY(world.kinds().empty());
    }

    void theListIsRankedByUrgencyThenByBenefit() {
        WorkWorld world;
        const auto late = world.person("late");
        world.visited(late, "diabetes", "1", world.today() - Days{400}, world.today() - Days{300});
        const auto poor = world.person("poor"), fair = world.person("fair");
        for (const auto& [who, percent] : {std::pair{poor, 11.0}, std::pair{fair, 7.4}}) {
            world.enrolled(who, world.today());
            world.measured(who, "HBA1C_NGSP", percent, world.today() - Days{120});
        }
        const auto urgent = world.person("urgent");
        world.measured(urgent, "K", 5.8, world.today() - Days{1});
        std::vector<std::string> names;
        for (const auto& row : world.page().rows)
            if (row.kind != "tests") names.push_back(row.name);
        QCOMPARE(joined(names), QStringLiteral("urgent late poor fair"));
    }

    void whatIsPutOffComesBackOnItsDayOrWithOtherFacts() {
        WorkWorld world;
        const auto who = world.person("put off");
        world.visited(who, "diabetes", "1", world.today() - Days{100}, world.today() - Days{10});
        const auto snooze = [&](int days, const char* reason) {
            return SnoozeItem{world.item(who, "visit.due"), world.today() + Days{days}, reason}(world.store.context(), test::workBook());
        };
        QCOMPARE(snooze(0, "travels").error().reason, std::string{"worklist.until"});
        QCOMPARE(snooze(91, "travels").error().reason, std::string{"worklist.until"});
        QCOMPARE(snooze(5, "").error().reason, std::string{"worklist.reason"});
        QVERIFY(snooze(5, "travels"));
        QVERIFY(world.kinds().empty());
        QCOMPARE(joined(world.kinds(View::Snoozed)), QStringLiteral("visit.due"));
        QCOMPARE(world.page().snoozed, std::int64_t{1});
        world.daysPass(5);
        QCOMPARE(joined(world.kinds()), QStringLiteral("visit.due"));
        QVERIFY(world.kinds(View::Snoozed).empty());
        QVERIFY(snooze(30, "travels again"));
        QVERIFY(world.kinds().empty());
        world.visited(who, "diabetes", "1", world.today() - Days{20}, world.today() - Days{1});
        QCOMPARE(joined(world.kinds()), QStringLiteral("visit.due"));
        QVERIFY(snooze(30, "once more"));
        world.tick();
        QVERIFY(WakeItem{world.item(who, "visit.due")}(world.store.context(), test::workBook()));
        QCOMPARE(joined(world.kinds()), QStringLiteral("visit.due"));
        QCOMPARE(SnoozeItem({world.item(who, "return"), world.today() + Days{1}, "x"})(world.store.context(), test::workBook()).error().reason, std::string{"worklist.item"});
        QCOMPARE(world.store.count("SELECT count(*) FROM audit WHERE action LIKE 'worklist.%'"), 4);
    }

    void mineIsWhatIsGivenToMeOrMyResidentsAndNobodys() {
        WorkWorld world;
        world.sql("INSERT INTO user (id, name, display_name, role) VALUES (x'11', 'gao', 'Gao', 'manager')");
        const auto mine = world.person("mine"), theirs = world.person("theirs"), nobodys = world.person("nobodys");
        world.sql("UPDATE resident SET doctor = CASE name WHEN 'mine' THEN 'Chen' WHEN 'theirs' THEN 'Zhao' ELSE '' END");
        for (const auto& who : {mine, theirs, nobodys}) world.measured(who, "K", 6.3, world.today());
        const auto names = [&](const std::string& user) {
            Kinds all;
            for (const auto& row : world.page(View::Mine, {}, user).rows) all.push_back(row.name);
            std::sort(all.begin(), all.end());
            return joined(all);
        };
        QCOMPARE(names("chen"), QStringLiteral("mine nobodys"));
        QCOMPARE(names("gao"), QString());
        QCOMPARE(world.page(View::Mine, {}, "chen").all, std::int64_t{2});
        QVERIFY(AssignItem({world.item(theirs, "critical.emergency"), "@gao"})(world.store.context(), test::workBook()));
        QVERIFY(AssignItem({world.item(mine, "critical.emergency"), "manager"})(world.store.context(), test::workBook()));
        QCOMPARE(names("gao"), QStringLiteral("mine theirs"));
        world.tick();
        QVERIFY(AssignItem({world.item(theirs, "critical.emergency"), ""})(world.store.context(), test::workBook()));
        QCOMPARE(names("gao"), QStringLiteral("mine"));
        QCOMPARE(AssignItem({world.item(theirs, "critical.emergency"), "@nobody"})(world.store.context(), test::workBook()).error().reason, std::string{"worklist.who"});
        QCOMPARE(LogContact({world.item(theirs, "critical.emergency"), "smoke", "reached", ""})(world.store.context(), test::workBook()).error().reason, std::string{"worklist.how"});
    }

    void theTwoSidesOfTheTeamAddUpToAllOfIt() {
        WorkWorld world;
        world.sql("INSERT INTO user (id, name, display_name, role) VALUES (x'11', 'gao', 'Gao', 'manager')");
        const auto who = world.person("both"), other = world.person("given");
        world.measured(who, "K", 6.3, world.today());
        world.measured(other, "K", 6.3, world.today());
        world.visited(who, "diabetes", "1", world.today() - Days{100}, world.today() - Days{10});
        world.visited(other, "diabetes", "1", world.today() - Days{100}, world.today() - Days{10});
        QCOMPARE(joined(world.kinds(View::Doctors)), QStringLiteral("critical.emergency critical.emergency"));
        QCOMPARE(joined(world.kinds(View::Managers)), QStringLiteral("visit.due visit.due"));
        QVERIFY(AssignItem({world.item(other, "visit.due"), "doctor"})(world.store.context(), test::workBook()));
        // Given to one person it stays on the side of its rule.
        QVERIFY(AssignItem({world.item(who, "critical.emergency"), "@gao"})(world.store.context(), test::workBook()));
        QCOMPARE(joined(world.kinds(View::Doctors)), QStringLiteral("critical.emergency critical.emergency visit.due"));
        QCOMPARE(joined(world.kinds(View::Managers)), QStringLiteral("visit.due"));
        std::int64_t sides = 0;
        for (const auto view : {View::Doctors, View::Managers})
            sides += test::taken(countWorklist(world.store.database(), test::workBook(), {view, {}, world.today(), "chen"})).all;
        QCOMPARE(sides, world.page(View::Team).all);
        QCOMPARE(sides, std::int64_t{4});
    }

    void aGridShowsItsOwnPeopleInTheSameOrder() {
        WorkWorld world;
        for (int one = 0; one < 6; ++one) {
            const auto who = world.person("g" + std::to_string(one));
            world.visited(who, "diabetes", "1", world.today() - Days{100}, world.today() - Days{10 + one});
            if (one % 2 == 0) world.measured(who, "K", 6.3, world.today() - Days{95 * (one / 4)});
        }
        world.sql("UPDATE resident SET grid = 'north' WHERE name <> 'g1'");
        world.sql("INSERT INTO record (type, id, state) VALUES ('List', x'02', 'quarantined')");
        const auto names = [](const WorklistPage& page) {
            Kinds all;
            for (const auto& row : page.rows)
                if (row.name != "g1" && row.resident) all.push_back(row.name + ":" + row.kind);
            return joined(all);
        };
        for (const auto view : {View::Team, View::Doctors, View::Managers, View::Mine}) {
            const auto grid = world.page(view, {}, "chen", "north");
            QCOMPARE(names(grid), names(world.page(view)));
            QCOMPARE(grid.all, static_cast<std::int64_t>(grid.rows.size()));
        }
        QCOMPARE(world.page(View::Team, "results", "chen", "north").rows.size(), std::size_t{2});
        QCOMPARE(world.page(View::Team, {}, "chen", "south").all, std::int64_t{0});
        const auto first = world.page(View::Team, "follow-up", "chen", "north").rows.at(0);
        const SnoozeItem away{{first.resident, first.kind}, world.today() + Days{5}, "away"};
        QVERIFY(away(world.store.context(), test::workBook()));
        QCOMPARE(world.page(View::Snoozed, {}, "chen", "north").rows.size(), std::size_t{1});
        QVERIFY(world.page(View::Snoozed, {}, "chen", "south").rows.empty());
    }

    void anAreaShowsItsOwnAndCountsAll() {
        WorkWorld world;
        const auto who = world.person("areas");
        world.measured(who, "K", 6.3, world.today());
        world.visited(who, "diabetes", "1", world.today() - Days{100}, world.today() - Days{10});
        const auto page = world.page(View::Team, "follow-up");
        QCOMPARE(page.rows.size(), std::size_t{1});
        QCOMPARE(page.all, std::int64_t{2});
        QCOMPARE(page.areas.at("results"), std::int64_t{1});
        QCOMPARE(page.capacity, 40);
    }

    void whoLeavesOrDiesHasNothingToBeDone() {
        WorkWorld world;
        const auto who = world.person("gone");
        world.measured(who, "K", 6.3, world.today());
        QCOMPARE(world.kinds().size(), std::size_t{1});
        world.sql("UPDATE resident SET status = 'dead'");
        QVERIFY(world.kinds().empty());
    }

    void anOldCriticalResultIsHistory() {
        WorkWorld world;
        const auto who = world.person("old");
        world.measured(who, "K", 6.3, world.today() - Days{90});
        QCOMPARE(world.kinds().size(), std::size_t{1});
        world.daysPass(1);
        QVERIFY(world.kinds().empty());
    }

    void oneQuestionTellsNoMoreThanItMay() {
        WorkWorld world;
        world.refresh();
        for (int one = 0; one < 7; ++one) world.person("p" + std::to_string(one));
        const auto first = test::taken(refreshWorklist(world.store.database(), test::workBook(), world.today(), 3));
        QCOMPARE(first.people, 3);
        QCOMPARE(first.left, std::int64_t{4});
        QVERIFY(verifyWorklist(world.store.database(), test::workBook()));
        world.refresh();
        QCOMPARE(world.store.count("SELECT count(*) FROM worklist_dirty"), 0);
    }

    void otherRulesTellEverybodyAnew() {
        WorkWorld world;
        const auto who = world.person("rules");
        world.measured(who, "K", 6.3, world.today());
        world.refresh();
        auto book = test::workBook();
        book.digest = "another program";
        book.rules.items.erase(std::find_if(book.rules.items.begin(), book.rules.items.end(), [](const auto& rule) { return rule.id == "critical.emergency"; }));
        QVERIFY(verifyWorklist(world.store.database(), book));
        test::done(refreshWholeWorklist(world.store.database(), book, world.today()));
        QVERIFY(verifyWorklist(world.store.database(), book));
        QCOMPARE(world.store.count("SELECT count(*) FROM worklist_item"), 0);
    }

    void verifyFindsWhatDiffersAndNamesIt_data() {
        QTest::addColumn<QString>("damage");
        QTest::newRow("lost") << "DELETE FROM worklist_item";
        QTest::newRow("rank") << "UPDATE worklist_item SET rank = rank + 1";
        QTest::newRow("day") << "UPDATE worklist_item SET shows_on = '2020-01-01'";
        QTest::newRow("nobody's") << "UPDATE worklist_item SET resident_pk = 99";
        QTest::newRow("facts") << "UPDATE worklist_item SET facts = '{}'";
    }
    void verifyFindsWhatDiffersAndNamesIt() {
        QFETCH(QString, damage);
        WorkWorld world;
        const auto who = world.person("damage");
        world.measured(who, "K", 6.3, world.today());
        world.refresh();
        QVERIFY(verifyWorklist(world.store.database(), test::workBook()));
        world.sql(damage.toStdString());
        const auto found = verifyWorklist(world.store.database(), test::workBook());
        QVERIFY(!found);
        QVERIFY(found.error().code == Errc::Corrupt);
        QCOMPARE(found.error().reason, std::string{"worklist.differ"});
        QVERIFY(found.error().detail.find("critical.emergency") != std::string::npos);
    }

    void theFiguresOfTheDayAreCounted() {
        WorkWorld world;
        const auto a = world.person("a"), b = world.person("b");
        world.visited(a, "diabetes", "1", world.today() - Days{90}, world.today());
        world.visited(b, "diabetes", "1", world.today() - Days{90}, world.today() - Days{1});
        world.measured(a, "HBA1C_NGSP", 6.5, world.today());
        world.measured(b, "HBA1C_NGSP", 8.5, world.today());
        world.booked(a, world.today() - Days{3}, world.today());
        auto figures = test::taken(readDayFigures(world.store.database(), test::workBook(), world.today()));
        QVERIFY(figures.bookings.booked == 1 && figures.bookings.expected == 1);
        QCOMPARE(figures.seen, std::int64_t{0});
        QCOMPARE(figures.planned, std::int64_t{2});
        QCOMPARE(figures.late, std::int64_t{1});
        QCOMPARE(figures.measured, std::int64_t{2});
        QCOMPARE(figures.atTarget, std::int64_t{1});
        world.visited(a, "diabetes", "1", world.today(), world.today() + Days{90});
        figures = test::taken(readDayFigures(world.store.database(), test::workBook(), world.today()));
        QCOMPARE(figures.seen, std::int64_t{1});
        QVERIFY(figures.bookings.booked == 1 && figures.bookings.expected == 0);
    }

    void rowsOfAnEarlierStoreAreTold() {
        const auto steps = db::embeddedSteps("schema/clinic/");
        const auto own = std::find_if(steps.begin(), steps.end(), [](const auto& step) { return step.name.find("worklist") != std::string::npos; });
        QVERIFY(own != steps.end());
        QTemporaryDir folder;
        auto database = std::move(*db::Database::open({folder.filePath(QStringLiteral("a.db")).toStdString(), std::string(32, 'k'), true, false}));
        QVERIFY(db::migrate(*database, {steps.begin(), own}));
        database->execute("INSERT INTO resident (id, name, sex, contract_until) VALUES (x'01', '曾国藩', 'male', '2026-12-01')");
        QVERIFY(db::migrate(*database, steps));
        const auto today = makeDate(2026, 11, 22);
        test::done(refreshWholeWorklist(*database, test::workBook(), today));
        const auto page = test::taken(readWorklist(*database, test::workBook(), {View::Team, {}, today, "chen"}));
        QCOMPARE(page.rows.size(), std::size_t{1});
        QCOMPARE(page.rows[0].why.en, std::string{"Contract ends on 2026-12-01"});
        // Whoever ended the contract is not asked to renew it.
        database->execute("INSERT INTO contract (id, resident_pk, state, team, doctor, package, since, until, last_day) SELECT x'02', pk, 'ended', 'T', 'D', 'basic', '2026-01-01', '2026-12-31', '2026-12-01' FROM resident");
        test::done(refreshWholeWorklist(*database, test::workBook(), today));
        QVERIFY(test::taken(readWorklist(*database, test::workBook(), {View::Team, {}, today, "chen"})).rows.empty());
    }
};

JIAYI_TEST(TestWorklist)
#include "tst_worklist.moc"
