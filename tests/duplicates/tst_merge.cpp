// Merging two records, taking it back, and facts that arrive for a record that was merged.
#include "models/roster/contracts/contract_acts.h"
#include "models/roster/roster_page.h"
#include "models/roster/search.h"
#include "tests/duplicates/duplicates_clinic.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::test;

namespace {

/// Why the rows of a table stay with the record that they were written on.
const std::map<std::string, const char*> kStays{
    {"identifier", "whose numbers they are: by them an import finds the record that it wrote"},
    {"search_key", "follows from the record's own fields; a merged one is not shown"},
    {"latest_observation", "derived: counted again for both"},
    {"worklist_item", "derived: told again for both"},
    {"worklist_dirty", "a mark"},
    {"quality_fact", "derived: gathered again for both"},
    {"quality_dirty", "a mark"},
    {"duplicate_dirty", "a mark"},
    {"visit_draft", "being written: merging waits until it is signed or thrown away"},
    {"order_draft", "being written: merging waits until it is signed or thrown away"},
    {"cgm_day", "one day of one person is one resource; two sensors on one day would contradict each other"},
    {"ledger_event", "booked: appended and never changed; what changes is heard of again"},
    {"ledger_line", "booked: appended and never changed"},
    {"enrolment_month", "booked: appended and never changed; the month is taken back by a line of its own"},
    {"resident_link", "the link itself"},
};

}  // namespace

