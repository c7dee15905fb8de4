// The clinic's open orders, a row a tube: whose, what, where it is, when it is due.
#pragma once

#include <QVariant>

#include "models/diagnostics/orders/open_orders.h"
#include "models/qt/value_model.h"

namespace jiayi::ui {

class OpenOrdersModel : public qt::ValueModel<orders::OpenTube> {
public:
    enum Column { Person, Tests, State, Due, Number, ColumnCount };

    OpenOrdersModel(const Clock& clock, QObject* parent);

    QVariant data(const QModelIndex& index, int role) const override;

private:
    const Clock& m_clock;
};

}  // namespace jiayi::ui
