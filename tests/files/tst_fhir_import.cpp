#include "sync/fhir/resource.h"
#include "tests/files/fhir_texts.h"
#include "tests/files/import_fixture.h"
#include "tests/support/test_program.h"

#include <QElapsedTimer>

#include <cmath>

using jiayi::Uuid;
using jiayi::care::FactRepository;
using jiayi::fhir::Json;
using jiayi::roster::ImportCounts;
using jiayi::roster::ImportReport;
using jiayi::roster::ResidentRepository;
using jiayi::test::bundleOf;
using jiayi::test::Desk;
using jiayi::test::documentJson;
using jiayi::test::entryOf;
using jiayi::test::patientJson;
using jiayi::test::potassiumJson;
using jiayi::test::synthea;

namespace {

ImportCounts rows(std::size_t count) { return {count, 0, 0, 0, 0, 0}; }
ImportCounts keptOnly(std::size_t count) { return {count, 0, 0, 0, count, 0}; }

std::vector<std::string> reasonsOf(const ImportReport& report) {
    std::vector<std::string> found;
    for (const auto& reject : report.rejects) found.push_back(std::to_string(reject.row) + " " + reject.reason);
    return found;
}

}  // namespace

class TestFhirImport : public QObject {
    Q_OBJECT

    std::unique_ptr<Desk> m_desk;
    ImportReport m_report;

private Q_SLOTS:
    void initTestCase() {
        m_desk = std::make_unique<Desk>();
        m_report = m_desk->import(synthea());
    }

    void theSixBundlesWithExactCounts() {
        const std::map<std::string, ImportCounts> expected{
            {"Patient", rows(6)},          {"Encounter", rows(110)},     {"Condition", rows(63)},
            {"Observation", rows(1095)},   {"MedicationRequest", rows(24)}, {"Goal", keptOnly(30)},
            {"CarePlan", keptOnly(11)},    {"Claim", keptOnly(134)},     {"DiagnosticReport", keptOnly(103)},
            {"ExplanationOfBenefit", keptOnly(110)}, {"Immunization", keptOnly(64)}, {"Procedure", keptOnly(52)},
            // One hospital and one doctor stand in two of the files.
            {"Organization", {9, 0, 1, 0, 10, 0}},   {"Practitioner", {9, 0, 1, 0, 10, 0}}};
        for (const auto& [type, counts] : expected) QVERIFY2(m_report.kinds.at(type) == counts, type.c_str());
        QCOMPARE(m_report.kinds.size(), expected.size());
        QVERIFY(m_report.rejects.empty());
        auto& desk = *m_desk;
        QCOMPARE(desk.count("SELECT count(*) FROM observation WHERE code = 'HBA1C_NGSP'"), std::int64_t{46});
        QCOMPARE(desk.count("SELECT count(*) FROM observation WHERE code = 'SBP' AND panel_id IS NOT NULL"), std::int64_t{46});
        QCOMPARE(desk.count("SELECT count(*) FROM observation"), std::int64_t{1095 + 46});
        QCOMPARE(desk.count("SELECT count(*) FROM record"), std::int64_t{1820});
        QCOMPARE(desk.count("SELECT count(*) FROM outbox"), std::int64_t{1820});
    }

    void snomedConditionsAreMappedWhereTheTableHasThem() {
        auto& desk = *m_desk;
        QCOMPARE(desk.count("SELECT count(*) FROM condition WHERE icd10 = 'E11'"), std::int64_t{6});
        QCOMPARE(desk.count("SELECT count(*) FROM condition WHERE icd10 = 'E11.4'"), std::int64_t{4});
        QCOMPARE(desk.count("SELECT count(*) FROM condition WHERE icd10 = 'I10'"), std::int64_t{3});
        // Metabolic syndrome, pharyngitis and the like keep their own code.
        QCOMPARE(desk.count("SELECT count(*) FROM condition WHERE code = '237602007' AND icd10 = ''"), std::int64_t{6});
        QCOMPARE(desk.count("SELECT count(*) FROM medication_line WHERE type = 'MedicationRequest' AND atc = 'A10BA02'"),
                 std::int64_t{4});
    }

    void massUnitsAreConvertedAndTheOriginalKept() {
        auto& desk = *m_desk;
        QCOMPARE(desk.count("SELECT count(*) FROM observation WHERE code = 'TC' AND unit = 'mmol/L' AND original LIKE '% mg/dL'"),
                 std::int64_t{46});
        QCOMPARE(desk.count("SELECT count(*) FROM observation WHERE code = 'CREA' AND unit = 'umol/L'"), std::int64_t{46});
    }

