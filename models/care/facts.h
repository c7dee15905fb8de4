// Clinical facts as plain values. Each belongs to one resident and is one FHIR resource.
#pragma once

#include "models/roster/resident.h"

#include <functional>
#include <map>
#include <utility>
#include <vector>

namespace jiayi::care {

using roster::ResidentId;
using ConditionId = Id<struct ConditionTag>;
using AllergyId = Id<struct AllergyTag>;
using MedicationId = Id<struct MedicationTag>;
using ObservationId = Id<struct ObservationTag>;
using ProgrammeId = Id<struct ProgrammeTag>;
using TargetId = Id<struct TargetTag>;
using VisitId = Id<struct VisitTag>;

/// A code as its source wrote it.
struct Coding {
    std::string system;
    std::string code;
    std::string display;
    bool operator==(const Coding&) const = default;
};

struct Condition {
    ConditionId id;
    ResidentId resident;
    std::string icd10;   ///< of conditions.csv; empty when the code is none of ours
    Coding coding;
    std::string onset;   ///< FHIR text, with its precision; may be empty
    std::string status = "active";  ///< active, resolved, entered-in-error
    Instant recorded{};
};

struct Allergy {
    AllergyId id;
    ResidentId resident;
    Coding coding;
    std::string severity;
    std::string status = "active";
    Instant recorded{};
};

/// What happened to a medicine on a day; appended, never changed.
struct MedicationEvent {
    Uuid id;
    std::string kind;  ///< started, renewed, dose-changed, held, resumed, stopped
    Date on{};
    std::string dose;  ///< from that day on
    std::optional<double> dailyAmount;
    std::string dailyUnit;
    std::string reason;
    std::string by;
    bool operator==(const MedicationEvent&) const = default;
};

struct MedicationLine {
    MedicationId id;
    ResidentId resident;
    std::string type = "MedicationStatement";  ///< or "MedicationRequest" when imported as such
    std::string name;
    std::string atc;
    std::string dose;  ///< as people read it: "1 g bid"
    std::optional<double> dailyAmount;
    std::string dailyUnit;
    std::optional<Date> start;
    std::optional<Date> end;
    std::string status = "active";  ///< active, stopped, completed, entered-in-error
    std::string stopReason{};
    bool held = false;  ///< active, and not to be taken for now
    /// Oldest first. Read with a single line only; a save appends what the store does not have yet and drops nothing.
    std::vector<MedicationEvent> history{};
};

struct Programme {
    ProgrammeId id;
    ResidentId resident;
    std::string code;  ///< "T2DM", "HTN"
    std::optional<Date> since;
    std::optional<Date> until;
    std::string status = "active";
};

/// A target agreed with one person; what it means for a value on a day is told in targets.h. A value is met in
/// [low, high): `high` itself is not met.
struct PersonalTarget {
    TargetId id;
    ResidentId resident;
    std::string code;
    std::optional<double> low;
    std::optional<double> high;
    std::string unit;
    Date validFrom{};
    std::string reason;
    std::string setBy;
};

struct Observation {
    ObservationId id;
    ResidentId resident;
    std::string code;  ///< of observations.csv; empty when it is none of ours
    Coding coding;
    FhirTime effective;
    std::optional<double> value;  ///< in `unit`, the unit of `code`
    std::string unit;
    std::string original;   ///< value and unit as they came
    std::string textValue;  ///< for results that are no number
    std::string status = "final";
    std::string origin = "lab";  ///< lab, clinic, self, estimated, import
    std::string doubt;           ///< why the value is not believed
    std::string performer;
    std::string device;
    std::optional<VisitId> visit;
    /// The resource that this row is a component of (one half of a blood pressure); it is written in that one's name.
    std::optional<ObservationId> panel;
};

/// One form of a visit, as it was signed.
struct SignedForm {
    std::string form;  ///< "diabetes"; may be none of ours when a newer desk signed it
    std::map<std::string, std::string, std::less<>> answers{};  ///< field -> text
    std::string classification{};  ///< "1".."4", "not-assessable"
    std::string classReason{};     ///< why it is not the class that the rules say
    bool operator==(const SignedForm&) const = default;
};

/// A form of a visit and its class, without the answers.
struct FormClass {
    std::string form;
    std::string visitClass;
    bool operator==(const FormClass&) const = default;
};

/// One encounter with all forms that were filled in at it; it counts once, each form in its own programme.
struct Visit {
    VisitId id;
    ResidentId resident;
    std::vector<SignedForm> forms;  ///< none for an encounter without a form
    Date date{};
    std::string mode;  ///< of the form: "1" clinic ...
    std::string title;
    std::string place;
    std::string status = "signed";  ///< signed, amended (replaced by a newer version), imported, entered-in-error
    std::optional<Date> nextDate;
    std::string overrideReason;  ///< why the next visit is later than the rules say; of older visits also of the class
    std::string note;
    std::string signedBy;
    std::optional<Instant> signedAt;
    std::optional<VisitId> amends;
    std::string amendReason;

    const SignedForm* form(std::string_view key) const {
        for (const auto& form : forms)
            if (form.form == key) return &form;
        return nullptr;
    }
    SignedForm* form(std::string_view key) { return const_cast<SignedForm*>(std::as_const(*this).form(key)); }
};

}  // namespace jiayi::care
