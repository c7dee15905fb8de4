#include "models/care/fact_repository.h"
#include "models/care/record_facts.h"
#include "models/pharmacy/orders/order_repository.h"
#include "models/pharmacy/prescribing/sign_prescription.h"
#include "models/pharmacy/prescribing/templates.h"
#include "models/pharmacy/review_input.h"
#include "models/roster/resident_repository.h"
#include "tests/pharmacy/review_fixture.h"
#include "tests/support/clinic_store.h"
#include "tests/support/formulary_items.h"
#include "tests/support/test_program.h"

#include <algorithm>
#include <optional>

using namespace jiayi;
using namespace jiayi::pharmacy;

namespace {

/// The store's own clock.
const Date kDay = makeDate(2026, 11, 22);

template <class T>
T must(Result<T> result) {
    if (!result) throw std::runtime_error(toString(result.error()));
    return std::move(*result);
}

/// A clinic with one resident: diabetes, nothing known of allergies but that there are none.
class Desk {
public:
    Desk() {
        db::Query(store.database(), "INSERT INTO user (id, name, display_name, role) VALUES (?, 'li', 'Li', 'pharmacist')", newUuid(store.clock, store.random)).run();
        sync::Unit unit(store.context(), "test");
        roster::Resident person;
        person.id = resident = unit.newId<ResidentId>();
        person.name = "测试";
        person.sex = Sex::Male;
        person.birthDate = makeDate(1966, 1, 1);
        person.insuranceScheme = "employee";
        person.allergyState = roster::AllergyState::NoneKnown;
        roster::ResidentRepository::save(unit, person);
        unit.commit();
        value("EGFR_2021", 80, "mL/min/{1.73_m2}");
    }

    void value(const std::string& code, double number, const std::string& unitText, Date day = kDay - Days{10}) {
        sync::Unit unit(store.context(), "test");
        care::Observation observation;
        observation.id = unit.newId<care::ObservationId>();
        observation.resident = resident;
        observation.code = code;
        observation.effective = must(parseFhirTime(formatDate(day)));
        observation.value = number;
        observation.unit = unitText;
        care::FactRepository::save(unit, observation);
        unit.commit();
    }

    PrescriptionDraft draft(std::vector<DraftLine> lines) const {
        PrescriptionDraft made;
        made.resident = resident;
        made.diagnoses = {{"E11.9", "2型糖尿病"}};
        made.lines = std::move(lines);
        return made;
    }
    CheckedPrescription check(const PrescriptionDraft& draft) {
        return must(checkPrescription(store.database(), test::careRules(), test::reviewBook(), draft, today()));
    }
    Result<SignedPrescription> sign(const PrescriptionDraft& draft) {
        auto context = store.context();
        return SignPrescription{draft}(context, test::careRules(), test::reviewBook());
    }
    Date today() { return localDate(store.clock.now()); }
    /// Ids tell which of two saves of a day came first, by the millisecond.
    void tick() { store.clock.advance(std::chrono::seconds{1}); }
    void pass(int days) { store.clock.advance(std::chrono::hours{24} * days); }
    std::vector<care::MedicationLine> medicines() { return must(care::FactRepository{store.database()}.medications(resident)); }
    std::vector<std::string> kindsOf(MedicationId medicine) {
        std::vector<std::string> kinds;
        for (const auto& event : must(care::FactRepository{store.database()}.medication(medicine)).history) kinds.push_back(event.kind);
        return kinds;
    }

    test::ClinicStore store;
    ResidentId resident;
};

DraftLine line(const std::string& key, const std::string& inn, const std::string& atc, const std::string& dosage, const std::string& strength = "500 mg",
               const std::string& form = "tab") {
    DraftLine made;
    made.key = key;
    made.name = inn;
    made.atc = atc;
    made.pharmacy = "P";
    made.item = test::formularyItem(1);
    made.item->inn = inn;
    made.item->atc = atc;
    made.item->strength = strength;
    made.item->form = form;
    made.dosage = dosage;
    return made;
}
DraftLine metformin(const std::string& dosage) { return line("a", "metformin", "A10BA02", dosage); }

bool has(const CheckedPrescription& check, const std::string& id) {
    return std::any_of(check.problems.begin(), check.problems.end(), [&](const auto& problem) { return problem.id == id; });
}

}  // namespace

