#include "models/care/visit_sheet.h"

#include <algorithm>

namespace jiayi::care {

namespace {

/// The part of a check that later parts build on.
struct Checking {
    const RuleBook& rules;
    const CombinedForm combined;
    const VisitSheet& sheet;
    const VisitInput& input;
    Date today;
    VisitCheck check;
};

bool isShownField(const FollowupForm& form, std::string_view name, const Answers& answers) {
    const auto* field = form.field(name);
    return field && form.isShown(*field, answers);
}

/// What the form shows is what is signed. Taking one answer away may hide another, so until nothing changes.
void dropHidden(const FollowupForm& form, Answers& answers) {
    const auto hidden = [&](const auto& entry) {
        const auto* field = form.field(entry.first);
        return entry.second.empty() || (field && !form.isShown(*field, answers));
    };
    while (std::erase_if(answers, hidden) > 0) {
    }
}

std::optional<int> ageThen(const Checking& c, const Answers& answers) {
    const auto visited = parseDate(answer(answers, "visit_date"));
    if (!c.sheet.birthDate) return {};
    return ageOn(*c.sheet.birthDate, visited ? *visited : c.today);
}

/// One form's answers as it shows and computes them.
Answers answersFor(const Checking& c, const FollowupForm& form, const Answers& said) {
    auto answers = c.combined.answersOf(form.key(), said);
    const FormPerson person{ageThen(c, answers), c.sheet.sex};
    // What is asked may hang on the age.
    if (form.field("age") && person.age) answers["age"] = std::to_string(*person.age);
    dropHidden(form, answers);
    // Carried answers of a person who was not met say nothing about today.
    if (!Circumstance{{{When::Contact, false}}}.holds(answers))
        for (const auto& field : form.fields())
            if (c.input.toConfirm.contains(c.combined.keyOf(form.key(), field.name))) answers.erase(field.name);
    for (const auto& [name, value] : form.computed(answers, person)) {
        // A computed day may be moved, a computed number may not.
        const auto* field = form.field(name);
        if (field->type != FieldType::Date || answer(answers, name).empty()) answers[name] = value;
    }
    return answers;
}

FollowupFacts factsNow(const Checking& c, const FormCheck& form) {
    const auto before = c.sheet.previousClass.find(form.form);
    return factsOf(form.form, form.answers, ageThen(c, form.answers),
                   before == c.sheet.previousClass.end() ? std::nullopt : std::optional{before->second});
}

/// A result of another day warned on its day.
FollowupFacts factsOfToday(const Checking& c, const FormCheck& form) {
    auto facts = factsNow(c, form);
    for (const auto& [key, held] : c.sheet.held)
        if (const auto* field = c.combined.field(key); field && answer(c.input.answers, key) == held.value) facts.answers.erase(field->def->name);
    return facts;
}

void findDangers(const Checking& c, FormCheck& form) {
    auto facts = factsOfToday(c, form);
    facts.acute.reset();
    form.asksAcute = !dangersOf(c.rules, facts).questions.empty();
    // An answer to a question that is not asked any more would sign something nobody said.
    if (!form.asksAcute) form.answers.erase("symptoms_acute");
    facts = factsOfToday(c, form);
    form.dangers = dangersOf(c.rules, facts);
}

/// Two forms may warn of the same pressure in the same words.
void addDangers(const DangerReport& more, DangerReport& all) {
    for (const auto& finding : more.findings)
        if (std::none_of(all.findings.begin(), all.findings.end(), [&](const auto& known) { return known.text.en == finding.text.en; }))
            all.findings.push_back(finding);
    for (const auto& question : more.questions)
        if (std::none_of(all.questions.begin(), all.questions.end(), [&](const auto& known) { return known.en == question.en; }))
            all.questions.push_back(question);
}

/// Class of one form, and when its rules want the person back.
std::optional<NextVisit> conclude(Checking& c, FormCheck& form) {
    if (!form.classified) return {};
    const auto& def = c.rules.form(form.form);
    form.derived = classify(c.rules, factsNow(c, form));
    form.limits = limitsOf(c.rules, factsNow(c, form));
    form.visitClass = form.derived.visitClass;
    auto decided = form.derived;
    if (c.check.assessed) {
        const auto given = c.input.classes.find(form.form);
        if (given != c.input.classes.end() && given->second.visitClass != form.derived.visitClass) {
            form.visitClass = given->second.visitClass;
            decided = overriddenTo(c.rules, form.form, form.visitClass, std::move(decided));
        }
        form.answers["visit_class"] = std::to_string(static_cast<int>(form.visitClass));
    }
    const auto visited = parseDate(answer(form.answers, "visit_date"));
    if (!visited || !isShownField(def, "next_visit_date", form.answers)) return {};
    return nextVisit(c.rules, *visited, decided, form.dangers);
}

/// One next date for the person: the earliest.
void concludeAll(Checking& c) {
    std::optional<NextVisit> next;
    for (auto& form : c.check.forms) {
        const auto own = conclude(c, form);
        if (own) next = next ? earlier(*next, *own) : *own;
    }
    if (!next) return;
    c.check.next = *next;
    c.check.nextDate = c.input.nextOverride.value_or(next->suggested);
    for (auto& form : c.check.forms)
        if (isShownField(c.rules.form(form.form), "next_visit_date", form.answers)) form.answers["next_visit_date"] = formatDate(*c.check.nextDate);
}

/// Belongs to the resident's record: nobody can mend it on this form.
bool isOfRecord(const FieldDef* field) { return field && field->carry == Carry::Record && field->observation.empty(); }

void addProblem(Checking& c, const FieldDef* def, FieldProblem problem) {
    if (problem.overridable && c.input.keptImplausible.contains(problem.field)) return;
    auto& list = isOfRecord(def) ? c.check.recordProblems : c.check.problems;
    const auto same = [&](const FieldProblem& known) { return known.field == problem.field && known.reason == problem.reason; };
    if (std::none_of(list.begin(), list.end(), same)) list.push_back(std::move(problem));
}

void findProblems(Checking& c) {
    for (const auto& [key, said] : c.input.answers)
        if (!said.empty() && !c.combined.field(key)) addProblem(c, nullptr, {key, "field.unknown"});
    for (auto& form : c.check.forms) {
        const auto& def = c.rules.form(form.form);
        for (auto& problem : def.validate(form.answers, c.today)) {
            const auto* field = def.field(problem.field);
            if (isOfRecord(field)) form.answers.erase(problem.field);
            problem.field = c.combined.keyOf(form.form, problem.field);
            addProblem(c, field, std::move(problem));
        }
        c.combined.put(form.form, form.answers, c.check.answers);
    }
    for (const auto& field : c.input.toConfirm)
        if (c.check.answers.contains(field)) c.check.unconfirmed.push_back(field);
}

void findBlocks(Checking& c) {
    auto& check = c.check;
    const auto block = [&](bool holds, const char* reason) {
        if (holds) check.blocked.emplace_back(reason);
    };
    const auto any = [&](auto holds) { return check.assessed && std::any_of(check.forms.begin(), check.forms.end(), [&](const FormCheck& form) { return form.classified && holds(form); }); };
    block(!check.dangers.questions.empty(), "visit.acute-not-answered");
    block(check.dangers.stops() && c.input.dangerDone.empty(), "visit.danger-open");
    block(!check.problems.empty(), "visit.incomplete");
    block(!check.unconfirmed.empty(), "visit.unconfirmed");
    block(any([](const FormCheck& form) { return form.derived.visitClass == VisitClass::NotAssessable && form.visitClass == VisitClass::Satisfactory; }),
          "visit.class-not-assessable");
    block(any([&](const FormCheck& form) { return form.isOverridden() && c.input.classes.at(form.form).reason.empty(); }), "visit.class-reason");
    block(check.nextDate && *check.nextDate > check.next.latest && c.input.nextReason.empty(), "visit.next-reason");
}

}  // namespace

VisitCheck checkVisit(const RuleBook& rules, const VisitSheet& sheet, const VisitInput& input, const std::string& user,
                      Date today) {
    Checking c{rules, CombinedForm(rules, sheet.forms), sheet, input, today, {}};
    auto said = input.answers;
    if (!user.empty()) said["doctor_sign"] = user;
    for (const auto& key : sheet.forms) {
        FormCheck form;
        form.form = key;
        form.classified = rules.form(key).isClassified();
        form.answers = answersFor(c, rules.form(key), said);
        findDangers(c, form);
        addDangers(form.dangers, c.check.dangers);
        if (form.classified) c.check.assessed = c.check.assessed && isShownField(rules.form(key), "visit_class", form.answers);
        c.check.forms.push_back(std::move(form));
    }
    if (std::none_of(c.check.forms.begin(), c.check.forms.end(), [](const FormCheck& form) { return form.classified; })) c.check.assessed = false;
    concludeAll(c);
    findProblems(c);
    findBlocks(c);
    return std::move(c.check);
}

}  // namespace jiayi::care
