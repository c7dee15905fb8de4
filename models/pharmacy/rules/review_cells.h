// Cells that several tables of the review share; private to this room.
#pragma once

#include "models/pharmacy/rules/review_book.h"

namespace jiayi::pharmacy::cells {

AtcSet atcSet(RuleReader& reader, std::string_view column);
Check check(RuleReader& reader);
Severity severity(RuleReader& reader);
std::optional<Severity> optionalSeverity(RuleReader& reader, std::string_view column);
/// The columns id, severity, en, zh, action_en, action_zh, signed, origin, and the codes in `atcColumn`.
ReviewRow readRow(RuleReader& reader, std::string_view atcColumn);
struct WithoutAction {};
/// The same for a table without the columns of an action.
ReviewRow readRow(RuleReader& reader, std::string_view atcColumn, WithoutAction);
/// "K<=5.0".
SafeTerm term(RuleReader& reader, std::string_view column, std::string_view text);
/// The column `conditions`: "E10-E14;I50".
std::vector<IcdRange> icdRanges(RuleReader& reader);

/// The whole text as a number.
std::optional<double> number(std::string_view text);
/// "60" of "60(SR)"; nothing for "18 per 3 mL" and "50/500", which are no plain strength.
std::optional<double> leadingNumber(std::string_view text);

}  // namespace jiayi::pharmacy::cells
