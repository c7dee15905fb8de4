// The ledger, line by line.
#pragma once

#include "models/capitation/ledger_page.h"
#include "ui/common/live.h"

#include <QWidget>

class QLabel;

namespace jiayi::ui {

class Button;
class ChipRow;
class ChoiceEdit;
class LedgerModel;
class Notice;
class RowTable;
class StateStack;

/// A month, by place and by what is asked for; Enter opens where a line comes from. Whose it is does not stand here.
class LedgerBoard : public Live<QWidget> {
    Q_OBJECT
public:
    LedgerBoard(const Clock& clock, QWidget* parent = nullptr);
    /// What the filters ask for.
    capitation::LedgerAsked wanted() const;
    void show(const capitation::LedgerSlice& slice, const capitation::LedgerAsked& asked);

Q_SIGNALS:
    void asked(const jiayi::capitation::LedgerAsked& asked);
    void originAsked(const QString& type, const jiayi::Uuid& id, jiayi::roster::ResidentId resident);

protected:
    void retranslate() override;
    void restyle() override;

private:
    void build();
    void showSums();

    const Clock& m_clock;
    ChoiceEdit* m_month;
    ChipRow *m_places, *m_only;
    QLabel* m_sums;
    Notice* m_held;
    LedgerModel* m_model;
    RowTable* m_table;
    StateStack* m_states;
    Button* m_more;
    capitation::LedgerSums m_shownSums;
    std::vector<std::pair<capitation::PricedFact, std::string>> m_waiting;
};

}  // namespace jiayi::ui
