// What other systems record without a diagnosis, from the resources as they came to the verdicts of the published measures.
#include "models/db/migrator.h"
#include "models/quality/fhir_day.h"
#include "models/quality/run_measures.h"
#include "tests/care/desk.h"
#include "tests/quality/quality_fixture.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>

using namespace jiayi;
using namespace jiayi::test;

namespace {

constexpr const char* kSnomedUrl = "http://snomed.info/sct";
constexpr const char* kLoincUrl = "http://loinc.org";

/// JSON as it is, but for quotes that are easier to read.
std::string quoted(std::string text) {
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

std::string coded(const std::string& element, const std::string& system, const std::string& code) {
    return quoted("'" + element + "':{'coding':[{'system':'" + system + "','code':'" + code + "'}]}");
}

struct ForeignDesk : Desk {
    int number = 0;

    /// Leaves a resource as an import keeps one that has no rows.
    void heard(const std::string& type, const std::string& inner) {
        const auto id = derivedUuid({"foreign", std::to_string(++number)});
        db::Query(database(), "INSERT INTO record (type, id, resident_id, body, state) VALUES (?, ?, ?, ?, 'clean')", type, id, resident, quoted("{'resourceType':'" + type + "',") + inner + "}").run();
    }
    /// "Z51.5 2026-03-01 to 2026-03-02", one for each diagnosis.
    std::vector<std::string> diagnoses() {
        std::vector<std::string> all;
        for (const auto& one : quality::factsOf(database(), measureBook(), 1).value().diagnoses)
            all.push_back(one.icd10 + ' ' + (one.since ? formatDate(*one.since) : "?") + (one.until ? " to " + formatDate(*one.until) : ""));
        return all;
    }
};

using Words = std::vector<std::string>;

}  // namespace

class TestStandIns : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCodeStandsForADiagnosisForTheDaysOfItsResource() {
        ForeignDesk desk;
        desk.heard("Procedure", quoted("'status':'completed','performedPeriod':{'start':'2026-03-01','end':'2026-03-04'},") + coded("code", kSnomedUrl, "385763009"));
        QCOMPARE(desk.diagnoses(), Words{"Z51.5 2026-03-01 to 2026-03-04"});
    }

    void aKidneyThatFailedIsNotWellTheYearAfter() {
        ForeignDesk desk;
        desk.heard("Procedure", quoted("'status':'completed','performedDateTime':'2020-03-01',") + coded("code", kSnomedUrl, "108241001"));
        QCOMPARE(desk.diagnoses(), Words{"Z99.2 2020-03-01"});
    }

    void whatWasNotDoneOrOnlyPlannedSaysNothing() {
        ForeignDesk desk;
        const auto hospice = coded("code", kSnomedUrl, "385763009");
        desk.heard("Procedure", quoted("'status':'not-done','performedDateTime':'2026-03-01',") + hospice);
        desk.heard("ServiceRequest", quoted("'status':'active','intent':'proposal','authoredOn':'2026-03-01',") + hospice);
        desk.heard("ServiceRequest", quoted("'status':'active','intent':'order','doNotPerform':true,'authoredOn':'2026-03-01',") + hospice);
        desk.heard("ServiceRequest", quoted("'status':'active','intent':'order','authoredOn':'2026-03-01','modifierExtension':[{'url':'x','valueBoolean':true}],") + hospice);
        desk.heard("ServiceRequest", quoted("'status':'active','intent':'order',") + hospice);
        desk.heard("Procedure", quoted("'status':'completed','performedDateTime':'2026-03-01',") + coded("code", kSnomedUrl, "1"));
        QCOMPARE(desk.diagnoses(), Words{});
        desk.heard("ServiceRequest", quoted("'status':'active','intent':'order','authoredOn':'2026-03-01','modifierExtension':[{'url':'x','valueBoolean':false}],") + hospice);
        QCOMPARE(desk.diagnoses(), Words{"Z51.5 2026-03-01 to 2026-03-01"});
    }

