#include "models/care/visit_sheet.h"

#include "models/care/fact_repository.h"
#include "models/care/measures.h"
#include "models/care/rules/programme_rules.h"
#include "models/care/visit_known.h"
#include "models/db/query.h"
#include "models/roster/resident_repository.h"
#include "models/roster/rules/contact_rules.h"

#include <algorithm>

namespace jiayi::care {

namespace {

/// The last class of that form that could be assessed, before `until` when a visit is being amended.
std::optional<VisitClass> previousClassOf(db::Database& database, std::int64_t resident, const FormKey& form,
                                          const std::optional<Visit>& until) {
    db::Query query(database,
                    std::string{"SELECT f.class FROM visit v JOIN visit_form f ON f.visit_pk = v.pk WHERE v.resident_pk = ?1 AND f.form = ?2 AND v."} +
                        kVisitCounts +
                        " AND f.class IN ('1', '2', '3', '4') AND (?3 IS NULL OR v.date < ?3 OR "
                        "(v.date = ?3 AND v.signed_at < ?4)) ORDER BY v.date DESC, v.signed_at DESC, v.id DESC LIMIT 1",
                    resident, form.text, until ? std::optional{until->date} : std::nullopt, until ? until->signedAt : std::nullopt);
    if (!query.next()) return {};
    return static_cast<VisitClass>(query.text(0)[0] - '0');
}

std::optional<Visit> lastContact(db::Database& database, std::int64_t resident, const FormKey& form) {
    db::Query query(database,
                    std::string{"SELECT v.id FROM visit v JOIN visit_form f ON f.visit_pk = v.pk WHERE v.resident_pk = ? AND f.form = ? "
                                "AND v.contact = 1 AND v."} +
                        kVisitCounts + " ORDER BY v.date DESC, v.signed_at DESC, v.id DESC LIMIT 1",
                    resident, form.text);
    if (!query.next()) return {};
    auto visit = FactRepository(database).visit(query.id<VisitId>(0));
    if (!visit) return {};
    return *visit;
}

/// The last contact of each form, oldest first, so that of a shared answer the newest counts.
struct LastContact {
    FormKey form;
    Visit visit;
};
std::vector<LastContact> lastContacts(db::Database& database, std::int64_t resident, const std::vector<FormKey>& forms) {
    std::vector<LastContact> contacts;
    for (const auto& form : forms)
        if (auto visit = lastContact(database, resident, form)) contacts.push_back({form, std::move(*visit)});
    std::stable_sort(contacts.begin(), contacts.end(), [](const auto& a, const auto& b) { return a.visit.date < b.visit.date; });
    return contacts;
}

/// The newest of what was answered at the last visit and what any source has measured since.
void fillLast(const RuleBook& rules, const CombinedForm& combined, const std::vector<Observation>& latest, const std::vector<LastContact>& contacts,
              VisitSheet& sheet) {
    for (const auto& [form, visit] : contacts)
        for (const auto& [name, said] : visit.form(form.text)->answers)
            if (const auto* def = rules.form(form).field(name); def && !said.empty() && (def->carry == Carry::Measured || def->carry == Carry::Computed))
                sheet.last[combined.keyOf(form, name)] = {said, visit.date};
    for (const auto& field : combined.fields()) {
        const auto& def = *field.def;
        if (def.observation.empty() || (def.carry != Carry::Measured && def.carry != Carry::Computed)) continue;
        const auto* newest = newestFor(latest, def.observation);
        if (!newest) continue;
        const auto text = asAnswer(rules, def, *newest);
        const auto day = newest->effective.day();
        const auto known = sheet.last.find(field.key);
        if (text && (known == sheet.last.end() || known->second.date < day)) sheet.last[field.key] = {*text, day};
    }
}

Answers recordAnswers(const RuleBook& rules, const CombinedForm& combined, const roster::Resident& resident,
                      const std::vector<Observation>& latest) {
    Answers record;
    if (const auto number = roster::checkRecordNumber(resident.recordNo)) record["record_no"] = number->printed();
    record["patient_name"] = resident.name;
    for (const auto& field : combined.fields()) {
        if (field.def->carry != Carry::Record || field.def->observation.empty()) continue;
        if (const auto* newest = newestFor(latest, field.def->observation))
            if (const auto text = asAnswer(rules, *field.def, *newest)) record[field.key] = *text;
    }
    return record;
}

struct Known {
    roster::Resident resident;
    std::vector<Observation> latest;
};
Result<Known> readKnown(db::Database& database, ResidentId id) {
    JIAYI_TRY(auto resident, roster::ResidentRepository(database).find(id));
    JIAYI_TRY(auto latest, FactRepository(database).latest(id));
    return Known{std::move(resident), std::move(latest)};
}

/// Whose visit it is, and what every form of it knows from before `until`.
VisitSheet sheetFor(db::Database& database, const RuleBook& rules, const CombinedForm& combined, const Known& known, const std::optional<Visit>& until = {}) {
    VisitSheet sheet;
    sheet.resident = known.resident.id;
    sheet.forms = combined.forms();
    sheet.birthDate = known.resident.birthDate;
    sheet.sex = known.resident.sex;
    sheet.record = recordAnswers(rules, combined, known.resident, known.latest);
    const auto row = roster::ResidentRepository::pkOf(database, known.resident.id);
    for (const auto& form : combined.forms())
        if (const auto before = previousClassOf(database, row, form, until)) sheet.previousClass[form] = *before;
    return sheet;
}

/// Lifestyle of the last visit and results that are held, to be confirmed; nothing measured. What stands there already stays.
void begin(const RuleBook& rules, const CombinedForm& combined, const std::vector<LastContact>& contacts, const VisitSheet& sheet, VisitInput& input) {
    Answers carried;
    for (const auto& [form, visit] : contacts) combined.put(form, rules.form(form).carriedFrom(visit.form(form.text)->answers), carried);
    for (const auto& [field, value] : carried)
        if (input.answers.emplace(field, value).second) input.toConfirm.insert(field);
    for (const auto& [field, held] : sheet.held) {
        if (!input.answers.emplace(field, held.value).second) continue;
        input.toConfirm.insert(field);
        const auto* known = combined.field(field);
        input.answers.emplace(combined.keyOf(known->forms.front(), known->def->name + "_date"), formatDate(held.date));
    }
    input.answers.insert(sheet.record.begin(), sheet.record.end());
}

Result<std::vector<FormKey>> formsOfProgrammes(db::Database& database, const RuleBook& rules, ResidentId resident) {
    JIAYI_TRY(const auto programmes, FactRepository(database).programmes(resident));
    std::vector<std::string> active;
    for (const auto& programme : programmes)
        if (programme.status == "active") active.push_back(programme.code);
    auto forms = formsOf(rules, active);
    if (forms.empty() && !rules.occasions.empty()) forms = {rules.occasions.front().form};
    return forms;
}

/// The draft's input on a visit with these forms.
VisitInput moved(const CombinedForm& from, const CombinedForm& to, VisitInput input) {
    if (from.forms() == to.forms()) return input;
    const auto before = input;
    input.answers = from.movedTo(to, before.answers);
    input.measured.clear();
    input.toConfirm.clear();
    input.keptImplausible.clear();
    for (const auto& field : from.fields())
        for (const auto& form : field.forms) {
            if (std::find(to.forms().begin(), to.forms().end(), form) == to.forms().end()) continue;
            const auto key = to.keyOf(form, field.def->name);
            if (const auto by = before.measured.find(field.key); by != before.measured.end()) input.measured[key] = by->second;
            if (before.toConfirm.contains(field.key)) input.toConfirm.insert(key);
            if (before.keptImplausible.contains(field.key)) input.keptImplausible.insert(key);
        }
    std::erase_if(input.classes, [&](const auto& given) { return std::find(to.forms().begin(), to.forms().end(), given.first) == to.forms().end(); });
    return input;
}

/// Those of forms that a draft did not have.
std::vector<LastContact> joining(const std::vector<LastContact>& contacts, const std::vector<FormKey>& before) {
    std::vector<LastContact> late;
    for (const auto& contact : contacts)
        if (std::find(before.begin(), before.end(), contact.form) == before.end()) late.push_back(contact);
    return late;
}

/// A result on the form that this visit did not make was held before it.
void restoreHeld(const CombinedForm& combined, const Visit& visit, const std::vector<Observation>& observations, VisitSheet& sheet) {
    for (const auto& field : combined.fields()) {
        const auto said = answer(sheet.input.answers, field.key);
        const auto day = parseDate(answer(sheet.input.answers, combined.keyOf(field.forms.front(), field.def->name + "_date")));
        const auto made = [&](const Observation& one) { return one.code == field.def->observation; };
        if (field.def->carry != Carry::Held || said.empty() || !day || *day > visit.date || std::any_of(observations.begin(), observations.end(), made)) continue;
        sheet.held[field.key] = {std::string{said}, *day, {}};
    }
}

bool knowsAll(const RuleBook& rules, const std::vector<FormKey>& forms) {
    return std::all_of(forms.begin(), forms.end(), [&](const FormKey& form) { return rules.findForm(form) != nullptr; });
}

/// Only what a person decided against the rules is kept as a decision; the rest is derived anew.
void restoreDecisions(const RuleBook& rules, const Visit& visit, VisitSheet& sheet) {
    const auto check = checkVisit(rules, sheet, sheet.input, visit.signedBy, visit.date);
    for (const auto& problem : check.problems)
        if (problem.overridable) sheet.input.keptImplausible.insert(problem.field);
    if (check.dangers.stops()) std::swap(sheet.input.dangerDone, sheet.input.note);
    for (const auto& form : check.forms) {
        const auto& said = *visit.form(form.form.text);
        const auto signedClass = answer(said.answers, "visit_class");
        if (!check.assessed || signedClass.empty() || signedClass == answer(form.answers, "visit_class")) continue;
        sheet.input.classes[form.form] = {static_cast<VisitClass>(signedClass[0] - '0'), said.classReason.empty() ? visit.overrideReason : said.classReason};
    }
    if (visit.nextDate && visit.nextDate != check.nextDate) {
        sheet.input.nextOverride = visit.nextDate;
        sheet.input.nextReason = visit.overrideReason;
    }
}

}  // namespace

Result<VisitSheet> openVisit(db::Database& database, const RuleBook& rules, ResidentId resident, Date today, std::vector<FormKey> chosen) {
    return db::attempt([&]() -> Result<VisitSheet> {
        JIAYI_TRY(const auto known, readKnown(database, resident));
        JIAYI_TRY(auto draft, loadDraft(database, resident));
        if (draft && !knowsAll(rules, draft->forms)) return invalid("visit.no-form");
        auto forms = std::move(chosen);
        if (forms.empty() && draft) forms = draft->forms;
        if (forms.empty()) {
            JIAYI_TRY(forms, formsOfProgrammes(database, rules, resident));
        }
        if (!knowsAll(rules, forms)) return invalid("visit.no-form");
        const CombinedForm combined(rules, forms);
        auto sheet = sheetFor(database, rules, combined, known);
        const auto row = roster::ResidentRepository::pkOf(database, resident);
        const auto contacts = lastContacts(database, row, forms);
        JIAYI_TRY(sheet.choices, formChoices(database, rules, known.resident, today));
        fillHeld(rules, combined, known.latest, today, sheet);
        if (!contacts.empty()) sheet.lastVisit = contacts.back().visit.date;
        fillLast(rules, combined, known.latest, contacts, sheet);
        sheet.draft = std::move(draft);
        if (sheet.draft) {
            sheet.input = moved(CombinedForm(rules, sheet.draft->forms), combined, sheet.draft->input);
            // A form that was not on the draft begins now; the others go on as they were left.
            if (sheet.draft->forms != forms) begin(rules, combined, joining(contacts, sheet.draft->forms), sheet, sheet.input);
            return sheet;
        }
        begin(rules, combined, contacts, sheet, sheet.input);
        sheet.input.answers["visit_date"] = formatDate(today);
        sheet.input.answers["visit_outcome"] = "1";
        return sheet;
    });
}

Result<VisitSheet> reopenVisit(db::Database& database, const RuleBook& rules, VisitId id) {
    return db::attempt([&]() -> Result<VisitSheet> {
        const FactRepository facts(database);
        JIAYI_TRY(const auto visit, facts.visit(id));
        std::vector<FormKey> forms;
        for (const auto& form : visit.forms) forms.push_back({form.form});
        if (forms.empty() || !knowsAll(rules, forms)) return invalid("visit.no-form");
        JIAYI_TRY(const auto known, readKnown(database, visit.resident));
        const CombinedForm combined(rules, forms);
        auto sheet = sheetFor(database, rules, combined, known, visit);
        sheet.lastVisit = visit.date;
        for (const auto& form : visit.forms) combined.put({form.form}, form.answers, sheet.input.answers);
        JIAYI_TRY(const auto observations, facts.observationsOf(id));
        for (const auto& field : combined.fields()) {
            for (const auto& observation : observations) {
                if (field.def->observation.empty() || observation.code != field.def->observation) continue;
                sheet.input.measured[field.key] = {observation.performer, {}, observation.device};
                // Measured at this very visit, so the record does not hold it from elsewhere.
                sheet.record.erase(field.key);
            }
        }
        restoreHeld(combined, visit, observations, sheet);
        sheet.input.note = visit.note;
        restoreDecisions(rules, visit, sheet);
        return sheet;
    });
}

}  // namespace jiayi::care
