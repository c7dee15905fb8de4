// The rules of the review in a list: what they say, how often they were gone past, what was decided about them.
#pragma once

#include <QVariant>

#include "models/pharmacy/pharmacist/acceptance.h"
#include "models/qt/value_model.h"

namespace jiayi::ui {

class RuleModel : public qt::ValueModel<pharmacy::RuleFigure> {
public:
    enum Column { Rule, Weight, Shown, Overridden, State, ColumnCount };

    explicit RuleModel(QObject* parent);
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

/// The rule's words with the medicine that it was about, where its id says one.
QString ruleTitle(const pharmacy::RuleFigure& figure);

}  // namespace jiayi::ui
