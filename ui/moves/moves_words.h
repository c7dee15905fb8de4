// Moves in words.
#pragma once

#include "models/roster/moves/move_lists.h"
#include "models/roster/moves/risk_list.h"
#include "ui/common/tokens.h"

#include <QString>

namespace jiayi::ui {

/// A text of the data in the language in force.
QString movesText(const moves::Text& text);
/// A name of the data; "nobody said why" for an empty id.
QString departureWord(const moves::MovesBook& book, const std::string& id);
/// Where a request stands: "asked", "handover to write" ...
QString requestWord(const moves::RequestRow& row);
Tone requestTone(const moves::RequestRow& row);
/// Whether somebody leaves or comes.
QString moveKindWord(moves::MoveKind kind);
/// Head and lines of every section, as rich text.
QString handoverHtml(const moves::MovesBook& book, const std::vector<referral::Section>& sections);
/// The signs as rich text: the sentence, what to do, where the rule comes from.
QString signsHtml(const std::vector<moves::RiskSign>& signs);
/// The name of a sign on a chip.
QString signName(const moves::RiskRule& rule);

}  // namespace jiayi::ui
