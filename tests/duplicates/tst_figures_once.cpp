// One person is counted once: by the measures, on the worklist, among the members who are paid for.
#include "models/quality/run_measures.h"
#include "models/worklist/worklist.h"
#include "tests/capitation/money_clinic.h"
#include "tests/duplicates/duplicates_clinic.h"
#include "tests/quality/quality_fixture.h"
#include "tests/worklist/work_world.h"

using namespace jiayi;
using namespace jiayi::test;

class TestFiguresOnce : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theMeasuresCountOnePersonWithAllTheFacts() {
        DuplicatesClinic clinic;
        const auto keep = clinic.add("张小明"), gone = clinic.add("章晓明");
        for (const auto id : {keep, gone}) {
            clinic.diagnose(id, "E11.9");
            clinic.enrol(id);
        }
        clinic.observe(gone, "HBA1C_NGSP", 6.4, "2026-10-01");
        const auto managed = [&] {
            return quality::refreshFacts(clinic.database(), measureBook()).has_value();
        };
        QVERIFY(managed());
        const auto people = [&] {
            int count = 0;
            std::size_t values = 0;
            const auto done = quality::forEachPerson(
                clinic.database(), measureBook(), [&](const quality::PersonFacts& person) {
                    ++count;
                    values += person.series[codePlace(measureBook(), "HBA1C_NGSP")].size();
                });
            return std::pair{done ? count : -1, values};
        };
        QVERIFY(people() == (std::pair{2, std::size_t{1}}));
        QVERIFY(clinic.merge(gone, keep));
        QVERIFY(managed());
        QVERIFY(people() == (std::pair{1, std::size_t{1}}));
        QVERIFY(quality::verifyFacts(clinic.database(), measureBook()));
        QVERIFY(clinic.unmerge(gone));
        QVERIFY(managed());
        QVERIFY(people() == (std::pair{2, std::size_t{1}}));
        QVERIFY(quality::verifyFacts(clinic.database(), measureBook()));
    }

    void theWorklistHasOnePersonsItemsOnce() {
        WorkWorld world;
        auto& database = world.store.database();
        const auto keep = world.person("张小明"), gone = world.person("章晓明");
        for (const auto id : {keep, gone}) {
            world.enrolled(id, makeDate(2020, 1, 1));
            world.visited(id, kDiabetes.text, "1", world.today() - Days{200}, world.today() - Days{100});
        }
        const auto items = [&] {
            done(worklist::refreshWholeWorklist(database, workBook(), world.today()));
            db::Query row(
                database,
                "SELECT count(*), count(DISTINCT resident_pk) FROM worklist_item WHERE resident_pk <> 0");
            row.next();
            return std::pair{row.integer(0), row.integer(1)};
        };
        const auto before = items();
        QCOMPARE(before.second, std::int64_t{2});
        QVERIFY(roster::duplicates::MergeResidents({keep, gone, {}, "same person"})(world.store.context()));
        const auto merged = items();
        QCOMPARE(merged.second, std::int64_t{1});
        QCOMPARE(merged.first, before.first / 2);
        QVERIFY(worklist::verifyWorklist(database, workBook()));
        QVERIFY(roster::duplicates::UnmergeResidents({gone, "two people"})(world.store.context()));
        QVERIFY(items() == before);
    }

    void oneMemberIsPaidForOnce() {
        MoneyClinic clinic;
        const auto keep = clinic.member("张小明"), gone = clinic.member("章晓明");
        clinic.delivered(gone, makeDate(2026, 10, 3), 1000);
        clinic.enrol();
        clinic.ownCosts();
        const auto members = [&] {
            return capitation::monthMembers(clinic.database(), capitation::parseMonth("2026-11").value(), 0)
                ->size();
        };
        QCOMPARE(members(), std::size_t{2});
        QVERIFY(roster::duplicates::MergeResidents({keep, gone, {}, "same person"})(clinic.context()));
        clinic.enrol();
        clinic.ownCosts();
        QCOMPARE(members(), std::size_t{1});
        // The cost is the kept one's now: taken back and booked again, by lines of their own.
        QCOMPARE(clinic.store.count("SELECT sum(total) FROM ledger_line"), 1000);
        QCOMPARE(
            clinic.store.count("SELECT sum(total) FROM ledger_line WHERE resident_pk = " +
                               std::to_string(roster::ResidentRepository::pkOf(clinic.database(), keep))),
            1000);
        QVERIFY(roster::duplicates::UnmergeResidents({gone, "two people"})(clinic.context()));
        clinic.enrol();
        clinic.ownCosts();
        QCOMPARE(members(), std::size_t{2});
        QCOMPARE(
            clinic.store.count("SELECT sum(total) FROM ledger_line WHERE resident_pk = " +
                               std::to_string(roster::ResidentRepository::pkOf(clinic.database(), gone))),
            1000);
    }
};

JIAYI_TEST(TestFiguresOnce)
#include "tst_figures_once.moc"
