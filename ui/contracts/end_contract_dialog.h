// The last day, and why.
#pragma once

#include "models/roster/contracts/contract_acts.h"
#include "ui/common/fitted_dialog.h"

#include <QDialog>

namespace jiayi::ui {

/// Open with open(). Reasons that fit: of an offer, or of a contract.
class EndContractDialog : public FittedDialog {
    Q_OBJECT
public:
    EndContractDialog(const contracts::ContractBook& book, const contracts::Contract& contract, Date today, QWidget* parent);

Q_SIGNALS:
    void given(const jiayi::contracts::EndContract& end);
};

}  // namespace jiayi::ui
