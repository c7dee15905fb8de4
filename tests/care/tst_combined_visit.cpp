// One visit for all programmes of a person: asked once, classified form by form, one next date, one unit.
#include "models/care/chart.h"
#include "models/care/figures.h"
#include "models/care/record_facts.h"
#include "models/care/trend.h"
#include "tests/care/desk.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using care::VisitClass;
using test::Desk;
using test::kDiabetes;
using test::kHypertension;

class TestCombinedVisit : public QObject {
    Q_OBJECT

    struct Clinic : Desk {
        explicit Clinic(std::vector<std::string> programmes = {"T2DM", "HTN"}) {
            for (const auto& code : programmes) (void)care::EnrolProgramme{resident, code, today()}(context(), rules()).value();
        }
        care::VisitSheet open(std::vector<care::FormKey> chosen = {}) { return care::openVisit(database(), rules(), resident, today(), std::move(chosen)).value(); }
        /// Both forms answered, and all is well.
        care::VisitInput well() {
            auto input = open().input;
            input.toConfirm.clear();
            for (const auto& [field, said] : controlled())
                if (field != "symptoms") input.answers[field] = said;
            for (const auto& [field, said] : std::map<std::string, std::string>{{"diabetes.symptoms", "1"}, {"hypertension.symptoms", "1"}, {"heart_rate", "72"}, {"salt_now", "1"}})
                input.answers[field] = said;
            return input;
        }
        care::VisitInput with(std::map<std::string, std::string> changes) {
            auto input = well();
            for (const auto& [field, said] : changes) input.answers[field] = said;
            return input;
        }
        care::VisitCheck checked(const care::VisitInput& input) { return care::checkVisit(rules(), open(), input, "chen", today()); }
        Result<care::SignedVisit> signBoth(const care::VisitInput& input) { return care::SignVisit{resident, {}, input}(context(), rules()); }
    };
    static bool blocks(const care::VisitCheck& check, const char* reason) {
        return std::find(check.blocked.begin(), check.blocked.end(), reason) != check.blocked.end();
    }

private Q_SLOTS:
    void itHasTheFormsOfTheActiveProgrammesInTheirOrder() {
        Clinic clinic({"GOUT", "HTN", "T2DM"});
        QVERIFY((clinic.open().forms == std::vector<care::FormKey>{kDiabetes, kHypertension, {"gout"}}));
        auto programmes = clinic.facts().programmes(clinic.resident).value();
        for (auto& programme : programmes)
            if (programme.code == "HTN") {
                programme.status = "finished";
                clinic.save(programme);
            }
        QVERIFY((clinic.open().forms == std::vector<care::FormKey>{kDiabetes, {"gout"}}));
        QVERIFY(clinic.open({kHypertension}).forms == std::vector{kHypertension});
    }

    void whoIsInNoProgrammeHasAnOutpatientRecord() {
        Clinic clinic(std::vector<std::string>{});
        QVERIFY((clinic.open().forms == std::vector<care::FormKey>{{"outpatient"}}));
        QCOMPARE(care::openVisit(clinic.database(), Desk::rules(), clinic.resident, clinic.today(), {{"unheard-of"}}).error().reason, std::string("visit.no-form"));
    }

    void everyFieldOfEveryFormStandsOnce() {
        const care::CombinedForm both(Desk::rules(), {kDiabetes, kHypertension});
        std::set<std::string> keys;
        for (const auto& field : both.fields()) QVERIFY2(keys.insert(field.key).second, field.key.c_str());
        for (const auto& form : both.forms())
            for (const auto& field : Desk::rules().form(form).fields()) QVERIFY2(keys.contains(both.keyOf(form, field.name)), field.name.c_str());
        QCOMPARE(both.keyOf(kDiabetes, "sbp"), std::string("sbp"));
        QCOMPARE(both.keyOf(kDiabetes, "fpg"), std::string("fpg"));
        QCOMPARE(both.keyOf(kHypertension, "symptoms"), std::string("hypertension.symptoms"));
        QVERIFY(both.field("sbp")->isShared() && !both.field("salt_now")->isShared());
        const care::CombinedForm one(Desk::rules(), {kHypertension});
        QCOMPARE(one.keyOf(kHypertension, "symptoms"), std::string("symptoms"));
    }

