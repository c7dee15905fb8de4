// Results as tables and as NDJSON.
#include "sync/laboratory/result_file.h"
#include "tests/hl7/ndjson_lines.h"
#include "tests/hl7/rendered.h"
#include "tests/support/test_program.h"

#include <QStringConverter>

#include <sstream>

namespace jiayi::test {

class TestTables : public QObject {
    Q_OBJECT

    /// What was read; an error of the whole file as "file REASON DETAIL".
    static std::string read(const std::string& bytes) {
        static const auto rules = laboratory::loadReaderRules().value();
        std::istringstream stream{bytes};
        std::string text;
        const auto done = laboratory::readResults(stream, rules, [&](const laboratory::Entry& entry) {
            text += rendered(entry);
            return true;
        });
        return done ? text : text + "file " + done.error().reason + " " + done.error().detail + "\n";
    }
    static void compare(const std::string& actual, const std::string& expected) {
        if (actual != expected) qInfo("what was read:\n%s", actual.c_str());
        QVERIFY(actual == expected);
    }
    static constexpr char kHead[] = "sender,institution,report_number,order_number,test_code,issued,name,sex,item_code,item_name,loinc,value,unit,range,flag\n";

private Q_SLOTS:
    void rowsOfOneReportAreOneReportWhereverTheyStand() {
        compare(read(std::string{kHead} + "LAB,120101001,R-1,A-1,BIO,2026-11-23 10:00,样例一,女,K,血钾,2823-3,6.80,mmol/L,3.5-5.3,↑\n"
                                          "LAB,120101001,R-2,A-2,,20261123100000,样例二,1,GLU,,,<0.1,mmol/L,,\n"
                                          "LAB,,R-1,,BIO,2026-11-23 10:00,,,NA,Sodium,,140,mmol/L,137~147,N\n"),
                "report R-1/BIO of LAB to=120101001 order=A-1 final 2026-11-23T10:00:00+08:00 [BIO^^]\n  person name=样例一 sex=2\n"
                "  result K [K^血钾^] NM 6.80 = 6.8 also=2823-3^血钾^http://loinc.org unit=mmol/L range=3.5-5.3 [3.5,5.3] flag=H final\n"
                "  result NA [NA^Sodium^] NM 140 = 140 unit=mmol/L range=137~147 [137,147] flag=N final\n"
                "report R-2 of LAB to=120101001 order=A-2 final 2026-11-23T10:00:00+08:00 [^^]\n  person name=样例二 sex=1\n"
                "  result GLU [GLU^^] NM <0.1 = 0.1 unit=mmol/L final\n");
    }

    void chineseHeadersTabsAndGb18030AreUnderstood() {
        QStringEncoder encoder("GB18030");
        const QByteArray bytes = encoder(QStringLiteral("检验机构\t报告编号\t报告时间\t报告状态\t姓名\t身份证号\t项目名称\t结果\t单位\t参考范围\t备注\t床号\n"
                                                        "样例检验所\tR-3\t2026/11/23\t部分报告\t样例三\t110101196001020025\t尿蛋白\t阴性\t\t阴性\t复查\t7\n"
                                                        "样例检验所\tR-3\t2026/11/23\t\t\t\t尿糖\t\t\t\t\t7\n"));
        compare(read(bytes.toStdString()),
                "report R-3 of 样例检验所 partial 2026-11-23 [^^]\n  person name=样例三 citizen-id=110101196001020025\n"
                "  result 尿蛋白 [^尿蛋白^] ST 阴性 range=阴性 [,] preliminary\n    comment 复查\n  result 尿糖 [^尿糖^] none registered\n");
    }

