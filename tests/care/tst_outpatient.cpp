// Visits that belong to no programme: the outpatient record and the annual check, alone and beside a follow-up.
#include "models/care/phrases.h"
#include "models/care/record_facts.h"
#include "models/db/migrator.h"
#include "tests/care/desk.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using test::Desk;
using test::kDiabetes;

namespace {

const care::FormKey kOutpatient{"outpatient"};
const care::FormKey kAnnual{"annual"};

}  // namespace

class TestOutpatient : public QObject {
    Q_OBJECT

    struct Clinic : Desk {
        void enrol(const char* code) { (void)care::EnrolProgramme{resident, code, today()}(context(), rules()).value(); }
        care::VisitSheet open(std::vector<care::FormKey> forms = {}) { return care::openVisit(database(), rules(), resident, today(), std::move(forms)).value(); }
        care::VisitCheck check(const care::VisitSheet& sheet, const care::VisitInput& input) { return care::checkVisit(rules(), sheet, input, "chen", today()); }
        Result<care::SignedVisit> signForms(std::vector<care::FormKey> forms, const care::VisitInput& input) {
            return care::SignVisit{resident, std::move(forms), input}(context(), rules());
        }
        static void say(care::VisitInput& input, const std::map<std::string, std::string>& answers) {
            for (const auto& [field, said] : answers) input.answers[field] = said;
        }
        care::VisitInput cold() {
            auto input = open({kOutpatient}).input;
            say(input, {{"visit_mode", "1"}, {"chief_complaint", "cough for 3 days"}, {"present_history", "no fever"}, {"examination", "throat red"}, {"diagnoses", "J06.9"}, {"orders", "rest"}});
            return input;
        }
        void olderThan(int years) {
            sync::Unit unit(context(), "test");
            auto person = roster::ResidentRepository(database()).find(resident).value();
            person.birthDate = addMonths(today(), -12 * years);
            roster::ResidentRepository::save(unit, person);
            unit.commit();
        }
        /// What every annual check asks of everybody.
        void sayCheck(care::VisitInput& input) {
            say(input, {{"visit_mode", "1"}, {"check_symptoms", "1"}, {"respiratory_rate", "16"}, {"heart_rate", "70"}, {"sbp", "128"}, {"dbp", "78"}, {"weight", "70"}, {"height", "170"},
                        {"waist", "86"}, {"smoking_now", "0"}, {"alcohol_now", "0"}, {"exercise_freq_now", "3"}, {"exercise_min_now", "30"}, {"check_result", "1"}, {"guidance", "4"}});
            for (const char* organ : {"mouth", "vision", "hearing", "movement", "skin", "nodes", "heart", "lungs", "abdomen", "oedema"}) input.answers[organ] = "1";
            input.toConfirm.clear();
        }
        static bool asks(const care::VisitCheck& check, const char* field) {
            return std::any_of(check.problems.begin(), check.problems.end(), [&](const auto& one) { return one.field == field && one.reason == "field.required"; });
        }
        std::string cell(const char* sql) {
            db::Query query(database(), sql);
            return query.next() ? query.text(0) : std::string{};
        }
    };

private Q_SLOTS:
    void whoIsInNoProgrammeHasAnOutpatientVisitWithoutClassAndNextDate() {
        Clinic clinic;
        const auto sheet = clinic.open();
        QVERIFY(sheet.forms == std::vector{kOutpatient});
        const auto input = clinic.cold();
        const auto check = clinic.check(sheet, input);
        QVERIFY2(check.canSign(), check.blocked.empty() ? "" : check.blocked.front().c_str());
        QVERIFY(!check.assessed && !check.nextDate && !check.forms[0].classified);
        const auto done = clinic.signForms({kOutpatient}, input).value();
        const auto visit = clinic.facts().visit(done.id).value();
        QVERIFY(visit.forms.size() == 1 && visit.forms[0].classification.empty() && !visit.nextDate);
        QVERIFY(visit.forms[0].answers.at("chief_complaint") == "cough for 3 days" && !visit.forms[0].answers.contains("visit_class"));
    }