    void anAnswerReachesExactlyTheFormsThatAskIt() {
        Clinic clinic;
        const auto check = clinic.checked(clinic.with({{"hypertension.symptoms", "2"}, {"hypertension.symptoms_acute", "1"}}));
        QVERIFY(check.canSign());
        const auto& diabetes = check.forms[0].answers;
        const auto& hypertension = check.forms[1].answers;
        QVERIFY(diabetes.at("symptoms") == "1" && hypertension.at("symptoms") == "2");
        QVERIFY(diabetes.at("sbp") == "128" && hypertension.at("sbp") == "128");
        QVERIFY(diabetes.contains("fpg") && !hypertension.contains("fpg") && !diabetes.contains("salt_now"));
        QVERIFY(check.forms[1].asksAcute && !check.forms[0].asksAcute);
        QVERIFY(diabetes.at("next_visit_date") == hypertension.at("next_visit_date"));
    }

    void whatOneFormNeedsIsNeeded() {
        Clinic clinic;
        auto input = clinic.well();
        input.answers.erase("heart_rate");  // the diabetes form does not ask it, the other does
        QVERIFY(blocks(clinic.checked(input), "visit.incomplete"));
        input = clinic.well();
        input.answers["nonsense"] = "1";
        QCOMPARE(clinic.checked(input).problems.front().reason, std::string("field.unknown"));
        input = clinic.well();
        input.answers.erase("sbp");
        const auto problems = clinic.checked(input).problems;
        QCOMPARE(std::count_if(problems.begin(), problems.end(), [](const auto& problem) { return problem.field == "sbp"; }), std::ptrdiff_t{1});
    }

    void eachFormIsClassifiedByItsOwnRuleAndTheEarliestDateCounts_data() {
        QTest::addColumn<QString>("fpg");
        QTest::addColumn<QString>("pressure");
        QTest::addColumn<int>("diabetes");
        QTest::addColumn<int>("hypertension");
        QTest::addColumn<int>("days");
        QTest::addRow("both well") << "6.4" << "128" << 1 << 1 << 90;
        QTest::addRow("glucose") << "8.4" << "128" << 2 << 1 << 14;
        QTest::addRow("pressure") << "6.4" << "146" << 1 << 2 << 14;
        QTest::addRow("both") << "8.4" << "146" << 2 << 2 << 14;
    }
    void eachFormIsClassifiedByItsOwnRuleAndTheEarliestDateCounts() {
        QFETCH(QString, fpg);
        QFETCH(QString, pressure);
        QFETCH(int, diabetes);
        QFETCH(int, hypertension);
        QFETCH(int, days);
        Clinic clinic;
        const auto check = clinic.checked(clinic.with({{"fpg", fpg.toStdString()}, {"sbp", pressure.toStdString()}}));
        QCOMPARE(static_cast<int>(check.forms[0].visitClass), diabetes);
        QCOMPARE(static_cast<int>(check.forms[1].visitClass), hypertension);
        QVERIFY(check.next.latest == clinic.today() + Days(days));
    }

    void limitAndTargetOfOneValueAreTwoThings() {
        Clinic clinic;
        const auto check = clinic.checked(clinic.with({{"sbp", "136"}}));
        const auto& limits = check.forms[1].limits;
        const auto limit = std::find_if(limits.begin(), limits.end(), [](const auto& each) { return each.field == "sbp"; });
        QVERIFY(limit != limits.end() && limit->met == true && limit->limit == 140);
        const auto target = care::targetFor(Desk::rules(), "SBP", {{}, Sex::Male, 58, {}});
        QVERIFY(target->high == 130 && care::stateOf(136, target) == care::ValueState::AboveTarget);
        QVERIFY(check.forms[1].visitClass == VisitClass::Satisfactory);
    }

    void aDangerOfBothFormsIsSaidOnce() {
        Clinic clinic;
        auto input = clinic.with({{"sbp", "190"}});
        QVERIFY(blocks(clinic.checked(input), "visit.danger-open"));
        QCOMPARE(clinic.checked(input).dangers.findings.size(), std::size_t{1});
        input.answers["fpg"] = "17.0";
        QCOMPARE(clinic.checked(input).dangers.findings.size(), std::size_t{2});
    }

