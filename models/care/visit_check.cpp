#include "models/care/visit_sheet.h"

#include <algorithm>

namespace jiayi::care {

namespace {

/// The part of a check that later parts build on.
struct Checking {
    const RuleBook& rules;
    const FollowupForm& form;
    const VisitSheet& sheet;
    const VisitInput& input;
    Date today;
    VisitCheck check;
};

bool isShownField(const Checking& c, std::string_view name) {
    const auto* field = c.form.field(name);
    return field && c.form.isShown(*field, c.check.answers);
}

/// What the form shows is what is signed. Taking one answer away may hide another, so until nothing changes.
void dropHidden(Checking& c) {
    const auto hidden = [&](const auto& entry) {
        const auto* field = c.form.field(entry.first);
        return entry.second.empty() || (field && !c.form.isShown(*field, c.check.answers));
    };
    while (std::erase_if(c.check.answers, hidden) > 0) {
    }
}

FollowupFacts factsNow(const Checking& c) {
    const auto visited = parseDate(answer(c.check.answers, "visit_date"));
    std::optional<int> age;
    if (c.sheet.birthDate) age = ageOn(*c.sheet.birthDate, visited ? *visited : c.today);
    return factsOf(c.form.kind(), c.check.answers, age, c.sheet.previousClass);
}

void findDangers(Checking& c) {
    auto facts = factsNow(c);
    facts.acute.reset();
    c.check.asksAcute = !dangersOf(c.rules, facts).questions.empty();
    // An answer to a question that is not asked any more would sign something nobody said.
    if (!c.check.asksAcute) c.check.answers.erase("symptoms_acute");
    c.check.dangers = dangersOf(c.rules, factsNow(c));
}

/// What the rule says a class overridden by hand is followed by.
void useOverriddenClass(const RuleBook& rules, VisitClass visitClass, VisitClassification& classification) {
    auto fact = std::string{keyOf(visitClass).substr(keyOf(visitClass).find('.') + 1)};
    std::replace(fact.begin(), fact.end(), '-', '_');
    std::optional<int> days;
    for (const auto& rule : rules.visitRules)
        if (rule.kind == VisitRule::Kind::Step && rule.fact == fact) days = std::min(days.value_or(rule.days), rule.days);
    classification.visitClass = visitClass;
    classification.nextWithinDays = days.value_or(classification.nextWithinDays);
}

void conclude(Checking& c) {
    auto& check = c.check;
    check.derived = classify(c.rules, factsNow(c));
    check.assessed = isShownField(c, "visit_class");
    check.visitClass = check.derived.visitClass;
    auto decided = check.derived;
    if (check.assessed) {
        if (c.input.classOverride && *c.input.classOverride != check.derived.visitClass) {
            check.visitClass = *c.input.classOverride;
            useOverriddenClass(c.rules, check.visitClass, decided);
        }
        check.answers["visit_class"] = std::to_string(static_cast<int>(check.visitClass));
    }
    const auto visited = parseDate(answer(check.answers, "visit_date"));
    if (!visited || !isShownField(c, "next_visit_date")) return;
    check.next = nextVisit(c.rules, *visited, decided, check.dangers);
    check.nextDate = c.input.nextOverride.value_or(check.next.suggested);
    check.answers["next_visit_date"] = formatDate(*check.nextDate);
}

/// Belongs to the resident's record: nobody can mend it on this form.
bool isOfRecord(const FieldDef* field) { return field && field->carry == Carry::Record && field->observation.empty(); }

void findProblems(Checking& c) {
    for (auto& problem : c.form.validate(c.check.answers, c.today)) {
        if (problem.overridable && c.input.keptImplausible.contains(problem.field)) continue;
        auto& list = isOfRecord(c.form.field(problem.field)) ? c.check.recordProblems : c.check.problems;
        list.push_back(std::move(problem));
    }
    for (const auto& problem : c.check.recordProblems) c.check.answers.erase(problem.field);
    for (const auto& field : c.input.toConfirm)
        if (c.check.answers.contains(field)) c.check.unconfirmed.push_back(field);
}

void findBlocks(Checking& c) {
    auto& check = c.check;
    const auto block = [&](bool holds, const char* reason) {
        if (holds) check.blocked.emplace_back(reason);
    };
    const bool overridden = check.assessed && check.visitClass != check.derived.visitClass;
    block(!check.dangers.questions.empty(), "visit.acute-not-answered");
    block(check.dangers.stops() && c.input.dangerDone.empty(), "visit.danger-open");
    block(!check.problems.empty(), "visit.incomplete");
    block(!check.unconfirmed.empty(), "visit.unconfirmed");
    block(overridden && check.derived.visitClass == VisitClass::NotAssessable &&
              check.visitClass == VisitClass::Satisfactory,
          "visit.class-not-assessable");
    block(overridden && c.input.classReason.empty(), "visit.class-reason");
    block(check.nextDate && *check.nextDate > check.next.latest && c.input.nextReason.empty(), "visit.next-reason");
}

}  // namespace

VisitCheck checkVisit(const RuleBook& rules, const VisitSheet& sheet, const VisitInput& input, const std::string& user,
                      Date today) {
    Checking c{rules, rules.form(sheet.form), sheet, input, today, {}};
    c.check.answers = input.answers;
    if (!user.empty()) c.check.answers["doctor_sign"] = user;
    dropHidden(c);
    // Carried answers of a person who was not met say nothing about today.
    if (!Circumstance{{{When::Contact, false}}}.holds(c.check.answers))
        for (const auto& field : input.toConfirm) c.check.answers.erase(field);
    for (const auto& [name, value] : c.form.computed(c.check.answers)) {
        // A computed day may be moved, a computed number may not.
        const auto* field = c.form.field(name);
        if (field->type != FieldType::Date || answer(c.check.answers, name).empty()) c.check.answers[name] = value;
    }
    findDangers(c);
    conclude(c);
    findProblems(c);
    findBlocks(c);
    return std::move(c.check);
}

}  // namespace jiayi::care
