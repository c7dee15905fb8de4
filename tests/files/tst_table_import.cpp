// The Shanghai data set (Zhao et al., Scientific Data 2023, CC BY 4.0); see tests/data/shanghai-t2dm.
#include "tests/files/import_fixture.h"
#include "tests/support/test_program.h"

#include <cmath>

using jiayi::makeDate;
using jiayi::care::FactRepository;
using jiayi::roster::ImportCounts;
using jiayi::roster::ImportReport;
using jiayi::test::Desk;
using jiayi::test::shanghai;

namespace {

bool isNear(std::optional<double> value, double expected) { return value && std::abs(*value - expected) < 0.005; }

ImportCounts created(std::size_t count) { return {count, 0, 0, 0, 0, 0}; }
ImportCounts unchanged(std::size_t count) { return {0, 0, count, 0, 0, 0}; }

std::string columnTarget(const jiayi::roster::TableMapping& mapping, const char* header) {
    for (const auto& column : mapping.columns)
        if (column.header == header) return column.target + " [" + column.unit + "]";
    return "no such column";
}

}  // namespace

class TestTableImport : public QObject {
    Q_OBJECT

    std::unique_ptr<Desk> m_desk;  // imported once; the last slots change it
    ImportReport m_report;

private Q_SLOTS:
    void initTestCase() {
        m_desk = std::make_unique<Desk>();
        m_report = m_desk->import({shanghai()});
    }

    void headersAreUnderstoodWithTheirUnits() {
        Desk desk;
        const auto plan = desk.plan({shanghai()});
        QCOMPARE(plan.files.size(), std::size_t{1});
        QCOMPARE(plan.files[0].tables.size(), std::size_t{1});
        const auto& table = plan.files[0].tables[0];
        QCOMPARE(table.rows, std::size_t{109});
        QCOMPARE(table.samples.size(), std::size_t{5});
        QVERIFY(table.problems.empty());
        QCOMPARE(table.mapping.source, std::string{"Shanghai_T2DM_Summary"});
        QCOMPARE(columnTarget(table.mapping, "Patient Number"), std::string{"record_id []"});
        QCOMPARE(columnTarget(table.mapping, "HbA1c (mmol/mol)"), std::string{"HBA1C_NGSP [mmol/mol]"});
        QCOMPARE(columnTarget(table.mapping, "Fasting Plasma Glucose (mg/dl)"), std::string{"FPG [mg/dl]"});
        QCOMPARE(columnTarget(table.mapping, "Uric Acid (mmol/L)"), std::string{"UA [mmol/L]"});
        QCOMPARE(columnTarget(table.mapping, "Fasting C-peptide (nmol/L)"), std::string{"keep [nmol/L]"});
        QCOMPARE(columnTarget(table.mapping, "Diabetic Macrovascular  Complications"), std::string{"complications_t2dm []"});
        QCOMPARE(desk.count("SELECT count(*) FROM record"), std::int64_t{0});
    }

    void theWholeFileWithExactCounts() {
        auto& desk = *m_desk;
        const auto& report = m_report;
        const std::map<std::string, ImportCounts> expected{{"Patient", created(100)},
                                                           {"Condition", created(412)},
                                                           {"MedicationStatement", created(404)},
                                                           {"Observation", created(2121)}};
        QVERIFY(report.kinds == expected);
        QVERIFY(report.rejects.empty());
        QCOMPARE(desk.count("SELECT count(*) FROM resident"), std::int64_t{100});
        QCOMPARE(desk.count("SELECT count(*) FROM observation WHERE code = 'HBA1C_NGSP' AND unit = '%' AND doubt = ''"),
                 std::int64_t{101});
        QCOMPARE(desk.count("SELECT count(*) FROM observation WHERE code = 'FPG' AND unit = 'mmol/L' AND doubt = ''"),
                 std::int64_t{106});
        QCOMPARE(desk.count("SELECT count(*) FROM observation WHERE code = ''"), std::int64_t{887});
        QCOMPARE(report.keptColumns.size(), std::size_t{10});
        QCOMPARE(report.keptColumns.at("Glycated Albumin (%)"), std::size_t{86});
        // One outbox row per resource; one audit row per transaction, not per row.
        QCOMPARE(desk.count("SELECT count(*) FROM outbox"), std::int64_t{3037});
        QVERIFY(desk.count("SELECT count(*) FROM audit") < 20);
        QVERIFY(desk.count("SELECT max(c) FROM (SELECT count(*) AS c FROM outbox GROUP BY unit_id)") <= 100);
        QCOMPARE(desk.count("SELECT count(*) FROM (SELECT o.unit_id FROM outbox o JOIN record r USING (type, id) "
                            "GROUP BY o.unit_id HAVING count(DISTINCT r.resident_id) > 1)"),
                 std::int64_t{0});
    }

