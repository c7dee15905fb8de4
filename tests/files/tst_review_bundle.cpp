// Bundles as others write them: several systems, free text, other units, missing pieces.
#include "models/pharmacy/rules/review.h"
#include "sync/files/review_bundle.h"
#include "tests/fhir/quoted.h"
#include "tests/support/test_program.h"

#include <algorithm>
#include <cmath>

using namespace jiayi;
using namespace jiayi::pharmacy;
using fhir::Json;

namespace {

const care::RuleBook& bundleRules() {
    static const care::RuleBook rules = care::loadRules().value();
    return rules;
}
const ReviewBook& bundleBook() {
    static const ReviewBook book = loadReviewBook(bundleRules()).value();
    return book;
}

/// Resources, parted by commas, around a man of 1960.
Result<ReviewInput> readBundle(const std::string& resources) {
    auto text = test::quoted("{'resourceType':'Bundle','type':'collection','entry':[{'resource':{'resourceType':'Patient','id':'p','gender':'male',"
                             "'birthDate':'1960-05-01'}}");
    const auto json = fhir::parseJson(test::quoted("[" + resources + "]")).value();
    for (const auto& resource : json.items()) text += ",{\"resource\":" + resource.compact() + "}";
    return files::readReviewBundle(fhir::parseJson(text + "]}").value(), bundleRules(), bundleBook(), makeDate(2026, 11, 23));
}

std::string request(const std::string& id, const std::string& medication, const std::string& dosage = "'text':'1 tablet qd'",
                    const std::string& more = {}) {
    return "{'resourceType':'MedicationRequest','id':'" + id + "','status':'active','intent':'order','authoredOn':'2026-11-20'," + medication +
           ",'dosageInstruction':[{" + dosage + "}]" + more + "}";
}
std::string named(const std::string& text) { return "'medicationCodeableConcept':{'text':'" + text + "'}"; }

std::string observation(const std::string& code, const std::string& value, const std::string& more = ",'effectiveDateTime':'2026-10-01'") {
    return "{'resourceType':'Observation','status':'final','code':" + code + ",'valueQuantity':" + value + more + "}";
}

std::optional<double> valueOf(const ReviewInput& input, std::string_view code) {
    const auto found = std::find_if(input.values.begin(), input.values.end(), [&](const auto& one) { return one.code == code; });
    return found == input.values.end() ? std::nullopt : std::optional{found->value};
}

}  // namespace

