// Small tables of the kinds that clinics send, and what is wrong with them.
#include "models/core/csv.h"
#include "tests/files/import_fixture.h"
#include "tests/support/test_program.h"

#include <unicode/ucnv.h>

#include <cmath>

using jiayi::makeDate;
using jiayi::care::FactRepository;
using jiayi::roster::ImportCounts;
using jiayi::roster::ResidentRepository;
using jiayi::test::Desk;

namespace {

std::string gb18030(const std::string& utf8) {
    UErrorCode status = U_ZERO_ERROR;
    std::string bytes(utf8.size() * 2 + 8, '\0');
    const auto size = ucnv_convert("gb18030", "utf-8", bytes.data(), static_cast<std::int32_t>(bytes.size()), utf8.data(),
                                   static_cast<std::int32_t>(utf8.size()), &status);
    bytes.resize(static_cast<std::size_t>(size));
    return bytes;
}

const char* const kRoster = "河西区友谊路社区居民花名册,,,,,,,,,\r\n"
                            "姓名,性别,出生日期,身份证号,联系电话,现住址,所属网格,民族,医保类型,备注\r\n"
                            "曾秀英,女,1962/5/14,12010319620514354X,138 2001 1234,友谊路8号,3,汉族,城乡居民,独居\r\n"
                            "单国强,男,1958年3月9日,,02228371234,平山道1号,4,回,城镇职工,\r\n";

/// "2 column reason" of each reject, in one line that a failure can show.
std::string reasons(const jiayi::roster::ImportReport& report) {
    std::string found;
    for (const auto& reject : report.rejects)
        found += (found.empty() ? "" : "; ") + std::to_string(reject.row) + " " + reject.column + " " + reject.reason;
    return found;
}

}  // namespace

class TestTableTraps : public QObject {
    Q_OBJECT

    static jiayi::roster::Resident named(Desk& desk, const std::string& name) {
        jiayi::db::Query query(desk.database(), "SELECT id FROM resident WHERE name = ?", name);
        if (!query.next()) throw std::runtime_error("no such resident");
        return ResidentRepository(desk.database()).find(query.id<jiayi::roster::ResidentId>(0)).value();
    }

private Q_SLOTS:
    void aChineseRosterInEitherEncoding_data() {
        QTest::addColumn<bool>("legacy");
        QTest::newRow("UTF-8") << false;
        QTest::newRow("GB18030") << true;
    }
    void aChineseRosterInEitherEncoding() {
        QFETCH(bool, legacy);
        Desk desk;
        const auto report = desk.import("roster.csv", legacy ? gb18030(kRoster) : kRoster);
        QCOMPARE(reasons(report), std::string{});
        const auto zeng = named(desk, "曾秀英");
        QVERIFY(zeng.sex == jiayi::Sex::Female);
        QCOMPARE(*zeng.birthDate, makeDate(1962, 5, 14));
        QCOMPARE(zeng.citizenId, std::string{"12010319620514354X"});
        QCOMPARE(zeng.phone, std::string{"13820011234"});
        QCOMPARE(zeng.grid, std::string{"3"});
        QCOMPARE(zeng.ethnicCode, std::string{"01"});
        QCOMPARE(zeng.insuranceScheme, std::string{"resident"});
        const auto shan = named(desk, "单国强");
        QCOMPARE(*shan.birthDate, makeDate(1958, 3, 9));
        QCOMPARE(shan.ethnicCode, std::string{"03"});
        QCOMPARE(shan.insuranceScheme, std::string{"employee"});
        QCOMPARE(desk.count("SELECT count(*) FROM search_key WHERE key LIKE '%zengxiuying%'"), std::int64_t{1});
    }

    void aColumnNobodyKnowsIsKeptWithThePerson() {
        Desk desk;
        const auto report = desk.import("roster.csv", kRoster);
        QCOMPARE(report.keptColumns.at("备注"), std::size_t{1});
        const auto patient = desk.registry.render(desk.database(), "Patient", named(desk, "曾秀英").id.uuid).value();
        QVERIFY(patient.compact().find("独居") != std::string::npos);
        const auto before = desk.census();
        QCOMPARE(desk.import("roster.csv", kRoster).total().unchanged, std::size_t{2});
        QCOMPARE(desk.census(), before);
    }

    void aWrongRowIsRefusedWithItsReasonAndTheRestGoesOn() {
        Desk desk;
        const auto report = desk.import("list.csv",
                                        "姓名,性别,出生日期,身份证号,电话\n"
                                        "王一,男,1960-01-01,120103196205143518,\n"
                                        "王二,男,1960-13-01,,\n"
                                        "王三,人,1960-01-01,,\n"
                                        "王四,男,01/02/1960,,\n"
                                        "王五,男,1960-01-01,,12\n"
                                        "王六,男,1960-01-01,,\n"
                                        ",,,,\n"
                                        ",男,,,\n");
        const std::string expected{"2 身份证号 citizen-id.check-digit; 3 出生日期 import.date; 4 性别 sex.unknown; 5 出生日期 import.date; 6 电话 phone.prefix; 9  import.no-identity"};
        QVERIFY2(reasons(report) == expected, reasons(report).c_str());
        QCOMPARE(desk.count("SELECT count(*) FROM resident"), std::int64_t{1});
        QVERIFY(report.kinds.at("Patient") == (ImportCounts{1, 0, 0, 6, 0, 0}));
    }

