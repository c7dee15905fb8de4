#include "models/care/rules/followup_form.h"
#include "tests/care/rule_book_fixture.h"
#include "tests/support/test_program.h"

#include <algorithm>

using namespace jiayi;
using namespace jiayi::care;

namespace {

const Date kFormDay = makeDate(2026, 11, 22);

/// A complete diabetes visit in the clinic, fasting.
Answers diabetesAnswers() {
    return {{"record_no", "001-00042"},
            {"patient_name", "张小明"},
            {"visit_date", "2026-11-22"},
            {"visit_outcome", "1"},
            {"visit_mode", "1"},
            {"symptoms", "1"},
            {"sbp", "138"},
            {"dbp", "84"},
            {"weight", "74.5"},
            {"height", "169"},
            {"bmi", "26.1"},
            {"foot_pulse", "1"},
            {"smoking_now", "0"},
            {"alcohol_now", "0"},
            {"exercise_freq_now", "5"},
            {"exercise_min_now", "30"},
            {"staple_now", "250"},
            {"psych_adjust", "1"},
            {"compliance_behaviour", "1"},
            {"fasting", "2"},
            {"fpg", "6.4"},
            {"drug_adherence", "1"},
            {"adr", "1"},
            {"complication", "1"},
            {"hypoglycaemia", "1"},
            {"visit_class", "1"},
            {"next_visit_date", "2027-02-19"},
            {"doctor_sign", "陈丽华"}};
}

const FollowupForm& diabetesForm() { return test::shippedRules().form(test::kDiabetes); }

QByteArrayList problemsOf(const FollowupForm& form, const Answers& answers) {
    QByteArrayList list;
    for (const auto& problem : form.validate(answers, kFormDay))
        list << QByteArray::fromStdString(problem.field + " " + problem.reason);
    std::sort(list.begin(), list.end());
    return list;
}

}  // namespace

