// A queue, its forms and the rules behind the functions that the pharmacist's screens ask.
#pragma once

#include "tests/ui/care_world.h"
#include "ui/pharmacist/pharmacist_asks.h"

namespace jiayi::test {

inline pharmacy::PrescriptionReviewId reviewNumber(int number) { return {derivedUuid({"review", std::to_string(number)})}; }

/// Number 2 interrupts; the others have a note.
inline pharmacy::QueuedForm queued(int number) {
    pharmacy::QueuedForm form;
    form.review.id = reviewNumber(number);
    form.review.resident = zhang();
    form.review.requested = morning() - std::chrono::hours{30} + std::chrono::minutes{number};
    form.form = pharmacy::Prescription{{derivedUuid({"form", std::to_string(number)})}, zhang(), "ordinary", {{"E11.9", "2型糖尿病"}}, "chronic", kToday, kToday, "chen"};
    form.residentName = "居民" + std::to_string(number);
    form.sex = Sex::Male;
    form.birth = makeDate(1968, 5, 12);
    form.lines = 1;
    form.findings = 1;
    form.interrupting = number == 2 ? 1 : 0;
    return form;
}

inline pharmacy::OpenedForm openedForm(const pharmacy::QueuedForm& head) {
    pharmacy::OpenedForm form;
    form.head = head;
    pharmacy::Order order;
    order.id = {derivedUuid({"order", head.residentName})};
    order.name = "布洛芬";
    order.strength = "200 mg";
    order.dose = "0.2 g tid";
    order.days = 5;
    order.packs = 1;
    order.packSize = 20;
    order.price = {1250};
    form.orders = {{order, true}};
    pharmacy::Finding finding;
    finding.rule = finding.row = "interaction.C09C+M01A";
    finding.check = pharmacy::Check::Interaction;
    finding.severity = head.interrupting > 0 ? pharmacy::Severity::Major : pharmacy::Severity::Moderate;
    finding.lines = {order.id.toString()};
    finding.reason = {"kidney injury", "肾损伤"};
    finding.action = {"shortest course", "短疗程"};
    finding.source = "GK";
    finding.generalKnowledge = true;
    form.findings = {{finding, head.interrupting > 0 ? "three days only" : ""}};
    form.notChecked = {{pharmacy::Check::Renal, {}, {"no eGFR in 12 months", "12个月内无eGFR"}}};
    form.allergyState = roster::AllergyState::NoneKnown;
    return form;
}

inline pharmacy::RuleFigure figure(const std::string& rule, std::int64_t shown, std::int64_t overridden, pharmacy::Severity severity = pharmacy::Severity::Major) {
    pharmacy::RuleFigure made;
    made.rule = rule;
    made.entry = {rule, pharmacy::Check::Interaction, severity, {"words of " + rule, rule + "的文字"}, {"do this", "这样做"}, {"GK; to be signed", "1", kToday}, true};
    made.rate = {rule, shown, overridden, overridden > 9, {}};
    if (overridden > 0) made.rate.reasons = {"seen by the specialist", "seen by the specialist", "short course"};
    return made;
}

/// Remembers what it was asked; answers at once.
struct PharmacistWorld {
    Result<void> standing{};  ///< of whoever sits here
    std::string user = "li";
    std::vector<pharmacy::QueuedForm> waiting{queued(1), queued(2), queued(3)};
    std::vector<pharmacy::QueuedForm> returned;
    std::vector<pharmacy::ReviewPrescription> reviews;
    std::vector<pharmacy::AnswerReview> answers;
    std::vector<pharmacy::PrescriptionReviewId> opened;
    Result<void> outcome{};

    std::vector<pharmacy::RuleFigure> figures{figure("rule.loud", 12, 11), figure("rule.fair", 8, 2), figure("rule.quiet", 0, 0, pharmacy::Severity::Contraindicated)};
    std::vector<std::pair<Date, Date>> periods;
    int noises = 0;
    std::vector<pharmacy::SignRule> signs;
    std::vector<pharmacy::RetireRule> retired;
    std::vector<pharmacy::UndoRuleDecision> undone;

    QFuture<Result<void>> given() const { return at(outcome); }
    static QFuture<Result<void>> at(const Result<void>& answer) {
        QPromise<Result<void>> promise;
        promise.start();
        promise.addResult(answer);
        promise.finish();
        return promise.future();
    }

    ui::QueueAsks queueAsks() {
        ui::QueueAsks asks;
        asks.user = user;
        asks.mayJudge = [this] { return at(standing); };
        asks.waiting = [this] { return now(waiting); };
        asks.returned = [this] { return now(returned); };
        asks.open = [this](pharmacy::PrescriptionReviewId id) {
            opened.push_back(id);
            for (const auto* forms : {&waiting, &returned})
                for (const auto& form : *forms)
                    if (form.review.id == id) return now(openedForm(form));
            return now(openedForm(queued(9)));
        };
        asks.review = [this](const pharmacy::ReviewPrescription& review) {
            reviews.push_back(review);
            return given();
        };
        asks.answer = [this](const pharmacy::AnswerReview& answer) {
            answers.push_back(answer);
            return given();
        };
        return asks;
    }

    ui::RulesAsks rulesAsks() {
        ui::RulesAsks asks;
        asks.mayDecide = [this] { return at(standing); };
        asks.figures = [this] { return now(figures); };
        asks.measures = [this](Date from, Date to) {
            periods.emplace_back(from, to);
            std::vector<pharmacy::AcceptanceMeasure> measures;
            for (const auto& rule : pharmacy::acceptanceRules()) measures.push_back({rule, from, to, 36, 39});
            measures.back().numerator = measures.back().denominator = 0;
            return now(std::move(measures));
        };
        asks.noise = [this] {
            ++noises;
            return now(pharmacy::ReviewNoise{200, 400, 3, 2, {}, {}});
        };
        asks.sign = [this](const pharmacy::SignRule& sign) {
            signs.push_back(sign);
            return given();
        };
        asks.retire = [this](const pharmacy::RetireRule& retire) {
            retired.push_back(retire);
            return given();
        };
        asks.undo = [this](const pharmacy::UndoRuleDecision& undo) {
            undone.push_back(undo);
            return given();
        };
        return asks;
    }
};

}  // namespace jiayi::test
