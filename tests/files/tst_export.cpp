#include "sync/files/export.h"

#include "models/care/fact_repository.h"
#include "models/core/csv.h"
#include "sync/fhir/bundle.h"
#include "sync/files/table.h"
#include "tests/files/fhir_texts.h"
#include "tests/files/import_fixture.h"
#include "tests/support/test_program.h"

#include <set>

namespace fs = std::filesystem;
using jiayi::files::ExportFormat;
using jiayi::files::ExportOptions;
using jiayi::files::exportTo;
using jiayi::fhir::Json;
using jiayi::test::Desk;
using jiayi::test::shanghai;
using jiayi::test::synthea;

namespace {

std::string textOf(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>{stream}, {}};
}

std::size_t linesOf(const fs::path& path) {
    const auto text = textOf(path);
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

constexpr const char* kCitizen = "12010319620514354X";
constexpr const char* kList = "Name,Sex,Citizen ID,Insurance No,Phone,Remark\nAnn,F,12010319620514354X,12010319620514354X,13800138000,likes tea\n";

}  // namespace

class TestExport : public QObject {
    Q_OBJECT

    std::unique_ptr<Desk> m_desk;  // both data sets; only read

    static jiayi::Result<jiayi::files::ExportReport> write(Desk& desk, ExportFormat format, const fs::path& target,
                                                           bool unmasked = true) {
        return exportTo(desk.context(), desk.registry, {format, unmasked, {}}, target);
    }

    /// Every resource by its name, without what a bundle adds.
    static std::set<std::string> resourcesOf(Desk& desk, const char* name) {
        if (!write(desk, ExportFormat::Ndjson, desk.file(name))) throw std::runtime_error("cannot export");
        std::set<std::string> all;
        std::istringstream lines(textOf(desk.file(name)));
        for (std::string line; std::getline(lines, line);) all.insert(line);
        return all;
    }

private Q_SLOTS:
    void initTestCase() {
        m_desk = std::make_unique<Desk>();
        auto files = synthea();
        files.push_back(shanghai());
        m_desk->import(files);
    }

    void ndjsonIsAFolderWithOneResourceALine() {
        const auto folder = m_desk->file("out");
        const auto report = write(*m_desk, ExportFormat::Ndjson, folder).value();
        QCOMPARE(linesOf(folder / "Patient.ndjson"), std::size_t{106});
        QCOMPARE(linesOf(folder / "Observation.ndjson"), std::size_t{2121 + 1095});
        QCOMPARE(linesOf(folder / "Claim.ndjson"), std::size_t{134});
        QCOMPARE(report.counts.at("Patient"), std::size_t{106});
        const auto observations = textOf(folder / "Observation.ndjson");
        std::size_t hba1c = 0;
        for (auto at = observations.find("\"4548-4\""); at != std::string::npos; at = observations.find("\"4548-4\"", at + 1)) ++hba1c;
        QCOMPARE(hba1c, std::size_t{101 + 46});
    }

    void aBundleComesBackIntoAFreshStoreAsItWas() {
        const auto path = m_desk->file("all.json");
        QVERIFY(write(*m_desk, ExportFormat::Fhir, path).has_value());
        Desk fresh;
        const auto report = fresh.import({path});
        QVERIFY(report.rejects.empty());
        QCOMPARE(report.total().created, std::size_t{4857});
        QVERIFY(resourcesOf(fresh, "fresh.ndjson") == resourcesOf(*m_desk, "original.ndjson"));
        for (const auto* table : {"resident", "identifier", "condition", "medication_line", "observation", "visit", "latest_observation"}) {
            const auto sql = std::string{"SELECT count(*) FROM "} + table;
            QCOMPARE(fresh.count(sql), m_desk->count(sql));
        }
        const auto figures = "SELECT count(*) FROM resident WHERE hba1c_percent IS NOT NULL AND control_state <> 'not-checked'";
        QCOMPARE(fresh.count(figures), m_desk->count(figures));
        QCOMPARE(fresh.count("SELECT count(*) FROM observation WHERE doubt <> ''"), m_desk->count("SELECT count(*) FROM observation WHERE doubt <> ''"));
    }

    void ourOwnExportChangesNothingHere() {
        const auto path = m_desk->file("again.ndjson");
        QVERIFY(write(*m_desk, ExportFormat::Ndjson, path).has_value());
        const auto before = m_desk->count("SELECT count(*) FROM outbox");
        const auto report = m_desk->import({path});
        QCOMPARE(report.total().changed + report.total().created + report.total().rejected, std::size_t{0});
        QCOMPARE(m_desk->count("SELECT count(*) FROM outbox"), before);
    }

