// Reads the cells of an .xlsx workbook as text.
#pragma once

#include "sync/files/table.h"

namespace jiayi::files {

/// Numbers are given with 15 significant digits, which is what a spreadsheet shows (59.567999999999998 is 59.568);
/// numbers with a date format as "2020-12-30" or "2020-12-30 08:30:00"; an error cell is empty. Formulas are not
/// computed: their last value counts. Errors as in readTables().
Result<std::vector<Table>> readXlsx(const std::filesystem::path& path);

}  // namespace jiayi::files
