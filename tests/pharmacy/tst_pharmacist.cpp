#include "models/pharmacy/pharmacist/acceptance.h"
#include "models/pharmacy/pharmacist/review_queue.h"
#include "models/pharmacy/review_input.h"
#include "models/pharmacy/rule_decisions.h"
#include "tests/pharmacy/clinic_desk.h"

#include <optional>

using namespace jiayi;
using namespace jiayi::pharmacy;
using test::done;
using test::taken;

namespace {

/// Metformin below an eGFR of 45 is contraindicated; sitagliptin above 50 mg there is major.
constexpr double kSickKidney = 40;
const std::string kMajor = "renal.max:A10BH01";

const RuleFigure* figureOf(const std::vector<RuleFigure>& figures, const std::string& rule) {
    const auto found = std::find_if(figures.begin(), figures.end(), [&](const RuleFigure& each) { return each.rule == rule; });
    return found == figures.end() ? nullptr : &*found;
}

}  // namespace

class TestPharmacist : public QObject {
    Q_OBJECT

    std::optional<test::ClinicDesk> m_desk;

    PrescriptionDraft sitagliptin(roster::ResidentId resident) {
        auto draft = m_desk->draft(resident, "100mg qd 7d");
        draft.lines[0].name = draft.lines[0].item->inn = "sitagliptin";
        draft.lines[0].atc = draft.lines[0].item->atc = "A10BH01";
        draft.lines[0].item->strength = "100 mg";
        return draft;
    }
    std::vector<QueuedForm> waiting() { return taken(waitingForms(m_desk->store.database(), test::reviewBook(), m_desk->today())); }
    std::vector<QueuedForm> returned(const std::string& user) { return taken(returnedForms(m_desk->store.database(), test::reviewBook(), user, m_desk->today())); }
    OpenedForm opened(PrescriptionReviewId id) { return taken(openForm(m_desk->store.database(), test::reviewBook(), id, m_desk->today())); }
    AcceptanceMeasure measure(const char* id) {
        for (auto& each : taken(acceptanceMeasures(m_desk->store.database(), acceptanceRules(), m_desk->today() - Days{30}, m_desk->today())))
            if (each.rule.id == id) return each;
        throw std::runtime_error("no such measure");
    }
    std::vector<RuleFigure> figures() { return taken(ruleFigures(m_desk->store.database(), test::reviewBook())); }
    /// The finding of sitagliptin's dose in that person, with whatever was decided about it.
    Finding sitagliptinFinding(roster::ResidentId resident) {
        const auto check = taken(checkPrescription(m_desk->store.database(), test::careRules(), test::reviewBook(), sitagliptin(resident), m_desk->today()));
        for (const auto& finding : check.review.findings)
            if (finding.rule == kMajor) return finding;
        throw std::runtime_error("not found");
    }

private Q_SLOTS:
    void init() { m_desk.emplace(); }
    void cleanup() { m_desk.reset(); }

    void theLongestWaitingIsFirstWithWhatTheReviewFinds() {
        const auto first = m_desk->person("甲", kSickKidney), second = m_desk->person("乙");
        m_desk->sign(m_desk->draft(first), "nephrologist agrees");
        m_desk->sign(m_desk->draft(second));
        const auto queue = waiting();
        QCOMPARE(queue.size(), std::size_t{2});
        QCOMPARE(queue[0].residentName, std::string("甲"));
        QVERIFY(queue[0].interrupting == 1 && queue[0].lines == 1);
        QCOMPARE(queue[1].interrupting, std::size_t{0});
    }

    void anOpenedFormShowsTheReasonBesideItsFinding() {
        const auto resident = m_desk->person("甲", kSickKidney);
        m_desk->takes(resident, "阿司匹林", "B01AC06", "100 mg qd");
        const auto form = opened(m_desk->reviewOf(m_desk->sign(m_desk->draft(resident), "nephrologist agrees")));
        const auto found = std::find_if(form.findings.begin(), form.findings.end(), [](const auto& each) { return each.finding.interrupts(); });
        QVERIFY(found != form.findings.end());
        QCOMPARE(found->reason, std::string("nephrologist agrees"));
        QVERIFY(form.settled.empty());
        QVERIFY(form.orders.at(0).begins);
        QCOMPARE(form.others.at(0).name, std::string("阿司匹林"));
    }

