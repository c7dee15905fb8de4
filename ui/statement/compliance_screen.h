#pragma once

#include "ui/common/async.h"
#include "ui/common/screen.h"
#include "ui/statement/statement_asks.h"

class QLabel;

namespace jiayi::ui {

class Button;
class Card;
class FindingModel;
class Notice;
class RowTable;
class StateStack;

/// What a payer would stop at in a month's costs, found before it is submitted: each is explained or put right, with a reason that is remembered.
/// UI thread.
class ComplianceScreen : public Screen {
    Q_OBJECT
public:
    explicit ComplianceScreen(ComplianceAsks asks, QWidget* parent = nullptr);

    QString title() const override;
    void activated() override { reload(); }
    void focusFirst() override;
    void open(capitation::Month month);
    void reload();

Q_SIGNALS:
    void chartAsked(jiayi::roster::ResidentId resident);
    void changed();

protected:
    void retranslate() override;
    void restyle() override;

private:
    void build();
    void showList();
    void showRow();
    void decide(const char* decision);
    const capitation::JudgedFinding* chosen() const;

    ComplianceAsks m_asks;
    std::optional<capitation::Month> m_month;
    QLabel* m_heading;
    Button *m_explain, *m_correct, *m_chart;
    Notice* m_said;
    StateStack* m_states;
    FindingModel* m_model;
    RowTable* m_table;
    Card* m_card;
    QLabel* m_words;
    Latest m_reading, m_acting;
    bool m_read = false;
};

}  // namespace jiayi::ui
