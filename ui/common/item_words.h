// What is said of a product wherever it is shown: name, form, pack, terms of payment, stock.
#pragma once

#include "models/pharmacy/formulary/rules/formulary_item.h"
#include "ui/common/tokens.h"

#include <QString>
#include <QStringList>

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

}  // namespace jiayi::ui