    void whatIsKnownSinceTheSignatureCounts() {
        const auto resident = m_desk->person("甲");
        const auto review = m_desk->reviewOf(m_desk->sign(m_desk->draft(resident)));
        QCOMPARE(opened(review).head.interrupting, std::size_t{0});
        const auto other = m_desk->person("乙", kSickKidney);
        const auto lifted = m_desk->reviewOf(m_desk->sign(m_desk->draft(other), "checked by hand"));
        m_desk->store.database().execute("UPDATE observation SET value = CASE value WHEN 40.0 THEN 80.0 ELSE 40.0 END");
        const auto now = opened(review);
        QCOMPARE(now.head.interrupting, std::size_t{1});
        QVERIFY(now.findings.at(0).reason.empty());
        QCOMPARE(opened(lifted).settled.at(0).reason, std::string("checked by hand"));
    }

    void aContinuedMedicineIsNotNewAndDoesNotOverlapWithItself() {
        const auto resident = m_desk->person("甲");
        m_desk->takes(resident, "二甲双胍", "A10BA02", "500 mg bid");
        const auto form = opened(m_desk->reviewOf(m_desk->sign(m_desk->draft(resident))));
        QVERIFY(!form.orders.at(0).begins);
        QVERIFY(std::none_of(form.findings.begin(), form.findings.end(), [](const auto& each) { return each.finding.check == Check::Duplicate || each.finding.check == Check::Quantity; }));
    }

    void whatIsSaidStaysInItsOrder() {
        const auto review = m_desk->reviewOf(m_desk->sign(m_desk->draft(m_desk->person("甲"))));
        done(ReviewPrescription({review, "returned", "why\nso much?"})(m_desk->pharmacist()));
        QVERIFY(waiting().empty());
        QCOMPARE(returned("chen").size(), std::size_t{1});
        QVERIFY(returned("li").empty());
        done(AnswerReview({review, "HbA1c 9.4"})(m_desk->store.context()));
        done(ReviewPrescription({review, "returned", "and the kidneys?"})(m_desk->pharmacist()));
        done(AnswerReview({review, "eGFR 80"})(m_desk->store.context()));
        done(ReviewPrescription({review, "approved", ""})(m_desk->pharmacist()));
        const auto words = wordsOf(opened(review).head.review);
        QCOMPARE(words.size(), std::size_t{4});
        QCOMPARE(words[0].text, std::string("why so much?"));
        QVERIFY(!words[1].byPharmacist && words[1].text == "HbA1c 9.4");
        QVERIFY(words[2].byPharmacist && words[2].text == "and the kidneys?");
        QCOMPARE(words[3].text, std::string("eGFR 80"));
    }

    void aReviewWhoseFormHasNotComeYetIsListedAndNotOpened() {
        const auto review = m_desk->reviewOf(m_desk->sign(m_desk->draft(m_desk->person("甲"))));
        m_desk->store.database().execute("UPDATE prescription SET id = randomblob(16)");
        QVERIFY(!waiting().at(0).form);
        QCOMPARE(openForm(m_desk->store.database(), test::reviewBook(), review, m_desk->today()).error().reason, std::string("prescription.not-found"));
    }

    void nobodyButAPharmacistJudgesAForm() {
        const auto review = m_desk->reviewOf(m_desk->sign(m_desk->draft(m_desk->person("甲"))));
        for (const auto* user : {"chen", "wang", "nobody"}) {
            for (const auto* state : {"approved", "returned"}) {
                const auto refused = ReviewPrescription({review, state, "dose?"})(m_desk->as(user));
                QVERIFY2(!refused && refused.error().code == Errc::Denied && refused.error().reason == "review.pharmacist", user);
            }
        }
        db::Query(m_desk->store.database(), "UPDATE user SET active = 0 WHERE name = 'li'").run();
        QCOMPARE(ReviewPrescription({review, "approved", ""})(m_desk->pharmacist()).error().reason, std::string("review.pharmacist"));
        QCOMPARE(waiting().size(), std::size_t{1});
        db::Query(m_desk->store.database(), "UPDATE user SET active = 1 WHERE name = 'li'").run();
        done(ReviewPrescription({review, "approved", ""})(m_desk->pharmacist()));
    }

