// What the formulary's cells and labels say: names, forms, terms of payment, changes.
#pragma once

#include "models/pharmacy/formulary/formulary_changes.h"
#include "ui/common/tokens.h"

#include <QString>
#include <QStringList>
#include <QVariant>

#include <string_view>

namespace jiayi::ui {

/// In the language in force, or in the other where there is none.
QString itemName(const pharmacy::FormularyItem& item);
/// The name in the other language; empty when it is the same.
QString itemOtherName(const pharmacy::FormularyItem& item);
/// "500 mg · tablet · 20 in a pack": what tells products of one name apart.
QString itemPack(const pharmacy::FormularyItem& item);
QString itemRestriction(const pharmacy::FormularyItem& item);
/// "Tablet" for "tab"; the code itself when it is none of ours.
QString dosageFormWord(std::string_view form);
/// "Class A"; 甲类.
QString insuranceWord(pharmacy::InsuranceClass insuranceClass);
Tone insuranceTone(pharmacy::InsuranceClass insuranceClass);
QString longRxWord(std::string_view longRx);
QString stockText(const pharmacy::FormularyItem& item);
/// Essential medicine, central procurement, restriction: what there is of them.
QStringList termWords(const pharmacy::FormularyItem& item);

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
