// Readings in words.
#pragma once

#include "models/care/rules/rule_book.h"
#include "models/readings/rules/cgm_reader.h"
#include "models/readings/self_measured.h"
#include "ui/common/tokens.h"

#include <QString>

namespace jiayi::ui {

QString bandWord(const readings::GlucoseBand& band);
/// The colour of a band; its word always stands beside it.
QColor bandColour(std::string_view id);
QString glucoseUnitWord(readings::GlucoseUnit unit);
/// "Row 40, Date: this is no time."
QString problemWords(const readings::RowProblem& problem);
/// "Time in range above 70 %".
QString goalWords(const readings::ReadingRules& rules, const readings::GlucoseGoal& goal);
/// "142/88", "6.2".
QString selfValueText(const care::RuleBook& rules, const readings::SelfReading& reading);
QString selfNameText(const care::RuleBook& rules, std::string_view code);

}  // namespace jiayi::ui
