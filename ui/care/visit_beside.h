// What stands beneath a value: the limits of the programmes and the clinical target. Two rule sets, one line each, never
// mixed: a value can keep the limit and miss the target.
#pragma once

#include "models/care/chart.h"
#include "models/care/visit_sheet.h"
#include "ui/common/tokens.h"

#include <QStringList>

namespace jiayi::ui {

class VisitField;

/// "Public health < 140/90 ✓": what the classes of the visit's forms are judged by. Forms that say the same say it once.
QStringList limitLines(const care::RuleBook& rules, const care::VisitCheck& check, const VisitField& field);
/// The person's targets for what a field records, and how its answer compares.
struct TargetBeside {
    QString line;  ///< "Clinical < 130/80 ✗"; empty without a target
    std::optional<care::ValueState> state;  ///< of what was answered
};
TargetBeside targetBeside(const std::vector<care::LatestValue>& latest, const care::Answers& answers, const VisitField& field);

}  // namespace jiayi::ui
