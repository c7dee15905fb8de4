#include "tests/care/desk.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using care::VisitInput;
using test::Desk;

class TestVisitSheet : public QObject {
    Q_OBJECT

    static care::VisitSheet open(Desk& desk) {
        return care::openVisit(desk.database(), Desk::rules(), desk.resident, desk.today(), {test::kDiabetes}).value();
    }
    static bool blocks(const care::VisitCheck& check, const char* reason) {
        return std::find(check.blocked.begin(), check.blocked.end(), reason) != check.blocked.end();
    }
    static std::string reasonOf(const care::VisitCheck& check, std::string_view field) {
        for (const auto& problem : check.problems)
            if (problem.field == field) return problem.reason;
        return {};
    }
    static void signedLongAgo(Desk& desk) {
        QVERIFY(desk.sign(desk.controlledInput()));
        desk.clock.advance(std::chrono::hours{24 * 80});
    }

private Q_SLOTS:
    void aMeasurementIsNeverPrefilled() {
        Desk desk;
        signedLongAgo(desk);
        const auto sheet = open(desk);
        for (const auto& field : Desk::rules().form(test::kDiabetes).fields())
            if (field.carry == care::Carry::Measured || field.name == "symptoms" || field.name == "adr")
                QVERIFY2(care::answer(sheet.input.answers, field.name).empty(), field.name.c_str());
        QCOMPARE(sheet.last.at("fpg").value, std::string("6.4"));
        QCOMPARE(sheet.last.at("sbp").value, std::string("128"));
        QCOMPARE(sheet.last.at("foot_pulse").value, std::string("1"));
        QVERIFY(sheet.last.at("fpg").date == makeDate(2026, 11, 22));
    }

    void aNewerResultStandsBesideTheEmptyField() {
        Desk desk;
        signedLongAgo(desk);
        desk.observe("FPG", 8.06, "2026-12-24");
        desk.observe("HBA1C_IFCC", 53, "2026-12-24");
        const auto sheet = open(desk);
        QCOMPARE(sheet.last.at("fpg").value, std::string("8.1"));
        QVERIFY(sheet.last.at("fpg").date == makeDate(2026, 12, 24));
        QCOMPARE(sheet.last.at("hba1c").value, std::string("7.0"));
    }

    void lifestyleIsCarriedAndHasToBeConfirmed() {
        Desk desk;
        signedLongAgo(desk);
        const auto sheet = open(desk);
        QCOMPARE(sheet.input.answers.at("smoking_now"), std::string("0"));
        QVERIFY(sheet.input.toConfirm.contains("smoking_now") && sheet.input.toConfirm.contains("drug_adherence"));
        auto input = sheet.input;
        for (const auto& [field, value] : desk.controlled()) input.answers[field] = value;
        const auto check = care::checkVisit(Desk::rules(), sheet, input, "chen", desk.today());
        QVERIFY(blocks(check, "visit.unconfirmed"));
        QCOMPARE(check.blocked.size(), std::size_t(1));
        input.toConfirm.clear();
        QVERIFY(care::checkVisit(Desk::rules(), sheet, input, "chen", desk.today()).canSign());
    }

    void theRecordFillsNumberNameAndHeight() {
        Desk desk;
        desk.observe("HEIGHT", 171, "2026-01-01");
        const auto sheet = open(desk);
        QCOMPARE(sheet.input.answers.at("height"), std::string("171.0"));
        QCOMPARE(sheet.input.answers.at("record_no"), std::string("001-00042"));
        QCOMPARE(sheet.input.answers.at("visit_date"), formatDate(desk.today()));
        QCOMPARE(care::openVisit(desk.database(), Desk::rules(), {}, desk.today(), {test::kDiabetes}).error().reason,
                 std::string("resident.not-found"));
    }

    void aResidentWithoutARecordNumberIsStillCaredFor() {
        Desk desk;
        auto input = desk.controlledInput();
        input.answers["record_no"] = "2045_0";
        const auto check = desk.check(input);
        QVERIFY(check.canSign());
        QCOMPARE(check.recordProblems.size(), std::size_t(1));
        QVERIFY(!check.answers.contains("record_no"));
    }