    void nobodyJudgesTheFormThatTheyWrote() {
        auto draft = m_desk->draft(m_desk->person("甲"));
        const auto form = taken(SignPrescription{draft}(m_desk->pharmacist(), test::careRules(), test::reviewBook())).forms.front();
        const auto review = m_desk->reviewOf(form);
        for (const auto* state : {"approved", "returned"}) {
            const auto refused = ReviewPrescription({review, state, "dose?"})(m_desk->pharmacist());
            QVERIFY(!refused && refused.error().code == Errc::Denied && refused.error().reason == "review.own-form");
        }
        db::Query(m_desk->store.database(), "UPDATE user SET role = 'pharmacist' WHERE name = 'chen'").run();
        done(ReviewPrescription({review, "approved", ""})(m_desk->as("chen")));
    }

    void nobodyStandsInForAPharmacistWhoDecidesAboutRules() {
        const auto row = std::string("drug:sitagliptin");
        for (const auto* user : {"chen", "wang", "nobody"}) {
            const auto refused = SignRule({row, ""})(m_desk->as(user), test::reviewBook());
            QVERIFY2(!refused && refused.error().code == Errc::Denied && refused.error().reason == "rule.sign-pharmacist", user);
            QCOMPARE(RetireRule({kMajor, "x"})(m_desk->as(user), test::reviewBook()).error().reason, std::string("rule.retire-pharmacist"));
        }
        done(SignRule({row, ""})(m_desk->pharmacist(), test::reviewBook()));
        QCOMPARE(UndoRuleDecision({UndoRuleDecision::Kind::Signed, row})(m_desk->as("wang")).error().reason, std::string("rule.undo-pharmacist"));
        QCOMPARE(m_desk->store.count("SELECT count(*) FROM rule_decision"), std::int64_t{1});
    }

    /// A decision counts after those that whoever made it knew, whatever a clock said.
    void theNewestWordAboutARuleCountsThoughTheClockWentBack() {
        done(RetireRule({kMajor, "x"})(m_desk->pharmacist(), test::reviewBook()));
        m_desk->store.clock.advance(-std::chrono::hours{5});
        done(UndoRuleDecision({UndoRuleDecision::Kind::Retired, kMajor})(m_desk->pharmacist()));
        QVERIFY(taken(readRuleDecisions(m_desk->store.database())).retired.empty());
        done(RetireRule({kMajor, "y"})(m_desk->pharmacist(), test::reviewBook()));
        QCOMPARE(taken(readRuleDecisions(m_desk->store.database())).retired.at(kMajor).note, std::string("y"));
    }

    void acceptanceCountsWhatWasReviewedAndIsApprovedInTheEnd() {
        QVERIFY(!measure("JY-RX-01").rate());  // nothing reviewed is no rate
        std::vector<PrescriptionReviewId> reviews;
        for (const auto* name : {"甲", "乙", "丙", "丁"}) reviews.push_back(m_desk->reviewOf(m_desk->sign(m_desk->draft(m_desk->person(name)))));
        done(ReviewPrescription({reviews[0], "approved", ""})(m_desk->pharmacist()));
        done(ReviewPrescription({reviews[1], "returned", "dose?"})(m_desk->pharmacist()));
        done(ReviewPrescription({reviews[2], "returned", "dose?"})(m_desk->pharmacist()));
        done(AnswerReview({reviews[2], "as before"})(m_desk->store.context()));
        const auto counted = measure("JY-RX-01");
        QCOMPARE(counted.denominator, std::int64_t{3});  // the fourth still waits
        QCOMPARE(counted.numerator, std::int64_t{1});
        done(ReviewPrescription({reviews[2], "approved", ""})(m_desk->pharmacist()));
        QCOMPARE(measure("JY-RX-01").numerator, std::int64_t{2});
        m_desk->store.clock.advance(std::chrono::hours{24 * 40});
        QCOMPARE(measure("JY-RX-01").denominator, std::int64_t{0});  // written before the period
    }

