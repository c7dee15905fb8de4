#pragma once

#include "models/qt/value_model.h"
#include "ui/pharmacy/formulary_asks.h"

namespace jiayi::ui {

/// Changes as the table shows them: what, how, price, whom.
class ChangeModel : public qt::ValueModel<ChangeRow> {
public:
    enum Column { Name, Kind, Price, Affected, ColumnCount };

    explicit ChangeModel(QObject* parent = nullptr);
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

QString changeHeader(int column);

}  // namespace jiayi::ui
