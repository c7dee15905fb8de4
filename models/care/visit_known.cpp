#include "models/care/visit_known.h"

#include "models/care/fact_repository.h"
#include "models/care/measures.h"
#include "models/care/rules/programme_rules.h"
#include "models/db/query.h"
#include "models/roster/resident_repository.h"

#include <fmt/format.h>

#include <algorithm>

namespace jiayi::care {

/// A value of the record as this field would have been answered.
std::optional<std::string> asAnswer(const RuleBook& rules, const FieldDef& field, const Observation& observation) {
    const auto* def = rules.observation(field.observation);
    if (def && !def->isQuantity() && field.type == FieldType::Text && !observation.textValue.empty()) return observation.textValue;
    const auto value = valueAs(rules, field.observation, observation);
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

void fillHeld(const RuleBook& rules, const CombinedForm& combined, const std::vector<Observation>& latest, Date today, VisitSheet& sheet) {
    const auto oldest = addMonths(today, -static_cast<int>(rules.parameter("visit.held-months")));
    for (const auto& field : combined.fields()) {
        if (field.def->carry != Carry::Held || field.def->observation.empty()) continue;
        const auto* newest = newestFor(latest, field.def->observation);
        if (!newest || newest->effective.day() < oldest || newest->effective.day() > today) continue;
        if (const auto text = asAnswer(rules, *field.def, *newest))
            sheet.held[field.key] = {*text, newest->effective.day(), newest->performer.empty() ? newest->origin : newest->performer};
    }
}

namespace {

/// The newest visit with that form: its own day, and when its next one was agreed.
struct LastForm {
    Date date{};
    std::optional<Date> next;
};
std::optional<LastForm> lastForm(db::Database& database, std::int64_t resident, const FormKey& form) {
    db::Query query(database,
                    std::string{"SELECT v.date, v.next_date FROM visit v JOIN visit_form f ON f.visit_pk = v.pk WHERE v.resident_pk = ? AND f.form = ? AND v.contact = 1 AND v."} +
                        kVisitCounts + " ORDER BY v.date DESC, v.signed_at DESC, v.id DESC LIMIT 1",
                    resident, form.text);
    if (!query.next()) return {};
    return LastForm{query.date(0).value(), query.date(1)};
}

}  // namespace

Result<std::vector<FormChoice>> formChoices(db::Database& database, const RuleBook& rules, const roster::Resident& resident, Date today) {
    return db::attempt([&]() -> Result<std::vector<FormChoice>> {
        const auto row = roster::ResidentRepository::pkOf(database, resident.id);
        JIAYI_TRY(const auto programmes, FactRepository(database).programmes(resident.id));
        std::vector<FormChoice> choices;
        for (const auto& occasion : rules.occasions) {
            if (occasion.minAge && (!resident.birthDate || ageOn(*resident.birthDate, today) < *occasion.minAge)) continue;
            FormChoice choice{occasion.form, false, {}};
            if (occasion.repeatMonths) {
                const auto last = lastForm(database, row, occasion.form);
                if (last) choice.since = addMonths(last->date, *occasion.repeatMonths);
                choice.due = !last || *choice.since <= today;
            }
            choices.push_back(choice);
        }
        std::vector<std::string> active;
        for (const auto& programme : programmes)
            if (programme.status == "active") active.push_back(programme.code);
        for (const auto& form : formsOf(rules, active)) {
            const auto last = lastForm(database, row, form);
            const auto next = last ? std::optional{last->next.value_or(last->date + Days{rules.programmeOf(form)->scheduleDays})} : std::nullopt;
            choices.push_back({form, !next || *next <= today, next});
        }
        return choices;
    });
}

}  // namespace jiayi::care