    void aDraftSurvivesReopeningTheStore() {
        Desk desk;
        auto input = desk.controlledInput();
        input.measured["sbp"] = {"nurse li", desk.clock.now(), "Omron"};
        input.toConfirm = {"smoking_now"};
        input.keptImplausible = {"weight"};
        input.dangerDone = "glucose given";
        input.classes[test::kDiabetes] = {care::VisitClass::Unsatisfactory, "high at home"};
        input.nextOverride = makeDate(2026, 12, 1);
        input.nextReason = "travels";
        input.note = "walks\ndaily";
        const auto outbox = desk.count("SELECT count(*) FROM outbox");
        QVERIFY(care::saveDraft(desk.context(), desk.resident, {test::kDiabetes}, input));
        QCOMPARE(desk.count("SELECT count(*) FROM outbox"), outbox);
        desk.reopen();
        const auto draft = care::loadDraft(desk.database(), desk.resident).value();
        QVERIFY(draft && draft->input == input);
        QCOMPARE(draft->user, std::string("chen"));
        QVERIFY(draft->savedAt == desk.clock.now());
        QVERIFY(open(desk).input == input);
        QVERIFY(draft->forms == std::vector{test::kDiabetes});
        QVERIFY(care::discardDraft(desk.database(), desk.resident));
        QVERIFY(!open(desk).draft);
    }

    void bmiIsComputedAndNobodyCanTypeAnother() {
        Desk desk;
        auto input = desk.controlledInput();
        input.answers["bmi"] = "19.9";
        QCOMPARE(desk.check(input).answers.at("bmi"), std::string("26.1"));
    }

    void whatTheFormDoesNotShowIsNotSigned() {
        Desk desk;
        auto input = desk.controlledInput();
        input.answers["adr_detail"] = "rash";
        input.answers["fasting"] = "1";
        input.answers["glucose_random"] = "8.2";
        const auto check = desk.check(input);
        QVERIFY(!check.answers.contains("adr_detail") && !check.answers.contains("fpg"));
        QVERIFY(check.canSign());
    }

    void aPhoneVisitWaivesTheExaminationAndIsNotFaceToFace() {
        Desk desk;
        auto input = desk.controlledInput();
        for (const auto* field : {"sbp", "dbp", "weight", "height", "foot_pulse", "fasting", "fpg"}) input.answers.erase(field);
        QVERIFY(blocks(desk.check(input), "visit.incomplete"));
        QCOMPARE(reasonOf(desk.check(input), "sbp"), std::string("field.required"));
        for (const auto* mode : {"3", "4"}) {
            input.answers["visit_mode"] = mode;
            const auto check = desk.check(input);
            QVERIFY2(check.canSign(), mode);
            QVERIFY(!check.forms[0].derived.countsAsFaceToFace);
            QVERIFY(check.forms[0].visitClass == care::VisitClass::NotAssessable);
        }
    }

    void lostAndDeadNeedNoExaminationNoClassAndNoNextVisit() {
        Desk desk;
        VisitInput lost;
        lost.answers = {{"record_no", "001-00042"}, {"patient_name", "Z"}, {"visit_date", formatDate(desk.today())},
                        {"visit_outcome", "2"}, {"lost_reason", "moved away"}, {"smoking_now", "0"}};
        lost.toConfirm = {"smoking_now"};
        const auto check = desk.check(lost);
        QVERIFY(check.canSign());
        QVERIFY(!check.assessed && !check.nextDate && !check.answers.contains("smoking_now"));
        auto dead = lost;
        dead.answers["visit_outcome"] = "3";
        QVERIFY(blocks(desk.check(dead), "visit.incomplete"));
        dead.answers["death_date"] = "2026-11-01";
        dead.answers["death_cause"] = "stroke";
        QVERIFY(desk.check(dead).canSign());
    }