    void theRejectsFileCanBeMendedAndImported() {
        Desk desk;
        const auto report = desk.import("list.csv", "Name,Sex,Birth Date,Phone\nAnn,F,1960-01-01,13800138000\n\"Lee, Bob\",M,1960-02-30,\n");
        const auto path = desk.file("rejects.csv");
        QVERIFY(jiayi::files::writeRejects(report, path).has_value());
        std::ifstream stream(path);
        std::string text{std::istreambuf_iterator<char>{stream}, {}};
        const auto table = jiayi::parseCsv(text).value();
        const std::vector<std::string> header{"jiayi:file", "jiayi:row", "jiayi:column", "jiayi:reason", "Name", "Sex", "Birth Date", "Phone"};
        QCOMPARE(table.header, header);
        const std::vector<std::string> row{"list.csv", "3", "Birth Date", "import.date", "Lee, Bob", "M", "1960-02-30", ""};
        QCOMPARE(table.rows.size(), std::size_t{1});
        QCOMPARE(table.rows.front(), row);
        text.replace(text.find("1960-02-30"), 10, "1960-02-28");
        const auto mended = desk.import("mended.csv", text);
        QCOMPARE(reasons(mended), std::string{});
        QCOMPARE(*named(desk, "Lee, Bob").birthDate, makeDate(1960, 2, 28));
    }

    void withoutIdentityOrDateTheTableIsRefusedClearly() {
        Desk desk;
        const auto nobody = desk.plan({desk.write("a.csv", "HbA1c,Date\n6.8,2020-01-01\n")});
        QCOMPARE(nobody.files[0].tables[0].problems.front().reason, std::string{"import.no-identity"});
        QCOMPARE(reasons(desk.run(nobody)), std::string{"0  import.no-identity"});
        const auto undated = desk.import("b.csv", "Record No,HbA1c\n1,6.8\n");
        QCOMPARE(reasons(undated), std::string{"0  import.no-date"});
        const auto oneUndated = desk.import("c.csv", "Record No,Date,HbA1c\n1,,6.8\n2,2020-01-01,6.9\n3,2030-01-01,7\n4,2999-01-01,7\n");
        const std::string expected{"2  import.no-date; 4  import.date-in-the-future; 5 Date import.date"};
        QVERIFY2(reasons(oneUndated) == expected, reasons(oneUndated).c_str());
        QCOMPARE(desk.count("SELECT count(*) FROM observation"), std::int64_t{1});
    }

    void unitsAreReadFromHeaderOrCell() {
        Desk desk;
        const auto report = desk.import("results.csv",
                                        "编号,日期,糖化血红蛋白（%）,空腹血糖(mg/dL),肌酐,体重,血压,尿酸（mmol/L）\n"
                                        "7,2024-03-05,6.8,126,88 μmol/L,63.5kg,128/76,350\n");
        QCOMPARE(reasons(report), std::string{});
        const auto id = desk.resident("7");
        const auto value = [&](const char* code) {
            const auto rows = FactRepository(desk.database()).series(id, code).value();
            return rows.empty() ? -1.0 : std::round(*rows.front().value * 100) / 100;
        };
        QCOMPARE(value("HBA1C_NGSP"), 6.8);
        QCOMPARE(value("FPG"), 6.99);
        QCOMPARE(value("CREA"), 88.0);
        QCOMPARE(value("WEIGHT"), 63.5);
        QCOMPARE(value("SBP"), 128.0);
        QCOMPARE(value("DBP"), 76.0);
        QCOMPARE(value("UA"), -1.0);  // 350 mmol/L is not believed
        QCOMPARE(report.flags.size(), std::size_t{1});
        QCOMPARE(report.flags.front().reason, std::string{"value.above-plausible"});
    }

    void aWrongUnitIsMendedInThePlanByAPerson() {
        Desk desk;
        auto plan = desk.plan({desk.write("ua.csv", "编号,日期,尿酸（mmol/L）\n7,2024-03-05,350\n")});
        plan.files[0].tables[0].mapping.columns[2].unit = "umol/L";
        QVERIFY(desk.run(plan).flags.empty());
        QCOMPARE(*FactRepository(desk.database()).series(desk.resident("7"), "UA").value().front().value, 350.0);
    }