    void aBadRowTakesItsReportAndNoOther() {
        compare(read(std::string{kHead} + "LAB,1,R-1,,,2026-11-23 10:00,样例一,女,K,,,6.8,,,\n"
                                          "LAB,1,R-2,,,2026-11-23 10:00,样例二,女,K,,,4.1,,,\n"
                                          "LAB,1,R-1,,,2026-11-23 10:00,样例二,女,NA,,,140,,,\n"
                                          "LAB,1,R-4,,,2026-13-23 10:00,样例四,女,K,,,4.1,,,\n"
                                          "LAB,1,R-5,,,2026-11-23 10:00,样例五,x,K,,,4.1,,,\n"
                                          "LAB,1,,,,2026-11-23 10:00,样例六,女,K,,,4.1,,,\n"
                                          "LAB,1,R-7,,,2026-11-23 10:00,样例七,女,,,,4.1,,,\n"
                                          "LAB,1,R-8,,,2026-11-23 10:00,样例八,女,K,,,4.1,,,\n"
                                          "LAB,1,R-8,,,2026-11-23 10:00,样例八,女,K,,,4.2,,,\n"
                                          ",,,,,,,,,,,,,,\n"),
                "line 7 refused csv.cell-missing row 7, report_number\n"
                "line 2 refused csv.disagrees row 4, name\n"
                "report R-2 of LAB to=1 final 2026-11-23T10:00:00+08:00 [^^]\n  person name=样例二 sex=2\n  result K [K^^] NM 4.1 = 4.1 final\n"
                "line 5 refused csv.time row 5, issued\n"
                "line 6 refused csv.sex row 6, sex\n"
                "line 8 refused csv.cell-missing row 8, item_code\n"
                "line 9 refused report.item-key row 9, item_code\n");
    }

    void twoTimesOfIssueAreTwoVersions() {
        const auto text = read(std::string{kHead} + "LAB,1,R-1,,,2026-11-23 10:00,样例一,女,K,,,6.8,,,\nLAB,1,R-1,,,2026-11-23 11:00,样例一,女,K,,,4.1,,,\n");
        QCOMPARE(QString::fromStdString(text).count(QStringLiteral("report R-1 of LAB")), 2);
    }

    void aTableThatLacksWhatItNeedsIsRefusedWhole() {
        compare(read("sender,report_number,value,item_code\nLAB,R-1,1,K\n"), "file csv.column-missing issued\n");
        compare(read("sender,report_number,issued,value\nLAB,R-1,20261123,1\n"), "file csv.column-missing item_code\n");
        compare(read("sender,laboratory,report_number,issued,value,loinc\n"), "file csv.column-twice sender\n");
        compare(read("sender,report_number,issued,value,loinc\n\"LAB,R-1\n"), "file csv.syntax row 2\n");
        compare(read("  \r\n"), "file file.empty \n");
    }

    void aReportFindsItsObservationsAnywhereInTheFile() {
        compare(read(reportWithObservations()),
                "report R-9 of Sample lab order=A-9 final 2026-11-23T10:00:00+08:00 [^Electrolytes^]\n  person name=样例九\n"
                "  result 2823-3 [2823-3^Potassium^http://loinc.org] NM 6.80 = 6.8 unit=mmol/L final\n"
                "  result Sodium [^Sodium^] NM 140 = 140 unit=mmol/L final\n");
    }

    void halfAReportIsNoReport() {
        compare(read(reportLine(kPerformer, resultOf("Observation/elsewhere"))), "line 1 refused fhir.observation-missing DiagnosticReport.result[0]\n");
        compare(read(reportLine(kPerformer, resultOf("#none"))), "line 1 refused fhir.observation-missing DiagnosticReport.result[0]\n");
        compare(read(reportLine({}, {})), "line 1 refused fhir.performer-missing DiagnosticReport.performer\n");
        const auto whole = reportLine(kPerformer, resultOf("Observation/o"));
        compare(read(whole + kObservationLine + kObservationLine), "line 1 refused fhir.observation-twice DiagnosticReport.result[0]\n");
        const auto broken = read("{\"resourceType\":\n" + whole + kObservationLine);
        QVERIFY2(broken.starts_with("report R-9 of L") && broken.find("line 1 refused json.syntax") != std::string::npos, broken.c_str());
    }

    void wordsAreFoundInAnyCaseAndWidth() {
        const auto words = laboratory::Words::load().value();
        QVERIFY(words.reportStatus("ｆ") == diagnostics::ReportStatus::Final);
        QVERIFY(words.itemStatus("作废") == diagnostics::ItemStatus::EnteredInError);
        QVERIFY(!words.itemStatus("") && !words.sex("样例"));
        QCOMPARE(words.system("99SAMPLE"), std::string{"99SAMPLE"});
        QCOMPARE(words.flag(std::vector<std::string>{"N", "↓↓", "L"}), std::string{"LL"});
    }
};

JIAYI_TEST(TestTables)

}  // namespace jiayi::test

#include "tst_tables.moc"
