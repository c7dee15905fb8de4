#include "models/care/visit_sheet.h"

#include "models/care/fact_repository.h"
#include "models/care/measures.h"
#include "models/db/query.h"
#include "models/roster/resident_repository.h"
#include "models/roster/rules/contact_rules.h"

#include <fmt/format.h>

#include <algorithm>

namespace jiayi::care {

namespace {

constexpr const char* kCounts = "status IN ('signed', 'imported')";

/// The last class that could be assessed, before `until` when a visit is being amended.
std::optional<VisitClass> previousClassOf(db::Database& database, ResidentId resident, FormKind form,
                                          const std::optional<Visit>& until = {}) {
    db::Query query(database,
                    std::string{"SELECT class FROM visit WHERE resident_pk = ?1 AND form = ?2 AND "} + kCounts +
                        " AND class IN ('1', '2', '3', '4') AND (?3 IS NULL OR date < ?3 OR "
                        "(date = ?3 AND signed_at < ?4)) ORDER BY date DESC, signed_at DESC, id DESC LIMIT 1",
                    roster::ResidentRepository::pkOf(database, resident), keyOf(form),
                    until ? std::optional{until->date} : std::nullopt, until ? until->signedAt : std::nullopt);
    if (!query.next()) return {};
    return static_cast<VisitClass>(query.text(0)[0] - '0');
}

std::optional<Visit> lastContact(db::Database& database, ResidentId resident, FormKind form) {
    db::Query query(database,
                    std::string{"SELECT id FROM visit WHERE resident_pk = ? AND form = ? AND contact = 1 AND "} +
                        kCounts + " ORDER BY date DESC, signed_at DESC, id DESC LIMIT 1",
                    roster::ResidentRepository::pkOf(database, resident), keyOf(form));
    if (!query.next()) return {};
    auto visit = FactRepository(database).visit(query.id<VisitId>(0));
    if (!visit) return {};
    return *visit;
}

/// A value of the record as this field would have been answered.
std::optional<std::string> asAnswer(const RuleBook& rules, const FieldDef& field, const Observation& observation) {
    const auto value = valueAs(rules, field.observation, observation);
    const auto* def = rules.observation(field.observation);
    if (!value || !def) return {};
    auto shown = *value;
    if (!field.unit.empty() && field.unit != def->unit) {
        const auto converted = convert(rules, field.observation, shown, def->unit, field.unit);
        if (!converted) return {};
        shown = *converted;
    }
    return fmt::format("{:.{}f}", shown, field.type == FieldType::Integer ? 0 : field.decimals);
}

const Observation* newestFor(const std::vector<Observation>& latest, std::string_view code) {
    const auto* measure = measureByCode(code);
    const Observation* newest = nullptr;
    for (const auto& observation : latest) {
        const bool joined = measure && code == measure->code &&
                            std::find(measure->joined.begin(), measure->joined.end(), observation.code) !=
                                measure->joined.end();
        if (observation.code != code && !joined) continue;
        if (!newest || newest->effective.start < observation.effective.start) newest = &observation;
    }
    return newest;
}

/// The newest of what was answered at the last visit and what any source has measured since.
void fillLast(const RuleBook& rules, const std::vector<Observation>& latest, const std::optional<Visit>& before,
              VisitSheet& sheet) {
    for (const auto& field : rules.form(sheet.form).fields()) {
        if (field.carry != Carry::Measured && field.carry != Carry::Computed) continue;
        if (before)
            if (const auto text = answer(before->answers, field.name); !text.empty())
                sheet.last[field.name] = {std::string{text}, before->date};
        if (field.observation.empty()) continue;
        const auto* newest = newestFor(latest, field.observation);
        if (!newest) continue;
        const auto text = asAnswer(rules, field, *newest);
        const auto day = newest->effective.day();
        const auto known = sheet.last.find(field.name);
        if (text && (known == sheet.last.end() || known->second.date < day)) sheet.last[field.name] = {*text, day};
    }
}

Answers recordAnswers(const RuleBook& rules, FormKind form, const roster::Resident& resident,
                      const std::vector<Observation>& latest) {
    Answers record;
    if (const auto number = roster::checkRecordNumber(resident.recordNo)) record["record_no"] = number->printed();
    record["patient_name"] = resident.name;
    for (const auto& field : rules.form(form).fields()) {
        if (field.carry != Carry::Record || field.observation.empty()) continue;
        if (const auto* newest = newestFor(latest, field.observation))
            if (const auto text = asAnswer(rules, field, *newest)) record[field.name] = *text;
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

}  // namespace

Result<VisitSheet> openVisit(db::Database& database, const RuleBook& rules, ResidentId resident, FormKind form,
                             Date today) {
    return db::attempt([&]() -> Result<VisitSheet> {
        JIAYI_TRY(const auto known, readKnown(database, resident));
        VisitSheet sheet;
        sheet.resident = resident;
        sheet.form = form;
        sheet.birthDate = known.resident.birthDate;
        sheet.previousClass = previousClassOf(database, resident, form);
        sheet.record = recordAnswers(rules, form, known.resident, known.latest);
        const auto before = lastContact(database, resident, form);
        if (before) sheet.lastVisit = before->date;
        fillLast(rules, known.latest, before, sheet);
        JIAYI_TRY(sheet.draft, loadDraft(database, resident, form));
        if (sheet.draft) {
            sheet.input = sheet.draft->input;
            return sheet;
        }
        if (before) sheet.input.answers = rules.form(form).carriedFrom(before->answers);
        for (const auto& [field, value] : sheet.input.answers) sheet.input.toConfirm.insert(field);
        sheet.input.answers.insert(sheet.record.begin(), sheet.record.end());
        sheet.input.answers["visit_date"] = formatDate(today);
        sheet.input.answers["visit_outcome"] = "1";
        return sheet;
    });
}

Result<VisitSheet> reopenVisit(db::Database& database, const RuleBook& rules, VisitId id) {
    return db::attempt([&]() -> Result<VisitSheet> {
        const FactRepository facts(database);
        JIAYI_TRY(const auto visit, facts.visit(id));
        const auto form = formKindOf(visit.form);
        if (!form) return invalid("visit.no-form");
        JIAYI_TRY(const auto known, readKnown(database, visit.resident));
        VisitSheet sheet;
        sheet.resident = visit.resident;
        sheet.form = *form;
        sheet.birthDate = known.resident.birthDate;
        sheet.previousClass = previousClassOf(database, visit.resident, *form, visit);
        sheet.record = recordAnswers(rules, *form, known.resident, known.latest);
        sheet.lastVisit = visit.date;
        sheet.input.answers = visit.answers;
        JIAYI_TRY(const auto observations, facts.observationsOf(id));
        for (const auto& field : rules.form(*form).fields()) {
            for (const auto& observation : observations) {
                if (field.observation.empty() || observation.code != field.observation) continue;
                sheet.input.measured[field.name] = {observation.performer, {}, observation.device};
                // Measured at this very visit, so the record does not hold it from elsewhere.
                sheet.record.erase(field.name);
            }
        }
        sheet.input.note = visit.note;
        // Only what a person decided against the rules is kept as a decision; the rest is derived anew.
        const auto check = checkVisit(rules, sheet, sheet.input, visit.signedBy, visit.date);
        for (const auto& problem : check.problems)
            if (problem.overridable) sheet.input.keptImplausible.insert(problem.field);
        if (check.dangers.stops()) std::swap(sheet.input.dangerDone, sheet.input.note);
        const auto signedClass = answer(visit.answers, "visit_class");
        if (check.assessed && !signedClass.empty() && signedClass != answer(check.answers, "visit_class")) {
            sheet.input.classOverride = static_cast<VisitClass>(signedClass[0] - '0');
            sheet.input.classReason = visit.overrideReason;
        }
        if (visit.nextDate && visit.nextDate != check.nextDate) {
            sheet.input.nextOverride = visit.nextDate;
            sheet.input.nextReason = visit.overrideReason;
        }
        return sheet;
    });
}

}  // namespace jiayi::care
