// The chart's lines about contract and entitlement.
#pragma once

#include "ui/common/async.h"
#include "ui/common/card.h"
#include "ui/contracts/contract_asks.h"

class QLabel;

namespace jiayi::ui {

class Button;

/// UI thread; book and clock outlive it.
class ContractsCard : public Card {
    Q_OBJECT
public:
    ContractsCard(ContractAsks asks, const contracts::ContractBook& book, const Clock& clock, QWidget* parent = nullptr);
    void showResident(roster::ResidentId resident);
    void reload();

Q_SIGNALS:
    void pageAsked(jiayi::roster::ResidentId resident);

protected:
    void retranslate() override;

private:
    void showLines();

    ContractAsks m_asks;
    const contracts::ContractBook& m_book;
    const Clock& m_clock;
    roster::ResidentId m_resident;
    std::optional<ContractPage> m_page;
    std::optional<Error> m_error;
    Latest m_reading;
    QLabel* m_line;
    Button* m_open;
};

}  // namespace jiayi::ui
