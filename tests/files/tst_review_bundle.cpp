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
        row("eGFR with a note in its name", "{'text':'估算肾小球滤过率(eGFR)'}", "{'value':42,'unit':'ml/(min·1.73m2)'}", "EGFR_2009", 42);
        row("eGFR per minute", "{'coding':[{'system':'http://loinc.org','code':'77147-7'}]}", "{'value':42,'unit':'mL/min'}", "EGFR_2009", 42);
        row("creatinine abbreviated", "{'text':'肌酐(Cr)'}", "{'value':132.6,'unit':'μmol/L'}", "CREA", 132.6);
        row("potassium abbreviated", "{'text':'血清钾(K)'}", "{'value':5.2,'unit':'mmol/L'}", "K", 5.2);
        row("ALT abbreviated", "{'text':'谷丙转氨酶(ALT)'}", "{'value':130,'unit':'IU/L'}", "ALT", 130);
        row("calcium in mg/dL", "{'coding':[{'system':'http://loinc.org','code':'17861-6'}]}", "{'value':10.8,'unit':'mg/dL'}", "CA", 2.6946);
        row("uric acid is of the blood", "{'text':'血尿酸'}", "{'value':420,'unit':'umol/L'}", "UA", 420);
        row("a number in quotes", "{'text':'eGFR'}", "{'value':'42','unit':'mL/min/1.73m2'}", "EGFR_2009", 42);
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
                                      observation("{'text':'钾(尿)'}", "{'value':45,'unit':'mmol/L'}") + "," +
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

    void dosesComeInManyShapes_data() {
        QTest::addColumn<QString>("dosage");
        QTest::addColumn<double>("amount");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<double>("daily");
        QTest::addColumn<bool>("disputed");
        const auto row = [](const char* name, const char* dosage, double amount, const char* unit, double daily, bool disputed = false) {
            QTest::newRow(name) << dosage << amount << unit << daily << disputed;
        };
        row("tablet(s)", "'timing':{'repeat':{'frequency':2,'period':1,'periodUnit':'d'}},'doseAndRate':[{'doseQuantity':{'value':2,'unit':'Tablet(s)'}}]", 2, "tablet", 4);
        row("code behind a unit of fancy", "'timing':{'repeat':{'frequency':1,'period':1,'periodUnit':'d'}},'doseAndRate':[{'doseQuantity':{'value':500,'unit':'毫克每次','code':'mg'}}]", 500, "mg", 500);
        row("at most per day", "'asNeededBoolean':true,'doseAndRate':[{'doseQuantity':{'value':1,'unit':'g'}}],'maxDosePerPeriod':{'numerator':{'value':4,'unit':'g'},'denominator':{'value':1,'unit':'d'}}", 4, "g", 4);
        row("titration", "'sequence':1,'text':'500 mg bid'},{'sequence':2,'text':'1 g bid'},{'sequence':3,'text':'850 mg bid'", 1, "g", 2);
        row("words against structure", "'text':'1 g three times daily','timing':{'repeat':{'frequency':1,'period':1,'periodUnit':'d'}},'doseAndRate':[{'doseQuantity':{'value':1,'unit':'g'}}]", 1, "g", 3, true);
        row("words as structure", "'text':'1 g every 12 hours','timing':{'repeat':{'frequency':2,'period':1,'periodUnit':'d'}},'doseAndRate':[{'doseQuantity':{'value':1,'unit':'g'}}]", 1, "g", 2);
    }
    void dosesComeInManyShapes() {
        QFETCH(QString, dosage);
        QFETCH(double, amount);
        QFETCH(QString, unit);
        QFETCH(double, daily);
        QFETCH(bool, disputed);
        const auto line = readBundle(request("a", named("metformin"), dosage.toStdString())).value().lines.at(0);
        QVERIFY(line.amount && line.times && line.days);
        QCOMPARE(*line.amount, amount);
        QCOMPARE(QString::fromStdString(line.unit), unit);
        QCOMPARE(*line.amount * *line.times / *line.days, daily);
        QCOMPARE(line.disputed, disputed);
    }

    void aProductMayBeToldByItsIngredients() {
        const auto input = readBundle(request("a", "'medicationReference':{'reference':'Medication/x'}") + "," +
                                      "{'resourceType':'Medication','id':'x','ingredient':[{'itemCodeableConcept':{'text':'metformin'},'strength':"
                                      "{'numerator':{'value':500,'unit':'mg'},'denominator':{'value':1,'unit':'tablet'}}}]}," +
                                      request("b", "'medicationCodeableConcept':{'coding':[{'code':'C10AA05'}]}") + "," +
                                      request("c", "'medicationCodeableConcept':{'coding':[{'system':'http://www.nlm.nih.gov/research/umls/rxnorm','code':'860975'}]}"))
                               .value();
        QCOMPARE(input.lines[0].name, std::string{"metformin 500 mg"});
        QCOMPARE(input.lines[1].atc, std::string{"C10AA05"});
        QCOMPARE(input.lines[2].name, std::string{"860975"});
        QVERIFY(input.lines[2].atc.empty());
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
                                      "{'resourceType':'Condition','code':{'coding':[{'code':'i50900'}]}},"
                                      "{'resourceType':'Condition','code':{'coding':[{'system':'http://hl7.org/fhir/sid/icd-9-cm','code':'V45.11'}],'text':'renal dialysis'}},"
                                      "{'resourceType':'Condition','code':{'text':'1.痛风 2.心力衰竭 3.无哮喘'}},"
                                      "{'resourceType':'Condition','code':{'text':'2型糖尿病,无并发症'}},"
                                      "{'resourceType':'Condition','code':{'text':'否认高血压、糖尿病'}},"
                                      "{'resourceType':'Condition','code':{'text':'妊娠期高血压'}},"
                                      "{'resourceType':'Condition','clinicalStatus':{'coding':[{'code':'resolved'}]},'code':{'text':'asthma'}},"
                                      "{'resourceType':'Condition','verificationStatus':{'coding':[{'code':'refuted'}]},'code':{'text':'gout'}}")
                               .value();
        std::vector<std::string> codes;
        for (const auto& condition : input.conditions) codes.push_back(condition.icd10);
        QCOMPARE(codes, (std::vector<std::string>{"I50.22", "J45", "K27", "K27", "", "I50.900", "Z99.2", "I50", "M10", "E11", "", "O13", "J45"}));
        QVERIFY(!input.conditions[11].over && input.conditions[12].over);
    }

    void whatARequestIsWrittenForIsADiagnosis() {
        const auto input = readBundle(request("a", named("metformin"), "'text':'500 mg bid'", ",'reasonCode':[{'coding':[{'code':'E11.9'}]},{'text':'高血压'}]") +
                                      ",{'resourceType':'Condition','code':{'coding':[{'code':'I10'}]}}")
                               .value();
        QCOMPARE(input.conditions.size(), std::size_t{2});
        QCOMPARE(input.conditions[1].icd10, std::string{"E11.9"});
    }

    void pregnancyIsTheNewestAnswerOfTheseMonths_data() {
        QTest::addColumn<QString>("observations");
        QTest::addColumn<int>("expected");
        const auto pregnancy = [](const char* value, const char* day) {
            return QString::fromStdString(std::string{"{'resourceType':'Observation','status':'final','code':{'coding':[{'system':'http://loinc.org','code':'82810-3'}]},"} +
                                          value + ",'effectiveDateTime':'" + day + "'}");
        };
        const char* yes = "'valueCodeableConcept':{'coding':[{'code':'LA15173-0'}]}";
        const char* no = "'valueCodeableConcept':{'coding':[{'code':'LA26683-5'}]}";
        const auto row = [](const char* name, const QString& observations, Known expected) { QTest::newRow(name) << observations << static_cast<int>(expected); };
        row("yes", pregnancy(yes, "2026-10-01"), Known::Yes);
        row("in words", pregnancy("'valueString':'妊娠'", "2026-10-01"), Known::Yes);
        row("denied in words", pregnancy("'valueCodeableConcept':{'text':'Not pregnant'}", "2026-10-01"), Known::No);
        row("years ago", pregnancy(yes, "2020-10-01"), Known::Unknown);
        row("no after yes", pregnancy(no, "2026-11-01") + QStringLiteral(",") + pregnancy(yes, "2026-03-01"), Known::No);
        row("yes after no", pregnancy(yes, "2026-11-01") + QStringLiteral(",") + pregnancy(no, "2026-03-01"), Known::Yes);
        row("asked in words", QString::fromUtf8("{'resourceType':'Observation','status':'final','code':{'text':'妊娠状态'},'valueString':'怀孕','effectiveDateTime':'2026-10-01'}"), Known::Yes);
    }
    void pregnancyIsTheNewestAnswerOfTheseMonths() {
        QFETCH(QString, observations);
        QFETCH(int, expected);
        QCOMPARE(static_cast<int>(readBundle(request("a", named("enalapril")) + "," + observations.toStdString()).value().pregnant), expected);
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

    void allergiesComeInManyShapes_data() {
        QTest::addColumn<QString>("resource");
        QTest::addColumn<int>("answer");
        QTest::addColumn<QString>("allergen");
        const auto row = [](const char* name, const char* resource, AllergyAnswer answer, const char* allergen = "") {
            QTest::newRow(name) << resource << static_cast<int>(answer) << allergen;
        };
        row("none, in words", "'resourceType':'AllergyIntolerance','code':{'text':'无药物过敏史'}", AllergyAnswer::NoneKnown);
        row("none, in a word", "'resourceType':'AllergyIntolerance','code':{'text':'NKA'}", AllergyAnswer::NoneKnown);
        row("one is denied", "'resourceType':'AllergyIntolerance','code':{'text':'无青霉素过敏'}", AllergyAnswer::NotAsked);
        row("unknown", "'resourceType':'AllergyIntolerance','code':{'text':'不详'}", AllergyAnswer::NotAsked);
        row("food says nothing of medicines", "'resourceType':'AllergyIntolerance','category':['food'],'code':{'text':'花生'}", AllergyAnswer::NotAsked);
        row("no food allergy neither", "'resourceType':'AllergyIntolerance','code':{'coding':[{'code':'429625007','display':'No known food allergy'}]}", AllergyAnswer::NotAsked);
        row("the name that means something", "'resourceType':'AllergyIntolerance','code':{'text':'药物过敏','coding':[{'code':'x','display':'Penicillin'}]}", AllergyAnswer::Listed, "Penicillin");
        row("a code without words", "'resourceType':'AllergyIntolerance','code':{'coding':[{'system':'http://snomed.info/sct','code':'91936005'}]}", AllergyAnswer::Listed, "91936005");
        row("among the conditions, coded", "'resourceType':'Condition','code':{'coding':[{'code':'Z88.000'}]}", AllergyAnswer::Listed, "Z88.0");
        row("among the conditions, in words", "'resourceType':'Condition','code':{'text':'青霉素过敏史'}", AllergyAnswer::Listed, "青霉素过敏史");
        row("a disease with allergy in its name", "'resourceType':'Condition','code':{'text':'过敏性鼻炎'}", AllergyAnswer::NotAsked);
    }
    void allergiesComeInManyShapes() {
        QFETCH(QString, resource);
        QFETCH(int, answer);
        QFETCH(QString, allergen);
        const auto input = readBundle("{" + resource.toStdString() + "}").value();
        QCOMPARE(static_cast<int>(input.allergyAnswer), answer);
        QCOMPARE(QString::fromStdString(input.allergies.empty() ? std::string{} : input.allergies[0].text), allergen);
    }

    void anIntoleranceIsNoAllergy() {
        const auto input = readBundle("{'resourceType':'AllergyIntolerance','type':'intolerance','code':{'text':'lisinopril'}},"
                                      "{'resourceType':'AllergyIntolerance','type':'allergy','code':{'text':'aspirin'}}").value();
        QVERIFY(input.allergies[0].intolerance && !input.allergies[1].intolerance);
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

    void whatWasCancelledLeavesNothingBehind() {
        const auto of = [](const std::string& status) {
            auto text = request("a", named("metformin"));
            text.replace(text.find("'active'"), 8, "'" + status + "'");
            return readBundle(text).value();
        };
        for (const auto* status : {"active", "draft", "on-hold", "unknown"}) QVERIFY2(of(status).lines.size() == 1, status);
        for (const auto* status : {"stopped", "completed"}) QVERIFY2(of(status).lines.empty() && of(status).earlier.size() == 1, status);
        for (const auto* status : {"cancelled", "entered-in-error"}) QVERIFY2(of(status).lines.empty() && of(status).earlier.empty(), status);
    }

    void aRequestThatWasRenewedIsNotASecondOne() {
        const auto month = [](const std::string& id, const std::string& day, const std::string& more = {}) {
            auto text = request(id, named("metformin"), "'text':'500 mg bid'", ",'dispenseRequest':{'expectedSupplyDuration':{'value':28,'unit':'days'}}" + more);
            text.replace(text.find("2026-11-20"), 10, day);
            return text;
        };
        QCOMPARE(readBundle(month("a", "2026-10-20") + "," + month("b", "2026-11-17")).value().lines.size(), std::size_t{1});
        QCOMPARE(readBundle(month("a", "2026-11-01") + "," + month("b", "2026-11-17")).value().lines.size(), std::size_t{2});
        const auto prior = readBundle(month("a", "2026-11-01") + "," + month("b", "2026-11-17", ",'priorPrescription':{'reference':'MedicationRequest/a'}")).value();
        QCOMPARE(prior.lines.size(), std::size_t{1});
        QCOMPARE(prior.lines[0].id, std::string{"MedicationRequest/b"});
    }

    void theLegalFrameIsRead() {
        const auto input = readBundle(request("a", named("metformin"), "'text':'500 mg bid'",
                                              ",'category':[{'text':'急诊处方'}],'dispenseRequest':{'validityPeriod':{'start':'2026-11-20','end':'2026-12-05'}}")).value();
        QVERIFY(input.lines[0].form == FormKind::Emergency);
        QCOMPARE(input.lines[0].validDays, std::optional<int>{15});
    }

    void supplyIsReadOrComputed() {
        const auto days = [](const std::string& dispense) {
            return readBundle(request("a", named("metformin"), "'text':'1 tablet bid'", ",'dispenseRequest':" + dispense)).value().lines[0].supplyDays;
        };
        QCOMPARE(days("{'expectedSupplyDuration':{'value':4,'unit':'wk','code':'wk'}}"), std::optional<int>{28});
        QCOMPARE(days("{'quantity':{'value':60,'unit':'tablets'}}"), std::optional<int>{30});
        QCOMPARE(days("{}"), std::optional<int>{});
        QCOMPARE(days("{'expectedSupplyDuration':{'value':8,'unit':'周'}}"), std::optional<int>{56});
        const auto weighed = readBundle(request("a", named("metformin 500 mg"), "'text':'1 g bid'", ",'dispenseRequest':{'quantity':{'value':60,'unit':'tablet'}}")).value();
        QCOMPARE(weighed.lines[0].supplyDays, std::optional<int>{15});
    }

    void aDecoctionIsItsHerbs() {
        const auto input = readBundle(request("a", named("黄芪30g、甘草6g、海藻10g、白术12g"))).value();
        QCOMPARE(input.lines[0].herbs, (std::vector<std::string>{"黄芪", "甘草", "海藻", "白术"}));
    }

    void aBundleOfTwoPeopleIsRefused() {
        const auto two = readBundle("{'resourceType':'Patient','id':'q'}");
        QVERIFY(!two);
        QCOMPARE(two.error().reason, std::string{"review.several-patients"});
        QVERIFY(!readBundle(request("a", named("metformin"), "'text':'500 mg bid'", ",'subject':{'reference':'Patient/p'}") + "," +
                            observation("{'text':'eGFR'}", "{'value':20,'unit':'mL/min'}", ",'subject':{'reference':'Patient/q'}")));
        QVERIFY(readBundle(request("a", named("metformin"), "'text':'500 mg bid'", ",'subject':{'reference':'http://elsewhere.example/fhir/Patient/p'}")));
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
