#include "models/care/fact_repository.h"
#include "models/care/figures.h"
#include "models/care/flat_json.h"
#include "models/care/rules/visit_rules.h"
#include "models/db/query.h"
#include "models/roster/resident_repository.h"

#include <algorithm>

namespace jiayi::care {

namespace {

/// Where a fact stood before it was written: its resident's row, and its code where it has one.
struct Before {
    std::int64_t resident = 0;
    std::string code;
};

Before whereStood(db::Database& database, const char* sql, const Uuid& id) {
    db::Query query(database, sql, id);
    if (!query.next()) return {};
    return {query.integer(0), query.text(1)};
}

/// The row of the resident; 0 is no row, so that the foreign key refuses the fact (Conflict).
std::int64_t residentRow(sync::Unit& unit, ResidentId resident) {
    return roster::ResidentRepository::pkOf(unit.database(), resident);
}

/// Whose list the fact stands in: of somebody who was merged, the kept record's.
std::int64_t shown(sync::Unit& unit, std::int64_t resident) { return roster::ResidentRepository::shownRow(unit.database(), resident); }

/// Outcome and mode are one answer for all forms of a visit.
bool answersHold(When when, const Visit& visit) {
    return std::any_of(visit.forms.begin(), visit.forms.end(), [&](const SignedForm& form) { return Circumstance{{{when, false}}}.holds(form.answers); });
}

void saveForms(db::Database& database, const Visit& visit) {
    db::Query(database, "DELETE FROM visit_form WHERE visit_pk = (SELECT pk FROM visit WHERE id = ?)", visit.id).run();
    int position = 0;
    for (const auto& form : visit.forms)
        db::Query(database,
                  "INSERT INTO visit_form (visit_pk, form, position, answers, class, class_reason) "
                  "SELECT pk, ?2, ?3, ?4, ?5, ?6 FROM visit WHERE id = ?1",
                  visit.id, form.form, position++, toFlatJson(form.answers), form.classification, form.classReason)
            .run();
}

/// By the mode that was chosen: what is not known does not count.
bool wasFaceToFace(const Visit& visit) {
    if (visit.forms.empty() || visit.mode.size() != 1) return false;
    return isFaceToFace(static_cast<VisitMode>(visit.mode[0] - '0'));
}

}  // namespace

Uuid questionnaireResponseId(const Visit& visit, std::string_view form) {
    if (visit.forms.size() < 2) return derivedUuid({"QuestionnaireResponse", visit.id.toString()});
    return derivedUuid({"QuestionnaireResponse", visit.id.toString(), form});
}

void FactRepository::save(sync::Unit& unit, const Condition& condition) {
    db::Query(unit.database(),
              "INSERT INTO condition (id, resident_pk, icd10, system, code, display, onset, status, recorded) "
              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET resident_pk = excluded.resident_pk, "
              "icd10 = excluded.icd10, system = excluded.system, code = excluded.code, display = excluded.display, "
              "onset = excluded.onset, status = excluded.status, recorded = excluded.recorded",
              condition.id, residentRow(unit, condition.resident), condition.icd10, condition.coding.system,
              condition.coding.code, condition.coding.display, condition.onset, condition.status, condition.recorded)
        .run();
    unit.put("Condition", condition.id.uuid, condition.resident.uuid);
}

void FactRepository::save(sync::Unit& unit, const Allergy& allergy) {
    const auto before = whereStood(unit.database(), "SELECT resident_pk, '' FROM allergy WHERE id = ?", allergy.id.uuid);
    const auto resident = residentRow(unit, allergy.resident);
    db::Query(unit.database(),
              "INSERT INTO allergy (id, resident_pk, system, code, display, severity, status, recorded) "
              "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET resident_pk = excluded.resident_pk, "
              "system = excluded.system, code = excluded.code, display = excluded.display, "
              "severity = excluded.severity, status = excluded.status, recorded = excluded.recorded",
              allergy.id, resident, allergy.coding.system, allergy.coding.code, allergy.coding.display,
              allergy.severity, allergy.status, allergy.recorded)
        .run();
    keepAllergyState(unit.database(), shown(unit, resident));
    if (before.resident != 0 && before.resident != resident) keepAllergyState(unit.database(), before.resident);
    unit.put("AllergyIntolerance", allergy.id.uuid, allergy.resident.uuid);
}

void FactRepository::save(sync::Unit& unit, const MedicationLine& line) {
    db::Query(unit.database(),
              "INSERT INTO medication_line (id, type, resident_pk, name, atc, dose, daily_amount, daily_unit, "
              "start_date, end_date, status, stop_reason, held) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
              "ON CONFLICT (id) DO UPDATE SET type = excluded.type, resident_pk = excluded.resident_pk, "
              "name = excluded.name, atc = excluded.atc, dose = excluded.dose, daily_amount = excluded.daily_amount, "
              "daily_unit = excluded.daily_unit, start_date = excluded.start_date, end_date = excluded.end_date, "
              "status = excluded.status, stop_reason = excluded.stop_reason, held = excluded.held",
              line.id, line.type, residentRow(unit, line.resident), line.name, line.atc, line.dose, line.dailyAmount,
              line.dailyUnit, line.start, line.end, line.status, line.stopReason, line.held)
        .run();
    for (const auto& event : line.history)
        db::Query(unit.database(),
                  "INSERT INTO medication_event (id, line_pk, kind, on_date, dose, daily_amount, daily_unit, reason, by_user) "
                  "SELECT ?2, pk, ?3, ?4, ?5, ?6, ?7, ?8, ?9 FROM medication_line WHERE id = ?1 ON CONFLICT (id) DO NOTHING",
                  line.id, event.id, event.kind, event.on, event.dose, event.dailyAmount, event.dailyUnit, event.reason, event.by)
            .run();
    unit.put(line.type, line.id.uuid, line.resident.uuid);
}

void FactRepository::save(sync::Unit& unit, const Programme& programme) {
    db::Query(unit.database(),
              "INSERT INTO programme (id, resident_pk, code, since, until, status) VALUES (?, ?, ?, ?, ?, ?) "
              "ON CONFLICT (id) DO UPDATE SET resident_pk = excluded.resident_pk, code = excluded.code, "
              "since = excluded.since, until = excluded.until, status = excluded.status",
              programme.id, residentRow(unit, programme.resident), programme.code, programme.since, programme.until,
              programme.status)
        .run();
    unit.put("EpisodeOfCare", programme.id.uuid, programme.resident.uuid);
}

void FactRepository::save(sync::Unit& unit, const PersonalTarget& target) {
    const auto before = whereStood(unit.database(), "SELECT resident_pk, code FROM target WHERE id = ?", target.id.uuid);
    const auto resident = residentRow(unit, target.resident);
    db::Query(unit.database(),
              "INSERT INTO target (id, resident_pk, code, low, high, unit, valid_from, reason, set_by) "
              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET resident_pk = excluded.resident_pk, "
              "code = excluded.code, low = excluded.low, high = excluded.high, unit = excluded.unit, "
              "valid_from = excluded.valid_from, reason = excluded.reason, set_by = excluded.set_by",
              target.id, resident, target.code, target.low, target.high, target.unit, target.validFrom, target.reason,
              target.setBy)
        .run();
    if (isHba1c(target.code)) keepControl(unit.database(), shown(unit, resident));
    if (isHba1c(before.code) && (before.resident != resident || !isHba1c(target.code)))
        keepControl(unit.database(), before.resident);
    unit.put("Goal", target.id.uuid, target.resident.uuid);
}

void FactRepository::save(sync::Unit& unit, const Observation& observation) {
    const auto before =
        whereStood(unit.database(), "SELECT resident_pk, code FROM observation WHERE id = ?", observation.id.uuid);
    const auto resident = residentRow(unit, observation.resident);
    db::Query(unit.database(),
              "INSERT INTO observation (id, resident_pk, code, system, source_code, display, effective, effective_at, "
              "value, unit, original, text_value, status, origin, doubt, performer, device, visit_id, panel_id) "
              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
              "resident_pk = excluded.resident_pk, code = excluded.code, system = excluded.system, "
              "source_code = excluded.source_code, display = excluded.display, effective = excluded.effective, "
              "effective_at = excluded.effective_at, value = excluded.value, unit = excluded.unit, "
              "original = excluded.original, text_value = excluded.text_value, status = excluded.status, "
              "origin = excluded.origin, doubt = excluded.doubt, performer = excluded.performer, "
              "device = excluded.device, visit_id = excluded.visit_id, panel_id = excluded.panel_id",
              observation.id, resident, observation.code, observation.coding.system, observation.coding.code,
              observation.coding.display, observation.effective.text, observation.effective.start, observation.value,
              observation.unit, observation.original, observation.textValue, observation.status, observation.origin,
              observation.doubt, observation.performer, observation.device, observation.visit, observation.panel)
        .run();
    const auto keep = [&unit](std::int64_t row, const std::string& code) {
        keepLatest(unit.database(), row, code);
        if (isHba1c(code)) keepControl(unit.database(), row);
    };
    keep(shown(unit, resident), observation.code);
    if (before.resident != 0 && (before.resident != resident || before.code != observation.code))
        keep(before.resident, before.code);
    // A component is written in the name of its panel.
    unit.put("Observation", observation.panel.value_or(observation.id).uuid, observation.resident.uuid);
}

void FactRepository::save(sync::Unit& unit, const Visit& visit) {
    const auto before = whereStood(unit.database(), "SELECT resident_pk, '' FROM visit WHERE id = ?", visit.id.uuid);
    const auto resident = residentRow(unit, visit.resident);
    const bool contact = !answersHold(When::Lost, visit) && !answersHold(When::Dead, visit);
    const bool faceToFace = contact && wasFaceToFace(visit);
    db::Query(unit.database(),
              "INSERT INTO visit (id, resident_pk, date, mode, title, place, status, next_date, "
              "override_reason, note, signed_by, signed_at, amends, amend_reason, contact, face_to_face) "
              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
              "resident_pk = excluded.resident_pk, date = excluded.date, mode = excluded.mode, "
              "title = excluded.title, place = excluded.place, status = excluded.status, "
              "next_date = excluded.next_date, override_reason = excluded.override_reason, "
              "note = excluded.note, signed_by = excluded.signed_by, signed_at = excluded.signed_at, "
              "amends = excluded.amends, amend_reason = excluded.amend_reason, contact = excluded.contact, "
              "face_to_face = excluded.face_to_face",
              visit.id, resident, visit.date, visit.mode, visit.title, visit.place, visit.status, visit.nextDate,
              visit.overrideReason, visit.note, visit.signedBy, visit.signedAt, visit.amends, visit.amendReason, contact,
              faceToFace)
        .run();
    saveForms(unit.database(), visit);
    keepVisitDates(unit.database(), shown(unit, resident));
    if (before.resident != 0 && before.resident != resident) keepVisitDates(unit.database(), before.resident);
    unit.put("Encounter", visit.id.uuid, visit.resident.uuid);
    for (const auto& form : visit.forms)
        unit.put("QuestionnaireResponse", questionnaireResponseId(visit, form.form), visit.resident.uuid);
}

}  // namespace jiayi::care