class TestReviewBundle : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void observationsComeInManyShapes_data() {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("ours");
        QTest::addColumn<double>("expected");
        const auto row = [](const char* name, const char* code, const char* value, const char* ours, double expected) {
            QTest::newRow(name) << code << value << ours << expected;
        };
        row("creatinine in mg/dL", "{'coding':[{'system':'http://loinc.org','code':'2160-0'}]}", "{'value':1.5,'unit':'mg/dL'}", "CREA", 132.6);
        row("creatinine in umol/L", "{'coding':[{'system':'http://loinc.org','code':'14682-9'}]}", "{'value':132.6,'unit':'µmol/L'}", "CREA", 132.6);
        row("eGFR 2021", "{'coding':[{'system':'http://loinc.org','code':'98979-8'}]}", "{'value':42,'unit':'mL/min/1.73m2'}", "EGFR_2021", 42);
        row("eGFR MDRD", "{'coding':[{'system':'http://loinc.org','code':'33914-3'}]}", "{'value':42,'unit':'mL/min/{1.73_m2}'}", "EGFR_2009", 42);
        row("eGFR without a unit", "{'coding':[{'system':'http://loinc.org','code':'62238-1'}]}", "{'value':42}", "EGFR_2009", 42);
        row("eGFR by name", "{'text':'eGFR'}", "{'value':42,'unit':'mL/min/1.73m2'}", "EGFR_2009", 42);
        row("potassium in mEq/L", "{'coding':[{'system':'http://loinc.org','code':'2823-3'}]}", "{'value':5.2,'unit':'mEq/L'}", "K", 5.2);
        row("potassium in Chinese", "{'text':'血钾'}", "{'value':5.2,'unit':'mmol/L'}", "K", 5.2);
        row("weight in pounds", "{'coding':[{'system':'http://loinc.org','code':'29463-7'}]}", "{'value':176.37,'unit':'lb'}", "WEIGHT", 80.0);
        row("above the range", "{'coding':[{'system':'http://loinc.org','code':'98979-8'}]}", "{'value':90,'comparator':'>','unit':'mL/min/1.73m2'}", "EGFR_2021", 90);
    }
    void observationsComeInManyShapes() {
        QFETCH(QString, code);
        QFETCH(QString, value);
        QFETCH(QString, ours);
        QFETCH(double, expected);
        const auto input = readBundle(observation(code.toStdString(), value.toStdString())).value();
        const auto found = valueOf(input, ours.toStdString());
        QVERIFY(found.has_value());
        QVERIFY(std::abs(*found - expected) < 0.05);
    }

    void whatCannotBeBelievedIsLeftOut() {
        // 1.5 of what? A creatinine without a unit could be either; 1.5 umol/L no man has; undated is no value of this year.
        const auto input = readBundle(observation("{'coding':[{'system':'http://loinc.org','code':'2160-0'}]}", "{'value':1.5}") + "," +
                                      observation("{'coding':[{'system':'http://loinc.org','code':'14682-9'}]}", "{'value':1.5,'unit':'umol/L'}") + "," +
                                      observation("{'coding':[{'system':'http://loinc.org','code':'2823-3'}]}", "{'value':5.2,'unit':'mmol/L'}", ""))
                               .value();
        QVERIFY(input.values.empty());
    }

    void medicinesComeInManyShapes() {
        const auto weight = observation("{'text':'体重'}", "{'value':80,'unit':'kg'}");
        const auto input =
            readBundle(weight + "," + request("a", "'medicationCodeableConcept':{'coding':[{'system':'http://www.whocc.no/atc','code':'A10BA02'}],'text':'Metformin 500 mg'}",
                               "'timing':{'repeat':{'frequency':2,'period':1,'periodUnit':'d'}},'doseAndRate':[{'doseQuantity':{'value':2,'unit':'tablet'}}]") +
                       "," + request("b", "'contained':[{'resourceType':'Medication','id':'m','code':{'text':'络活喜'}}],'medicationReference':{'reference':'#m'}", "'text':'5 mg qd'") +
                       "," + request("c", "'medicationReference':{'reference':'Medication/x'}") +
                       ",{'resourceType':'Medication','id':'x','code':{'coding':[{'display':'Atorvastatin 20 MG Oral Tablet'}]}}" + "," +
                       request("d", named("insulin glargine"), "'timing':{'code':{'text':'every night'}},'doseAndRate':[{'doseQuantity':{'value':20,'unit':'IU'}}],'route':{'coding':[{'system':'http://snomed.info/sct','code':'34206005'}]}"))
                .value();
        QCOMPARE(input.lines.size(), std::size_t{4});
        QCOMPARE(input.today, makeDate(2026, 11, 20));
        QCOMPARE(input.lines[0].id, std::string{"MedicationRequest/a"});
        QCOMPARE(input.lines[0].atc, std::string{"A10BA02"});
        QCOMPARE(*input.lines[0].times, 2.0);
        QCOMPARE(input.lines[1].name, std::string{"络活喜"});
        QCOMPARE(input.lines[2].name, std::string{"Atorvastatin 20 MG Oral Tablet"});
        QCOMPARE(input.lines[3].unit, std::string{"U"});
        QCOMPARE(input.lines[3].route, std::string{"sc"});
        for (const auto& one : review(bundleBook(), input).notChecked) QVERIFY2(one.check != Check::All && one.check != Check::Dose, one.reason.en.c_str());
    }

    void severalDosagesOfOneMedicineAddUp() {
        const auto input = readBundle(request("a", named("metformin"), "'text':'1 g in the morning'},{'text':'1 g in the evening'},{'text':'1 g at bedtime'")).value();
        QCOMPARE(*input.lines[0].amount, 3.0);
        const auto result = review(bundleBook(), input);
        QVERIFY(std::any_of(result.findings.begin(), result.findings.end(), [](const auto& one) { return one.rule == "dose.above-max:A10BA02"; }));
    }

    void conditionsAreReadFromCodesAndWords() {
        const auto input = readBundle("{'resourceType':'Condition','code':{'coding':[{'system':'http://hl7.org/fhir/sid/icd-10-cm','code':'I50.22'}]}},"
                                      "{'resourceType':'Condition','code':{'coding':[{'system':'http://snomed.info/sct','code':'195967001'}]}},"
                                      "{'resourceType':'Condition','code':{'text':'消化性溃疡'}},"
                                      "{'resourceType':'Condition','code':{'text':'Peptic ulcer disease'}},"
                                      "{'resourceType':'Condition','code':{'text':'family history of gout'}},"
                                      "{'resourceType':'Condition','clinicalStatus':{'coding':[{'code':'resolved'}]},'code':{'text':'asthma'}},"
                                      "{'resourceType':'Condition','verificationStatus':{'coding':[{'code':'refuted'}]},'code':{'text':'gout'}}")
                               .value();
        std::vector<std::string> codes;
        for (const auto& condition : input.conditions) codes.push_back(condition.icd10);
        QCOMPARE(codes, (std::vector<std::string>{"I50.22", "J45", "K27", "K27", ""}));
    }

    void allergiesAreAnAnswer() {
        QCOMPARE(readBundle("").value().allergyAnswer, AllergyAnswer::NotAsked);
        QCOMPARE(readBundle("{'resourceType':'AllergyIntolerance','code':{'coding':[{'system':'http://snomed.info/sct','code':'716186003'}]}}").value().allergyAnswer,
                 AllergyAnswer::NoneKnown);
        const auto listed = readBundle("{'resourceType':'AllergyIntolerance','code':{'text':'Penicillin'}},"
                                       "{'resourceType':'AllergyIntolerance','category':['food'],'code':{'text':'peanut'}}")
                                .value();
        QCOMPARE(listed.allergyAnswer, AllergyAnswer::Listed);
        QCOMPARE(listed.allergies.size(), std::size_t{1});
    }

    void aRequestForWhatIsTakenRenewsIt() {
        const auto taken = ",{'resourceType':'MedicationStatement','id':'s','status':'active','medicationCodeableConcept':{'text':'metformin'}},"
                           "{'resourceType':'MedicationStatement','id':'t','status':'active','medicationCodeableConcept':{'text':'warfarin'}},"
                           "{'resourceType':'MedicationStatement','id':'u','status':'stopped','medicationCodeableConcept':{'text':'simvastatin'}}";
        const auto input = readBundle(request("a", named("格华止")) + taken).value();
        QCOMPARE(input.lines.size(), std::size_t{2});
        QVERIFY(!input.lines[0].isNew);
        QCOMPARE(input.lines[1].name, std::string{"warfarin"});
        QCOMPARE(input.earlier.size(), std::size_t{2});
    }

    void supplyIsReadOrComputed() {
        const auto days = [](const std::string& dispense) {
            return readBundle(request("a", named("metformin"), "'text':'1 tablet bid'", ",'dispenseRequest':" + dispense)).value().lines[0].supplyDays;
        };
        QCOMPARE(days("{'expectedSupplyDuration':{'value':4,'unit':'wk','code':'wk'}}"), std::optional<int>{28});
        QCOMPARE(days("{'quantity':{'value':60,'unit':'tablets'}}"), std::optional<int>{30});
        QCOMPARE(days("{}"), std::optional<int>{});
    }

    void aDecoctionIsItsHerbs() {
        const auto input = readBundle(request("a", named("黄芪30g、甘草6g、海藻10g、白术12g"))).value();
        QCOMPARE(input.lines[0].herbs, (std::vector<std::string>{"黄芪", "甘草", "海藻", "白术"}));
    }

    void aBundleOfTwoPeopleIsRefused() {
        const auto two = readBundle("{'resourceType':'Patient','id':'q'}");
        QVERIFY(!two);
        QCOMPARE(two.error().reason, std::string{"review.several-patients"});
        QVERIFY(!files::readReviewBundle(fhir::parseJson(test::quoted("{'resourceType':'Patient'}")).value(), bundleRules(), bundleBook(), makeDate(2026, 1, 1)));
    }

    void theAnswerHasTheDocumentedShape() {
        const auto json = files::reviewJson(review(bundleBook(), readBundle(request("a", named("Foobarzil")) + "," + request("b", named("ibuprofen")) + "," +
                                                                            request("c", named("aspirin"))).value()));
        QVERIFY(json.items("findings").size() > 0 && json.items("notChecked").size() > 0);
        for (const auto* member : {"rule", "check", "severity", "lines", "reason", "source", "action"}) QVERIFY(json.items("findings")[0].find(member));
        for (const auto* member : {"check", "lines", "reason"}) QVERIFY(json.items("notChecked")[0].find(member));
    }
};

JIAYI_TEST(TestReviewBundle)
#include "tst_review_bundle.moc"