    void oneClassMayBeOverriddenAndTheOtherNot() {
        Clinic clinic;
        auto input = clinic.well();
        input.classes[kHypertension] = {VisitClass::Unsatisfactory, {}};
        QVERIFY(blocks(clinic.checked(input), "visit.class-reason"));
        input.classes[kHypertension].reason = "150 at home";
        const auto done = clinic.signBoth(input);
        QVERIFY(done);
        const auto visit = clinic.facts().visit(done->id).value();
        QVERIFY(visit.form("diabetes")->classification == "1" && visit.form("diabetes")->classReason.empty());
        QVERIFY(visit.form("hypertension")->classification == "2" && visit.form("hypertension")->classReason == "150 at home");
        QVERIFY(visit.nextDate <= clinic.today() + Days(14));
        const auto again = care::reopenVisit(clinic.database(), Desk::rules(), done->id).value();
        QVERIFY(again.input.classes == input.classes);
    }

    void notFastingLeavesTheOtherFormAssessed() {
        Clinic clinic;
        auto input = clinic.with({{"fasting", "1"}, {"glucose_random", "8.0"}});
        const auto check = clinic.checked(input);
        QVERIFY(check.canSign() && check.forms[0].visitClass == VisitClass::NotAssessable && check.forms[1].visitClass == VisitClass::Satisfactory);
    }

    void oneUnitHoldsOneEncounterAndAFormEach() {
        Clinic clinic;
        clinic.database().execute("DELETE FROM outbox");
        const auto done = clinic.signBoth(clinic.well());
        QVERIFY(done);
        QCOMPARE(clinic.count("SELECT count(*) FROM visit"), 1);
        QCOMPARE(clinic.count("SELECT count(*) FROM visit_form"), 2);
        QCOMPARE(clinic.count("SELECT count(DISTINCT unit_id) FROM outbox"), 1);
        QCOMPARE(clinic.count("SELECT count(*) FROM outbox WHERE type = 'Encounter'"), 1);
        QCOMPARE(clinic.count("SELECT count(*) FROM outbox WHERE type = 'QuestionnaireResponse'"), 2);
        QCOMPARE(clinic.count("SELECT count(*) FROM observation WHERE code = 'SBP'"), 1);
        QCOMPARE(clinic.count("SELECT count(*) FROM (SELECT code FROM observation GROUP BY code HAVING count(*) > 1)"), 0);
        QVERIFY(care::verifyFigures(clinic.database()));
    }

    void itCountsOnceAsAVisitAndForEachFormInItsProgramme() {
        Clinic clinic;
        const auto done = clinic.signBoth(clinic.with({{"fpg", "8.2"}}));
        QVERIFY(done);
        const auto visits = care::readVisitRows(clinic.database(), clinic.resident).value();
        QCOMPARE(visits.size(), std::size_t{1});
        QVERIFY((visits[0].forms == std::vector<care::FormClass>{{"diabetes", "2"}, {"hypertension", "1"}}));
        QVERIFY(visits[0].faceToFace);
        const auto chart = care::readChart(clinic.database(), Desk::rules(), clinic.resident, clinic.today()).value();
        QCOMPARE(std::count_if(chart.timeline.entries.begin(), chart.timeline.entries.end(), [](const auto& e) { return e.kind == care::TimelineKind::Visit; }), std::ptrdiff_t{1});
        QVERIFY(chart.nextVisit == done->check.nextDate && chart.lastVisit == clinic.today());
        for (const char* form : {"diabetes", "hypertension"})
            QCOMPARE(clinic.count("SELECT count(*) FROM visit v JOIN visit_form f ON f.visit_pk = v.pk WHERE v.face_to_face = 1 AND f.form = '" + std::string{form} + "'"), 1);
    }

