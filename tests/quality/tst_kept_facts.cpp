// The facts in the store: who is marked, what is kept, and what the measures say of people whose facts were written by use cases.
#include "models/db/migrator.h"
#include "models/quality/run_measures.h"
#include "tests/care/desk.h"
#include "tests/quality/quality_fixture.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::test;

namespace {

struct QualityDesk : Desk {
    std::int64_t waiting() { return quality::factsWaiting(database()); }
    std::int64_t refreshed() { return quality::refreshFacts(database(), measureBook()).value(); }
    quality::PersonFacts person(std::int64_t pk = 1) { return quality::factsOf(database(), measureBook(), pk).value(); }
    quality::Count counted(const char* measure) { return quality::tallyOf(database(), measureBook(), year2026()).value().totals()[*measureBook().indexOf(measure)]; }

    void diagnose(const char* icd10) {
        care::Condition condition;
        condition.icd10 = icd10;
        condition.coding = {"http://hl7.org/fhir/sid/icd-10", icd10, ""};
        condition.onset = "2014";
        save(condition);
    }
    void enrol(const char* code) {
        care::Programme programme;
        programme.code = code;
        programme.since = makeDate(2020, 1, 1);
        save(programme);
    }
    care::Visit visited(Date on, const std::string& form, const std::string& outcome = "1") {
        care::Visit visit;
        visit.date = on;
        visit.mode = "1";
        if (!form.empty()) visit.forms = {{form, {{"visit_outcome", outcome}, {"visit_mode", "1"}}, "1", {}}};
        else visit.status = "imported";
        return save(visit);
    }
};

const std::vector<quality::Measured>& seriesOf(const quality::PersonFacts& person, const char* code) { return person.series[codePlace(measureBook(), code)]; }

}  // namespace

