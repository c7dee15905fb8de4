#include "models/care/rules/visit_rules.h"

#include <algorithm>
#include <stdexcept>

namespace jiayi::care {

namespace {

using RuleKind = VisitRule::Kind;

std::vector<double> knownOf(std::initializer_list<std::optional<double>> values) {
    std::vector<double> known;
    for (const auto& value : values)
        if (value) known.push_back(*value);
    return known;
}

/// What the visit knows about a fact of visit_rules.csv; "glucose" is any glucose.
std::vector<double> valuesOf(const FollowupFacts& facts, std::string_view fact) {
    if (fact == "glucose") return knownOf({facts.fpg, facts.randomGlucose, facts.glucose2h});
    if (fact == "fpg") return knownOf({facts.fpg});
    if (fact == "glucose_2h") return knownOf({facts.glucose2h});
    if (fact == "sbp") return knownOf({facts.sbp});
    if (fact == "dbp") return knownOf({facts.dbp});
    if (fact == "heart_rate") return knownOf({facts.heartRate});
    if (fact == "temperature") return knownOf({facts.temperature});
    throw std::logic_error("unknown visit fact");
}

bool isForForm(const VisitRule& rule, const FollowupFacts& facts) {
    return !rule.form || *rule.form == facts.form;
}

bool isBroken(const VisitRule& rule, const FollowupFacts& facts) {
    if (rule.when == "pregnant" && !facts.pregnantOrLactating.value_or(false)) return false;
    const auto values = valuesOf(facts, rule.fact);
    return std::any_of(values.begin(), values.end(),
                       [&](double value) { return holds(*rule.compare, value, *rule.limit); });
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

/// Glucose that was not drawn fasting says nothing about control.
std::optional<double> limitValue(const FollowupFacts& facts, std::string_view fact) {
    if (fact == "fpg" && facts.fasting != true) return {};
    const auto values = valuesOf(facts, fact);
    return values.empty() ? std::nullopt : std::optional{values.front()};
}

bool isForAge(const VisitRule& rule, int age) {
    return (!rule.minAge || age >= *rule.minAge) && (!rule.maxAge || age <= *rule.maxAge);
}

/// All limit rules about one fact. Without the age, they decide only where they agree.
void judgeFact(const std::vector<const VisitRule*>& rules, const FollowupFacts& facts, Limits& limits) {
    const auto value = limitValue(facts, rules.front()->fact);
    if (!value) {
        addMissing(limits.missing, rules.front()->fact);
        return;
    }
    std::vector<const VisitRule*> held, failed;
    for (const auto* rule : rules) {
        if (facts.age && !isForAge(*rule, *facts.age)) continue;
        (holds(*rule->compare, *value, *rule->limit) ? held : failed).push_back(rule);
    }
    if (!held.empty() && !failed.empty()) {
        addMissing(limits.missing, "age");
        return;
    }
    for (const auto* rule : held) limits.heldTexts.push_back(rule->text);
    for (const auto* rule : failed) limits.failedTexts.push_back(rule->text);
    limits.failed = limits.failed || !failed.empty();
}

Limits judgeLimits(const RuleBook& rules, const FollowupFacts& facts) {
    std::vector<std::vector<const VisitRule*>> byFact;
    for (const auto& rule : rules.visitRules) {
        if (rule.kind != RuleKind::Limit || !isForForm(rule, facts)) continue;
        const auto same = std::find_if(byFact.begin(), byFact.end(),
                                       [&](const auto& group) { return group.front()->fact == rule.fact; });
        if (same == byFact.end())
            byFact.push_back({&rule});
        else
            same->push_back(&rule);
    }
    Limits limits;
    for (const auto& group : byFact) judgeFact(group, facts, limits);
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
    if (visitClass == VisitClass::NotAssessable)
        return facts.form == FormKind::Diabetes && facts.fasting == false ? "not_fasting" : "";
    if (!needsAnotherLook(visitClass)) return "";
    if (visitClass == VisitClass::AdverseReaction && facts.adrHardToControl == true) return "hard";
    return facts.previousClass && needsAnotherLook(*facts.previousClass) ? "repeat" : "first";
}

/// loadRules() makes sure that every step is there.
const VisitRule& stepFor(const RuleBook& rules, std::string_view fact, std::string_view when) {
    const auto found =
        std::find_if(rules.visitRules.begin(), rules.visitRules.end(), [&](const VisitRule& rule) {
            return rule.kind == RuleKind::Step && rule.fact == fact && rule.when == when;
        });
    if (found == rules.visitRules.end()) throw std::logic_error("no such visit step");
    return *found;
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

FollowupFacts factsOf(FormKind form, const Answers& answers, std::optional<int> age,
                      std::optional<VisitClass> previousClass) {
    FollowupFacts facts;
    facts.form = form;
    facts.mode = modeOf(answers);
    facts.age = age;
    facts.fasting = yesNo(answers, "fasting");
    facts.fpg = numberAnswer(answers, "fpg");
    facts.randomGlucose = numberAnswer(answers, "glucose_random");
    facts.glucose2h = numberAnswer(answers, "glucose_2h");
    facts.sbp = numberAnswer(answers, "sbp");
    facts.dbp = numberAnswer(answers, "dbp");
    facts.heartRate = numberAnswer(answers, "heart_rate");
    facts.temperature = numberAnswer(answers, "temperature");
    facts.adr = yesNo(answers, "adr");
    facts.adrHardToControl = yesNo(answers, "adr_hard_to_control");
    if (const auto complication = answer(answers, "complication"); !complication.empty())
        facts.newOrWorseComplication = complication != "1";
    facts.pregnantOrLactating = yesNo(answers, "pregnant_or_lactating");
    facts.previousClass = previousClass;
    facts.anySymptom = Circumstance{{{When::SymptomAny, false}}}.holds(answers);
    facts.signs = codeAnswers(answers, "danger_signs");
    facts.acute = yesNo(answers, "symptoms_acute");
    return facts;
}

VisitClassification classify(const RuleBook& rules, const FollowupFacts& facts) {
    auto limits = judgeLimits(rules, facts);
    VisitClassification result;
    result.visitClass = mostSevere(facts, limits);
    const auto& step = stepFor(rules, factOf(result.visitClass), circumstanceOf(result.visitClass, facts));
    result.action = actionOf(step);
    result.nextWithinDays = step.days;
    result.reasons = std::move(limits.failedTexts);
    if (result.visitClass == VisitClass::Satisfactory)
        result.reasons.insert(result.reasons.end(), limits.heldTexts.begin(), limits.heldTexts.end());
    result.reasons.push_back(step.text);
    result.missing = std::move(limits.missing);
    if (facts.form == FormKind::Diabetes && !facts.fasting) addMissing(result.missing, "fasting");
    if (!facts.adr) addMissing(result.missing, "adr");
    if (!facts.newOrWorseComplication) addMissing(result.missing, "complication");
    result.countsAsFaceToFace = facts.mode && isFaceToFace(*facts.mode);
    return result;
}

DangerReport dangersOf(const RuleBook& rules, const FollowupFacts& facts) {
    DangerReport report;
    for (const auto& rule : rules.visitRules) {
        if (!isForForm(rule, facts) || rule.kind == RuleKind::Limit || rule.kind == RuleKind::Step) continue;
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

}  // namespace jiayi::care