    void theUricAcidColumnIsFlaggedAndNeverBelieved() {
        auto& desk = *m_desk;
        const auto& report = m_report;
        const jiayi::roster::ImportFlag flag{"Shanghai_T2DM_Summary.xlsx", "Uric Acid (mmol/L)", "value.above-plausible", 85};
        QCOMPARE(report.flags.size(), std::size_t{1});
        QVERIFY(report.flags.front() == flag);
        QCOMPARE(desk.count("SELECT count(*) FROM observation WHERE code = 'UA'"), std::int64_t{85});
        QCOMPARE(desk.count("SELECT count(*) FROM observation WHERE code = 'UA' AND doubt = ''"), std::int64_t{0});
        QCOMPARE(desk.count("SELECT count(*) FROM latest_observation WHERE code = 'UA'"), std::int64_t{0});
        QVERIFY(desk.observations(desk.resident("2005"), "UA").front().original.ends_with(" mmol/L"));
        QVERIFY(FactRepository(desk.database()).series(desk.resident("2005"), "UA").value().empty());
    }

    void onePersonInSeveralRows() {
        auto& desk = *m_desk;
        const auto id = desk.resident("2069");
        const auto resident = jiayi::roster::ResidentRepository(desk.database()).find(id).value();
        QVERIFY(resident.sex == jiayi::Sex::Female);  // the header says Female=1
        QVERIFY(resident.birthEstimated);
        QCOMPARE(*resident.birthDate, makeDate(1936, 1, 1));
        QCOMPARE(resident.name, std::string{"2069"});  // no name: the record number stands in
        const jiayi::roster::Identifier number{"urn:jiayi:import:Shanghai_T2DM_Summary", "2069"};
        QVERIFY(resident.identifiers == std::vector{number});
        // Visits of 2021-06-21, 07-05, 08-25; height 1.5 m each time.
        const auto heights = FactRepository(desk.database()).series(id, "HEIGHT").value();
        QCOMPARE(heights.size(), std::size_t{3});
        QCOMPARE(heights[2].effective.text, std::string{"2021-08-25"});
        QVERIFY(isNear(heights[2].value, 150));
        QCOMPARE(heights[2].original, std::string{"1.5 m"});
    }

    void hba1cIsShownInPercentWithTheOriginalKept() {
        auto& desk = *m_desk;
        const auto rows = FactRepository(desk.database()).series(desk.resident("2001"), "HBA1C_NGSP").value();
        QCOMPARE(rows.size(), std::size_t{2});
        for (const auto& row : rows) {
            QCOMPARE(row.unit, std::string{"%"});
            QVERIFY(row.original.ends_with(" mmol/mol"));
            // 15 significant digits: what the sheet shows, not 59.567999999999998.
            QVERIFY2(row.original.size() <= std::string_view{"115.311 mmol/mol"}.size(), row.original.c_str());
            const auto said = std::stod(row.original);
            QVERIFY(isNear(row.value, 0.09148 * said + 2.152));
        }
    }

