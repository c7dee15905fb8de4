#pragma once

#include "ui/common/async.h"
#include "ui/common/screen.h"
#include "ui/contracts/contract_asks.h"
#include "ui/contracts/terms_dialog.h"

class QLabel;

namespace jiayi::ui {

class Button;
class Card;
class ContractModel;
class EntitlementCard;
class HistoryModel;
class Notice;
class PackageModel;
class RowTable;
class StateStack;

/// One person's contracts: where they stand, what the package owes, what happened, what the person is entitled to. What cannot be done in a state has no
/// button. UI thread; book and clock outlive it.
class ContractsScreen : public Screen {
    Q_OBJECT
public:
    ContractsScreen(ContractAsks asks, const contracts::ContractBook& book, const Clock& clock, QWidget* parent = nullptr);
    QString title() const override;
    void activated() override { reload(); }
    void focusFirst() override;
    void open(roster::ResidentId resident);
    void reload();
    roster::ResidentId resident() const { return m_resident; }

Q_SIGNALS:
    void chartAsked(jiayi::roster::ResidentId resident);
    void driveAsked();
    /// Something was written.
    void changed();

protected:
    void retranslate() override;

private:
    void build();
    QWidget* buildHead();
    QWidget* buildLeft();
    QWidget* buildRight();
    void connectActs();
    void show(ContractPage page);
    void showHead();
    void showChosen();
    const contracts::ContractCard* chosen() const;
    bool mayRenew(const contracts::Contract& contract) const;
    contracts::Terms proposedTerms() const;
    void ask(TermsDialog::Act act);
    void agreed(TermsDialog::Act act, const TermsDialog::Agreed& what);
    void askEnd();
    void askBenefit(const roster::Entitlement& before);
    void readCard(const QString& text);
    void done(Result<void> result);
    template <class T>
    void write(QFuture<Result<T>> written);

    ContractAsks m_asks;
    const contracts::ContractBook& m_book;
    const Clock& m_clock;
    roster::ResidentId m_resident;
    std::optional<ContractPage> m_page;
    Latest m_reading, m_writing;
    QLabel* m_name;
    QLabel* m_standing;
    Notice* m_notice;
    ContractModel* m_contracts;
    PackageModel* m_items;
    HistoryModel* m_history;
    RowTable* m_table;
    RowTable* m_itemTable;
    RowTable* m_historyTable;
    Card* m_contractCard;
    Card* m_packageCard;
    Card* m_historyCard;
    EntitlementCard* m_entitlement;
    StateStack* m_states;
    StateStack* m_none;
    Button *m_offer, *m_record, *m_accept, *m_sign, *m_renew, *m_transfer, *m_end, *m_print, *m_chart, *m_drive;
};

}  // namespace jiayi::ui
