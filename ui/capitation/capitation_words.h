// Words of the account in the language in force.
#pragma once

#include "models/capitation/rules/book.h"
#include "ui/common/format.h"

namespace jiayi::ui {

/// A row's own words.
QString moneyWords(const capitation::Text& text);
/// "Medicines", "Other institutions" ...
QString categoryWord(std::string_view category);
/// "On insulin" for "tier-2"; the key where the shipped table has no such tier.
QString tierWord(std::string_view tier);
/// What a rule of scope says: "Diabetes"; its id where the shipped table has no such row.
QString scopeWord(std::string_view rule);
/// "Employee scheme"; "Both schemes" for nothing.
QString payerWord(std::string_view scheme);
QString lineKindWord(std::string_view kind);
/// Why somebody is to be looked at.
QString lookReason(std::string_view reason);
/// What an origin is, in words: "Claim of another institution".
QString costOriginWord(std::string_view type);
QString heldWord(std::string_view reason);
QString yearStepWord(std::string_view step);
QString tableWord(std::string_view table);
QString figureWord(std::string_view figure);

/// "¥ 14.79 m", in Chinese "¥ 1,479.3 万"; below a hundred thousand yuan with fen as everywhere.
QString shortMoney(Money money);
/// "¥ 1,643": whole yuan, for axes and averages.
QString wholeYuan(Money money);
/// "Jan 2026", "2026年1月".
QString monthText(capitation::Month month);
/// "01".
QString monthNumber(capitation::Month month);
/// "23.3 %"; a dash where there is nothing to divide by. With a sign for changes.
QString percentOf(Money part, Money whole);
QString signedPercent(const std::string& text);

}  // namespace jiayi::ui