    void referencesLeadToOurIdsAndTheOriginalIdIsKept() {
        auto& desk = *m_desk;
        QCOMPARE(desk.count("SELECT count(*) FROM record WHERE body LIKE '%\"reference\":\"urn:uuid:%'"), std::int64_t{0});
        QCOMPARE(desk.count("SELECT count(*) FROM record WHERE foreign_id LIKE 'urn:uuid:%'"), std::int64_t{1820});
        const auto resident = ResidentRepository(desk.database())
                                  .findByIdentifier({"urn:ietf:rfc:3986", "urn:uuid:b2eeab29-a67d-4941-8540-6372911cfc17"})
                                  .value();
        QVERIFY(resident.has_value());
        QVERIFY(FactRepository(desk.database()).visits(*resident).value().size() == 25);
        // Every reference inside resolves to a record here.
        jiayi::db::Query claim(desk.database(), "SELECT json_extract(body, '$.provider.reference') FROM record WHERE type = 'Claim' LIMIT 1");
        QVERIFY(claim.next());
        const auto provider = claim.text(0);
        QVERIFY(provider.starts_with("Organization/"));
        const auto id = *Uuid::parse(std::string_view{provider}.substr(13));
        QVERIFY(desk.registry.render(desk.database(), "Organization", id).has_value());
    }

    void whatWasKeptComesOutAsItCameIn() {
        auto& desk = *m_desk;
        jiayi::db::Query query(desk.database(), "SELECT type, id, body FROM record WHERE body IS NOT NULL");
        int compared = 0;
        while (query.next()) {
            QCOMPARE(desk.registry.render(desk.database(), query.text(0), query.uuid(1)).value().compact(), query.text(2));
            ++compared;
        }
        QCOMPARE(compared, 1820);
    }

    void importingTwiceChangesNothing() {
        auto& desk = *m_desk;
        const auto before = desk.census();
        const auto again = desk.import(synthea());
        QCOMPARE(desk.census(), before);
        QCOMPARE(again.total().unchanged, std::size_t{1822});
        QCOMPARE(again.total().created + again.total().changed + again.total().rejected, std::size_t{0});
    }

    void brokenEntriesAreListedAndTheRestGoesOn() {
        Desk desk;
        const auto report = desk.import("broken.json",
            bundleOf({entryOf(patientJson("1")), R"({"fullUrl":"x"})", R"({"resource":{"id":"2"}})",
                      R"({"request":{"method":"DELETE","url":"Patient\/9"}})",
                      entryOf(patientJson("3", R"(,"deceasedDateTime":"soon")")),
                      entryOf(R"({"resourceType":"Observation","id":"4","subject":{"reference":"Patient\/1"}})"),
                      entryOf(potassiumJson("5", "Patient\\/1"))}));
        const std::vector<std::string> expected{"2 entry.no-resource", "3 resource.type", "4 entry.delete", "5 patient.death-date",
                                                "6 observation.status"};
        QCOMPARE(reasonsOf(report), expected);
        QCOMPARE(desk.count("SELECT count(*) FROM resident"), std::int64_t{1});
        QCOMPARE(desk.count("SELECT count(*) FROM observation"), std::int64_t{1});
        QVERIFY(report.rejects[4].original.front().find("\"id\"") != std::string::npos);
    }

    void aFileThatIsNoJsonIsRefusedWhole() {
        Desk desk;
        auto text = bundleOf({entryOf(patientJson("1")), entryOf(patientJson("2"))});
        text.pop_back();
        QCOMPARE(reasonsOf(desk.import("cut.json", text)), std::vector<std::string>{"0 json.syntax"});
        QCOMPARE(reasonsOf(desk.import("history.json", bundleOf({entryOf(patientJson("1"))}, "history"))),
                 std::vector<std::string>{"0 bundle.type"});
        QCOMPARE(desk.count("SELECT count(*) FROM resident"), std::int64_t{0});
    }

    void patientsMayStandLastAndInAnotherFile() {
        Desk desk;
        const auto results = desk.write("Observation.ndjson", potassiumJson("5", "Patient\\/1") + "\n\nnot json\n");
        const auto people = desk.write("Patient.ndjson", patientJson("1") + "\r\n");
        const auto report = desk.import({results, people});
        QCOMPARE(reasonsOf(report), std::vector<std::string>{"3 json.syntax"});
        QCOMPARE(report.total().waiting, std::size_t{0});
        QCOMPARE(desk.count("SELECT count(*) FROM latest_observation WHERE code = 'K'"), std::int64_t{1});
    }

