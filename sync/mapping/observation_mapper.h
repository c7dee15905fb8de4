// Observation rows <-> Observation.
#pragma once

#include "models/care/facts.h"
#include "models/care/rules/rule_book.h"
#include "sync/fhir/json.h"

#include <vector>

namespace jiayi::mapping {

/// One resource is one row, or one row per component (a blood pressure of 55284-4 or 85354-9 is SBP and DBP); such rows
/// name it as their panel. Values are turned into the unit of their code, with what was said kept in `original`. HbA1c in
/// mmol/mol joins the one series in %. A value outside its plausible range, or in a unit that does not fit, is kept
/// with `doubt` set; extension "doubt" overrules that, "none" meaning that a person believes it.
struct ObservationMapper {
    /// No rows when there is no time or nothing was found. Invalid "resource.id", "resource.patient",
    /// "observation.status", "observation.effective", "observation.value".
    static Result<std::vector<care::Observation>> read(const fhir::Json& resource, const care::RuleBook& rules);
    /// `rows` are those of one resource.
    static void write(fhir::Json& resource, const std::vector<care::Observation>& rows, const care::RuleBook& rules);

    /// Sets value, unit and doubt of `row` from a value in any unit of its code; `original` stays as it is.
    static void convert(care::Observation& row, double value, std::string_view unit, const care::RuleBook& rules);
};

}  // namespace jiayi::mapping
