// Small use cases: one fact each, one unit each, all append-only.
#pragma once

#include "models/care/facts.h"
#include "models/care/rules/rule_book.h"
#include "models/sync/unit.h"

namespace jiayi::care {

/// "target.set". The newer of two agreements counts; none is deleted, so a day of before keeps the target that it had. With
/// `toGuideline` and no limits the guideline's target is in force again. Invalid "target.code", "target.no-limit",
/// "target.order", "target.unit", "target.reason", "target.in-the-future".
struct SetTarget {
    ResidentId resident;
    std::string code;
    std::optional<double> low, high;
    std::string unit;
    Date validFrom{};
    std::string reason;
    bool toGuideline = false;
    Result<TargetId> operator()(const sync::Context& context, const RuleBook& rules) const;
};

/// "medication.add". `line` without id. Invalid "medication.name", "medication.dates".
struct AddMedication {
    MedicationLine line;
    Result<MedicationId> operator()(const sync::Context& context) const;
};
/// "medication.stop". Invalid "medication.stop-reason", "medication.dates"; Conflict "medication.not-active".
struct StopMedication {
    MedicationId line;
    Date on{};
    std::string reason;
    Result<void> operator()(const sync::Context& context) const;
};
/// "medication.change-dose": the one line goes on with another dose from that day; what it was stays in its history. Errors of
/// StopMedication.
struct ChangeDose {
    MedicationId line;
    Date from{};
    std::string dose;
    std::optional<double> dailyAmount;
    std::string dailyUnit;
    Result<void> operator()(const sync::Context& context) const;
};

/// "allergy.add"; the resident's allergies are then listed. Invalid "allergy.name".
struct AddAllergy {
    ResidentId resident;
    Coding coding;
    std::string severity;
    Result<AllergyId> operator()(const sync::Context& context) const;
};
/// "allergy.none-known": an answer, unlike "not asked". Conflict "allergy.listed" while one is active.
struct NoKnownAllergies {
    ResidentId resident;
    Result<void> operator()(const sync::Context& context) const;
};

/// "condition.add". Invalid "condition.code" for a code that conditions.csv does not have.
struct AddCondition {
    ResidentId resident;
    std::string icd10;
    std::string onset;  ///< FHIR text, may be empty
    Result<ConditionId> operator()(const sync::Context& context, const RuleBook& rules) const;
};
/// "programme.enrol". Invalid "programme.code" for a code that programmes.csv does not have; Conflict "programme.enrolled".
struct EnrolProgramme {
    ResidentId resident;
    std::string code;  ///< "T2DM", "HTN"
    Date since{};
    Result<ProgrammeId> operator()(const sync::Context& context, const RuleBook& rules) const;
};

}  // namespace jiayi::care
