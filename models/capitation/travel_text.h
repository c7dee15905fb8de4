// How lines, figures and differences are kept as text. Private to this room.
#pragma once

#include "models/capitation/travel.h"

namespace jiayi::capitation {

std::string linesText(const std::vector<StatementLine>& lines);
Result<std::vector<StatementLine>> readLines(std::string_view text);
std::string totalsText(const StatementTotals& totals);
Result<StatementTotals> readTotals(db::Database& database, const std::string& text);
std::string differencesText(const std::vector<Difference>& differences);
Result<std::vector<Difference>> readDifferences(std::string_view text);
/// One a line.
std::string joinedLines(const std::vector<std::string>& lines);
std::vector<std::string> splitLines(std::string_view text, char at = '\n');

}  // namespace jiayi::capitation
