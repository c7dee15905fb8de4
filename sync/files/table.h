// A table of text cells, whatever file it came from.
#pragma once

#include "models/core/result.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::files {

struct TableRow {
    std::size_t number = 0;  ///< as the file counts, from 1
    std::vector<std::string> cells;
};

struct Table {
    std::string name;  ///< file name, and the sheet where there are several
    std::vector<std::string> header;
    std::vector<TableRow> rows;  ///< without empty ones
};

/// One table of a CSV file (UTF-8 or GB18030; comma, semicolon or tab), one per sheet of an .xlsx that has any. The
/// first row with two filled cells is the header: what stands above it is a title. NotFound "file.not-found"; Invalid
/// "file.kind", "file.empty", "text.encoding", "csv.syntax", "xlsx.damaged", "xlsx.encrypted", "xlsx.size".
Result<std::vector<Table>> readTables(const std::filesystem::path& path);

/// For readers: rows as they stand in the file, to a table with its header found. Nothing when there is no header.
std::vector<Table> tablesOf(std::string name, std::vector<TableRow> rows);

/// The whole file. NotFound "file.not-found", Invalid "file.size".
Result<std::string> readWhole(const std::filesystem::path& path);

}  // namespace jiayi::files