    void aQuestionCountsByItsAnswerAndTheLastAnswerHolds() {
        ForeignDesk desk;
        const auto home = coded("code", kLoincUrl, "71802-3");
        desk.heard("Observation", quoted("'status':'final','effectiveDateTime':'2024-05-01',") + home + ',' + coded("valueCodeableConcept", kSnomedUrl, "160734000"));
        QCOMPARE(desk.diagnoses(), Words{"Z59.3 2024-05-01"});
        desk.heard("Observation", quoted("'status':'final','effectiveDateTime':'2025-02-01',") + home + ',' + coded("valueCodeableConcept", kSnomedUrl, "160943002"));
        QCOMPARE(desk.diagnoses(), Words{"Z59.3 2024-05-01 to 2025-01-31"});
        desk.heard("Observation", quoted("'status':'final','effectiveDateTime':'2026-02-01',") + coded("code", kLoincUrl, "45755-6") + ',' + coded("valueCodeableConcept", kSnomedUrl, "373067005"));
        QCOMPARE(desk.diagnoses().size(), std::size_t{1});
        // An answer without a code of ours is a row that says nothing to the measures; it is read here all the same.
        const auto row = derivedUuid({"foreign", "1"});
        db::Query(desk.database(), "INSERT INTO observation (id, resident_pk, code, effective_at, effective, status, origin) VALUES (?, 1, '', 1714521600000, '2024-05-01', 'final', 'import')", row).run();
        QCOMPARE(desk.diagnoses().size(), std::size_t{1});
    }

    void theEndOfADayIsTheDayThatWasWritten() {
        QVERIFY(quality::fhirDay("2025-06-30T23:59:59.000Z") == makeDate(2025, 6, 30));
        QVERIFY(quality::fhirDay("2025-06-29T16:00:00Z") == makeDate(2025, 6, 30));  // midnight here, said in another zone
        QVERIFY(quality::fhirDay("2025-06-30T22:59:59Z") == makeDate(2025, 7, 1));
        QVERIFY(quality::fhirDay("2025-06-30") == makeDate(2025, 6, 30));
        QVERIFY(!quality::fhirDay("some time in June"));
        QVERIFY(!quality::fhirDay(""));
    }

    void whatHasRowsIsReadFromThemAlone() {
        ForeignDesk desk;
        care::Visit visit;
        visit.date = makeDate(2026, 3, 1);
        visit.mode = "1";
        visit.forms = {{"diabetes", {{"visit_outcome", "1"}, {"visit_mode", "1"}}, "1", {}}};
        desk.save(visit);
        QCOMPARE(desk.diagnoses(), Words{});
        desk.heard("Encounter", quoted("'status':'finished','period':{'start':'2026-03-01'},'type':[{'coding':[{'system':'http://snomed.info/sct','code':'305336008'}]}]"));
        QCOMPARE(desk.diagnoses(), Words{});  // no visit was made of it
        visit = {};
        visit.id = {derivedUuid({"foreign", "1"})};
        visit.date = makeDate(2026, 3, 1);
        visit.status = "imported";
        desk.save(visit);
        db::Query(desk.database(), "UPDATE record SET body = ? WHERE type = 'Encounter' AND id = ?",
                  quoted("{'resourceType':'Encounter','status':'finished','period':{'start':'2026-03-01','end':'2026-03-02'},'type':[{'coding':[{'system':'http://snomed.info/sct','code':'305336008'}]}]}"), visit.id)
            .run();
        QCOMPARE(desk.diagnoses(), Words{"Z51.5 2026-03-01 to 2026-03-02"});
    }

    void aResourceThatComesMarksWhoseItIsAndAStoreOfBeforeWaits() {
        ForeignDesk desk;
        QVERIFY(quality::refreshFacts(desk.database(), measureBook()));
        desk.heard("DeviceRequest", quoted("'status':'active','intent':'order','authoredOn':'2026-03-01',") + coded("codeCodeableConcept", kSnomedUrl, "183240000"));
        QCOMPARE(quality::factsWaiting(desk.database()), std::int64_t{1});
        QVERIFY(quality::refreshFacts(desk.database(), measureBook()));
        QVERIFY(quality::verifyFacts(desk.database(), measureBook()));
        desk.database().execute("UPDATE record SET state = 'tombstone' WHERE type = 'DeviceRequest'");
        QCOMPARE(quality::factsWaiting(desk.database()), std::int64_t{1});
        QCOMPARE(desk.diagnoses(), Words{});
    }

    void aStoreOfBeforeIsCarriedOver() {
        QTemporaryDir folder;
        auto database = std::move(*db::Database::open({folder.filePath(QStringLiteral("a.db")).toStdString(), std::string(32, 'k'), true, false}));
        const auto all = db::embeddedSteps("schema/clinic/");
        const auto step = std::find_if(all.begin(), all.end(), [](const auto& one) { return one.name.find("_stand_ins") != std::string::npos; });
        QVERIFY(step != all.end());
        QVERIFY(db::migrate(*database, {all.begin(), step}));
        database->execute("INSERT INTO resident (id, name, sex) VALUES (x'01', 'Li', 'male'); DELETE FROM quality_dirty");
        QVERIFY(db::migrate(*database, all));
        QCOMPARE(quality::factsWaiting(*database), std::int64_t{1});
    }
};

JIAYI_TEST(TestStandIns)
#include "tst_stand_ins.moc"