class TestKeptFacts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyWriteOfAFactMarksItsPersonAndARefreshUnmarks() {
        QualityDesk desk;
        QCOMPARE(desk.waiting(), std::int64_t{1});
        QCOMPARE(desk.refreshed(), std::int64_t{1});
        QCOMPARE(desk.waiting(), std::int64_t{0});
        const auto marks = [&](const std::function<void()>& write) {
            write();
            const auto waiting = desk.waiting();
            desk.refreshed();
            return waiting == 1 && desk.waiting() == 0;
        };
        QVERIFY(marks([&] { desk.diagnose("E11.9"); }));
        QVERIFY(marks([&] { desk.enrol("T2DM"); }));
        QVERIFY(marks([&] { desk.observe("HBA1C_NGSP", 7.1, "2026-10-01"); }));
        QVERIFY(marks([&] { desk.agree("HBA1C_NGSP", 8.0, makeDate(2026, 1, 1)); }));
        QVERIFY(marks([&] { desk.visited(makeDate(2026, 10, 1), "diabetes"); }));
        QVERIFY(marks([&] { desk.database().execute("UPDATE resident SET grid = '9'"); }));
        desk.database().execute("UPDATE resident SET next_visit = '2026-12-01'");
        QCOMPARE(desk.waiting(), std::int64_t{0});
        QVERIFY(quality::verifyFacts(desk.database(), measureBook()));
    }

    void factsComeFromTheStoreInTheirUnits() {
        QualityDesk desk;
        desk.diagnose("E11.2");
        desk.enrol("T2DM");
        desk.observe("HBA1C_IFCC", 64, "2026-10-01");
        auto self = Desk::measured("SBP", 131, "2026-10-02");
        self.origin = "self";
        desk.save(self);
        auto doubted = Desk::measured("SBP", 250, "2026-10-03");
        doubted.doubt = "implausible";
        desk.save(doubted);
        const auto ward = desk.visited(makeDate(2026, 9, 1), "");
        db::Query(desk.database(), "UPDATE visit SET setting = 'inpatient' WHERE id = ?", ward.id).run();
        auto reading = Desk::measured("SBP", 180, "2026-09-01");
        reading.visit = ward.id;
        desk.save(reading);
        desk.visited(makeDate(2026, 10, 1), "diabetes");
        desk.visited(makeDate(2026, 11, 1), "diabetes", "2");
        const auto person = desk.person();
        QCOMPARE(seriesOf(person, "HBA1C_IFCC").size(), std::size_t{1});
        QVERIFY(std::abs(*seriesOf(person, "HBA1C_IFCC")[0].value - 8.0067) < 0.001);
        const auto& pressures = seriesOf(person, "SBP");
        QCOMPARE(pressures.size(), std::size_t{2});
        QVERIFY(pressures[0].how == quality::kInHospital && pressures[1].how == quality::kSelf);
        QCOMPARE(person.visits.size(), std::size_t{3});
        const auto& book = measureBook();
        QVERIFY((person.visits[0].kinds & book.visitBit("outpatient")) == 0);
        QVERIFY((person.visits[1].kinds & book.visitBit("diabetes.face")) != 0 && (person.visits[1].kinds & book.visitBit("diabetes.required")) != 0);
        // Lost: was due, and was not held.
        QVERIFY((person.visits[2].kinds & book.visitBit("diabetes")) == 0 && (person.visits[2].kinds & book.visitBit("diabetes.required")) != 0);
        QVERIFY(person.diagnoses[0].groups && person.diagnoses[0].groups->size() == 2);
    }

    void theCountsAreRightWithAndWithoutARefresh() {
        QualityDesk desk;
        desk.diagnose("E11.9");
        desk.enrol("T2DM");
        desk.observe("HBA1C_NGSP", 6.5, "2026-10-01");
        const auto read = [&] {
            quality::Tally tally(measureBook(), year2026());
            const auto done = quality::forEachPerson(desk.database(), measureBook(), [&](const auto& person) { tally.put(person); });
            return done ? tally.totals()[*measureBook().indexOf("JY-DM-05")].numerator : -1;
        };
        QCOMPARE(read(), std::int64_t{1});  // nothing kept yet
        QCOMPARE(desk.counted("JY-DM-05").numerator, std::int64_t{1});
        desk.observe("HBA1C_NGSP", 8.5, "2026-11-01");
        QCOMPARE(read(), std::int64_t{0});  // kept, and marked
        QCOMPARE(desk.counted("JY-DM-05").numerator, std::int64_t{0});
        QCOMPARE(desk.counted("JY-DM-05").denominator, std::int64_t{1});
    }

    void whatIsKeptWrongIsFoundAndAResidentWhoIsDeletedLeavesNothing() {
        QualityDesk desk;
        desk.observe("HBA1C_NGSP", 6.5, "2026-10-01");
        desk.refreshed();
        QVERIFY(quality::verifyFacts(desk.database(), measureBook()));
        desk.database().execute("UPDATE quality_fact SET facts = CAST(facts || x'00' AS BLOB)");
        const auto found = quality::verifyFacts(desk.database(), measureBook());
        QVERIFY(!found);
        QCOMPARE(found.error().reason, std::string("quality.differ"));
    }

    void otherTablesGatherEverybodyAnew() {
        QualityDesk desk;
        desk.refreshed();
        desk.database().execute("UPDATE quality_basis SET digest = 'other'");
        QVERIFY(quality::verifyFacts(desk.database(), measureBook()));  // nothing to compare
        QCOMPARE(desk.refreshed(), std::int64_t{1});
        QCOMPARE(desk.refreshed(), std::int64_t{0});
    }

    void aStoreOfBeforeIsCarriedOverWithWhereItsEncountersTookPlace() {
        QTemporaryDir folder;
        auto database = std::move(*db::Database::open({folder.filePath(QStringLiteral("a.db")).toStdString(), std::string(32, 'k'), true, false}));
        const auto all = db::embeddedSteps("schema/clinic/");
        auto before = all;
        before.erase(std::find_if(before.begin(), before.end(), [](const auto& step) { return step.name.find("_quality") != std::string::npos; }), before.end());
        QVERIFY(before.size() < all.size());
        QVERIFY(db::migrate(*database, before));
        const auto resident = derivedUuid({"li"});
        db::Query(*database, "INSERT INTO resident (id, name, sex) VALUES (?, 'Li', 'male')", resident).run();
        int number = 0;
        for (const auto* code : {"IMP", "EMER", "AMB"}) {
            const auto id = derivedUuid({"visit", std::to_string(++number)});
            db::Query(*database, "INSERT INTO visit (id, resident_pk, date, status) VALUES (?, 1, '2026-03-01', 'imported')", id).run();
            db::Query(*database, "INSERT INTO record (type, id, resident_id, body, state) VALUES ('Encounter', ?, ?, ?, 'clean')", id, resident,
                      std::string{"{\"resourceType\":\"Encounter\",\"class\":{\"code\":\""} + code + "\"}}")
                .run();
        }
        QVERIFY(db::migrate(*database, all));
        std::vector<std::string> settings;
        db::Query row(*database, "SELECT setting FROM visit ORDER BY pk");
        while (row.next()) settings.push_back(row.text(0));
        QCOMPARE(settings, (std::vector<std::string>{"inpatient", "emergency", ""}));
        QCOMPARE(quality::factsWaiting(*database), std::int64_t{1});
        QCOMPARE(quality::refreshFacts(*database, measureBook()).value(), std::int64_t{1});
    }

    void everyRowIsToldAndWhatCannotBeSaysWhy() {
        QualityDesk desk;
        desk.diagnose("E11.9");
        const auto tally = quality::tallyOf(desk.database(), measureBook(), year2026()).value();
        const auto lines = quality::measureLines(desk.database(), tally, measureBook(), {}).value();
        QCOMPARE(lines.size(), measureBook().measures.size());
        for (const auto& line : lines) {
            QVERIFY2(line.rate || (!line.reason.first.empty() && !line.reason.second.empty()), line.measure->id.c_str());
            if (!line.measure->whyNot.empty()) QVERIFY2(!line.count && !line.rate, line.measure->id.c_str());
        }
    }

    void periodsAreReadStrictly() {
        QVERIFY(quality::parsePeriod("2026-01-01/2026-12-31").value() == year2026());
        for (const auto* wrong : {"2026-01-01", "2026-01-01/", "2026/2027", "2026-12-31/2026-01-01", "2026-02-30/2026-03-01"}) QVERIFY2(!quality::parsePeriod(wrong), wrong);
    }
};

JIAYI_TEST(TestKeptFacts)
#include "tst_kept_facts.moc"
