#pragma once

#include "ui/common/async.h"
#include "ui/common/screen.h"
#include "ui/statement/statement_asks.h"

class QLabel;
class QVBoxLayout;

namespace jiayi::ui {

class Badge;
class Button;
class Card;
class CheckModel;
class ChipRow;
class ChoiceField;
class GroupModel;
class LineModel;
class Notice;
class RowTable;
class StateStack;

/// A month's statement of one scheme: its figures, its lines by category and where they come from, what must be settled before it is frozen, what has
/// happened to it, and the next step. What cannot be done in a state has no button. UI thread.
class StatementScreen : public Screen {
    Q_OBJECT
public:
    StatementScreen(StatementAsks asks, const Clock& clock, QWidget* parent = nullptr);

    QString title() const override;
    void activated() override { reload(); }
    void focusFirst() override;
    bool goBack() override;
    /// The last month that has passed unless one is named.
    void open(const std::string& scheme = {}, std::optional<capitation::Month> month = {});
    void reload();

Q_SIGNALS:
    void differencesAsked(jiayi::capitation::StatementId statement);
    void findingsAsked(jiayi::capitation::Month month);
    /// Something was written, and wants to be sent.
    void changed();

protected:
    void retranslate() override;
    void restyle() override;

private:
    void buildHead(QVBoxLayout* all);
    void buildTiles(QVBoxLayout* all);
    void buildTables(QVBoxLayout* all);
    void connectParts();
    void showPage();
    void showFigures();
    void showSteps();
    void showHistory();
    void showGroup(int row);
    void fillMonths();
    void freeze();
    void freezeWith(const QString& reason);
    void sign();
    void submit();
    void answer();
    void run(const std::string& act, const QString& note, const QString& said);
    void done(const Result<void>& result, const QString& said);
    void setBusy(bool busy);

    StatementAsks m_asks;
    const Clock& m_clock;
    std::string m_scheme = "employee";
    capitation::Month m_month{};
    std::optional<capitation::StatementPage> m_page;
    ChoiceField* m_months;
    ChipRow* m_schemes;
    Badge* m_state;
    QLabel* m_revision;
    Button *m_freeze, *m_sign, *m_submit, *m_amend, *m_answer, *m_differences, *m_findings, *m_pdf, *m_table;
    Notice* m_said;
    std::array<std::pair<QLabel*, QLabel*>, 5> m_tiles{};  ///< what, figure
    QLabel* m_split;
    StateStack* m_states;
    GroupModel* m_groups;
    RowTable* m_groupTable;
    LineModel* m_lines;
    RowTable* m_lineTable;
    Card *m_groupCard, *m_lineCard, *m_checkCard, *m_historyCard;
    CheckModel* m_checks;
    RowTable* m_checkTable;
    QLabel *m_history, *m_desks;
    Latest m_reading, m_acting;
};

}  // namespace jiayi::ui
