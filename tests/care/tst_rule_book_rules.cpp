#include "models/care/rules/rule_book.h"
#include "tests/care/rule_book_fixture.h"
#include "tests/support/test_program.h"

#include <set>

using namespace jiayi;
using namespace jiayi::care;

class TestRuleBook : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theShippedRulesLoad() {
        const auto book = loadRules();
        QVERIFY2(book.has_value(), book ? "" : book.error().detail.c_str());
        QCOMPARE(book->observations.size(), std::size_t{69});
        QCOMPARE(book->conditions.size(), std::size_t{88 + 50});
        QCOMPARE(book->drugs.size(), std::size_t{442});
    }

    void aBrokenRowNamesFileAndRow_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("told");
        const auto row = [](const char* name, const char* file, const char* from, const char* to,
                            const char* told) {
            QTest::newRow(name) << QString::fromUtf8(file) << QString::fromUtf8(from) << QString::fromUtf8(to)
                                << QString::fromUtf8(told);
        };
        row("a limit that is no number", "observations.csv", ",%,3.0,20.0,", ",%,3.0,twenty,",
            "observations.csv row 2: high");
        row("limits turned round", "observations.csv", ",%,3.0,20.0,", ",%,30.0,20.0,",
            "observations.csv row 2: low");
        row("a code that stands twice", "observations.csv", "HBA1C_HPLC", "HBA1C_NGSP",
            "observations.csv row 3: code");
        row("an analyte that is not there", "units.csv", "HBA1C_IFCC", "HBA1C_OTHER",
            "units.csv row 4: code");
        row("a broken conversion", "units.csv", "0.09148", "0.09148x", "units.csv row 2: a");
        row("no valid_from", "units.csv", "2026-11-22", "soon", "units.csv row 2: valid_from");
        row("no source", "conditions.csv", "ICD-10 (national clinical edition 2.0 roots)", "",
            "conditions.csv row 2: source");
        row("a cell too few", "conditions.csv", "Type 2 diabetes mellitus,T2DM,",
            "Type 2 diabetes mellitus;T2DM,", "conditions.csv row 2: row has 6 cells");
        row("a map to nowhere", "snomed_map.csv", ",E11,", ",E99,", "snomed_map.csv row 2: icd10");
        row("an unknown circumstance", "followup_diabetes.csv", "face_to_face&fasting",
            "face_to_face&feasting", "required_when names an unknown circumstance");
        row("an unknown type", "followup_diabetes.csv", "integer", "whole",
            "type is none of the known words");
        row("an unknown option set", "followup_hypertension.csv", ",salt,", ",pepper,",
            "options names no set");
        row("an unknown comparison", "visit_rules.csv", ",ge,16.7", ",about,16.7",
            "visit_rules.csv row 2: compare");
        row("a danger without limit", "visit_rules.csv", ",ge,16.7", ",ge,", "visit_rules.csv row 2: limit");
        row("an unknown fact", "visit_rules.csv", "danger_value,fpg|glucose_random|glucose_2h,ge", "danger_value,sugar,ge",
            "visit_rules.csv row 2: fact");
        row("a step nobody asks for", "visit_rules.csv", "step,complication", "step,complications",
            "fact and when are no known step");
        row("a date twice", "holidays_cn.csv", "2025-01-26", "2025-01-01", "holidays_cn.csv row 3: date");
        row("an unknown group", "targets.csv", "strict", "stern", "group is no key of target_groups.csv");
        row("an unknown severity", "critical_limits.csv", "urgent", "soon",
            "critical_limits.csv row 2: severity");
        row("a parameter that is missing", "parameters.csv", "hba1c.stale-days", "hba1c.stale",
            "lacks hba1c.stale-days");
        row("an occasion twice", "occasions.csv", "annual,", "outpatient,", "occasions.csv row 3: form");
        row("a section twice", "form_sections.csv", "visit,", "person,", "form_sections.csv row 3: section");
        row("points for nobody's answer", "form_scores.csv", "selfcare_meal,1,", "selfcare_meal,9,", "form_scores.csv row 2: code");
        row("a score of a field that is typed", "form_scores.csv", "selfcare_score,points", "selfcare_meal,points", "form_scores.csv row 2: target");
        row("a phrase of a field that is none", "phrases.csv", "stable,note", "stable,nose", "phrases.csv row 2: field");
        row("a placeholder that nobody answers", "phrases.csv", "{sbp}", "{spb}", "phrases.csv row 2: en");
        row("a wait for a figure that is none", "followup_annual.csv", "age>=65", "mood>=65", "waits for a figure of mood");
        row("an ATC code that is none", "drugs.csv", "A10BA02", "A10", "drugs.csv row 2: atc");
    }
    void aBrokenRowNamesFileAndRow() {
        QFETCH(QString, file);
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, told);
        auto files = embeddedRuleFiles();
        auto& text = files.at(file.toStdString());
        const auto at = text.find(from.toStdString());
        QVERIFY(at != std::string::npos);
        text.replace(at, from.toStdString().size(), to.toStdString());
        const auto book = loadRules(files);
        QVERIFY(!book);
        QVERIFY2(QString::fromStdString(book.error().detail).contains(told), book.error().detail.c_str());
        QVERIFY(QString::fromStdString(book.error().detail).startsWith(file));
    }

    void aMissingFileIsAnError() {
        for (const auto& [name, text] : embeddedRuleFiles()) {
            auto files = embeddedRuleFiles();
            files.erase(name);
            const auto book = loadRules(files);
            QVERIFY2(!book, name.c_str());
            QCOMPARE(book.error().detail, name + " is missing");
        }
    }

    void observationsAreFoundByCodeAndByEveryLoinc() {
        const auto& book = test::shippedRules();
        QCOMPARE(book.observationByLoinc("4548-4")->code, std::string{"HBA1C_NGSP"});
        QCOMPARE(book.observationByLoinc("59261-8")->code, std::string{"HBA1C_IFCC"});
        QCOMPARE(book.observationByLoinc("2093-3")->code, std::string{"TC"});
        QCOMPARE(book.observation("PG2H_MEAL")->loinc, std::string{"14760-3"});
        QCOMPARE(book.observation("UACR_MOL")->loinc, std::string{"32294-1"});
        QVERIFY(!book.observationByLoinc("33914-3"));  // another equation is another quantity
        QVERIFY(!book.observationByLoinc(""));
        QVERIFY(!book.observation("FOOT_PULSE")->isQuantity());
    }

    void conditionsAreFoundByRootAndBySnomed() {
        const auto& book = test::shippedRules();
        QCOMPARE(book.condition("E11.900x001")->icd10, std::string{"E11.9"});
        QCOMPARE(book.condition("E11.8")->icd10, std::string{"E11"});
        QCOMPARE(book.condition("O24")->zh, std::string{"妊娠期间的糖尿病"});
        QCOMPARE(book.condition("O24.4")->zh, std::string{"妊娠期糖尿病"});
        QVERIFY(!book.condition("Q99"));
        QVERIFY(!book.condition(""));
        QCOMPARE(book.conditionBySnomed("44054006")->icd10, std::string{"E11"});
        QCOMPARE(book.conditionBySnomed("368581000119106")->icd10, std::string{"E11.4"});
        QVERIFY(!book.conditionBySnomed("195662009"));
        for (const char* icd10 : {"Z51.5", "Z89", "H54.0", "Z94.0", "D56", "D57", "D58", "C67", "K85"})
            QCOMPARE(book.condition(icd10)->icd10, std::string{icd10});
    }

    void bleedingAndIschaemicStrokeAreApart() {
        const auto& book = test::shippedRules();
        const auto has = [&](const char* icd10, const char* programme) {
            const auto& list = book.condition(icd10)->programmes;
            return std::find(list.begin(), list.end(), programme) != list.end();
        };
        QVERIFY(has("I61", "STROKE_HAEMORRHAGIC") && !has("I61", "STROKE_ISCHAEMIC"));
        QVERIFY(has("I60", "STROKE_HAEMORRHAGIC") && has("I69.1", "STROKE_HAEMORRHAGIC"));
        QVERIFY(has("I63", "STROKE_ISCHAEMIC") && has("G45", "STROKE_ISCHAEMIC") &&
                has("I69.3", "STROKE_ISCHAEMIC"));
        QVERIFY(!has("I69", "STROKE_HAEMORRHAGIC") && !has("I69", "STROKE_ISCHAEMIC"));
    }

    void drugsCarryTheCorrectedFigures_data() {
        QTest::addColumn<QString>("inn");
        QTest::addColumn<QString>("maxDose");
        QTest::addColumn<int>("days");
        QTest::newRow("weekly") << "dulaglutide"
                                << "1.5" << 7;
        QTest::newRow("fortnightly") << "alirocumab"
                                     << "150" << 14;
        QTest::newRow("monthly") << "evolocumab"
                                 << "420" << 30;
        QTest::newRow("ertugliflozin") << "ertugliflozin"
                                       << "5" << 1;
        QTest::newRow("candesartan") << "candesartan"
                                     << "12" << 1;
    }
    void drugsCarryTheCorrectedFigures() {
        QFETCH(QString, inn);
        QFETCH(QString, maxDose);
        QFETCH(int, days);
        const auto* drug = test::shippedRules().drugByInn(inn.toStdString());
        QVERIFY(drug);
        QCOMPARE(QString::fromStdString(drug->maxDose), maxDose);
        QCOMPARE(drug->maxDays, days);
        QVERIFY(!drug->pharmacistSigned);
    }

    void drugsAreFoundByAtc() {
        const auto& book = test::shippedRules();
        QCOMPARE(book.drugsByAtc("A10BA02").size(), std::size_t{2});
        QCOMPARE(book.drugsByAtc("C08CA05").size(), std::size_t{2});
        for (const char* atc : {"A10AE54", "A10AE56", "C09DA07"})
            QCOMPARE(book.drugsByAtc(atc).size(), std::size_t{1});
        QCOMPARE(book.drugByInn("metformin")->zh, std::string{"二甲双胍"});
        QVERIFY(!book.drugByInn("aqua"));
    }

    void aStrengthReadsAsTheBoxSaysIt() {
        const auto& book = test::shippedRules();
        QCOMPARE(book.drugByInn("metformin")->strengthText(1), std::string{"500 mg"});
        QCOMPARE(book.drugByInn("liraglutide")->strengthText(), std::string{"18 mg per 3 mL"});
    }

    void everyRowSaysWhereItComesFrom() {
        const auto& book = test::shippedRules();
        for (const auto& row : book.targets)
            QVERIFY(!row.origin.source.empty() && row.origin.validFrom > Date{});
        for (const auto& row : book.visitRules) {
            QVERIFY(!row.origin.source.empty());
            QVERIFY(!row.text.en.empty() && !row.text.zh.empty());
        }
    }
};

JIAYI_TEST(TestRuleBook)
#include "tst_rule_book_rules.moc"