class TestMerge : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyTableOfAResidentIsBroughtTogetherOrStaysForAReason() {
        DuplicatesClinic clinic;
        const auto shown = roster::duplicates::shownTables(clinic.database());
        QVERIFY(shown.size() > 25);
        for (const auto& table : clinic.tablesWith("resident_pk")) {
            const bool together = std::find(shown.begin(), shown.end(), table) != shown.end();
            QVERIFY2(together != kStays.contains(table),
                     ("resident_pk of " + table + ": four triggers shown_" + table + "_* or a reason to stay")
                         .c_str());
            if (!together) continue;
            for (const char* each : {"_added", "_changed", "_home", "_gone"})
                QCOMPARE(clinic.count(
                             "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name = 'shown_" +
                             table + each + "' AND tbl_name = '" + table + "'"),
                         1);
        }
    }

    /// A row of any table, whatever it has to hold.
    void rowsOfEveryTableAreShownGoHomeAndGo() {
        DuplicatesClinic clinic;
        const auto keep = clinic.add("张小明"), gone = clinic.add("章晓明");
        auto& database = clinic.database();
        database.execute("PRAGMA ignore_check_constraints=ON; PRAGMA foreign_keys=OFF");
        int number = 0;
        const auto insert = [&](const std::string& table, std::int64_t owner) {
            std::string names, values;
            db::Query column(database, "SELECT name, type, pk, \"notnull\" FROM pragma_table_info(?)", table);
            while (column.next()) {
                if (column.number(2) || (!column.flag(3) && column.text(0) != "resident_pk")) continue;
                ++number;
                names += ", " + column.text(0);
                if (column.text(0) == "resident_pk")
                    values += ", " + std::to_string(owner);
                else if (column.text(1) == "BLOB")
                    values += ", randomblob(16)";
                else
                    values += column.text(1) == "TEXT" ? ", 'x" + std::to_string(number) + "'"
                                                       : ", " + std::to_string(number);
            }
            db::Query row(database, "INSERT INTO " + table + " (" + names.substr(2) + ") VALUES (" +
                                        values.substr(2) + ") RETURNING pk");
            row.next();
            return row.integer(0);
        };
        auto tables = roster::duplicates::shownTables(database);
        std::erase(tables, "contract");  // follows from its events and is told anew: contractsOfBothAreOneHistoryAndTwoAgain
        std::map<std::string, std::int64_t> early, late;
        for (const auto& table : tables) early[table] = insert(table, clinic.pk(gone));
        QVERIFY(clinic.merge(gone, keep));
        const auto ownerOf = [&](const std::string& table, std::int64_t row) {
            return clinic.count("SELECT resident_pk FROM " + table + " WHERE pk = " + std::to_string(row));
        };
        for (const auto& table : tables) {
            QCOMPARE(ownerOf(table, early[table]), clinic.pk(keep));
            late[table] = insert(table, clinic.pk(gone));
            QCOMPARE(ownerOf(table, late[table]), clinic.pk(keep));
            // Written again as whose it is, as a sync does.
            database.execute("UPDATE " + table + " SET resident_pk = " + std::to_string(clinic.pk(gone)) +
                             " WHERE pk = " + std::to_string(early[table]));
            QCOMPARE(ownerOf(table, early[table]), clinic.pk(keep));
            const auto third = insert(table, clinic.pk(gone));
            database.execute("DELETE FROM " + table + " WHERE pk = " + std::to_string(third));
            QCOMPARE(clinic.count("SELECT count(*) FROM shown_row WHERE table_name = '" + table + "'"), 2);
        }
        QVERIFY(roster::duplicates::verifyLinks(database));
        QVERIFY(clinic.unmerge(gone));
        for (const auto& table : tables) {
            QCOMPARE(ownerOf(table, early[table]), clinic.pk(gone));
            QCOMPARE(ownerOf(table, late[table]), clinic.pk(gone));
        }
        QCOMPARE(clinic.count("SELECT count(*) FROM shown_row"), 0);
    }

    void oneChartHasEverythingAndOneRecordIsInTheLists() {
        DuplicatesClinic clinic;
        const auto keep = clinic.add("张小明"), gone = clinic.add("章晓明");
        clinic.observe(keep, "HBA1C_NGSP", 6.5, "2026-01-01");
        clinic.observe(gone, "HBA1C_NGSP", 8.5, "2026-10-01");
        clinic.visit(gone, makeDate(2026, 10, 1), makeDate(2027, 1, 1));
        clinic.allergic(gone);
        QVERIFY(clinic.merge(gone, keep));
        const care::FactRepository facts(clinic.database());
        QCOMPARE(facts.series(keep, "HBA1C_NGSP")->size(), std::size_t{2});
        QCOMPARE(facts.latest(keep)->front().value, std::optional{8.5});
        QVERIFY(facts.observations(gone)->empty());
        QVERIFY(clinic.read(keep).allergyState == roster::AllergyState::Listed);
        roster::RosterFilter filter;
        filter.today = makeDate(2026, 11, 22);
        QCOMPARE(roster::countResidents(clinic.database(), filter).value(), std::int64_t{1});
        const auto row = roster::rosterPage(clinic.database(), filter, {}, 0, 10).value().front();
        QCOMPARE(row.hba1cPercent, std::optional{8.5});
        QVERIFY(row.nextVisit == makeDate(2027, 1, 1));
        const auto hits = roster::searchResidents(clinic.database(), "zxm", 9).value();
        QCOMPARE(hits.size(), std::size_t{1});
        QVERIFY(hits.front().id == keep);
        QVERIFY(roster::openResident(clinic.context(), gone)->id == keep);
        QVERIFY(care::verifyFigures(clinic.database()));
        QVERIFY(roster::duplicates::verifyLinks(clinic.database()));
    }

    void contractsOfBothAreOneHistoryAndTwoAgain() {
        DuplicatesClinic clinic;
        const auto book = contracts::loadContractBook().value();
        const auto keep = clinic.add("张小明"), gone = clinic.add("章晓明"), none = clinic.add("张晓明");
        const auto today = localDate(clinic.clock.now());
        const auto sign = [&](ResidentId who, Date since) { return contracts::RecordContract{who, {"第一团队", "陈丽华", "basic", since, book.lastDayOf(since)}, since, "本人"}(clinic.context(), book).value(); };
        const auto history = [&](ResidentId who) { return contracts::ContractRepository(clinic.database()).historyOf(who).value(); };
        const auto whole = [&] { return contracts::contractsOutOfStep(clinic.database()).value() == 0; };
        sign(keep, today - Days{30});
        sign(gone, today);
        const auto keptBefore = history(keep), goneBefore = history(gone);
        const auto until = clinic.read(gone).contractUntil;
        // The one that was signed first binds; the other has no place beside it, and is not lost.
        QVERIFY(clinic.merge(gone, keep));
        QVERIFY(whole() && history(gone).contracts.empty());
        QCOMPARE(history(keep).contracts.size(), std::size_t{1});
        QCOMPARE(history(keep).refused.size(), std::size_t{3});
        QVERIFY(clinic.unmerge(gone));
        QVERIFY(whole() && history(keep) == keptBefore && history(gone) == goneBefore);
        QVERIFY(clinic.read(gone).contractUntil == until && clinic.read(keep).contractUntil != until);
        // Who had none has theirs while they are one, and none again.
        QVERIFY(clinic.merge(gone, none));
        QVERIFY(whole() && history(none) == goneBefore && clinic.read(none).contractUntil == until);
        QVERIFY(clinic.unmerge(gone));
        QVERIFY(whole() && !clinic.read(none).contractUntil && clinic.read(gone).contractUntil == until);
    }

    void whatArrivesLaterForTheMergedRecordIsShownAndCounted() {
        DuplicatesClinic clinic;
        const auto keep = clinic.add("张小明"), gone = clinic.add("章晓明");
        QVERIFY(clinic.merge(gone, keep));
        const auto value = clinic.observe(gone, "HBA1C_NGSP", 9.1, "2026-11-01", sync::Origin::Hub);
        clinic.allergic(gone, sync::Origin::Hub);
        QCOMPARE(care::FactRepository(clinic.database()).latest(keep)->size(), std::size_t{1});
        QVERIFY(clinic.read(keep).allergyState == roster::AllergyState::Listed);
        QCOMPARE(clinic.count("SELECT count(*) FROM resident WHERE control_state = 'poor'"), 1);
        QVERIFY(care::verifyFigures(clinic.database()));
        QVERIFY(clinic.unmerge(gone));
        QCOMPARE(care::FactRepository(clinic.database()).observation(value.id)->resident, gone);
        QVERIFY(clinic.read(gone).allergyState == roster::AllergyState::Listed);
        QVERIFY(clinic.read(keep).allergyState == roster::AllergyState::NotAsked);
        QVERIFY(care::verifyFigures(clinic.database()));
    }

    void anEditOnTheKeptChartLeavesTheFactWhoseItIs() {
        DuplicatesClinic clinic;
        const auto keep = clinic.add("张小明"), gone = clinic.add("章晓明");
        auto condition = clinic.diagnose(gone, "E11");
        QVERIFY(clinic.merge(gone, keep));
        condition.status = "resolved";
        clinic.save(keep, condition);
        QCOMPARE(clinic.count("SELECT count(*) FROM record c JOIN resident r ON r.id = c.resident_id WHERE "
                              "c.type = 'Condition' AND r.pk = " +
                              std::to_string(clinic.pk(gone))),
                 1);
        const auto own = clinic.diagnose(keep, "I10");
        QVERIFY(clinic.unmerge(gone));
        const care::FactRepository facts(clinic.database());
        QCOMPARE(facts.conditions(gone)->size(), std::size_t{1});
        QCOMPARE(facts.conditions(gone)->front().status, std::string("resolved"));
        QCOMPARE(facts.conditions(keep)->front().id, own.id);
    }

    void chosenFieldsAreTakenOverAndGiveWayAgain() {
        DuplicatesClinic clinic;
        auto first = DuplicatesClinic::called("张小明"), second = DuplicatesClinic::called("章晓明");
        first.phone = "13800005678";
        first.allergyState = roster::AllergyState::NoneKnown;
        second.phone = "13900001111";
        second.address = "气象台路 12 号";
        second.birthEstimated = true;
        const auto keep = clinic.add(first), gone = clinic.add(second);
        QVERIFY(clinic.merge(gone, keep, {"phone", "address", "name"}));
        auto merged = clinic.read(keep);
        QCOMPARE(merged.phone, second.phone);
        QCOMPARE(merged.address, second.address);
        QCOMPARE(merged.name, second.name);
        QVERIFY(merged.allergyState == roster::AllergyState::NoneKnown);
        // Changed since: that stays.
        merged.address = "somewhere else";
        QVERIFY(roster::SaveResident(merged, clinic.read(keep), true)(clinic.context())->saved);
        QVERIFY(clinic.unmerge(gone));
        const auto back = clinic.read(keep);
        QCOMPARE(back.phone, first.phone);
        QCOMPARE(back.name, first.name);
        QCOMPARE(back.address, std::string("somewhere else"));
        QCOMPARE(clinic.read(gone).phone, second.phone);
    }

    void aChainEndsAtTheLastAndComesApartLinkByLink() {
        DuplicatesClinic clinic;
        const auto a = clinic.add("甲"), b = clinic.add("乙"), c = clinic.add("丙");
        for (const auto id : {a, b, c}) clinic.diagnose(id, "E11");
        QVERIFY(clinic.merge(a, b));
        QVERIFY(clinic.merge(b, c));
        const care::FactRepository facts(clinic.database());
        QCOMPARE(facts.conditions(c)->size(), std::size_t{3});
        QVERIFY(roster::openResident(clinic.context(), a)->id == c);
        QVERIFY(clinic.unmerge(b));
        QCOMPARE(facts.conditions(c)->size(), std::size_t{1});
        QCOMPARE(facts.conditions(b)->size(), std::size_t{2});
        QVERIFY(clinic.merge(b, c));
        QVERIFY(clinic.unmerge(a));
        QCOMPARE(facts.conditions(c)->size(), std::size_t{2});
        QCOMPARE(facts.conditions(a)->size(), std::size_t{1});
        QVERIFY(roster::duplicates::verifyLinks(clinic.database()));
    }

    void whatCannotBeMergedSaysWhyAndChangesNothing() {
        DuplicatesClinic clinic;
        const auto a = clinic.add("甲"), b = clinic.add("乙"), c = clinic.add("丙");
        const auto reasonOf = [](const Result<void>& done) {
            return done ? std::string("done") : done.error().reason;
        };
        QCOMPARE(reasonOf(clinic.merge(a, a)), std::string("duplicates.same-record"));
        QCOMPARE(reasonOf(roster::duplicates::MergeResidents{a, b, {}, "  "}(clinic.context())),
                 std::string("duplicates.reason"));
        QVERIFY(clinic.merge(a, b));
        const auto before = clinic.fingerprint();
        QCOMPARE(reasonOf(clinic.merge(a, c)), std::string("duplicates.merged-already"));
        QCOMPARE(reasonOf(clinic.merge(c, a)), std::string("duplicates.merged-already"));
        clinic.database().execute(
            "INSERT INTO visit_draft (resident_pk, forms, answers, user_name, saved_at) VALUES (" +
            std::to_string(clinic.pk(c)) + ", 'diabetes', '{}', 'chen', 1)");
        QCOMPARE(reasonOf(clinic.merge(c, b)), std::string("duplicates.draft-open"));
        clinic.database().execute("DELETE FROM visit_draft");
        QCOMPARE(reasonOf(clinic.unmerge(b)), std::string("duplicates.not-merged"));
        QCOMPARE(DuplicatesClinic::differing(before, clinic.fingerprint()), std::string());
        clinic.database().execute("UPDATE resident SET status = 'moved' WHERE pk = " +
                                  std::to_string(clinic.pk(c)));
        QCOMPARE(reasonOf(clinic.merge(c, b)), std::string("duplicates.moved"));
    }

    void everyActLeavesItsTrace() {
        DuplicatesClinic clinic;
        const auto a = clinic.add("甲"), b = clinic.add("乙");
        QVERIFY(clinic.merge(a, b));
        QVERIFY(clinic.unmerge(a));
        for (const char* action : {"resident.merge", "resident.unmerge"})
            QCOMPARE(clinic.count(std::string("SELECT count(*) FROM audit WHERE action = '") + action +
                                  "' AND entity = 'Patient/" + a.toString() + "' AND detail = 'Patient/" +
                                  b.toString() + "'"),
                     1);
        QCOMPARE(clinic.count("SELECT count(*) FROM resident_link_act"), 2);
        QVERIFY_THROWS_EXCEPTION(std::exception,
                                 clinic.database().execute("UPDATE resident_link_act SET reason = 'x'"));
        // Both records are sent: the link is said on the one, and repeated on the other.
        QCOMPARE(clinic.count(
                     "SELECT count(DISTINCT unit_id) FROM outbox WHERE type = 'Patient' AND kind = 'insert'"),
                 4);
    }

    void aDeadRecordIsDeadAgain() {
        DuplicatesClinic clinic;
        auto dead = DuplicatesClinic::called("甲");
        dead.status = roster::ResidentStatus::Dead;
        const auto a = clinic.add(dead), b = clinic.add("乙");
        QVERIFY(clinic.merge(a, b));
        QVERIFY(clinic.read(a).status == roster::ResidentStatus::Merged);
        QVERIFY(clinic.unmerge(a));
        QVERIFY(clinic.read(a).status == roster::ResidentStatus::Dead);
    }

    void whatIsWrongIsFound() {
        DuplicatesClinic clinic;
        const auto a = clinic.add("甲"), b = clinic.add("乙");
        clinic.diagnose(a, "E11");
        QVERIFY(clinic.merge(a, b));
        auto& database = clinic.database();
        const auto found = [&](const std::string& damage, const char* detail) {
            database.execute("SAVEPOINT damage");
            database.execute(damage);
            const auto whole = roster::duplicates::verifyLinks(database);
            database.execute("ROLLBACK TO damage; RELEASE damage");
            return !whole && whole.error().code == Errc::Corrupt && whole.error().detail == detail;
        };
        QVERIFY(roster::duplicates::verifyLinks(database));
        QVERIFY(found("UPDATE resident SET status = 'active'", "chains 0, facts 0, lists 1"));
        QVERIFY(found("UPDATE shown_row SET owner_pk = " + std::to_string(clinic.pk(b)),
                      "chains 0, facts 1, lists 0"));
        QVERIFY(found("UPDATE resident_link SET root_pk = NULL", "chains 1, facts 1, lists 1"));
    }
};

JIAYI_TEST(TestMerge)
#include "tst_merge.moc"
