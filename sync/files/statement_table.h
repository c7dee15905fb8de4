// A month's statement as a workbook: figures, lines by category and origin, every line.
#pragma once

#include "models/capitation/statement_page.h"

#include <filesystem>

namespace jiayi::files {

/// Amounts are yuan as numbers; a person stands as the id that claims carry, so that the file may be sent where names may not. Conflict "file.exists";
/// errors of the writer.
Result<void> writeStatementTable(const capitation::StatementPage& page, const std::filesystem::path& path);

}  // namespace jiayi::files