    void aResultWhosePatientComesWithALaterImportWaits() {
        Desk desk;
        const auto early = desk.import("lab.json", bundleOf({entryOf(potassiumJson("5", "Patient\\/1"))}));
        QCOMPARE(early.total().waiting, std::size_t{1});
        QCOMPARE(desk.count("SELECT count(*) FROM observation"), std::int64_t{0});
        desk.import("people.json", patientJson("1"));
        QCOMPARE(desk.count("SELECT count(*) FROM latest_observation WHERE code = 'K'"), std::int64_t{1});
    }

    void idsOfDifferentServersAreDifferentPeople() {
        Desk desk;
        desk.import("a.json", bundleOf({entryOf(patientJson("1"), "https:\\/\\/a.example\\/fhir\\/Patient\\/1"),
                                        entryOf(patientJson("1"), "https:\\/\\/b.example\\/fhir\\/Patient\\/1"),
                                        entryOf(potassiumJson("5", "Patient\\/1"), "https:\\/\\/b.example\\/fhir\\/Observation\\/5")}));
        QCOMPARE(desk.count("SELECT count(*) FROM resident"), std::int64_t{2});
        const auto second = ResidentRepository(desk.database()).findByIdentifier({"https://b.example/fhir", "1"}).value();
        QCOMPARE(FactRepository(desk.database()).series(*second, "K").value().size(), std::size_t{1});
    }

    void aPatientWithOurCitizenIdIsOurResident() {
        Desk desk;
        desk.import("roster.csv", "Name,Sex,Citizen ID,Grid\nAnn,F,12010319620514354X,7\n");
        const auto report = desk.import("b.json",
            bundleOf({entryOf(patientJson("77", R"(,"identifier":[{"system":"urn:oid:2.16.156.10011.1.3","value":"12010319620514354X"}])")),
                      entryOf(potassiumJson("5", "Patient\\/77"))}));
        QCOMPARE(desk.count("SELECT count(*) FROM resident WHERE grid = '7'"), std::int64_t{1});
        QCOMPARE(desk.count("SELECT count(*) FROM resident"), std::int64_t{1});
        QCOMPARE(desk.count("SELECT count(*) FROM observation"), std::int64_t{1});
        QVERIFY(report.rejects.empty());
        const auto before = desk.census();
        desk.import({desk.file("b.json")});
        QCOMPARE(desk.census(), before);
    }

    void aFileDoesNotOverruleWhatWasWrittenHere() {
        Desk desk;
        desk.import("p.json", patientJson("0190a5c4-1111-7abc-8def-000000000001"));
        jiayi::care::Condition condition;
        condition.id = {*Uuid::parse("0190a5c4-2222-7abc-8def-000000000002")};
        condition.resident = {*Uuid::parse("0190a5c4-1111-7abc-8def-000000000001")};
        condition.coding.display = "written here";
        jiayi::sync::Unit unit(desk.context(), "condition.add");
        FactRepository::save(unit, condition);
        unit.commit();
        const auto report = desk.import("c.json",
            R"({"resourceType":"Condition","id":"0190a5c4-2222-7abc-8def-000000000002","code":{"text":"older"},)"
            R"("subject":{"reference":"Patient\/0190a5c4-1111-7abc-8def-000000000001"}})");
        QCOMPARE(reasonsOf(report), std::vector<std::string>{"1 import.exists-differs"});
        QCOMPARE(desk.count("SELECT count(*) FROM condition WHERE display = 'written here'"), std::int64_t{1});
    }

    void aLargeBundleIsReadOneResourceAtATime() {
        // 50 MB made of 1,000 resources of a type that is only kept: reading is what is asked here, not the rows.
        Desk desk;
        const auto path = desk.file("large.json");
        {
            std::ofstream stream(path, std::ios::binary);
            const auto whole = bundleOf({entryOf(patientJson("1"))});
            stream << whole.substr(0, whole.size() - 2);
            const std::string filling(50'000, 'x');
            for (int i = 0; i < 1000; ++i)
                stream << "," << entryOf(documentJson("d" + std::to_string(i), filling));
            stream << whole.substr(whole.size() - 2);
        }
        QVERIFY(std::filesystem::file_size(path) > 50'000'000);
        QElapsedTimer timer;
        timer.start();
        const auto report = desk.import({path});
        qInfo("50 MB in %lld ms", timer.elapsed());
        QVERIFY(report.kinds.at("DocumentReference") == keptOnly(1000));
        QCOMPARE(desk.count("SELECT count(*) FROM record"), std::int64_t{1001});
    }
};

JIAYI_TEST(TestFhirImport)
#include "tst_fhir_import.moc"