    void theNextVisitCarriesEachFormsOwnAnswersAndPreviousClass() {
        Clinic clinic;
        QVERIFY(clinic.signBoth(clinic.with({{"fpg", "8.2"}, {"salt_now", "2"}, {"staple_now", "300"}, {"diabetes.drug1_name", "Metformin"},
                                             {"diabetes.drug1_dose", "0.5"}, {"diabetes.drug1_dose_unit", "g"}, {"diabetes.drug1_freq", "2"},
                                             {"diabetes.drug1_interval", "1"}, {"diabetes.drug1_interval_unit", "d"}, {"hypertension.drug1_name", "Amlodipine"},
                                             {"hypertension.drug1_dose", "5"}, {"hypertension.drug1_dose_unit", "mg"}, {"hypertension.drug1_freq", "1"},
                                             {"hypertension.drug1_interval", "1"}, {"hypertension.drug1_interval_unit", "d"}})));
        clinic.clock.advance(std::chrono::hours{24 * 14});
        const auto sheet = clinic.open();
        QCOMPARE(sheet.input.answers.at("salt_now"), std::string("2"));
        QCOMPARE(sheet.input.answers.at("diabetes.drug1_name"), std::string("Metformin"));
        QCOMPARE(sheet.input.answers.at("hypertension.drug1_name"), std::string("Amlodipine"));
        QVERIFY(sheet.input.toConfirm.contains("hypertension.drug1_name") && !sheet.input.answers.contains("sbp"));
        QCOMPARE(sheet.last.at("sbp").value, std::string("128"));
        QVERIFY(sheet.previousClass.at(kDiabetes) == VisitClass::Unsatisfactory && sheet.previousClass.at(kHypertension) == VisitClass::Satisfactory);
        const auto check = clinic.checked(clinic.with({{"fpg", "8.1"}, {"sbp", "150"}}));
        QVERIFY(check.forms[0].derived.action == care::VisitAction::ReferUp && check.forms[1].derived.action == care::VisitAction::ReturnSoon);
    }

    void aVisitOfOneFormIsWhereTheCombinedOneBegins() {
        Clinic clinic({"T2DM"});
        QVERIFY(clinic.sign(clinic.controlledInput()));
        clinic.clock.advance(std::chrono::hours{24 * 30});
        (void)care::EnrolProgramme{clinic.resident, "HTN", clinic.today()}(clinic.context(), Desk::rules()).value();
        const auto sheet = clinic.open();
        QCOMPARE(sheet.input.answers.at("smoking_now"), std::string("0"));
        QVERIFY(!sheet.input.answers.contains("salt_now") && !sheet.previousClass.contains(kHypertension));
    }

    void oneDraftAResidentMovesWithItsForms() {
        Clinic clinic;
        auto input = clinic.with({{"diabetes.symptoms", "2"}});
        input.measured["sbp"] = {"nurse li", {}, {}};
        input.toConfirm = {"diabetes.drug1_name", "salt_now"};
        input.classes[kHypertension] = {VisitClass::Unsatisfactory, "at home"};
        QVERIFY(care::saveDraft(clinic.context(), clinic.resident, {kDiabetes, kHypertension}, input));
        QVERIFY(care::saveDraft(clinic.context(), clinic.resident, {kDiabetes, kHypertension}, input));
        QCOMPARE(clinic.count("SELECT count(*) FROM visit_draft"), 1);
        QVERIFY(clinic.open().input == input);
        QVERIFY((care::readChart(clinic.database(), Desk::rules(), clinic.resident, clinic.today())->drafts == std::vector<std::string>{"diabetes", "hypertension"}));
        const auto one = clinic.open({kDiabetes});
        QCOMPARE(one.input.answers.at("symptoms"), std::string("2"));
        QVERIFY(!one.input.answers.contains("salt_now") && one.input.classes.empty() && one.input.measured.contains("sbp"));
        QVERIFY((one.input.toConfirm == std::set<std::string, std::less<>>{"drug1_name"}));
    }

    void anAmendmentKeepsBothFormsAndReplacesTheirValues() {
        Clinic clinic;
        const auto first = clinic.signBoth(clinic.with({{"fpg", "8.4"}, {"sbp", "150"}}));
        QVERIFY(first);
        clinic.clock.advance(std::chrono::hours{1});
        auto sheet = care::reopenVisit(clinic.database(), Desk::rules(), first->id).value();
        QVERIFY((sheet.forms == std::vector{kDiabetes, kHypertension}) && sheet.input.toConfirm.empty() && sheet.input.classes.empty());
        sheet.input.answers["sbp"] = "130";
        const auto second = care::AmendVisit{first->id, sheet.input, "read wrongly"}(clinic.context(), Desk::rules());
        QVERIFY2(second, second ? "" : second.error().detail.c_str());
        const auto now = clinic.facts().visit(second->id).value();
        QVERIFY(now.form("diabetes")->classification == "2" && now.form("hypertension")->classification == "1");
        QCOMPARE(clinic.facts().series(clinic.resident, "SBP").value().size(), std::size_t{1});
        QCOMPARE(clinic.facts().visit(first->id).value().status, std::string("amended"));
        QCOMPARE(care::readTimeline(clinic.database(), Desk::rules(), clinic.resident)->entries.size(), std::size_t{1});
        QVERIFY(care::verifyFigures(clinic.database()));
    }

