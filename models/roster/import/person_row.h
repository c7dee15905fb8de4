// The person in one row of a table.
#pragma once

#include "models/roster/import/cell_values.h"
#include "models/roster/import/column_mapping.h"
#include "models/roster/resident.h"
#include "models/roster/rules/reference_tables.h"

namespace jiayi::roster {

/// A row as read by its mapping: `resident` has no id yet, and its fields are empty where the row says nothing.
struct PersonRow {
    Resident resident;
    std::optional<RecordId> record;
    std::optional<Date> visit;  ///< when this row's results were taken
};

/// The name of the record numbers of `source`: "urn:jiayi:import:shanghai".
std::string importSystem(std::string_view source);

/// Invalid "import.record-id", "import.date", "import.no-identity", "sex.unknown", "age.format", or a reason of
/// checkResident() ("citizen-id.check-digit", "phone.length" ...); the column's header is in `detail`.
Result<PersonRow> readPersonRow(const std::vector<std::string>& cells, const TableMapping& mapping,
                                const ReferenceTables& tables, Date today);

/// `known` with everything that `said` says; what it does not say stays.
Resident overlaid(Resident known, const Resident& said);
/// Whether the two cannot be the same person: names and birth dates (or sexes) both differ.
bool isSomebodyElse(const Resident& known, const Resident& said);

}  // namespace jiayi::roster