    void dangerStopsUntilItIsDealtWith() {
        Desk desk;
        auto input = desk.controlledInput();
        for (const auto* fpg : {"3.9", "16.7"}) {
            input.answers["fpg"] = fpg;
            input.dangerDone.clear();
            QVERIFY2(blocks(desk.check(input), "visit.danger-open"), fpg);
            input.dangerDone = "referred to Tianjin 4th Central";
            const auto check = desk.check(input);
            QVERIFY2(check.canSign(), fpg);
            QVERIFY(*check.nextDate <= desk.today() + Days(14));
        }
    }

    void aSymptomAsksWhetherItIsAcute() {
        Desk desk;
        auto input = desk.controlledInput();
        input.answers["symptoms"] = "2;5";
        QVERIFY(blocks(desk.check(input), "visit.acute-not-answered"));
        QVERIFY(desk.check(input).forms[0].asksAcute);
        input.answers["symptoms_acute"] = "1";
        QVERIFY(desk.check(input).canSign());
        input.answers["symptoms_acute"] = "2";
        QVERIFY(blocks(desk.check(input), "visit.danger-open"));
    }

    void aFastHeartAsksTooAndItsAnswerIsAccepted() {
        Desk desk;
        auto input = desk.controlledInput();
        input.answers["heart_rate"] = "112";
        QVERIFY(blocks(desk.check(input), "visit.acute-not-answered"));
        input.answers["symptoms_acute"] = "1";
        const auto check = desk.check(input);
        QVERIFY(check.canSign());
        QCOMPARE(check.answers.at("symptoms_acute"), std::string("1"));
        input.answers["heart_rate"] = "80";
        QVERIFY(!desk.check(input).answers.contains("symptoms_acute"));
    }

    void anImplausibleValueMayBeKeptByConfirmingIt() {
        Desk desk;
        auto input = desk.controlledInput();
        input.answers["weight"] = "301.0";
        QCOMPARE(reasonOf(desk.check(input), "weight"), std::string("field.out-of-range"));
        input.keptImplausible = {"weight", "bmi"};
        QVERIFY(desk.check(input).canSign());
    }

    void anotherClassNeedsAReasonAndAnotherPace() {
        Desk desk;
        auto input = desk.controlledInput();
        QVERIFY(desk.check(input).forms[0].visitClass == care::VisitClass::Satisfactory);
        input.classes[test::kDiabetes] = {care::VisitClass::Unsatisfactory, {}};
        QVERIFY(blocks(desk.check(input), "visit.class-reason"));
        input.classes[test::kDiabetes].reason = "high at home";
        const auto check = desk.check(input);
        QVERIFY(check.canSign());
        QVERIFY(check.next.latest == desk.today() + Days(14));
        QCOMPARE(check.answers.at("visit_class"), std::string("2"));
    }

    void whoWasNotFastingCannotBeOverriddenToSatisfactory() {
        Desk desk;
        auto input = desk.controlledInput();
        input.answers["fasting"] = "1";
        input.answers["glucose_random"] = "6.0";
        QVERIFY(desk.check(input).forms[0].visitClass == care::VisitClass::NotAssessable);
        input.classes[test::kDiabetes] = {care::VisitClass::Satisfactory, "feels well"};
        QVERIFY(blocks(desk.check(input), "visit.class-not-assessable"));
    }

    void aLaterNextVisitThanTheRuleAllowsNeedsAReason() {
        Desk desk;
        auto input = desk.controlledInput();
        const auto latest = desk.check(input).next.latest;
        QVERIFY(latest == desk.today() + Days(90));
        input.nextOverride = latest;
        QVERIFY(desk.check(input).canSign());
        input.nextOverride = latest + Days(1);
        QVERIFY(blocks(desk.check(input), "visit.next-reason"));
        input.nextReason = "abroad until spring";
        QVERIFY(desk.check(input).canSign());
        input.nextOverride = desk.today();
        QVERIFY(blocks(desk.check(input), "visit.incomplete"));
    }
};

JIAYI_TEST(TestVisitSheet)
#include "tst_visit_sheet.moc"
