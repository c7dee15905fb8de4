// Rows of the care tables as facts. Private to this room: the column lists and their readers stay together here.
#pragma once

#include "models/care/facts.h"
#include "models/care/measured_sql.h"
#include "models/db/query.h"

#include <string>

namespace jiayi::care::rows {

inline constexpr const char* kCondition =
    "SELECT c.id, r.id, c.icd10, c.system, c.code, c.display, c.onset, c.status, c.recorded "
    "FROM condition c JOIN resident r ON r.pk = c.resident_pk ";
inline constexpr const char* kAllergy =
    "SELECT a.id, r.id, a.system, a.code, a.display, a.severity, a.status, a.recorded "
    "FROM allergy a JOIN resident r ON r.pk = a.resident_pk ";
inline constexpr const char* kMedication =
    "SELECT m.id, r.id, m.type, m.name, m.atc, m.dose, m.daily_amount, m.daily_unit, m.start_date, m.end_date, "
    "m.status, m.stop_reason, m.held FROM medication_line m JOIN resident r ON r.pk = m.resident_pk ";
inline constexpr const char* kProgramme =
    "SELECT p.id, r.id, p.code, p.since, p.until, p.status FROM programme p JOIN resident r ON r.pk = p.resident_pk ";
inline constexpr const char* kTarget =
    "SELECT t.id, r.id, t.code, t.low, t.high, t.unit, t.valid_from, t.reason, t.set_by "
    "FROM target t JOIN resident r ON r.pk = t.resident_pk ";
inline constexpr const char* kObservation =
    "SELECT o.id, r.id, o.code, o.system, o.source_code, o.display, o.effective, o.value, o.unit, o.original, "
    "o.text_value, o.status, o.origin, o.doubt, o.performer, o.device, o.visit_id, o.panel_id "
    "FROM observation o JOIN resident r ON r.pk = o.resident_pk ";
inline constexpr const char* kVisit =
    "SELECT v.id, r.id, v.pk, v.date, v.mode, v.title, v.place, v.status, v.next_date, "
    "v.override_reason, v.note, v.signed_by, v.signed_at, v.amends, v.amend_reason "
    "FROM visit v JOIN resident r ON r.pk = v.resident_pk ";

Condition condition(const db::Query& row);
Allergy allergy(const db::Query& row);
MedicationLine medication(const db::Query& row);
std::vector<MedicationEvent> medicationHistory(db::Database& database, MedicationId line);
Programme programme(const db::Query& row);
PersonalTarget target(const db::Query& row);
Observation observation(const db::Query& row);
/// Reads the forms through the same connection.
Visit visit(db::Database& database, const db::Query& row);

/// The forms of visit `v` with their classes in one column, for lists; read by formClasses().
inline constexpr const char* kFormClasses =
    "(SELECT group_concat(f.form || char(30) || f.class, char(31) ORDER BY f.position) FROM visit_form f WHERE f.visit_pk = v.pk)";
std::vector<FormClass> formClasses(std::string_view text);

/// What is believed, wherever it was measured; measured_sql.h has what counts as measured.
inline constexpr const char* kBelieved = "o.doubt = '' AND o.status IN ('final', 'amended', 'corrected')";
inline constexpr const char* kMeasured = kCountsAsMeasured;

}  // namespace jiayi::care::rows