    void diseasesAndDrugsAreNamed() {
        auto& desk = *m_desk;
        QCOMPARE(desk.count("SELECT count(*) FROM condition WHERE icd10 = 'E11'"), std::int64_t{100});
        // Of the column's words, one row a person: hypertension is I10, neuropathy here E11.4, thyroid nodule none of ours.
        QVERIFY(desk.count("SELECT count(*) FROM condition WHERE icd10 = 'I10'") > 30);
        QVERIFY(desk.count("SELECT count(*) FROM condition WHERE icd10 = 'E11.4' AND display = 'neuropathy'") > 10);
        QVERIFY(desk.count("SELECT count(*) FROM condition WHERE icd10 = '' AND display = 'thyroid nodule'") > 10);
        QVERIFY(desk.count("SELECT count(*) FROM medication_line WHERE atc = 'A10BA02' AND name = 'metformin'") > 30);
        QVERIFY(desk.count("SELECT count(*) FROM medication_line WHERE atc = '' AND name LIKE 'epalrestat%'") > 10);
    }

    void aDrugThatALaterListLeavesOutHasEnded() {
        auto& desk = *m_desk;
        // 2055: dapagliflozin on 2020-12-07; acarbose, dapagliflozin, metformin on 2021-05-24. 2069 changes at every visit.
        const auto lines = FactRepository(desk.database()).medications(desk.resident("2069")).value();
        const auto line = [&](const char* name) {
            return *std::find_if(lines.begin(), lines.end(), [&](const auto& candidate) { return candidate.name == name; });
        };
        QCOMPARE(line("sitagliptin").status, std::string{"stopped"});
        QCOMPARE(*line("sitagliptin").start, makeDate(2021, 7, 5));
        QCOMPARE(*line("sitagliptin").end, makeDate(2021, 8, 25));
        QCOMPARE(line("acarbose").status, std::string{"active"});
        QCOMPARE(*line("acarbose").start, makeDate(2021, 7, 5));
    }

    void importingTwiceChangesNothing() {
        auto& desk = *m_desk;
        const auto before = desk.census();
        const auto again = desk.import({shanghai()});
        QCOMPARE(desk.census(), before);
        QVERIFY(again.kinds.at("Patient") == unchanged(100));
        QVERIFY(again.kinds.at("Observation") == unchanged(2121));
        QVERIFY(again.total() == unchanged(3037));
    }

    void anEditHereSurvivesTheSameFile() {
        auto& desk = *m_desk;
        auto resident = jiayi::roster::ResidentRepository(desk.database()).find(desk.resident("2000")).value();
        resident.name = "张三";
        jiayi::sync::Unit unit(desk.context(), "resident.edit");
        jiayi::roster::ResidentRepository::save(unit, resident);
        unit.commit();
        desk.import({shanghai()});
        QCOMPARE(jiayi::roster::ResidentRepository(desk.database()).find(resident.id).value().name, std::string{"张三"});
    }

    void aDryRunSaysTheSameAndWritesNothing() {
        Desk desk;
        auto plan = desk.plan({shanghai()});
        plan.dryRun = true;
        const auto before = desk.census();
        const auto dry = desk.run(plan);
        QCOMPARE(desk.census(), before);
        QVERIFY(dry.kinds == m_report.kinds);
        QVERIFY(dry.flags == m_report.flags);
    }

    void aStoppedImportSaysSoAndGoesOnLater() {
        Desk desk;
        const auto plan = desk.plan({desk.write("list.csv", "Record No,Name,Sex\n1,Ann,F\n2,Bob,M\n")});
        std::stop_source source;
        jiayi::roster::ImportControl control;
        control.stop = source.get_token();
        source.request_stop();
        QVERIFY(desk.run(plan, control).cancelled);
        QCOMPARE(desk.count("SELECT count(*) FROM resident"), std::int64_t{0});
        QCOMPARE(desk.run(plan).total().created, std::size_t{2});
    }
};

JIAYI_TEST(TestTableImport)
#include "tst_table_import.moc"