    void aComplaintExaminationDiagnosisAndOrdersAreNeeded() {
        Clinic clinic;
        const auto sheet = clinic.open({kOutpatient});
        for (const char* field : {"chief_complaint", "present_history", "examination", "diagnoses", "orders"}) {
            auto input = clinic.cold();
            input.answers.erase(field);
            QVERIFY2(Clinic::asks(clinic.check(sheet, input), field), field);
        }
        auto input = clinic.cold();
        input.answers["diagnoses"] = "X99.9";
        QCOMPARE(clinic.check(sheet, input).problems.front().reason, std::string("field.not-an-option"));
    }

    void onlyADiagnosisThatAProgrammeCaresForGoesOnTheList() {
        Clinic clinic;
        auto input = clinic.cold();
        input.answers["diagnoses"] = "J06.9;E11";
        QVERIFY(clinic.signForms({kOutpatient}, input));
        auto conditions = clinic.facts().conditions(clinic.resident).value();
        QCOMPARE(conditions.size(), std::size_t{1});
        QVERIFY(conditions[0].icd10 == "E11" && conditions[0].onset == formatDate(clinic.today()));
        QVERIFY(clinic.signForms({kOutpatient}, input));
        QCOMPARE(clinic.facts().conditions(clinic.resident).value().size(), std::size_t{1});
    }

    void aDueFollowUpFoldsIntoTheSameVisitAndNothingIsTypedTwice() {
        Clinic clinic;
        clinic.enrol("T2DM");
        auto input = clinic.cold();
        Clinic::say(input, {{"sbp", "126"}, {"dbp", "76"}});
        QVERIFY(care::saveDraft(clinic.context(), clinic.resident, {kOutpatient}, input));
        const auto alone = clinic.open();
        QVERIFY(std::any_of(alone.choices.begin(), alone.choices.end(), [](const auto& one) { return one.form == kDiabetes && one.due; }));
        auto sheet = clinic.open({kOutpatient, kDiabetes});
        QCOMPARE(sheet.input.answers.at("sbp"), std::string("126"));
        QCOMPARE(sheet.input.answers.at("chief_complaint"), std::string("cough for 3 days"));
        auto both = sheet.input;
        both.toConfirm.clear();
        for (const auto& [field, said] : clinic.controlled())
            if (field != "sbp" && field != "dbp") both.answers[field] = said;
        const auto check = clinic.check(sheet, both);
        QVERIFY2(check.canSign(), check.problems.empty() ? "" : (check.problems.front().field + check.problems.front().reason).c_str());
        QVERIFY(check.assessed && check.nextDate);
        const auto done = clinic.signForms({kOutpatient, kDiabetes}, both).value();
        const auto visit = clinic.facts().visit(done.id).value();
        QVERIFY(visit.form("outpatient") && visit.form("diabetes")->classification == "1" && visit.form("outpatient")->classification.empty());
        QVERIFY(visit.form("outpatient")->answers.at("sbp") == "126" && visit.form("diabetes")->answers.at("sbp") == "126");
        QCOMPARE(clinic.count("SELECT count(*) FROM observation WHERE code = 'SBP'"), 1);
        QCOMPARE(clinic.count("SELECT count(*) FROM visit"), 1);
    }

    void aFormThatJoinsADraftBringsWhatItWouldHaveCarried() {
        Clinic clinic;
        clinic.enrol("T2DM");
        QVERIFY(clinic.sign(clinic.controlledInput()));
        QVERIFY(care::saveDraft(clinic.context(), clinic.resident, {kOutpatient}, clinic.cold()));
        const auto sheet = clinic.open({kOutpatient, kDiabetes});
        QVERIFY(sheet.input.answers.at("staple_now") == "250" && sheet.input.toConfirm.contains("staple_now"));
        QVERIFY(!sheet.input.answers.contains("fpg") && !sheet.input.answers.contains("weight"));
    }

