// Lines of the ledger as a table.
#pragma once

#include <QVariant>

#include "models/capitation/ledger_page.h"
#include "models/qt/value_model.h"

namespace jiayi::ui {

class LedgerModel : public qt::ValueModel<capitation::LedgerRow> {
public:
    enum Column { Day, What, Fund, Account, Other, Cash, Amount, Counts, ColumnCount };
    explicit LedgerModel(QObject* parent);
    QVariant data(const QModelIndex& index, int role) const override;
};

}  // namespace jiayi::ui