    void theBundleIsATransactionThatResolves() {
        Desk desk;
        desk.import("p.json", jiayi::test::bundleOf({jiayi::test::entryOf(jiayi::test::potassiumJson("5", "Patient/1")),
                                                     jiayi::test::entryOf(jiayi::test::patientJson("1"))}));
        QVERIFY(write(desk, ExportFormat::Fhir, desk.file("b.json")).has_value());
        const auto bundle = jiayi::fhir::readBundle(jiayi::fhir::parseJson(textOf(desk.file("b.json"))).value()).value();
        QCOMPARE(bundle.type, std::string{"transaction"});
        QCOMPARE(bundle.entries.size(), std::size_t{2});
        const auto& patient = bundle.entries[0];
        QCOMPARE(*patient.resource.text("resourceType"), std::string_view{"Patient"});
        QCOMPARE(patient.request->method, std::string{"PUT"});
        QVERIFY(patient.fullUrl.ends_with(patient.request->url));
        QCOMPARE(std::string{*bundle.entries[1].resource.text("subject.reference")}, patient.request->url);
        QCOMPARE(*bundle.entries[1].resource.numberText("valueQuantity.value"), std::string_view{"4.10"});
    }

    void numbersOfAPersonAreMaskedInEveryFormatUnlessAskedFor() {
        Desk desk;
        desk.import("list.csv", kList);
        for (const auto format : {ExportFormat::Fhir, ExportFormat::Ndjson, ExportFormat::Csv}) {
            const auto name = "masked" + std::to_string(static_cast<int>(format));
            QVERIFY(write(desk, format, desk.file(name.c_str()), false).has_value());
            const auto path = format == ExportFormat::Fhir ? desk.file(name.c_str())
                              : format == ExportFormat::Csv ? desk.file(name.c_str()) / "residents.csv"
                                                            : desk.file(name.c_str()) / "Patient.ndjson";
            const auto text = textOf(path);
            QVERIFY(text.find("Ann") != std::string::npos);
            QVERIFY2(text.find(kCitizen) == std::string::npos, name.c_str());
        }
        QVERIFY(textOf(desk.file("masked0")).find("\"masked\"") != std::string::npos);
        QVERIFY(write(desk, ExportFormat::Ndjson, desk.file("full.ndjson")).has_value());
        QVERIFY(textOf(desk.file("full.ndjson")).find(kCitizen) != std::string::npos);
        QCOMPARE(desk.count("SELECT count(*) FROM audit WHERE action = 'export' AND detail = 'everybody, unmasked'"), std::int64_t{1});
    }

    void aMaskedExportThatComesBackTakesNothingAway() {
        Desk desk;
        desk.import("list.csv", kList);
        QVERIFY(write(desk, ExportFormat::Csv, desk.file("csv"), false).has_value());
        QVERIFY(write(desk, ExportFormat::Fhir, desk.file("masked.json"), false).has_value());
        desk.import({desk.file("masked.json")});
        QCOMPARE(desk.count("SELECT count(*) FROM resident WHERE citizen_id = '12010319620514354X'"), std::int64_t{1});
        QCOMPARE(desk.count("SELECT count(*) FROM resident"), std::int64_t{1});
        Desk fresh;
        QVERIFY(fresh.import({desk.file("csv") / "residents.csv"}).rejects.empty());
        QCOMPARE(fresh.count("SELECT count(*) FROM resident WHERE name = 'Ann' AND citizen_id = ''"), std::int64_t{1});
    }

    void csvAndWorkbookHoldTheSameTables() {
        const auto folder = m_desk->file("csv");
        QVERIFY(write(*m_desk, ExportFormat::Csv, folder).has_value());
        const auto observations = jiayi::parseCsv(textOf(folder / "observations.csv")).value();
        QCOMPARE(observations.rows.size(), std::size_t{2121 + 1095 + 46});
        QCOMPARE(jiayi::parseCsv(textOf(folder / "residents.csv")).value().rows.size(), std::size_t{106});
        QVERIFY(write(*m_desk, ExportFormat::Xlsx, m_desk->file("book.xlsx")).has_value());
        const auto sheets = jiayi::files::readTables(m_desk->file("book.xlsx")).value();
        QCOMPARE(sheets.size(), std::size_t{6});
        QCOMPARE(sheets[0].name, std::string{"book.xlsx / residents"});
        QCOMPARE(sheets[3].rows.size(), observations.rows.size());
        const auto column = *observations.column("Original");
        for (std::size_t i = 0; i < observations.rows.size(); ++i) {
            const auto& cells = sheets[3].rows[i].cells;
            QCOMPARE(column < cells.size() ? cells[column] : std::string{}, observations.rows[i][column]);
        }
    }