    void anOutpatientRecordDoesNotKeepAnOldNextDateAlive() {
        Clinic clinic;
        clinic.enrol("T2DM");
        auto both = clinic.cold();
        for (const auto& [field, said] : clinic.controlled()) both.answers[field] = said;
        both.nextOverride = clinic.today() + Days(10);
        const auto done = clinic.signForms({kOutpatient, kDiabetes}, both);
        QVERIFY2(done.has_value(), done ? "" : toString(done.error()).c_str());
        QCOMPARE(clinic.cell("SELECT next_visit FROM resident"), formatDate(clinic.today() + Days(10)));
        auto later = clinic.controlledInput();
        later.nextOverride = clinic.today() + Days(60);
        QVERIFY(clinic.sign(later));
        QCOMPARE(clinic.cell("SELECT next_visit FROM resident"), formatDate(clinic.today() + Days(60)));
    }

    void aPressureOfAHundredAndEightyStopsAnOutpatientVisitToo() {
        Clinic clinic;
        auto input = clinic.cold();
        Clinic::say(input, {{"sbp", "184"}, {"dbp", "90"}});
        QVERIFY(clinic.check(clinic.open({kOutpatient}), input).dangers.stops());
    }

    void aCheckIsFilledFromResultsThatAreHeldWithDayAndSourceToBeConfirmed() {
        Clinic clinic;
        auto lab = Desk::measured("TC", 4.6, formatDate(clinic.today() - Days(40)));
        lab.performer = "Cloud laboratory";
        clinic.save(lab);
        clinic.observe("FPG", 6.1, formatDate(clinic.today() - Days(40)));
        clinic.observe("ALT", 30, formatDate(clinic.today() - Days(400)));
        clinic.observe("SBP", 130, formatDate(clinic.today() - Days(5)));
        auto sheet = clinic.open({kAnnual});
        QVERIFY(sheet.input.answers.at("tc") == "4.60" && sheet.input.answers.at("tc_date") == formatDate(clinic.today() - Days(40)));
        QVERIFY(sheet.held.at("tc").source == "Cloud laboratory" && sheet.input.toConfirm.contains("tc"));
        QVERIFY2(!sheet.input.answers.contains("alt"), "older than a year");
        QVERIFY2(!sheet.input.answers.contains("sbp"), "a measurement is never filled in");
        auto input = sheet.input;
        clinic.sayCheck(input);
        input.toConfirm.insert("tc");
        QVERIFY(!clinic.check(sheet, input).canSign());
        input.toConfirm.clear();
        const auto check = clinic.check(sheet, input);
        QVERIFY2(check.canSign(), check.problems.empty() ? "" : (check.problems.front().field + check.problems.front().reason).c_str());
        const auto done = clinic.signForms({kAnnual}, input).value();
        QCOMPARE(clinic.count("SELECT count(*) FROM observation WHERE code = 'TC'"), 1);  // no second result
        const auto visit = clinic.facts().visit(done.id).value();
        QVERIFY(visit.form("annual")->answers.at("tc") == "4.60" && visit.form("annual")->answers.contains("tc_date"));
        // Amended, it is still the laboratory's.
        const auto again = care::reopenVisit(clinic.database(), Desk::rules(), done.id).value();
        QVERIFY(again.held.contains("tc") && !again.held.contains("sbp"));
    }

    void anotherFigureThanTheHeldOneIsAResultOfToday() {
        Clinic clinic;
        clinic.observe("TC", 4.6, formatDate(clinic.today() - Days(40)));
        auto input = clinic.open({kAnnual}).input;
        clinic.sayCheck(input);
        input.answers["tc"] = "5.10";
        input.answers.erase("tc_date");
        QVERIFY(clinic.signForms({kAnnual}, input));
        QCOMPARE(clinic.count("SELECT count(*) FROM observation WHERE code = 'TC'"), 2);
        QCOMPARE(clinic.facts().series(clinic.resident, "TC").value().back().value, std::optional<double>{5.1});
    }