    void uptakeCountsAlertsAndWhatWasChangedAfterThem() {
        m_desk->sign(m_desk->draft(m_desk->person("quiet")));
        m_desk->sign(m_desk->draft(m_desk->person("gone past", kSickKidney)), "nephrologist agrees");
        auto heeded = m_desk->draft(m_desk->person("heeded"));
        heeded.shown = {"renal.contra:A10BA02"};
        m_desk->sign(heeded);
        auto uptake = measure("JY-RX-02");
        QVERIFY(uptake.denominator == 2 && uptake.numerator == 1);
        const auto stubborn = m_desk->person("stubborn"), careful = m_desk->person("careful");
        for (const auto resident : {stubborn, careful}) {
            const auto review = m_desk->reviewOf(m_desk->sign(m_desk->draft(resident)));
            done(ReviewPrescription({review, "returned", "dose?"})(m_desk->pharmacist()));
        }
        done(StopMedicine({m_desk->medicines(careful).at(0).id, m_desk->today(), "pharmacist"})(m_desk->store.context()));
        uptake = measure("JY-RX-02");
        QVERIFY(uptake.denominator == 4 && uptake.numerator == 2);
    }

    void theMeasuresAreRowsThatParse() {
        QCOMPARE(acceptanceRules().size(), std::size_t{2});
        const std::string head = "id,en,zh,denominator,numerator,definition_en,definition_zh,source,version,valid_from\n";
        QCOMPARE(readAcceptanceRules(head + "X,a,b,reviewed,changed,c,d,s,1,2026-01-01\n").error().reason, std::string("rules.row"));
        QVERIFY(readAcceptanceRules(head + "X,a,b,alerted,changed,c,d,s,1,2026-01-01\n").has_value());
    }

    void aSignatureStandsBesideTheFindingFromThenOn() {
        const auto resident = m_desk->person("甲", kSickKidney);
        QVERIFY(sitagliptinFinding(resident).generalKnowledge);
        const auto row = sitagliptinFinding(resident).row;
        QCOMPARE(row, std::string("drug:sitagliptin"));
        QCOMPARE(SignRule({row, ""})(m_desk->store.context(), test::reviewBook()).error().reason, std::string("rule.sign-pharmacist"));
        QCOMPARE(SignRule({"drug:nothing", ""})(m_desk->pharmacist(), test::reviewBook()).error().reason, std::string("rule.not-found"));
        done(SignRule({row, "label read"})(m_desk->pharmacist(), test::reviewBook()));
        const auto finding = sitagliptinFinding(resident);
        QVERIFY(!finding.generalKnowledge && finding.interrupts());
        QCOMPARE(finding.signedOff->by, std::string("li"));
        QVERIFY(finding.signedOff->on == m_desk->today() && finding.signedOff->note == "label read");
        QVERIFY(!figureOf(figures(), row)->unsignedYet());
        QCOMPARE(SignRule({row, ""})(m_desk->pharmacist(), test::reviewBook()).error().reason, std::string("rule.signed"));
        done(UndoRuleDecision({UndoRuleDecision::Kind::Signed, row})(m_desk->pharmacist()));
        QVERIFY(sitagliptinFinding(resident).generalKnowledge);
        QCOMPARE(m_desk->store.count("SELECT count(*) FROM audit WHERE action IN ('rule.sign', 'rule.unsign')"), std::int64_t{2});
    }