    void aVisitWhoseFormNobodyKnowsIsNotOpened() {
        Clinic clinic;
        care::Visit foreign;
        foreign.forms = {{"diabetes", {}, "1", {}}, {"from-a-newer-desk", {}, "1", {}}};
        foreign.date = clinic.today();
        foreign = clinic.save(foreign);
        QCOMPARE(care::reopenVisit(clinic.database(), Desk::rules(), foreign.id).error().reason, std::string("visit.no-form"));
        QCOMPARE(care::readVisitRows(clinic.database(), clinic.resident)->size(), std::size_t{1});
    }

    void allEightShareOneVisit() {
        std::vector<std::string> codes;
        for (const auto& programme : Desk::rules().programmes) codes.push_back(programme.code);
        QCOMPARE(codes.size(), std::size_t{8});
        Clinic clinic(codes);
        const auto sheet = clinic.open();
        QCOMPARE(sheet.forms.size(), std::size_t{8});
        const auto input = clinic.with({{"lipid_risk", "2"}, {"lipid_lowering", "1"}, {"muscle_pain", "1"}, {"angina", "1"}, {"breathlessness", "1"}, {"antiplatelet", "1"},
                                        {"statin", "1"}, {"acei_arb", "1"}, {"mi_or_hf", "1"}, {"stroke_type", "2"}, {"mrs", "1"}, {"mmrc", "1"}, {"exacerbations", "0"},
                                        {"copd_admissions", "0"}, {"inhaler_technique", "1"}, {"oedema", "1"}, {"nephrotoxic", "1"}, {"tophi", "2"}, {"flares", "0"},
                                        {"urate_lowering", "1"}, {"ldl", "2.20"}, {"ldl_date", "2026-11-01"}, {"creatinine", "88"}, {"creatinine_date", "2026-11-01"},
                                        {"urate", "320"}, {"urate_date", "2026-11-01"}, {"dbp", "78"}});
        const auto check = clinic.checked(input);
        for (const auto& problem : check.problems) qWarning("%s %s", problem.field.c_str(), problem.reason.c_str());
        QVERIFY(check.canSign());
        std::map<std::string, VisitClass> classes;
        for (const auto& form : check.forms) classes[form.form.text] = form.visitClass;
        QVERIFY(classes["dyslipidaemia"] == VisitClass::Satisfactory);  // 2.20 < 2.6 at moderate or high risk
        QVERIFY(classes["coronary"] == VisitClass::Unsatisfactory);     // and not < 1.8
        QVERIFY(classes["stroke"] == VisitClass::Satisfactory);         // a bleeding: no LDL-C limit
        QVERIFY(classes["gout"] == VisitClass::Unsatisfactory);         // 320 with tophi
        QVERIFY(classes["ckd"] == VisitClass::NotAssessable);           // no albumin, no potassium
        QVERIFY(classes["copd"] == VisitClass::Satisfactory);
        QCOMPARE(check.answers.at("egfr_date"), std::string("2026-11-01"));
        const auto done = clinic.signBoth(input);
        QVERIFY(done);
        const auto visit = clinic.facts().visit(done->id).value();
        QCOMPARE(visit.forms.size(), std::size_t{8});
        QCOMPARE(clinic.count("SELECT count(*) FROM (SELECT code FROM observation GROUP BY code HAVING count(*) > 1)"), 0);
        QVERIFY(clinic.facts().observation(care::observationIdOf(done->id, "egfr")).value().effective.day() == makeDate(2026, 11, 1));
    }
};

JIAYI_TEST(TestCombinedVisit)
#include "tst_combined_visit.moc"