    void textInANumberColumnIsKeptAsTextAndFlagged() {
        Desk desk;
        const auto report = desk.import("results.csv", "Record No,Date,hs-CRP,Potassium\n7,2024-03-05,<0.5,hemolysed\n");
        for (const auto& [code, text] : {std::pair{"HSCRP", "<0.5"}, std::pair{"K", "hemolysed"}}) {
            const auto rows = desk.observations(desk.resident("7"), code);
            QCOMPARE(rows.size(), std::size_t{1});
            QVERIFY(!rows.front().value);
            QCOMPARE(rows.front().textValue, std::string{text});
        }
        QCOMPARE(report.flags.size(), std::size_t{2});
        QCOMPARE(report.flags.front().reason, std::string{"value.not-a-number"});
    }

    void rowsThatRepeatAreTwoResultsAndTheSameTwice() {
        Desk desk;
        const auto* text = "Record No,Date,HbA1c\n7,2024-03-05,6.8\n7,2024-03-05,7.1\n7,2024-06-05,6.5\n";
        desk.import("twice.csv", text);
        QCOMPARE(desk.observations(desk.resident("7"), "HBA1C_NGSP").size(), std::size_t{3});
        const auto before = desk.census();
        QCOMPARE(desk.import("twice.csv", text).total(), (ImportCounts{0, 0, 4, 0, 0, 0}));
        QCOMPARE(desk.census(), before);
    }

    void aCorrectedFileChangesItsOwnResults() {
        Desk desk;
        desk.import("lab.csv", "Record No,Date,HbA1c\n7,2024-03-05,6.8\n8,2024-03-05,7.0\n");
        const auto report = desk.import("lab.csv", "Record No,Date,HbA1c\n7,2024-03-05,8.6\n8,2024-03-05,7.0\n");
        QVERIFY(report.kinds.at("Observation") == (ImportCounts{0, 1, 1, 0, 0, 0}));
        QCOMPARE(*FactRepository(desk.database()).series(desk.resident("7"), "HBA1C_NGSP").value().front().value, 8.6);
    }

    void resultsJoinTheResidentWithThatCitizenId() {
        Desk desk;
        desk.import("roster.csv", kRoster);
        const auto report = desk.import("lab.csv", "身份证号,姓名,检查日期,糖化血红蛋白\n12010319620514354X,曾秀英,2024-03-05,7.4\n");
        QCOMPARE(desk.count("SELECT count(*) FROM resident"), std::int64_t{2});
        QCOMPARE(FactRepository(desk.database()).series(named(desk, "曾秀英").id, "HBA1C_NGSP").value().size(), std::size_t{1});
        // What the laboratory does not say stays.
        QCOMPARE(named(desk, "曾秀英").grid, std::string{"3"});
        QVERIFY(report.kinds.at("Patient") == (ImportCounts{0, 0, 1, 0, 0, 0}));
    }

    void aNumberThatMeansSomebodyElseIsRefused() {
        Desk desk;
        desk.import("list.csv", "Record No,Name,Sex,Birth Date\n7,Ann Lee,F,1960-01-01\n");
        const auto report = desk.import("list.csv", "Record No,Name,Sex,Birth Date\n7,Bob Ray,M,1971-02-02\n");
        QCOMPARE(reasons(report), std::string{"2  import.other-person"});
        QCOMPARE(desk.count("SELECT count(*) FROM resident WHERE name = 'Ann Lee'"), std::int64_t{1});
    }

    void filesThatCannotBeReadSaySo() {
        Desk desk;
        const auto problem = [&](const char* name, const std::string& bytes) {
            return desk.plan({desk.write(name, bytes)}).files.front().problem;
        };
        QCOMPARE(problem("a.xlsx", "no zip"), std::string{"xlsx.damaged"});
        QCOMPARE(problem("b.xlsx", "\xD0\xCF\x11\xE0 a workbook with a password"), std::string{"xlsx.encrypted"});
        QCOMPARE(problem("c.doc", "text"), std::string{"file.kind"});
        QCOMPARE(problem("d.json", "{\"resourceType\":"), std::string{"json.syntax"});
        QCOMPARE(desk.plan({desk.file("missing.csv")}).files.front().problem, std::string{"file.not-found"});
        QCOMPARE(reasons(desk.import("a.xlsx", "no zip")), std::string{"0  xlsx.damaged"});
    }

    void longRowsAndShortRowsAreRead() {
        Desk desk;
        const auto report = desk.import("odd.csv", "Record No,Date,HbA1c\n7,2024-03-05\n8,2024-03-05,6.9,surplus\n");
        QCOMPARE(reasons(report), std::string{});
        QCOMPARE(report.keptColumns.at("column 4"), std::size_t{1});
        QCOMPARE(desk.count("SELECT count(*) FROM resident"), std::int64_t{2});
    }
};

JIAYI_TEST(TestTableTraps)
#include "tst_table_traps.moc"