    void whatTheFollowUpMeasuresIsNotTakenFromTheRecord() {
        Clinic clinic;
        clinic.enrol("T2DM");
        clinic.observe("FPG", 6.1, formatDate(clinic.today() - Days(3)));
        QVERIFY(clinic.open({kAnnual}).input.answers.contains("fpg"));
        const auto both = clinic.open({kAnnual, kDiabetes});
        QVERIFY(!both.input.answers.contains("fpg") && !both.held.contains("fpg"));
        QCOMPARE(both.last.at("fpg").value, std::string("6.1"));
    }

    void aHeldResultOfAnotherDayStopsNothingToday() {
        Clinic clinic;
        clinic.observe("FPG", 17.2, formatDate(clinic.today() - Days(40)));
        const auto sheet = clinic.open({kAnnual});
        QVERIFY(!clinic.check(sheet, sheet.input).dangers.stops());
        auto input = sheet.input;
        input.answers["fpg"] = "17.5";
        QVERIFY(clinic.check(sheet, input).dangers.stops());
    }

    void fromSixtyFiveMoreIsAsked() {
        Clinic clinic;
        const auto sheetOf = [&] {
            auto sheet = clinic.open({kAnnual});
            clinic.sayCheck(sheet.input);
            return sheet;
        };
        clinic.olderThan(64);
        auto sheet = sheetOf();
        QVERIFY(!Clinic::asks(clinic.check(sheet, sheet.input), "selfcare_meal") && clinic.check(sheet, sheet.input).canSign());
        clinic.olderThan(65);
        sheet = sheetOf();
        const auto check = clinic.check(sheet, sheet.input);
        for (const char* field : {"selfcare_meal", "cognition", "mood", "self_rated", "haemoglobin", "alt", "creatinine", "tc", "ecg", "ultrasound", "fpg"}) QVERIFY2(Clinic::asks(check, field), field);
        QVERIFY(!Clinic::asks(check, "cognition_score"));
        sheet.input.answers["cognition"] = "2";
        QVERIFY(Clinic::asks(clinic.check(sheet, sheet.input), "cognition_score"));
    }

    void theSelfCareScoreNeedsEveryAnswerAndFallsIntoItsBand_data() {
        QTest::addColumn<QString>("codes");
        QTest::addColumn<QString>("score");
        QTest::addColumn<QString>("band");
        QTest::newRow("alone") << "11111" << "0" << "1";
        QTest::newRow("three") << "31111" << "3" << "1";
        QTest::newRow("four") << "32111" << "4" << "2";
        QTest::newRow("eight") << "13322" << "8" << "2";
        QTest::newRow("nine") << "32131" << "9" << "3";
        QTest::newRow("eighteen") << "44132" << "18" << "3";
        QTest::newRow("nineteen") << "43124" << "19" << "4";
        QTest::newRow("worst") << "44444" << "37" << "4";
        QTest::newRow("one missing") << "1111 " << "" << "";
    }
    void theSelfCareScoreNeedsEveryAnswerAndFallsIntoItsBand() {
        QFETCH(QString, codes);
        QFETCH(QString, score);
        QFETCH(QString, band);
        care::Answers answers{{"age", "70"}, {"visit_outcome", "1"}};
        int at = 0;
        for (const char* field : {"selfcare_meal", "selfcare_wash", "selfcare_dress", "selfcare_toilet", "selfcare_move"})
            if (const auto code = codes.mid(at++, 1).trimmed(); !code.isEmpty()) answers[field] = code.toStdString();
        const auto results = Desk::rules().form(kAnnual).computed(answers, {70, Sex::Male});
        QCOMPARE(QString::fromStdString(std::string{care::answer(results, "selfcare_score")}), score);
        QCOMPARE(QString::fromStdString(std::string{care::answer(results, "selfcare_class")}), band);
    }

