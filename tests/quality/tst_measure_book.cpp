// The table of measures as it ships, and rows that must not be taken.
#include "tests/quality/quality_fixture.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::test;

namespace {

/// The shipped files with one text of one file replaced.
Result<quality::MeasureBook> bookWith(const std::string& file, const std::string& from, const std::string& to) {
    auto files = quality::embeddedMeasureFiles();
    auto& text = files.at(file);
    const auto at = text.find(from);
    if (at == std::string::npos) throw std::logic_error("no such text: " + from);
    text.replace(at, from.size(), to);
    return quality::loadMeasureBook(shippedRules(), files);
}

}  // namespace

class TestMeasureBook : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyMeasureIsThereAndSaysItselfOrWhyNot() {
        const auto& book = measureBook();
        for (const auto* id : {"CN-DM-01", "CN-DM-02", "CN-DM-03", "CN-HTN-01", "CN-HTN-02", "CN-HTN-03", "CN-ELD-01", "CN-EHR-01", "CN-EHR-02", "CN-FDC-01", "CN-FDC-02", "JY-DM-04",
                               "JY-DM-05", "JY-DM-06", "JY-DM-07", "JY-DM-08", "JY-DM-09", "JY-DM-10", "JY-DM-11", "JY-DM-12", "JY-DM-13", "JY-DM-14", "JY-DM-15", "JY-DM-16",
                               "JY-RX-01", "JY-RX-02", "JY-RX-03", "JY-CAP-01", "JY-CAP-02", "JY-CAP-03", "CMS122", "CMS165", "CMS131", "CMS951", "HEDIS-GSD8", "HEDIS-GSD9", "HEDIS-BPD",
                               "HEDIS-EED", "HEDIS-KED", "HEDIS-CBP", "HEDIS-SPD", "QOF-DM020", "QOF-DM021", "QOF-DM036", "QOF-HYP008", "QOF-HYP009"})
            QVERIFY2(book.measure(id), id);
        for (const auto& measure : book.measures) {
            QVERIFY2(measure.byPerson() || !measure.whyNot.empty() || !measure.from.empty(), measure.id.c_str());
            QVERIFY(!measure.origin.version.empty() && !measure.origin.source.empty());
        }
    }

    void nationalLimitsAndClinicalGoalsStayApart() {
        for (const auto& measure : measureBook().measures) {
            if (measure.id.starts_with("CN-DM") || measure.id.starts_with("CN-HTN")) QVERIFY2(measure.rules == quality::RuleSet::National, measure.id.c_str());
            if (measure.id.starts_with("JY-DM")) QVERIFY2(measure.rules == quality::RuleSet::Clinical, measure.id.c_str());
        }
        // 135/85 at 58 years: the national limit is kept, the clinical goal is not.
        quality::Judge judge(measureBook(), year2026());
        const auto person = personLine("age=58 dx=E11.9 in=T2DM@20200101 in=HTN@20200101 visit=hypertension.required@1001 SBP=135@1001 DBP=85@1001");
        QVERIFY(judge.judge(person, *measureBook().measure("CN-HTN-03")).numerator);
        QVERIFY(!judge.judge(person, *measureBook().measure("JY-DM-08")).numerator);
    }

    void aTargetThatADoctorLoosenedMovesNoPaymentMeasure() {
        quality::Judge judge(measureBook(), year2026());
        const std::string line = "age=58 dx=E11.9 in=T2DM@20200101 HBA1C_NGSP=8.5@1001 SBP=145@1001 DBP=85@1001 FPG=8@1001 visit=diabetes.required@1001";
        const auto strict = judge.judge(personLine(line));
        const auto before = strict;
        const auto after = judge.judge(personLine(line + " target.HBA1C_NGSP=10.0@0101"));
        int payments = 0;
        for (std::size_t i = 0; i < after.size(); ++i) {
            if (!measureBook().measures[i].payment) continue;
            ++payments;
            QVERIFY2(before[i] == after[i], measureBook().measures[i].id.c_str());
        }
        QVERIFY(payments > 5);
        QVERIFY(after[*measureBook().indexOf("JY-DM-06")].numerator);
        const auto refused = bookWith("measures.csv", "hba1c_at_7,", "\"below_target(HBA1C, 6mo)\",");
        QVERIFY(!refused);
        QCOMPARE(refused.error().reason, std::string("rules.row"));
        QVERIFY(refused.error().detail.find("payment") != std::string::npos);
    }

    void whatDoesNotParseStopsTheProgramWithFileAndRow_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        const auto row = [](const char* name, const char* file, const char* from, const char* to) {
            QTest::newRow(name) << QString::fromUtf8(file) << QString::fromUtf8(from) << QString::fromUtf8(to);
        };
        row("unknown word", "measures.csv", "managed(HTN) and age >= 35", "handled(HTN) and age >= 35");
        row("unknown fact", "quality_terms.csv", "latest(HBA1C, 6mo)", "latest(SUGAR, 6mo)");
        row("unknown kind of visit", "measures.csv", "diabetes.required", "diabetic.required");
        row("no period", "quality_terms.csv", "lowest_with(SBP_OUT, DBP_OUT, period)", "lowest_with(SBP_OUT, DBP_OUT, year)");
        row("unknown code", "quality_facts.csv", "LDL_C,LDL_C", "LDL_C,LDL_X");
        row("a reason that has no words", "measures.csv", "not.elsewhere", "not.known");
        row("a gap between bands", "quality_bands.csv", "6mo,7.0,8.0", "6mo,7.1,8.0");
        row("twice", "measures.csv", "CN-DM-02", "CN-DM-01");
        row("a missing limit", "quality_limits.csv", "long.from", "long.since");
    }
    void whatDoesNotParseStopsTheProgramWithFileAndRow() {
        QFETCH(QString, file);
        QFETCH(QString, from);
        QFETCH(QString, to);
        const auto book = bookWith(file.toStdString(), from.toStdString(), to.toStdString());
        QVERIFY(!book);
        QCOMPARE(book.error().reason, std::string("rules.row"));
        QVERIFY2(book.error().detail.find(file.toStdString()) != std::string::npos, book.error().detail.c_str());
    }
};

JIAYI_TEST(TestMeasureBook)
#include "tst_measure_book.moc"
