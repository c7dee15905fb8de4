// What the store holds, as files that other programs read.
#pragma once

#include "models/roster/import/import_values.h"
#include "models/roster/resident.h"
#include "models/sync/unit.h"
#include "sync/mapping/registry.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::files {

enum class ExportFormat {
    Fhir,    ///< one FHIR R4 transaction Bundle
    Ndjson,  ///< a folder with Patient.ndjson, Observation.ndjson ...; one file when the path ends in .ndjson
    Csv,     ///< a folder with residents.csv, observations.csv ...
    Xlsx,    ///< one workbook with the same tables as sheets
};
/// "fhir", "ndjson", "csv", "xlsx"; nothing for other text.
std::optional<ExportFormat> exportFormatOf(std::string_view text);

struct ExportOptions {
    ExportFormat format = ExportFormat::Fhir;
    /// Citizen ids, insurance numbers and what FHIR calls a national, social-security, passport or driving-licence
    /// number are masked in every format unless this is set.
    bool unmasked = false;
    std::vector<roster::ResidentId> residents;  ///< empty: everything, also what belongs to nobody
    /// What the store tells rather than holds (MeasureReports), after everything else of a FHIR or NDJSON export. One that came back by an import is
    /// written once, as it is told now.
    std::vector<fhir::Json> reports{};
};

struct ExportReport {
    std::map<std::string, std::size_t> counts;  ///< by FHIR type, or by table
};

/// Writes beside `target` and moves into place, so that it is there whole or not at all; readable by its owner only.
/// One instant in time. Leaves an audit row ("export"). Conflict "file.exists": an export never replaces anything. Denied
/// or Full "file.write"; Busy "export.cancelled".
Result<ExportReport> exportTo(const sync::Context& context, const mapping::Registry& registry, const ExportOptions& options,
                              const std::filesystem::path& target, const roster::ImportControl& control = {});

}  // namespace jiayi::files