class TestPrescribing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_desk.emplace(); }
    void cleanup() { m_desk.reset(); }

    void aDraftSaysQuantityPriceAndShare() {
        const auto check = m_desk->check(m_desk->draft({metformin("500mg bid 7d")}));
        QVERIFY2(check.canSign(), check.problems.empty() ? "" : check.problems.front().id.c_str());
        QCOMPARE(check.lines[0].quantity->packs, std::int64_t{1});
        QCOMPARE(check.price.fen, std::int64_t{1001});
        QCOMPARE(check.share->fen, std::int64_t{250});
    }

    void theLegalFrameHolds_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("days");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("problem");
        QTest::newRow("seven days") << "ordinary" << 7 << "" << "";
        QTest::newRow("eight days") << "ordinary" << 8 << "" << "draft.days";
        QTest::newRow("eight with a reason") << "ordinary" << 8 << "chronic disease" << "";
        QTest::newRow("emergency three") << "emergency" << 3 << "" << "";
        QTest::newRow("emergency four") << "emergency" << 4 << "chronic disease" << "draft.emergency-days";
        QTest::newRow("long, too long") << "long" << 85 << "" << "draft.long-max";
        QTest::newRow("long, not assessed") << "long" << 29 << "" << "draft.long-assessment";
    }
    void theLegalFrameHolds() {
        QFETCH(QString, kind);
        QFETCH(int, days);
        QFETCH(QString, reason);
        QFETCH(QString, problem);
        auto draft = m_desk->draft({metformin("500mg bid")});
        draft.kind = kind.toStdString();
        draft.reason = reason.toStdString();
        draft.lines[0].days = days;
        const auto check = m_desk->check(draft);
        if (problem.isEmpty()) QVERIFY2(check.canSign(), check.problems.empty() ? "" : check.problems.front().id.c_str());
        else QVERIFY(has(check, problem.toStdString()));
    }

    void whatIsMissingIsAskedFor() {
        auto draft = m_desk->draft({});
        draft.diagnoses.clear();
        draft.validDays = 4;
        const auto check = m_desk->check(draft);
        QVERIFY(has(check, "draft.no-lines") && has(check, "draft.diagnosis-required") && has(check, "draft.validity"));
        draft.validDays = 3;
        QVERIFY(!has(m_desk->check(draft), "draft.validity"));
        QVERIFY(has(m_desk->check(m_desk->draft({metformin("bid 7d")})), "quantity.dose"));
        QVERIFY(has(m_desk->check(m_desk->draft({metformin("500mg bid")})), "quantity.days"));
        QVERIFY(has(m_desk->check(m_desk->draft({line("a", "metformin XR", "A10BA02", "250mg qd 7d", "500 mg", "tab_xr")})), "draft.splits"));
        auto twice = m_desk->draft({metformin("500mg bid 7d"), metformin("500mg bid 7d")});
        twice.lines[1].key = "b";
        QVERIFY(has(m_desk->check(twice), "draft.duplicate"));
    }

    void psychotropicsWantAReasonAboveSevenDays() {
        auto draft = m_desk->draft({line("a", "estazolam", "N05CD04", "1mg qn 8d", "1 mg")});
        QVERIFY(has(m_desk->check(draft), "draft.psychotropic-days"));
        draft.lines[0].days = 7;
        QVERIFY(!has(m_desk->check(draft), "draft.psychotropic-days"));
    }

    void fiveLinesAFormAndHerbsAlone() {
        std::vector<DraftLine> lines;
        for (const auto* key : {"a", "b", "c", "d", "e", "f"}) {
            auto one = metformin("500mg bid 7d");
            one.key = key;
            one.name = one.item->inn = std::string{"product "} + key;
            one.atc.clear();
            lines.push_back(std::move(one));
        }
        DraftLine herbs;
        herbs.key = "h";
        herbs.name = "汤剂";
        herbs.herbs = {{"甘草", 6}, {"黄芪", 30}};
        herbs.doses = 7;
        herbs.dosage = "1袋 bid 7d";
        lines.insert(lines.begin(), herbs);
        const auto check = m_desk->check(m_desk->draft(lines));
        QCOMPARE(check.forms.size(), std::size_t{3});
        QCOMPARE(check.forms[0].size(), std::size_t{5});
        QCOMPARE(check.forms[1].size(), std::size_t{1});
        QVERIFY(check.forms[2] == std::vector<std::size_t>{0});
        QVERIFY(!check.share);
    }

    void signingWritesFormsOrdersAndOneMedicine() {
        const auto done = must(m_desk->sign(m_desk->draft({metformin("500mg bid 7d")})));
        const OrderRepository orders{m_desk->store.database()};
        const auto form = must(orders.prescription(done.forms.at(0)));
        QCOMPARE(QString::fromStdString(form.signedBy), QStringLiteral("chen"));
        QVERIFY(form.written == kDay && form.validUntil == kDay);
        const auto order = must(orders.orders(form.id)).at(0);
        QCOMPARE(order.packs, std::int64_t{1});
        QCOMPARE(order.share->fen, std::int64_t{250});
        QVERIFY(order.times == 2 && order.period == 1 && order.days == 7);
        QCOMPARE(m_desk->medicines().size(), std::size_t{1});
        const auto medicine = m_desk->medicines()[0];
        QVERIFY(medicine.id == order.medication);
        QCOMPARE(QString::fromStdString(medicine.dose), QStringLiteral("500mg bid"));
        QVERIFY(medicine.dailyAmount == 1000.0 && !medicine.end);
        QCOMPARE(must(orders.waitingReviews()).size(), std::size_t{1});
        QCOMPARE(m_desk->store.count("SELECT count(*) FROM outbox WHERE type IN ('MedicationRequest', 'MedicationStatement', 'Task')"), 3);
    }

    void aRenewalAndAnotherDoseStayOnOneLine() {
        const auto first = must(m_desk->sign(m_desk->draft({metformin("500mg bid 7d")})));
        m_desk->pass(7);
        const auto again = must(m_desk->sign(m_desk->draft({metformin("0.5g bid 7d")})));
        m_desk->pass(7);
        must(m_desk->sign(m_desk->draft({metformin("1g bid 7d")})));
        QCOMPARE(m_desk->medicines().size(), std::size_t{1});
        const auto medicine = m_desk->medicines()[0];
        QVERIFY((m_desk->kindsOf(medicine.id) == std::vector<std::string>{"started", "renewed", "dose-changed"}));
        QVERIFY(medicine.dailyAmount == 2.0 && medicine.dailyUnit == "g" && medicine.start == kDay);
        const OrderRepository orders{m_desk->store.database()};
        QCOMPARE(must(orders.ordersOf(medicine.id)).size(), std::size_t{3});
        QVERIFY(must(orders.order(again.orders[0])).previous == first.orders[0]);
        const auto steps = must(care::FactRepository{m_desk->store.database()}.medicationSteps(m_desk->resident));
        QCOMPARE(steps.size(), std::size_t{2});
        QVERIFY(steps[0].dailyAmount == 1000.0 && steps[0].end == kDay + Days{13} && steps[0].status == "completed");
        QVERIFY(steps[1].dailyAmount == 2.0 && steps[1].start == kDay + Days{14} && !steps[1].end);
    }

    void whatIsLeftOfTheLastSupplyIsFound() {
        auto draft = m_desk->draft({metformin("500mg bid 28d")});
        draft.reason = "chronic disease";
        must(m_desk->sign(draft));
        const auto overlaps = [&] {
            const auto check = m_desk->check(draft);
            return std::any_of(check.review.findings.begin(), check.review.findings.end(),
                               [](const auto& finding) { return finding.rule.starts_with("quantity.overlap"); });
        };
        m_desk->pass(20);
        QVERIFY(overlaps());
        m_desk->pass(1);
        QVERIFY(!overlaps());
    }

    void ofTwoDosesOnOneDayTheLaterCounts() {
        must(m_desk->sign(m_desk->draft({metformin("500mg bid 7d")})));
        m_desk->tick();
        must(m_desk->sign(m_desk->draft({metformin("1g bid 7d")})));
        const auto steps = must(care::FactRepository{m_desk->store.database()}.medicationSteps(m_desk->resident));
        QCOMPARE(steps.size(), std::size_t{1});
        QVERIFY(steps[0].dailyAmount == 2.0 && steps[0].start == kDay);
    }

    void aMedicineOfElsewhereKeepsTheDoseItHad() {
        auto context = m_desk->store.context();
        care::MedicationLine imported;
        imported.resident = m_desk->resident;
        imported.name = "metformin";
        imported.atc = "A10BA02";
        imported.dose = "250mg bid";
        imported.dailyAmount = 500;
        imported.dailyUnit = "mg";
        imported.start = kDay - Days{100};
        QVERIFY(care::AddMedication{imported}(context).has_value());
        must(m_desk->sign(m_desk->draft({metformin("500mg bid 7d")})));
        const auto steps = must(care::FactRepository{m_desk->store.database()}.medicationSteps(m_desk->resident));
        QCOMPARE(steps.size(), std::size_t{2});
        QVERIFY(steps[0].dose == "250mg bid" && steps[0].start == kDay - Days{100} && steps[0].end == kDay - Days{1});
        QCOMPARE(m_desk->medicines().size(), std::size_t{1});
    }

    void aCourseEndsAndALongTermMedicineDoesNot() {
        auto draft = m_desk->draft({metformin("500mg bid 7d"), line("b", "amoxicillin", "J01CA04", "500mg tid 5d")});
        for (const auto& finding : m_desk->check(draft).interrupting) draft.overrides[finding.rule] = "skin test negative";
        must(m_desk->sign(draft));
        QCOMPARE(m_desk->medicines().size(), std::size_t{2});
        for (const auto& medicine : m_desk->medicines())
            if (medicine.atc == "A10BA02") QVERIFY(!medicine.end);
            else QVERIFY(medicine.end == kDay + Days{4});
    }

    void anInterruptionIsOverriddenWithAReasonAndCounted() {
        m_desk->value("EGFR_2021", 40, "mL/min/{1.73_m2}", kDay - Days{1});
        auto draft = m_desk->draft({metformin("500mg bid 7d")});
        const auto check = m_desk->check(draft);
        QVERIFY(!check.interrupting.empty());
        const auto rule = check.interrupting.front().rule;
        QVERIFY(has(check, rule));
        QVERIFY(!m_desk->sign(draft));
        QCOMPARE(m_desk->store.count("SELECT count(*) FROM prescription"), 0);
        for (const auto& finding : check.interrupting) draft.overrides[finding.rule] = "";
        QVERIFY(!m_desk->sign(draft));
        for (const auto& finding : check.interrupting) draft.overrides[finding.rule] = "seen by the nephrologist";
        draft.shown = {"interaction.gone"};
        const auto done = must(m_desk->sign(draft));
        const auto order = must(OrderRepository{m_desk->store.database()}.order(done.orders[0]));
        QVERIFY(!order.overrides.empty() && order.overrides[0].second == "seen by the nephrologist");
        const auto rates = must(overrideRates(m_desk->store.database(), test::reviewBook()));
        const auto of = [&](const std::string& id) {
            return *std::find_if(rates.begin(), rates.end(), [&](const auto& rate) { return rate.rule == id; });
        };
        QVERIFY(of(rule).shown == 1 && of(rule).overridden == 1 && of(rule).reasons.size() == 1 && !of(rule).retire);
        QVERIFY(of("interaction.gone").overridden == 0);
    }

    void aRuleOverriddenNineTimesOfTenIsListed() {
        auto& database = m_desk->store.database();
        const auto add = [&](const char* rule, int overridden, int heeded) {
            db::Transaction transaction(database);
            for (int i = 0; i < overridden + heeded; ++i)
                db::Query(database, "INSERT INTO review_outcome (id, rule, outcome, by_user, at) VALUES (randomblob(16), ?, ?, 'chen', ?)", rule,
                          i < overridden ? "overridden" : "heeded", i)
                    .run();
            transaction.commit();
        };
        add("nine", 9, 1);
        add("eight", 8, 2);
        add("few", 9, 0);
        for (const auto& rate : must(overrideRates(database, test::reviewBook()))) QCOMPARE(rate.retire, rate.rule == "nine");
    }

    void renewAllBringsEveryActiveMedicineAgain() {
        must(m_desk->sign(m_desk->draft({metformin("500mg bid 7d"), line("b", "acarbose", "A10BF01", "50mg tid 7d", "50 mg")})));
        m_desk->pass(7);
        const auto draft = must(renewalDraft(m_desk->store.database(), m_desk->resident, m_desk->today()));
        QCOMPARE(draft.lines.size(), std::size_t{2});
        QVERIFY((draft.diagnoses == std::vector<Diagnosis>{{"E11.9", "2型糖尿病"}}));
        QVERIFY(draft.lines[0].days == 7);
        auto context = m_desk->store.context();
        const auto acarbose = *std::find_if(draft.lines.begin(), draft.lines.end(), [](const auto& one) { return one.atc == "A10BF01"; });
        QVERIFY(StopMedicine({*acarbose.medication, m_desk->today(), "bloating"})(context).has_value());
        QCOMPARE(must(renewalDraft(m_desk->store.database(), m_desk->resident, m_desk->today())).lines.size(), std::size_t{1});
        must(m_desk->sign(must(renewalDraft(m_desk->store.database(), m_desk->resident, m_desk->today()))));
        QCOMPARE(m_desk->medicines().size(), std::size_t{2});
    }

    void stoppingNeedsAReasonAndEndsTheOrders() {
        const auto done = must(m_desk->sign(m_desk->draft({metformin("500mg bid 7d")})));
        const auto medicine = m_desk->medicines()[0].id;
        auto context = m_desk->store.context();
        QVERIFY(StopMedicine({medicine, kDay, ""})(context).error().reason == "medication.stop-reason");
        QVERIFY(StopMedicine({medicine, kDay - Days{1}, "x"})(context).error().reason == "medication.dates");
        m_desk->tick();
        QVERIFY(StopMedicine({medicine, kDay, "diarrhoea"})(context).has_value());
        QVERIFY(must(OrderRepository{m_desk->store.database()}.order(done.orders[0])).status == "stopped");
        QVERIFY(StopMedicine({medicine, kDay, "again"})(context).error().reason == "medication.not-active");
        QVERIFY(m_desk->kindsOf(medicine).back() == "stopped");
    }

    void whatIsHeldIsNotReviewedAndNotRenewed() {
        must(m_desk->sign(m_desk->draft({metformin("500mg bid 7d")})));
        const auto medicine = m_desk->medicines()[0].id;
        auto context = m_desk->store.context();
        QVERIFY(HoldMedicine({medicine, false, "x"})(context).error().reason == "medication.not-held");
        m_desk->tick();
        QVERIFY(HoldMedicine({medicine, true, "contrast"})(context).has_value());
        m_desk->tick();
        QVERIFY(HoldMedicine({medicine, true, "x"})(context).error().reason == "medication.held");
        QVERIFY(must(readReviewInput(m_desk->store.database(), test::reviewBook(), m_desk->resident, kDay)).lines.empty());
        QVERIFY(must(renewalDraft(m_desk->store.database(), m_desk->resident, kDay)).lines.empty());
        QVERIFY(HoldMedicine({medicine, false, "kidneys stable"})(context).has_value());
        QCOMPARE(must(readReviewInput(m_desk->store.database(), test::reviewBook(), m_desk->resident, kDay)).lines.size(), std::size_t{1});
        QVERIFY((m_desk->kindsOf(medicine) == std::vector<std::string>{"started", "held", "resumed"}));
    }

    void thePharmacistReturnsAndTheDoctorAnswers() {
        must(m_desk->sign(m_desk->draft({metformin("500mg bid 7d")})));
        auto context = m_desk->store.context();
        const sync::Context pharmacist{context.database, context.clock, context.random, "li"};
        const OrderRepository orders{m_desk->store.database()};
        const auto task = must(orders.waitingReviews()).at(0).id;
        QVERIFY(ReviewPrescription({task, "lost", ""})(pharmacist).error().reason == "review.state");
        QVERIFY(ReviewPrescription({task, "returned", ""})(pharmacist).error().reason == "review.comment");
        QVERIFY(ReviewPrescription({task, "returned", "dose?"})(pharmacist).has_value());
        QVERIFY(must(orders.waitingReviews()).empty());
        QVERIFY(AnswerReview({task, ""})(context).error().reason == "review.answer");
        QVERIFY(AnswerReview({task, "starting dose"})(context).has_value());
        QCOMPARE(must(orders.waitingReviews()).size(), std::size_t{1});
        QVERIFY(ReviewPrescription({task, "approved", ""})(pharmacist).has_value());
        QVERIFY(AnswerReview({task, "more"})(context).error().reason == "review.not-returned");
        QVERIFY(ReviewPrescription({task, "approved", ""})(pharmacist).error().reason == "review.not-waiting");
    }

    void anEntitlementLowersTheShare() {
        auto context = m_desk->store.context();
        Entitlement entitlement{{}, "special-disease", "E11", kDay, kDay + Days{365}, "clinic"};
        QVERIFY(AddEntitlement({m_desk->resident, entitlement})(context).has_value());
        QCOMPARE(m_desk->check(m_desk->draft({metformin("500mg bid 7d")})).share->fen, std::int64_t{150});
        entitlement.benefit = "gift";
        QVERIFY(AddEntitlement({m_desk->resident, entitlement})(context).error().reason == "entitlement.benefit");
    }

    void aTemplateComesBackWithoutAnybody() {
        auto context = m_desk->store.context();
        auto& database = m_desk->store.database();
        DraftLine herbs;
        herbs.name = "汤剂";
        herbs.herbs = {{"甘草", 6, "炙"}, {"黄芪", 30}};
        herbs.doses = 7;
        herbs.dosage = "1袋 bid";
        herbs.days = 7;
        QVERIFY(SaveTemplate({"", {metformin("500mg bid 7d")}})(context).error().reason == "template.name");
        QVERIFY(SaveTemplate({"start", {}})(context).error().reason == "draft.no-lines");
        QVERIFY(SaveTemplate({"start", {metformin("500mg bid 7d"), herbs}})(context).has_value());
        const auto lines = must(templateLines(database, "start", kDay));
        QCOMPARE(lines.size(), std::size_t{2});
        QVERIFY(lines[0].atc == "A10BA02" && lines[0].dosage == "500mg bid 7d" && !lines[0].item && !lines[0].days);
        QVERIFY(lines[1].herbs == herbs.herbs && lines[1].days == 7 && lines[1].doses == 7);
        QVERIFY(SaveTemplate({"start", {metformin("1g bid 7d")}})(context).has_value());
        QVERIFY(must(templateNames(database)) == std::vector<std::string>{"start"});
        QCOMPARE(must(templateLines(database, "start", kDay)).size(), std::size_t{1});
        QVERIFY(RemoveTemplate({"start"})(context).has_value());
        QVERIFY(templateLines(database, "start", kDay).error().reason == "template.not-found");
        QVERIFY(RemoveTemplate({"start"})(context).error().reason == "template.not-found");
    }

    void aLongPrescriptionWantsEveryReason() {
        auto draft = m_desk->draft({metformin("500mg bid 28d")});
        draft.kind = "long";
        auto check = m_desk->check(draft);
        QVERIFY(!check.lines[0].longTerm->excluded && check.lines[0].longTerm->days == 0);
        for (const auto* id : {"long.stable", "long.adherence", "long.control", "long.first"}) QVERIFY2(has(check, id), id);
        QVERIFY(!has(check, "long.diagnosis") && !has(check, "long.allowed"));
        for (const auto* id : {"long.stable", "long.adherence", "long.control", "long.first"}) draft.overrides[std::string{id} + ":a"] = "known for years";
        const auto done = must(m_desk->sign(draft));
        QCOMPARE(must(OrderRepository{m_desk->store.database()}.order(done.orders[0])).overrides.size(), std::size_t{4});
    }

    void noReasonLiftsAnExcludedDrug() {
        auto draft = m_desk->draft({line("a", "estazolam", "N05CD04", "1mg qn 28d", "1 mg")});
        draft.kind = "long";
        for (const auto& problem : m_desk->check(draft).problems) {
            draft.overrides[problem.id] = "please";
            draft.overrides[problem.id + ":a"] = "please";
        }
        QVERIFY(has(m_desk->check(draft), "long.allowed"));
        QVERIFY(m_desk->sign(draft).error().reason == "long.allowed");
    }

private:
    std::optional<Desk> m_desk;
};

JIAYI_TEST(TestPrescribing)
#include "tst_prescribing.moc"
