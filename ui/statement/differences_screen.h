#pragma once

#include "ui/common/async.h"
#include "ui/common/screen.h"
#include "ui/statement/statement_asks.h"

class QLabel;
class QVBoxLayout;

namespace jiayi::ui {

class Button;
class Card;
class ChipRow;
class DifferenceModel;
class Notice;
class RowTable;
class StateStack;

/// Where the hub's side of a statement differs: both sides side by side, accepted or disputed with evidence, one by one or all together. UI thread.
class DifferencesScreen : public Screen {
    Q_OBJECT
public:
    explicit DifferencesScreen(DifferenceAsks asks, QWidget* parent = nullptr);

    QString title() const override;
    void activated() override { reload(); }
    void focusFirst() override;
    void open(capitation::StatementId statement);
    void reload();

Q_SIGNALS:
    /// Something was decided, and wants to be sent.
    void changed();

protected:
    void retranslate() override;
    void restyle() override;

private:
    struct Side {
        Card* card;
        QLabel* words;
    };
    void build();
    Side buildSide(const QString& name);
    void connectParts();
    void showList();
    void showRow(int row);
    void showSide(const Side& side, const QString& title, const std::optional<capitation::SideLine>& line, const std::string& name);
    void acceptOne();
    void acceptAll();
    void dispute();
    void decided(const Result<void>& result, const QString& said);
    void setBusy(bool busy);
    const capitation::ShownDifference* chosen() const;

    DifferenceAsks m_asks;
    capitation::StatementId m_statement;
    std::vector<capitation::ShownDifference> m_all;
    QLabel* m_heading;
    ChipRow* m_filter;
    Button *m_accept, *m_dispute, *m_acceptAll;
    Notice* m_said;
    StateStack* m_states;
    DifferenceModel* m_model;
    RowTable* m_table;
    Side m_ours{}, m_theirs{};
    QLabel* m_decision;
    Latest m_reading, m_acting, m_proving;
    bool m_read = false;
};

}  // namespace jiayi::ui
