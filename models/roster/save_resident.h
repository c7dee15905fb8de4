// Adding and editing a resident; opening a chart.
#pragma once

#include "models/roster/duplicate_search.h"
#include "models/roster/resident_repository.h"

#include <string>
#include <vector>

namespace jiayi::roster {

struct ResidentProblem {
    std::string field;   ///< a column of `resident`: "citizen_id"
    std::string reason;  ///< "name.required", "citizen-id.check-digit", "sex.contradicts-citizen-id" ...
    bool operator==(const ResidentProblem&) const = default;
};

struct CheckedResident {
    Resident resident;  ///< normalised; sex and birth date taken from the citizen id where they were not given
    std::vector<ResidentProblem> problems;
};
/// Everything that keeps this resident from being saved; empty when nothing does. Reasons beside those of
/// rules/citizen_id.h and rules/contact_rules.h: "name.required", "name.character", "sex.contradicts-citizen-id",
/// "birth-date.contradicts-citizen-id", "birth-date.in-the-future", "death-date.in-the-future",
/// "death-date.before-birth", "insurance-scheme.unknown".
CheckedResident checkResident(const Resident& resident, Date today);

/// One save, as a plain value. Thread: the database's.
struct SaveResident {
    Resident resident;                ///< a nil id: somebody new
    std::optional<Resident> before;   ///< what the form was filled from
    bool despiteDuplicates = false;   ///< the evidence was shown, and it is somebody else

    struct Outcome {
        bool saved = false;  ///< false: `duplicates` has to be looked at first; nothing was written
        Resident resident;
        std::vector<Duplicate> duplicates;
    };
    /// Writes rows, outbox ("Patient/id") and audit ("resident.add" or "resident.edit") in one unit.
    /// Invalid with the first problem's reason (its field in `detail`); NotFound when the resident to edit is gone;
    /// Conflict "resident.changed" when `before` is no longer what the store holds. Duplicates hold up somebody new,
    /// or an edit that brings a duplicate about.
    Result<Outcome> operator()(const sync::Context& context) const;
};

/// Reads a resident and writes down that the chart was seen ("chart.view"); who was merged into somebody is read as that one. NotFound.
Result<Resident> openResident(const sync::Context& context, ResidentId id);

}  // namespace jiayi::roster
