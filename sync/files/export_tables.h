// The tables of a CSV or .xlsx export.
#pragma once

#include "models/db/database.h"
#include "models/roster/resident.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace jiayi::files {

struct ExportCell {
    std::string text;
    std::optional<double> number;  ///< a workbook writes it as a number
};

/// Receives one table after the other.
class TableSink {
public:
    virtual ~TableSink() = default;
    virtual Result<void> begin(const std::string& table, const std::vector<std::string>& header) = 0;
    virtual Result<void> row(const std::vector<ExportCell>& cells) = 0;
};

/// residents, conditions, medications, observations, visits; `wanted` says whose. Throws SQLite::Exception. The column
/// names are those that the import understands, so that residents.csv comes back.
Result<std::map<std::string, std::size_t>> exportTables(db::Database& database, bool unmasked,
                                                        const std::function<bool(const Uuid& resident)>& wanted, TableSink& sink);

}  // namespace jiayi::files