class TestFollowupForm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDiabetesFormHasAllFieldsOfTheNationalForm() {
        const QByteArrayList names{"record_no",
                                   "patient_name",
                                   "visit_date",
                                   "lost_reason",
                                   "death_date",
                                   "death_cause",
                                   "visit_mode",
                                   "symptoms",
                                   "symptoms_other",
                                   "sbp",
                                   "dbp",
                                   "weight",
                                   "weight_target",
                                   "height",
                                   "bmi",
                                   "bmi_target",
                                   "foot_pulse",
                                   "foot_pulse_side",
                                   "signs_other",
                                   "smoking_now",
                                   "smoking_target",
                                   "alcohol_now",
                                   "alcohol_target",
                                   "exercise_freq_now",
                                   "exercise_min_now",
                                   "exercise_freq_target",
                                   "exercise_min_target",
                                   "staple_now",
                                   "staple_target",
                                   "psych_adjust",
                                   "compliance_behaviour",
                                   "fpg",
                                   "hba1c",
                                   "hba1c_date",
                                   "other_tests",
                                   "drug_adherence",
                                   "adr",
                                   "adr_detail",
                                   "hypoglycaemia",
                                   "visit_class",
                                   "drug1_name",
                                   "drug1_freq",
                                   "drug1_dose",
                                   "drug2_name",
                                   "drug2_freq",
                                   "drug2_dose",
                                   "drug3_name",
                                   "drug3_freq",
                                   "drug3_dose",
                                   "insulin_type",
                                   "insulin_regimen",
                                   "referral_reason",
                                   "referral_org_dept",
                                   "referral_followup_date",
                                   "next_visit_date",
                                   "doctor_sign"};
        QCOMPARE(names.size(), 56);
        for (const auto& name : names) {
            const auto* field = diabetesForm().field(name.toStdString());
            QVERIFY2(field, name.constData());
            QVERIFY(!field->zh.empty() && !field->en.empty());
            QVERIFY(!field->project);
        }
    }

    void theHypertensionFormHasItsOwnFields() {
        const auto& form = test::shippedRules().form(test::kHypertension);
        const auto national = std::count_if(form.fields().begin(), form.fields().end(),
                                            [](const FieldDef& field) { return !field.project; });
        QCOMPARE(national, std::ptrdiff_t{50});
        QVERIFY(form.field("salt_now") && form.field("heart_rate") && form.field("drug_other"));
        QVERIFY(!form.field("fpg") && !form.field("foot_pulse"));
    }

    void aCompleteVisitMayBeSigned() {
        QCOMPARE(problemsOf(diabetesForm(), diabetesAnswers()), QByteArrayList{});
    }

    void eachChangeRaisesItsProblem_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QByteArrayList>("problems");
        const auto row = [](const char* name, const char* field, const char* value, QByteArrayList problems) {
            std::sort(problems.begin(), problems.end());
            QTest::newRow(name) << QString::fromUtf8(field) << QString::fromUtf8(value) << problems;
        };
        row("no pressure", "sbp", "", {"sbp field.required"});
        row("no name", "patient_name", "", {"patient_name field.required"});
        row("pressure in words", "sbp", "high", {"sbp field.not-a-number"});
        row("pressure of 49", "sbp", "49", {"sbp field.out-of-range", "dbp blood-pressure.order"});
        row("pressure of 301", "sbp", "301", {"sbp field.out-of-range"});
        row("pressure of 300", "sbp", "300", {});
        row("half a millimetre", "sbp", "138.5", {"sbp field.decimals"});
        row("two decimals of weight", "weight", "74.55", {"weight field.decimals"});
        row("infinite weight", "weight", "inf", {"weight field.not-a-number"});
        row("diastolic above", "dbp", "140", {"dbp blood-pressure.order"});
        row("diastolic equal", "dbp", "138", {"dbp blood-pressure.order"});
        row("no such choice", "foot_pulse", "4", {"foot_pulse field.not-an-option"});
        row("two where one is meant", "foot_pulse", "1;2", {"foot_pulse field.not-an-option"});
        row("none and another", "symptoms", "1;2",
            {"symptoms field.exclusive-option", "symptoms_acute field.required"});
        row("symptom asks acute", "symptoms", "2;4", {"symptoms_acute field.required"});
        row("other symptom is named", "symptoms", "99",
            {"symptoms_acute field.required", "symptoms_other field.required"});
        row("sign asks acute", "danger_signs", "acetone_breath", {"symptoms_acute field.required"});
        row("weak pulse asks the side", "foot_pulse", "2", {"foot_pulse_side field.required"});
        row("reaction asks what", "adr", "2",
            {"adr_detail field.required", "adr_hard_to_control field.required"});
        row("HbA1c asks when", "hba1c", "6.8", {"hba1c_date field.required"});
        row("drug asks how", "drug1_name", "二甲双胍",
            {"drug1_dose field.required", "drug1_dose_unit field.required", "drug1_freq field.required",
             "drug1_interval field.required", "drug1_interval_unit field.required"});
        row("insulin asks how", "insulin_type", "甘精胰岛素", {"insulin_regimen field.required"});
        row("referral asks where", "referral_reason", "1",
            {"referral_followup_date field.required", "referral_org_dept field.required"});
        row("side of a normal pulse", "foot_pulse_side", "1", {"foot_pulse_side field.not-applicable"});
        row("lost though seen", "lost_reason", "moved", {"lost_reason field.not-applicable"});
        row("fasting not said", "fasting", "", {"fasting field.required"});
        row("not fasting", "fasting", "1", {"fpg field.not-applicable", "glucose_random field.required"});
        row("no such day", "visit_date", "2026-02-30", {"visit_date field.not-a-date"});
        row("visit tomorrow", "visit_date", "2026-11-23", {"visit_date field.in-the-future"});
        row("next visit today", "next_visit_date", "2026-11-22", {"next_visit_date field.before-visit"});
        row("record number", "record_no", "00100042", {"record_no field.format"});
        row("record number with letters", "record_no", "0a1-00042", {"record_no field.format"});
        row("a field nobody knows", "shoe_size", "42", {"shoe_size field.unknown"});
    }
    void eachChangeRaisesItsProblem() {
        QFETCH(QString, field);
        QFETCH(QString, value);
        QFETCH(QByteArrayList, problems);
        auto answers = diabetesAnswers();
        answers[field.toStdString()] = value.toStdString();
        QCOMPARE(problemsOf(diabetesForm(), answers), problems);
    }

    void notFastingRandomOrTwoHourGlucoseSuffices() {
        auto answers = diabetesAnswers();
        answers.erase("fpg");
        answers["fasting"] = "1";
        QCOMPARE(problemsOf(diabetesForm(), answers), QByteArrayList{"glucose_random field.required"});
        answers["glucose_2h"] = "9.8";
        QCOMPARE(problemsOf(diabetesForm(), answers), QByteArrayList{});
        answers.erase("glucose_2h");
        answers["glucose_random"] = "9.8";
        QCOMPARE(problemsOf(diabetesForm(), answers), QByteArrayList{});
    }

    void onlyWhatAppliesIsRequired_data() {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<bool>("examined");
        QTest::addColumn<bool>("spoken");
        QTest::addColumn<bool>("contact");
        QTest::newRow("clinic") << "1"
                                << "1" << true << true << true;
        QTest::newRow("home") << "2"
                              << "1" << true << true << true;
        QTest::newRow("phone") << "3"
                               << "1" << false << true << true;
        QTest::newRow("video") << "4"
                               << "1" << false << true << true;
        QTest::newRow("relative") << "5"
                                  << "1" << false << false << true;
        QTest::newRow("mode not chosen") << ""
                                         << "1" << true << true << true;
        QTest::newRow("lost") << ""
                              << "2" << false << false << false;
        QTest::newRow("dead") << ""
                              << "3" << false << false << false;
    }
    void onlyWhatAppliesIsRequired() {
        QFETCH(QString, mode);
        QFETCH(QString, outcome);
        QFETCH(bool, examined);
        QFETCH(bool, spoken);
        QFETCH(bool, contact);
        const Answers answers{{"visit_mode", mode.toStdString()}, {"visit_outcome", outcome.toStdString()}};
        const auto required = [&](const char* name) {
            return diabetesForm().isRequired(*diabetesForm().field(name), answers);
        };
        for (const char* name : {"sbp", "dbp", "weight", "bmi", "foot_pulse", "fasting"})
            QCOMPARE(required(name), examined);
        for (const char* name : {"symptoms", "smoking_now", "drug_adherence", "adr", "complication"})
            QCOMPARE(required(name), spoken);
        for (const char* name : {"visit_mode", "visit_class", "next_visit_date"})
            QCOMPARE(required(name), contact);
        QCOMPARE(required("lost_reason"), outcome == QLatin1String("2"));
        QCOMPARE(required("death_date"), outcome == QLatin1String("3"));
        QVERIFY(required("visit_date") && required("doctor_sign"));
    }

    void aLostPersonIsSignedWithAReasonOnly() {
        Answers answers{{"record_no", "001-00042"}, {"patient_name", "张小明"}, {"visit_date", "2026-11-22"},
                        {"visit_outcome", "2"},     {"lost_reason", "迁出"},    {"doctor_sign", "陈丽华"}};
        QCOMPARE(problemsOf(diabetesForm(), answers), QByteArrayList{});
    }

    void aMeasuredValueBeyondItsRangeMayBeConfirmed() {
        auto answers = diabetesAnswers();
        answers["sbp"] = "301";
        QVERIFY(diabetesForm().validate(answers, kFormDay).front().overridable);
        answers["sbp"] = "138";
        answers["staple_now"] = "2001";
        QVERIFY(!diabetesForm().validate(answers, kFormDay).front().overridable);
    }

    void measurementsAreNeverCarriedForward() {
        auto last = diabetesAnswers();
        last["weight_target"] = "70.0";
        const auto carried = diabetesForm().carriedFrom(last);
        for (const auto& field : diabetesForm().fields())
            if (field.carry == Carry::Measured) QVERIFY2(!carried.contains(field.name), field.name.c_str());
        for (const char* name :
             {"sbp", "dbp", "weight", "foot_pulse", "fpg", "hba1c", "glucose_random", "heart_rate"})
            QCOMPARE(diabetesForm().field(name)->carry, Carry::Measured);
        for (const char* name : {"smoking_now", "staple_now", "drug_adherence", "weight_target"})
            QVERIFY2(carried.contains(std::string_view{name}), name);
        for (const char* name : {"symptoms", "adr", "visit_class", "visit_date", "bmi", "doctor_sign"})
            QVERIFY2(!carried.contains(std::string_view{name}), name);
    }

    void bmiAndTheReferralDateAreComputed() {
        auto answers = diabetesAnswers();
        answers["weight_target"] = "70";
        auto computed = diabetesForm().computed(answers);
        QCOMPARE(computed["bmi"], std::string{"26.1"});
        QCOMPARE(computed["bmi_target"], std::string{"24.5"});
        QVERIFY(!computed.contains("referral_followup_date"));
        answers["referral_reason"] = "1";
        answers.erase("height");
        computed = diabetesForm().computed(answers);
        QCOMPARE(computed["referral_followup_date"], std::string{"2026-12-06"});
        QVERIFY(!computed.contains("bmi"));
    }

    void aDoseSaysValueUnitAndInterval() {
        auto answers = diabetesAnswers();
        answers.insert({{"drug1_name", "司美格鲁肽"},
                        {"drug1_dose", "0.5"},
                        {"drug1_dose_unit", "mg"},
                        {"drug1_freq", "1"},
                        {"drug1_interval", "1"},
                        {"drug1_interval_unit", "wk"}});
        QCOMPARE(problemsOf(diabetesForm(), answers), QByteArrayList{});
        answers["drug1_dose_unit"] = "spoon";
        QCOMPARE(problemsOf(diabetesForm(), answers), QByteArrayList{"drug1_dose_unit field.not-an-option"});
    }

    void sharedFieldsMeanTheSameOnEveryFormThatHasThem() {
        int shared = 0;
        for (const auto& field : diabetesForm().fields()) {
            if (!field.shared) continue;
            ++shared;
            for (const auto& other : test::shippedRules().forms) {
                const auto* twin = other.key() == diabetesForm().key() ? nullptr : other.field(field.name);
                if (!twin) continue;
                QVERIFY2(twin->shared, field.name.c_str());
                QCOMPARE(twin->optionSet, field.optionSet);
                QCOMPARE(twin->unit, field.unit);
            }
        }
        QVERIFY(shared > 30);
        for (const char* own : {"symptoms", "visit_class", "referral_reason", "drug1_name"})
            QVERIFY(!diabetesForm().field(own)->shared);
    }

    void anUnknownCircumstanceIsRefused() {
        QVERIFY(parseCircumstance("contact&!not_fasting").has_value());
        for (const char* text : {"", "sometimes", "contact&", "&contact", "!!contact", "contact|dead"})
            QVERIFY2(!parseCircumstance(text), text);
    }
};

JIAYI_TEST(TestFollowupForm)
#include "tst_followup_form_rules.moc"
