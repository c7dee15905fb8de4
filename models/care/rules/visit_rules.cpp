#include "models/care/rules/visit_rules.h"

#include "models/care/rules/rule_internal.h"

#include <algorithm>
#include <stdexcept>

namespace jiayi::care {

namespace {

using RuleKind = VisitRule::Kind;

bool isForForm(const VisitRule& rule, const FormKey& form) { return rule.form.empty() || rule.form == form; }

/// Whether the circumstance of a rule holds; nothing when the question has not been answered.
std::optional<bool> circumstanceHolds(const VisitRule& rule, const FollowupFacts& facts) {
    const auto condition = internal::fieldIs(rule.when);
    if (!condition) return true;
    if (answer(facts.answers, condition->field).empty()) return {};
    const auto codes = codeAnswers(facts.answers, condition->field);
    return std::find(codes.begin(), codes.end(), condition->code) != codes.end();
}

bool isBroken(const VisitRule& rule, const FollowupFacts& facts) {
    if (!circumstanceHolds(rule, facts).value_or(false)) return false;
    const auto fields = internal::alternatives(rule.fact);
    return std::any_of(fields.begin(), fields.end(), [&](std::string_view field) {
        const auto value = numberAnswer(facts.answers, field);
        return value && holds(*rule.compare, *value, *rule.limit);
    });
}

/// How the limits of control came out.
struct Limits {
    bool failed = false;
    std::vector<RuleText> failedTexts;
    std::vector<RuleText> heldTexts;
    std::vector<std::string> missing;
};

void addMissing(std::vector<std::string>& missing, std::string_view fact) {
    if (std::find(missing.begin(), missing.end(), fact) == missing.end()) missing.emplace_back(fact);
}

std::optional<double> valueOf(const FollowupFacts& facts, std::string_view fact) {
    for (const auto field : internal::alternatives(fact))
        if (const auto value = numberAnswer(facts.answers, field)) return value;
    return {};
}

bool isForAge(const VisitRule& rule, int age) {
    return (!rule.minAge || age >= *rule.minAge) && (!rule.maxAge || age <= *rule.maxAge);
}

/// The rules about one fact that may apply to this person; a circumstance that nobody has told is named as missing.
std::vector<const VisitRule*> applicable(const std::vector<const VisitRule*>& rules, const FollowupFacts& facts, std::vector<std::string>& untold) {
    std::vector<const VisitRule*> apply;
    for (const auto* rule : rules) {
        const auto circumstance = circumstanceHolds(*rule, facts);
        if (!circumstance) addMissing(untold, internal::fieldIs(rule->when)->field);
        const bool rightAge = !facts.age || isForAge(*rule, *facts.age);
        if (circumstance.value_or(true) && rightAge) apply.push_back(rule);
    }
    return apply;
}

/// All limit rules about one fact. Without the age, they decide only where they agree. A value that no rule of this
/// form judges here (glucose that was not drawn fasting) says nothing about control.
void judgeFact(const std::vector<const VisitRule*>& rules, const FollowupFacts& facts, Limits& limits) {
    std::vector<std::string> untold;
    const auto apply = applicable(rules, facts, untold);
    const auto value = valueOf(facts, rules.front()->fact);
    const bool waived = untold.empty() && std::any_of(apply.begin(), apply.end(), [](const auto* rule) { return rule->compare == Compare::Any; });
    if (apply.empty() || (!value && !waived)) addMissing(limits.missing, rules.front()->fact);
    for (const auto& field : untold) addMissing(limits.missing, field);
    if (apply.empty() || !untold.empty() || (!value && !waived)) return;
    std::vector<const VisitRule*> held, failed;
    for (const auto* rule : apply)
        (rule->compare == Compare::Any || (value && holds(*rule->compare, *value, *rule->limit)) ? held : failed).push_back(rule);
    const bool agelessFailed = std::any_of(failed.begin(), failed.end(), [](const auto* rule) { return !rule->minAge && !rule->maxAge; });
    if (!facts.age && !held.empty() && !failed.empty() && !agelessFailed) {
        addMissing(limits.missing, "age");
        return;
    }
    for (const auto* rule : failed.empty() ? held : failed) (failed.empty() ? limits.heldTexts : limits.failedTexts).push_back(rule->text);
    limits.failed = limits.failed || !failed.empty();
}

/// The limit rules of a form, those about one fact together.
std::vector<std::vector<const VisitRule*>> limitsByFact(const RuleBook& rules, const FollowupFacts& facts) {
    std::vector<std::vector<const VisitRule*>> byFact;
    for (const auto& rule : rules.visitRules) {
        if (rule.kind != RuleKind::Limit || !isForForm(rule, facts.form)) continue;
        const auto same = std::find_if(byFact.begin(), byFact.end(),
                                       [&](const auto& group) { return group.front()->fact == rule.fact; });
        if (same == byFact.end())
            byFact.push_back({&rule});
        else
            same->push_back(&rule);
    }
    return byFact;
}

Limits judgeLimits(const RuleBook& rules, const FollowupFacts& facts) {
    const auto byFact = limitsByFact(rules, facts);
    Limits limits;
    for (const auto& group : byFact) judgeFact(group, facts, limits);
    if (byFact.empty()) addMissing(limits.missing, "limits");
    return limits;
}

std::string_view factOf(VisitClass visitClass) {
    switch (visitClass) {
        case VisitClass::NotAssessable:
            return "not_assessable";
        case VisitClass::Satisfactory:
            return "satisfactory";
        case VisitClass::Unsatisfactory:
            return "unsatisfactory";
        case VisitClass::AdverseReaction:
            return "adverse_reaction";
        case VisitClass::Complication:
            return "complication";
    }
    return "not_assessable";
}

bool needsAnotherLook(VisitClass visitClass) {
    return visitClass == VisitClass::Unsatisfactory || visitClass == VisitClass::AdverseReaction;
}

std::string_view circumstanceOf(VisitClass visitClass, const FollowupFacts& facts) {
    if (!needsAnotherLook(visitClass)) return "";
    if (visitClass == VisitClass::AdverseReaction && facts.adrHardToControl == true) return "hard";
    return facts.previousClass && needsAnotherLook(*facts.previousClass) ? "repeat" : "first";
}

/// The form's own step before the general one, and one for the very circumstance before both.
const VisitRule& stepFor(const RuleBook& rules, const FollowupFacts& facts, VisitClass visitClass) {
    const auto when = circumstanceOf(visitClass, facts);
    const VisitRule* best = nullptr;
    const auto rank = [](const VisitRule& rule) { return (internal::fieldIs(rule.when) ? 2 : 0) + (rule.form.empty() ? 0 : 1); };
    for (const auto& rule : rules.visitRules) {
        if (rule.kind != RuleKind::Step || rule.fact != factOf(visitClass) || !isForForm(rule, facts.form)) continue;
        const bool fits = internal::fieldIs(rule.when) ? circumstanceHolds(rule, facts).value_or(false) : rule.when == when;
        if (fits && (!best || rank(rule) > rank(*best))) best = &rule;
    }
    // loadRules() makes sure that every general step is there.
    if (!best) throw std::logic_error("no such visit step");
    return *best;
}

VisitAction actionOf(const VisitRule& step) {
    if (step.action == "refer") return VisitAction::ReferUp;
    return step.action == "none" ? VisitAction::BookNext : VisitAction::ReturnSoon;
}

VisitClass mostSevere(const FollowupFacts& facts, const Limits& limits) {
    if (facts.newOrWorseComplication == true) return VisitClass::Complication;
    if (facts.adr == true) return VisitClass::AdverseReaction;
    if (limits.failed) return VisitClass::Unsatisfactory;
    const bool allKnown = limits.missing.empty() && facts.adr && facts.newOrWorseComplication;
    return allKnown ? VisitClass::Satisfactory : VisitClass::NotAssessable;
}

/// "1" no, "2" yes.
std::optional<bool> yesNo(const Answers& answers, std::string_view field) {
    const auto text = answer(answers, field);
    if (text == "2") return true;
    if (text == "1") return false;
    return {};
}

std::optional<VisitMode> modeOf(const Answers& answers) {
    const auto text = answer(answers, "visit_mode");
    if (text.size() != 1 || text[0] < '1' || text[0] > '5') return {};
    return static_cast<VisitMode>(text[0] - '0');
}

}  // namespace

bool isFaceToFace(VisitMode mode) { return mode == VisitMode::Clinic || mode == VisitMode::Home; }

std::string_view keyOf(VisitClass visitClass) {
    switch (visitClass) {
        case VisitClass::NotAssessable:
            return "visit-class.not-assessable";
        case VisitClass::Satisfactory:
            return "visit-class.satisfactory";
        case VisitClass::Unsatisfactory:
            return "visit-class.unsatisfactory";
        case VisitClass::AdverseReaction:
            return "visit-class.adverse-reaction";
        case VisitClass::Complication:
            return "visit-class.complication";
    }
    return "visit-class.not-assessable";
}

FollowupFacts factsOf(const FormKey& form, const Answers& answers, std::optional<int> age,
                      std::optional<VisitClass> previousClass) {
    FollowupFacts facts;
    facts.form = form;
    facts.mode = modeOf(answers);
    facts.age = age;
    facts.adr = yesNo(answers, "adr");
    facts.adrHardToControl = yesNo(answers, "adr_hard_to_control");
    if (const auto complication = answer(answers, "complication"); !complication.empty())
        facts.newOrWorseComplication = complication != "1";
    facts.previousClass = previousClass;
    facts.anySymptom = Circumstance{{{When::SymptomAny, false}}}.holds(answers);
    facts.signs = codeAnswers(answers, "danger_signs");
    facts.acute = yesNo(answers, "symptoms_acute");
    facts.answers = answers;
    return facts;
}

VisitClassification classify(const RuleBook& rules, const FollowupFacts& facts) {
    auto limits = judgeLimits(rules, facts);
    VisitClassification result;
    result.visitClass = mostSevere(facts, limits);
    const auto& step = stepFor(rules, facts, result.visitClass);
    result.action = actionOf(step);
    result.nextWithinDays = step.days;
    for (const auto& programme : rules.programmes)
        if (result.visitClass == VisitClass::Satisfactory && programme.form == facts.form)
            result.nextWithinDays = std::min(result.nextWithinDays, programme.scheduleDays);
    result.reasons = std::move(limits.failedTexts);
    if (result.visitClass == VisitClass::Satisfactory)
        result.reasons.insert(result.reasons.end(), limits.heldTexts.begin(), limits.heldTexts.end());
    result.reasons.push_back(step.text);
    result.missing = std::move(limits.missing);
    if (!facts.adr) addMissing(result.missing, "adr");
    if (!facts.newOrWorseComplication) addMissing(result.missing, "complication");
    result.countsAsFaceToFace = facts.mode && isFaceToFace(*facts.mode);
    return result;
}

std::vector<JudgedLimit> limitsOf(const RuleBook& rules, const FollowupFacts& facts) {
    std::vector<JudgedLimit> judged;
    for (const auto& group : limitsByFact(rules, facts)) {
        std::vector<std::string> untold;
        const auto apply = applicable(group, facts, untold);
        const bool ageDecides = !facts.age && apply.size() > 1;
        if (!untold.empty() || ageDecides) continue;
        for (const auto* rule : apply) {
            if (!rule->limit) continue;
            const auto fields = internal::alternatives(rule->fact);
            const auto answered = std::find_if(fields.begin(), fields.end(), [&](auto field) { return numberAnswer(facts.answers, field).has_value(); });
            const auto field = answered == fields.end() ? fields.front() : *answered;
            const auto value = numberAnswer(facts.answers, field);
            judged.push_back({std::string{field}, *rule->compare, *rule->limit, value ? std::optional{holds(*rule->compare, *value, *rule->limit)} : std::nullopt});
        }
    }
    return judged;
}

VisitClassification overriddenTo(const RuleBook& rules, const FormKey& form, VisitClass visitClass, VisitClassification derived) {
    std::optional<int> own, general;
    for (const auto& rule : rules.visitRules) {
        if (rule.kind != RuleKind::Step || rule.fact != factOf(visitClass) || !isForForm(rule, form)) continue;
        auto& days = rule.form.empty() ? general : own;
        days = std::min(days.value_or(rule.days), rule.days);
    }
    derived.visitClass = visitClass;
    derived.nextWithinDays = own ? *own : general.value_or(derived.nextWithinDays);
    return derived;
}

DangerReport dangersOf(const RuleBook& rules, const FollowupFacts& facts) {
    DangerReport report;
    for (const auto& rule : rules.visitRules) {
        if (!isForForm(rule, facts.form) || rule.kind == RuleKind::Limit || rule.kind == RuleKind::Step) continue;
        const bool present = rule.kind != RuleKind::DangerSign ? isBroken(rule, facts)
                             : rule.fact == "symptom"          ? facts.anySymptom
                                                      : std::find(facts.signs.begin(), facts.signs.end(),
                                                                  rule.fact) != facts.signs.end();
        if (!present) continue;
        if (rule.kind == RuleKind::DangerValue || facts.acute == true)
            report.findings.push_back({rule.text,
                                       rule.action == "treat-then-refer" ? DangerAction::TreatThenRefer
                                                                         : DangerAction::ReferUrgently,
                                       rule.days});
        else if (!facts.acute)
            report.questions.push_back(rule.text);
    }
    return report;
}

NextVisit nextVisit(const RuleBook& rules, Date visit, const VisitClassification& classification,
                    const DangerReport& dangers) {
    int days = classification.nextWithinDays;
    for (const auto& finding : dangers.findings) days = std::min(days, finding.contactWithinDays);
    NextVisit next;
    next.latest = visit + Days{days};
    next.suggested = rules.calendar.onOrBefore(next.latest);
    // Before a long closure the rule's own day is better than one in the past.
    if (next.suggested <= visit) next.suggested = next.latest;
    next.holidaysKnown = rules.calendar.isPublished(static_cast<int>(partsOf(next.latest).year())) &&
                         rules.calendar.isPublished(static_cast<int>(partsOf(next.suggested).year()));
    return next;
}

NextVisit earlier(const NextVisit& a, const NextVisit& b) {
    return {std::min(a.latest, b.latest), std::min(a.suggested, b.suggested), a.holidaysKnown && b.holidaysKnown};
}

}  // namespace jiayi::care
