#include "tests/pharmacy/review_fixture.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::pharmacy;
using test::addLine;
using test::findingOf;
using test::healthyInput;
using test::reviewed;
using test::setValue;

class TestRenalRule : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyDrugsRuleParses() {
        std::size_t clauses = 0;
        for (const auto& drug : test::careRules().drugs) {
            const auto rule = parseRenalRule(drug.renalRule);
            QVERIFY2(rule.has_value(), drug.inn.c_str());
            clauses += rule->clauses.size();
        }
        QVERIFY(clauses > 400);
    }

    void whatIsOutsideTheGrammarIsAnError_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no action") << "<30" << "renal-rule.condition";
        QTest::newRow("words") << "<30:start low" << "renal-rule.action";
        QTest::newRow("unknown metric") << "Mg<1:hold" << "renal-rule.condition";
        QTest::newRow("no number") << "<30:max=" << "renal-rule.number";
        QTest::newRow("interval in words") << "<30:max=0.5 q48h" << "renal-rule.number";
        QTest::newRow("empty part") << "any:ok;" << "renal-rule.condition";
        QTest::newRow("turned band") << "45-30:reduce" << "renal-rule.condition";
        QTest::newRow("two bands for one value") << "40-60:max=400;15-45:max=200" << "renal-rule.overlap";
    }
    void whatIsOutsideTheGrammarIsAnError() {
        QFETCH(QString, text);
        QFETCH(QString, reason);
        const auto rule = parseRenalRule(text.toStdString());
        QVERIFY(!rule);
        QCOMPARE(QString::fromStdString(rule.error().reason), reason);
    }

    void bandsAreHalfOpen() {
        const auto rule = parseRenalRule("15-40:max=200;40-60:max=400;K>5.5:contra;5.0<K<=5.5:nostart");
        QVERIFY(rule.has_value());
        QVERIFY(rule->clauses[0].holds(39.99) && !rule->clauses[0].holds(40));
        QVERIFY(rule->clauses[1].holds(40) && !rule->clauses[1].holds(60));
        QVERIFY(!rule->clauses[2].holds(5.5) && rule->clauses[2].holds(5.51));
        QVERIFY(!rule->clauses[3].holds(5.0) && rule->clauses[3].holds(5.5));
    }

    /// Every action of the grammar, once where it holds and once where it does not.
    void everyActionSpeaksWhereItHolds_data() {
        QTest::addColumn<QString>("drug");
        QTest::addColumn<QString>("dosage");
        QTest::addColumn<QString>("code");
        QTest::addColumn<double>("bad");
        QTest::addColumn<double>("good");
        QTest::addColumn<bool>("isNew");
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("severity");
        QTest::newRow("contra") << "metformin" << "500 mg bid" << "EGFR_2021" << 44.9 << 45.0 << false << "renal.contra:A10BA02" << "contraindicated";
        QTest::newRow("reduce") << "metformin" << "500 mg bid" << "EGFR_2021" << 59.0 << 60.0 << false << "renal.reduce:A10BA02" << "moderate";
        QTest::newRow("avoid") << "ertugliflozin" << "5 mg qd" << "EGFR_2021" << 59.9 << 60.0 << false << "renal.avoid:A10BK04" << "major";
        QTest::newRow("nostart") << "finerenone" << "10 mg qd" << "EGFR_2021" << 24.0 << 25.0 << true << "renal.nostart:C03DA05" << "major";
        QTest::newRow("nostart, taken already") << "finerenone" << "10 mg qd" << "EGFR_2021" << 24.0 << 25.0 << false << "renal.nostart-continuing:C03DA05" << "moderate";
        QTest::newRow("hold, potassium") << "finerenone" << "10 mg qd" << "K" << 5.6 << 5.5 << false << "renal.hold:C03DA05" << "major";
        QTest::newRow("max") << "sitagliptin" << "100 mg qd" << "EGFR_2021" << 44.0 << 45.0 << false << "renal.max:A10BH01" << "major";
        QTest::newRow("max per two days") << "colchicine" << "0.5 mg qd" << "EGFR_2021" << 34.0 << 35.0 << false << "renal.max:M04AC01" << "major";
        QTest::newRow("start") << "finerenone" << "20 mg qd" << "EGFR_2021" << 59.0 << 60.0 << true << "renal.start:C03DA05" << "moderate";
        QTest::newRow("startlow") << "captopril" << "12.5 mg tid" << "EGFR_2021" << 29.0 << 30.0 << true << "renal.startlow:C09AA01" << "minor";
        QTest::newRow("caution") << "gliclazide MR" << "30 mg qd" << "EGFR_2021" << 44.0 << 45.0 << false << "renal.caution:A10BB09" << "moderate";
        QTest::newRow("inferior") << "dapagliflozin" << "10 mg qd" << "EGFR_2021" << 44.0 << 45.0 << false << "renal.inferior:A10BK01" << "minor";
        QTest::newRow("monitor") << "tiotropium" << "1 puff qd" << "EGFR_2021" << 59.0 << 60.0 << false << "renal.monitor:R03BB04" << "minor";
        QTest::newRow("contra, potassium") << "losartan" << "50 mg qd" << "K" << 5.6 << 5.5 << false << "renal.contra:C09CA01" << "contraindicated";
    }
    void everyActionSpeaksWhereItHolds() {
        QFETCH(QString, drug);
        QFETCH(QString, dosage);
        QFETCH(QString, code);
        QFETCH(double, bad);
        QFETCH(double, good);
        QFETCH(bool, isNew);
        QFETCH(QString, rule);
        QFETCH(QString, severity);
        auto input = healthyInput();
        addLine(input, drug.toStdString(), dosage.toStdString()).isNew = isNew;
        setValue(input, code.toStdString(), bad);
        const auto there = reviewed(input);
        const auto* finding = findingOf(there, rule.toStdString());
        QVERIFY2(finding, test::told(there).c_str());
        QCOMPARE(QString::fromUtf8(std::string{toString(finding->severity)}), severity);
        setValue(input, code.toStdString(), good);
        QVERIFY(!findingOf(reviewed(input), rule.toStdString()));
    }

    void okSaysNothing() {
        auto input = healthyInput();
        addLine(input, "linagliptin", "5 mg qd");
        setValue(input, "EGFR_2021", 12);
        for (const auto& finding : reviewed(input).findings) QVERIFY(finding.check != Check::Renal);
    }

    void dialysisAndGenesAreConditionsToo() {
        auto input = healthyInput();
        addLine(input, "dapagliflozin", "10 mg qd");
        addLine(input, "allopurinol", "100 mg qd").isNew = true;
        auto result = reviewed(input);
        QVERIFY(!findingOf(result, "renal.contra:A10BK01") && !findingOf(result, "renal.contra:M04AA01"));
        QVERIFY(test::saysNotChecked(result, Check::Renal, "HLA-B*5801"));
        input.onDialysis = true;
        input.findings = {"HLA-B*5801"};
        result = reviewed(input);
        QVERIFY(findingOf(result, "renal.contra:A10BK01") && findingOf(result, "renal.contra:M04AA01"));
        input.findings.clear();
        input.findingsExcluded = {"HLA-B*5801"};
        QVERIFY(!test::saysNotChecked(reviewed(input), Check::Renal, "HLA-B*5801"));
    }

    void onDialysisTheKidneysCountAsFailed() {
        auto input = healthyInput();
        addLine(input, "metformin", "500 mg bid");
        QVERIFY(!findingOf(reviewed(input), "renal.contra:A10BA02"));
        input.onDialysis = true;
        const auto result = reviewed(input);
        const auto* finding = findingOf(result, "renal.contra:A10BA02");
        QVERIFY2(finding, test::told(result).c_str());
        QCOMPARE(finding->reason.en, std::string{"metformin is contraindicated on dialysis"});
    }

    void calciumIsMeasuredToo() {
        auto input = healthyInput();
        addLine(input, "calcitriol", "0.25 ug qd");
        QVERIFY(test::saysNotChecked(reviewed(input), Check::Renal, "no calcium"));
        input.values.push_back({"CA", 2.6, test::kToday - Days{10}});
        QVERIFY(!findingOf(reviewed(input), "renal.hold:A11CC04"));
        setValue(input, "CA", 2.7);
        QVERIFY(findingOf(reviewed(input), "renal.hold:A11CC04"));
    }

    void theProfileChoosesTheLabels() {
        auto input = healthyInput();
        addLine(input, "metformin", "1 g bid");
        setValue(input, "EGFR_2021", 40);
        QVERIFY(findingOf(reviewed(input), "renal.contra:A10BA02"));
        input.profile = Profile::International;
        const auto abroad = reviewed(input);
        QVERIFY(!findingOf(abroad, "renal.contra:A10BA02"));
        QVERIFY(findingOf(abroad, "renal.max:A10BA02"));
        setValue(input, "EGFR_2021", 29);
        QVERIFY(findingOf(reviewed(input), "renal.contra:A10BA02"));
    }

    void clearanceIsComputedFromCreatinineAgeAndWeight() {
        auto input = healthyInput();
        input.birth = makeDate(1936, 1, 1);  // 90: (140-90)*50/(72*1.5) = 23 mL/min
        setValue(input, "CREA", 132.6);
        setValue(input, "WEIGHT", 50);
        addLine(input, "dabigatran", "110 mg bid");
        QVERIFY(findingOf(reviewed(input), "renal.contra:B01AE07"));
        setValue(input, "WEIGHT", 75);  // 35 mL/min
        QVERIFY(!findingOf(reviewed(input), "renal.contra:B01AE07"));
    }

    void creatinineAloneMakesAnEgfr() {
        auto input = healthyInput();
        dropAllKidney(input);
        addLine(input, "metformin", "500 mg bid");
        QVERIFY(test::saysNotChecked(reviewed(input), Check::Renal, "no eGFR in 12 months"));
        setValue(input, "CREA", 200);
        QVERIFY(findingOf(reviewed(input), "renal.contra:A10BA02"));
        input.sex.reset();
        QVERIFY(test::saysNotChecked(reviewed(input), Check::Renal, "no eGFR in 12 months"));
    }

    void anOldValueIsNoValue() {
        auto input = healthyInput();
        addLine(input, "metformin", "500 mg bid");
        setValue(input, "EGFR_2021", 80, addMonths(test::kToday, -12));
        QVERIFY(!test::saysNotChecked(reviewed(input), Check::Renal, "no eGFR"));
        setValue(input, "EGFR_2021", 80, addMonths(test::kToday, -12) - Days{1});
        QVERIFY(test::saysNotChecked(reviewed(input), Check::Renal, "no eGFR"));
    }

private:
    static void dropAllKidney(ReviewInput& input) {
        for (const auto* code : {"EGFR_2021", "EGFR_2009", "CREA"}) test::dropValue(input, code);
    }
};

JIAYI_TEST(TestRenalRule)
#include "tst_renal_rule.moc"