    void aVisitIsOneRowAndEachOfItsFormsAnother() {
        Desk desk;
        desk.import("list.csv", kList);
        jiayi::db::Query person(desk.database(), "SELECT id FROM resident");
        QVERIFY(person.next());
        jiayi::care::Visit visit;
        visit.resident = person.id<jiayi::roster::ResidentId>(0);
        visit.date = jiayi::makeDate(2026, 11, 20);
        visit.forms = {{"diabetes", {{"fpg", "8.4"}}, "2", {}}, {"hypertension", {{"sbp", "128"}}, "1", "high only here"}};
        jiayi::sync::Unit unit(desk.context(), "visit.sign");
        visit.id = unit.newId<jiayi::care::VisitId>();
        jiayi::care::FactRepository::save(unit, visit);
        unit.commit();
        QVERIFY(write(desk, ExportFormat::Csv, desk.file("visits")).has_value());
        const auto visits = jiayi::parseCsv(textOf(desk.file("visits") / "visits.csv")).value();
        QCOMPARE(visits.rows.size(), std::size_t{1});
        QCOMPARE(visits.rows[0][*visits.column("Form")], std::string{"diabetes; hypertension"});
        QCOMPARE(visits.rows[0][*visits.column("Class")], std::string{"2; 1"});
        const auto forms = jiayi::parseCsv(textOf(desk.file("visits") / "visit_forms.csv")).value();
        QCOMPARE(forms.rows.size(), std::size_t{2});
        QCOMPARE(forms.rows[1][*forms.column("Answers")], std::string{R"({"sbp":"128"})"});
        QCOMPARE(forms.rows[1][*forms.column("Class Reason")], std::string{"high only here"});
    }

    void aChosenListHoldsItsPeopleOnly() {
        ExportOptions options{ExportFormat::Ndjson, true, {m_desk->resident("2001"), m_desk->resident("2069")}};
        const auto report = exportTo(m_desk->context(), m_desk->registry, options, m_desk->file("two")).value();
        QCOMPARE(report.counts.at("Patient"), std::size_t{2});
        QVERIFY(report.counts.count("Organization") == 0);
        const auto sql = "SELECT count(*) FROM observation o JOIN resident p ON p.pk = o.resident_pk WHERE p.record_no IN ('2001', '2069')";
        QCOMPARE(static_cast<std::int64_t>(report.counts.at("Observation")), m_desk->count(sql));
    }

    void nothingIsReplacedAndNothingHalfStays() {
        Desk desk;
        desk.import("list.csv", kList);
        desk.write("there.json", "mine");
        QCOMPARE(write(desk, ExportFormat::Fhir, desk.file("there.json")).error().reason, std::string{"file.exists"});
        QCOMPARE(textOf(desk.file("there.json")), std::string{"mine"});
        QCOMPARE(write(desk, ExportFormat::Csv, desk.file("no/such/folder")).error().reason, std::string{"file.write"});
        std::stop_source source;
        source.request_stop();
        const ExportOptions options{ExportFormat::Fhir, false, {}};
        const auto stopped = exportTo(desk.context(), desk.registry, options, desk.file("stopped.json"), {{}, source.get_token()});
        QCOMPARE(stopped.error().reason, std::string{"export.cancelled"});
        QVERIFY(!fs::exists(desk.file("stopped.json")) && !fs::exists(desk.file("stopped.json.part")));
    }

    void onlyTheOwnerMayReadIt() {
        Desk desk;
        desk.import("list.csv", kList);
        QVERIFY(write(desk, ExportFormat::Fhir, desk.file("b.json")).has_value());
        const auto others = fs::perms::group_all | fs::perms::others_all;
        QVERIFY((fs::status(desk.file("b.json")).permissions() & others) == fs::perms::none);
    }
};

JIAYI_TEST(TestExport)
#include "tst_export.moc"
