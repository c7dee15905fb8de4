#include "models/care/fact_rows.h"

#include "models/care/flat_json.h"

#include <algorithm>

namespace jiayi::care::rows {

namespace {

template <class TypedId>
std::optional<TypedId> maybeId(const db::Query& row, int column) {
    if (row.isNull(column)) return {};
    return row.id<TypedId>(column);
}

/// What was stored was parsed once; a text that no longer parses keeps its words and sorts first.
FhirTime storedTime(const std::string& text) {
    auto time = parseFhirTime(text);
    return time ? *time : FhirTime{text, Precision::Day, {}};
}

}  // namespace

Condition condition(const db::Query& row) {
    return {row.id<ConditionId>(0), row.id<ResidentId>(1), row.text(2), {row.text(3), row.text(4), row.text(5)},
            row.text(6), row.text(7), row.instant(8)};
}

Allergy allergy(const db::Query& row) {
    return {row.id<AllergyId>(0), row.id<ResidentId>(1), {row.text(2), row.text(3), row.text(4)}, row.text(5),
            row.text(6), row.instant(7)};
}

MedicationLine medication(const db::Query& row) {
    return {row.id<MedicationId>(0), row.id<ResidentId>(1), row.text(2), row.text(3), row.text(4), row.text(5),
            row.maybeReal(6), row.text(7), row.date(8), row.date(9), row.text(10), row.text(11), row.flag(12)};
}

std::vector<MedicationEvent> medicationHistory(db::Database& database, MedicationId line) {
    db::Query row(database,
                  "SELECT e.id, e.kind, e.on_date, e.dose, e.daily_amount, e.daily_unit, e.reason, e.by_user FROM medication_event e "
                  "JOIN medication_line m ON m.pk = e.line_pk WHERE m.id = ? ORDER BY e.on_date, e.id",
                  line);
    std::vector<MedicationEvent> history;
    while (row.next())
        history.push_back({row.uuid(0), row.text(1), row.date(2).value_or(Date{}), row.text(3), row.maybeReal(4), row.text(5), row.text(6),
                           row.text(7)});
    return history;
}

Programme programme(const db::Query& row) {
    return {row.id<ProgrammeId>(0), row.id<ResidentId>(1), row.text(2), row.date(3), row.date(4), row.text(5)};
}

PersonalTarget target(const db::Query& row) {
    return {row.id<TargetId>(0), row.id<ResidentId>(1), row.text(2), row.maybeReal(3), row.maybeReal(4), row.text(5),
            row.date(6).value_or(Date{}), row.text(7), row.text(8)};
}

Observation observation(const db::Query& row) {
    Observation observation;
    observation.id = row.id<ObservationId>(0);
    observation.resident = row.id<ResidentId>(1);
    observation.code = row.text(2);
    observation.coding = {row.text(3), row.text(4), row.text(5)};
    observation.effective = storedTime(row.text(6));
    observation.value = row.maybeReal(7);
    observation.unit = row.text(8);
    observation.original = row.text(9);
    observation.textValue = row.text(10);
    observation.status = row.text(11);
    observation.origin = row.text(12);
    observation.doubt = row.text(13);
    observation.performer = row.text(14);
    observation.device = row.text(15);
    observation.visit = maybeId<VisitId>(row, 16);
    observation.panel = maybeId<ObservationId>(row, 17);
    return observation;
}

Visit visit(db::Database& database, const db::Query& row) {
    Visit visit;
    visit.id = row.id<VisitId>(0);
    visit.resident = row.id<ResidentId>(1);
    visit.date = row.date(3).value_or(Date{});
    visit.mode = row.text(4);
    visit.title = row.text(5);
    visit.place = row.text(6);
    visit.status = row.text(7);
    visit.nextDate = row.date(8);
    visit.overrideReason = row.text(9);
    visit.note = row.text(10);
    visit.signedBy = row.text(11);
    visit.signedAt = row.maybeInstant(12);
    visit.amends = maybeId<VisitId>(row, 13);
    visit.amendReason = row.text(14);
    db::Query form(database, "SELECT form, answers, class, class_reason FROM visit_form WHERE visit_pk = ? ORDER BY position", row.integer(2));
    while (form.next()) visit.forms.push_back({form.text(0), fromFlatJson(database, form.text(1)), form.text(2), form.text(3)});
    return visit;
}

std::vector<FormClass> formClasses(std::string_view text) {
    std::vector<FormClass> forms;
    while (!text.empty()) {
        const auto one = text.substr(0, text.find('\x1f'));
        const auto between = one.find('\x1e');
        if (between != std::string_view::npos) forms.push_back({std::string{one.substr(0, between)}, std::string{one.substr(between + 1)}});
        text.remove_prefix(std::min(text.size(), one.size() + 1));
    }
    return forms;
}

}  // namespace jiayi::care::rows