    void theYearlyCheckIsDueAYearAfterTheLast() {
        Clinic clinic;
        const auto due = [&] {
            for (const auto& choice : clinic.open({kOutpatient}).choices)
                if (choice.form == kAnnual) return choice.due;
            return false;
        };
        QVERIFY(due());
        auto input = clinic.open({kAnnual}).input;
        clinic.sayCheck(input);
        QVERIFY(clinic.signForms({kAnnual}, input));
        QVERIFY(!due());
        clinic.clock.advance(std::chrono::hours(24) * 366);
        QVERIFY(due());
    }

    void aPhraseTakesTheVisitsOwnFiguresAndMakesNothingUp() {
        const care::CombinedForm form(Desk::rules(), {kOutpatient, kDiabetes});
        const care::Answers answers{{"sbp", "128"}, {"dbp", "78"}, {"adr", "2"}};
        QCOMPARE(care::filledPhrase("{sbp}/{dbp} mmHg, glucose {fpg}, adverse: {adr}.", form, answers, false), std::string("128/78 mmHg, glucose ___, adverse: Yes."));
        QCOMPARE(care::filledPhrase("no end {sbp", form, answers, false), std::string("no end {sbp"));
    }

    void aUserKeepsPhrasesOfTheirOwn() {
        Clinic clinic;
        const auto read = [&](const char* user) { return care::readPhrases(clinic.database(), Desk::rules(), user, "note").value(); };
        const auto shipped = read("chen").size();
        QVERIFY(shipped > 0);
        const care::KeepPhrase keep{"note", "Lives alone, {sbp} today."};
        QVERIFY(keep(clinic.context(), Desk::rules()));
        QVERIFY(keep(clinic.context(), Desk::rules()));
        QVERIFY(read("chen").size() == shipped + 1 && read("chen").front().isOwn());
        QCOMPARE(read("li").size(), shipped);
        QCOMPARE((care::KeepPhrase{"note", "{nobody}"}(clinic.context(), Desk::rules()).error().reason), std::string("phrase.placeholder"));
        QCOMPARE((care::KeepPhrase{"note", ""}(clinic.context(), Desk::rules()).error().reason), std::string("phrase.empty"));
        const auto row = read("chen").front().row;
        auto stranger = clinic.context();
        stranger.user = "li";
        QCOMPARE(care::DropPhrase{row}(stranger).error().reason, std::string("phrase.not-found"));
        QVERIFY(care::DropPhrase{row}(clinic.context()));
        QCOMPARE(read("chen").size(), shipped);
    }

    void anOlderStoreKeepsItsVisitsAndGetsPhrases() {
        QTemporaryDir dir;
        auto database = std::move(*db::Database::open({dir.filePath(QStringLiteral("a.db")).toStdString(), std::string(32, 'k'), true, false}));
        auto steps = db::embeddedSteps("schema/clinic/");
        const auto step = std::find_if(steps.begin(), steps.end(), [](const auto& each) { return each.name.find("outpatient") != std::string::npos; });
        QVERIFY(step != steps.end());
        steps.erase(step, steps.end());
        QVERIFY(db::migrate(*database, steps));
        db::Query(*database, "INSERT INTO resident (id, name, sex) VALUES (?, 'Li', 'male')", derivedUuid({"li"})).run();
        db::Query(*database, "INSERT INTO visit_draft (resident_pk, forms, answers, state, user_name, saved_at) VALUES (1, 'diabetes', '{}', '{}', 'chen', 1)").run();
        QVERIFY(db::migrate(*database, db::embeddedSteps("schema/clinic/")));
        db::Query kept(*database, "SELECT count(*) FROM resident r JOIN visit_draft d ON d.resident_pk = r.pk WHERE r.name = 'Li'");
        QVERIFY(kept.next() && kept.integer(0) == 1);
        QVERIFY(care::readPhrases(*database, Desk::rules(), "chen", "orders").value().size() >= 2);
    }
};

JIAYI_TEST(TestOutpatient)
#include "tst_outpatient.moc"
