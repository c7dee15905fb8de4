// What the formulary's cells and labels say beside an item's own words: versions and changes.
#pragma once

#include "models/pharmacy/formulary/formulary_changes.h"
#include "ui/common/item_words.h"

#include <QString>
#include <QVariant>

namespace jiayi::ui {

QString changeWord(pharmacy::ChangeKind kind);
Tone changeTone(pharmacy::ChangeKind kind);
/// What cannot be had before what costs more, before what got better.
std::vector<pharmacy::ChangeKind> gravestFirst(std::vector<pharmacy::ChangeKind> kinds);
/// "¥ 12.00 → ¥ 9.60, −20 %": what a change of that kind says of an item.
QString changeText(const pharmacy::FormularyChange& change);

/// "Version 12 of 2026-11-02".
QString versionText(const pharmacy::FormularyVersion& version);

/// A cell of the list in any role the table's delegate asks for (ui/common/table_style.h).
QVariant formularyCell(const pharmacy::ShownItem& shown, int column, int role);
QString formularyHeader(int column);

}  // namespace jiayi::ui
