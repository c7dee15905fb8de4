// The list of pairs and of merged records.
#pragma once

#include "models/qt/value_model.h"
#include "ui/duplicates/duplicates_asks.h"

#include <QVariant>

namespace jiayi::ui {

class DuplicateModel : public qt::ValueModel<DuplicateRow> {
public:
    enum Column { People, Stands, ColumnCount };
    explicit DuplicateModel(QObject* parent);
    QVariant data(const QModelIndex& index, int role) const override;
};

/// Which people the line is about.
QString duplicateNames(const DuplicateRow& row);

}  // namespace jiayi::ui