    void aRetiredRuleStandsBesideTheLineUntilItIsRestored() {
        const auto resident = m_desk->person("甲", kSickKidney);
        QVERIFY(sitagliptinFinding(resident).interrupts());
        QCOMPARE(RetireRule({kMajor, ""})(m_desk->pharmacist(), test::reviewBook()).error().reason, std::string("rule.reason"));
        QCOMPARE(RetireRule({kMajor, "x"})(m_desk->store.context(), test::reviewBook()).error().reason, std::string("rule.retire-pharmacist"));
        done(RetireRule({kMajor, "our nephrologist sets the dose"})(m_desk->pharmacist(), test::reviewBook()));
        const auto finding = sitagliptinFinding(resident);
        QVERIFY(!finding.interrupts() && finding.retired);
        QCOMPARE(finding.retired->note, std::string("our nephrologist sets the dose"));
        QVERIFY(!sitagliptinFinding(m_desk->person("乙", kSickKidney)).interrupts());
        const auto check = taken(checkPrescription(m_desk->store.database(), test::careRules(), test::reviewBook(), sitagliptin(resident), m_desk->today()));
        QVERIFY(check.interrupting.empty() && check.canSign());
        done(UndoRuleDecision({UndoRuleDecision::Kind::Retired, kMajor})(m_desk->pharmacist()));
        QVERIFY(sitagliptinFinding(resident).interrupts());
        QCOMPARE(UndoRuleDecision({UndoRuleDecision::Kind::Retired, kMajor})(m_desk->pharmacist()).error().reason, std::string("rule.not-decided"));
    }

    void aContraindicationCannotBeRetired() {
        QCOMPARE(RetireRule({"renal.contra:A10BA02", "x"})(m_desk->pharmacist(), test::reviewBook()).error().reason, std::string("rule.contraindicated"));
        QCOMPARE(RetireRule({"monitoring.raas-potassium", "x"})(m_desk->pharmacist(), test::reviewBook()).error().reason, std::string("rule.beside"));
        // Not even by a decision that came from somewhere else.
        auto input = test::healthyInput();
        test::addLine(input, "metformin", "500 mg bid");
        test::setValue(input, "EGFR_2021", kSickKidney);
        const auto version = test::reviewBook().text("renal.contra").origin.version;
        input.decisions.retired["renal.contra:A10BA02"] = {version, "li", test::kToday, "x"};
        QVERIFY(review(test::reviewBook(), input).interrupts());
    }

    void aDecisionHoldsForTheVersionOfTheRowThatItWasAbout() {
        auto input = test::healthyInput();
        test::addLine(input, "sitagliptin", "100 mg qd");
        test::setValue(input, "EGFR_2021", kSickKidney);
        QVERIFY(review(test::reviewBook(), input).interrupts());
        input.decisions.retired[kMajor] = {"0", "li", test::kToday, "x"};
        QVERIFY(review(test::reviewBook(), input).interrupts());
        input.decisions.retired[kMajor].version = test::reviewBook().text("renal.max").origin.version;
        QVERIFY(!review(test::reviewBook(), input).interrupts());
    }

    void everyRowOfTheCatalogueHasItsOwnName() {
        const auto catalogue = ruleCatalogue(test::reviewBook());
        std::set<std::string> names;
        for (const auto& entry : catalogue) QVERIFY2(names.insert(entry.row).second, entry.row.c_str());
        QVERIFY(entryOfRule(catalogue, "renal.max:A10BH01")->row == "renal.max");
        QVERIFY(entryOfRule(catalogue, "drug:sitagliptin")->row == "drug:sitagliptin");
        QVERIFY(entryOfRule(catalogue, "no.such:rule") == nullptr);
    }

    void aRuleThatIsGonePastStandsInTheListToRetire() {
        for (int time = 0; time < 10; ++time) m_desk->sign(sitagliptin(m_desk->person("p" + std::to_string(time), kSickKidney)), "as the specialist says");
        const auto all = figures();
        const auto* figure = figureOf(all, kMajor);
        QVERIFY(figure && figure->rate.retire && figure->mayRetire());
        QVERIFY(all.front().rule == kMajor && figure->rate.overridden == 10);
        QVERIFY(figure->entry.what.en.find("sitagliptin") != std::string::npos);
        QCOMPARE(figure->rate.reasons.at(0), std::string("as the specialist says"));
        done(RetireRule({kMajor, "x"})(m_desk->pharmacist(), test::reviewBook()));
        QVERIFY(!figureOf(figures(), kMajor)->mayRetire());
    }
};

JIAYI_TEST(TestPharmacist)
#include "tst_pharmacist.moc"
