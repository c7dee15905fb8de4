// Comma-separated tables through libcsv.
#pragma once

#include "models/core/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi {

struct CsvTable {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;

    /// The column of that name, if there is one.
    std::optional<std::size_t> column(std::string_view name) const;
    /// A cell by row number and column name; empty where the row is short. An unknown column is a bug.
    const std::string& cell(std::size_t row, std::string_view column) const;
};

/// UTF-8 text with a header row; a byte-order mark is dropped. Invalid "csv.syntax" or "csv.no-header".
Result<CsvTable> parseCsv(std::string_view text, char delimiter = ',');
/// One row, quoted where needed, ended by CR LF (RFC 4180).
std::string csvRow(const std::vector<std::string>& cells);

}  // namespace jiayi
