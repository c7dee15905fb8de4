// The rules of the guidance in a list: what they say, how often they were shown, taken and put aside, where they are from.
#pragma once

#include <QVariant>

#include "models/care/guidance/cards.h"
#include "models/qt/value_model.h"

#include <string_view>

namespace jiayi::ui {

/// By what the list is ordered; the most first, then as the table of rules has them.
enum class RuleOrder { Table, Shown, Taken, PutAside, Overridden };

class RuleUseModel : public qt::ValueModel<guidance::RuleUse> {
public:
    enum Column { Rule, Weight, Shown, Taken, PutAside, Source, ColumnCount };

    explicit RuleUseModel(QObject* parent);
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

/// A column's order, if it has one.
RuleOrder orderOf(int column);
void sortUses(std::vector<guidance::RuleUse>& uses, RuleOrder order);

}  // namespace jiayi::ui
