#pragma once

#include "models/diagnostics/orders/rules/order_book.h"
#include "ui/common/fitted_dialog.h"

#include <QDialog>

namespace jiayi::ui {

class ChoiceField;

/// Why an order is cancelled, out of the list. Open it with open(); nothing is given without a reason.
class CancelDialog : public FittedDialog {
    Q_OBJECT
public:
    CancelDialog(const QString& test, const orders::OrderBook& book, QWidget* parent);

Q_SIGNALS:
    void given(const std::string& reason);

private:
    ChoiceField* m_reason;
};

}  // namespace jiayi::ui
