#pragma once

#include "ui/common/async.h"
#include "ui/common/screen.h"
#include "ui/results/results_asks.h"

#include <QPointer>

class QLabel;

namespace jiayi::ui {

class Button;
class ChipRow;
class CriticalDialog;
class InboxModel;
class Notice;
class ReportPane;
class RowTable;
class StateStack;

/// What the laboratories sent, the gravest first, and one report opened beside. Enter acknowledges and goes on to the next; a critical value wants its own
/// dialog; normal ones can be acknowledged together once their number was agreed to. UI thread.
class InboxScreen : public Screen {
    Q_OBJECT
public:
    InboxScreen(InboxAsks asks, const diagnostics::DiagnosticsBook& book, const Clock& clock, QWidget* parent = nullptr);

    QString title() const override;
    void activated() override { reload(); }
    bool goBack() override;
    void focusFirst() override;
    bool scrollsItself() const override { return true; }

    /// The list and its counts anew; the report that is open stays open.
    void reload();
    /// From the worklist: this report, whether or not the list shows it.
    void openReport(diagnostics::ReportId report);
    const diagnostics::InboxCounts& counts() const { return m_counts; }

Q_SIGNALS:
    void chartAsked(jiayi::roster::ResidentId resident);
    void unmatchedAsked();
    void counted(const jiayi::diagnostics::InboxCounts& counts);
    /// Something was acknowledged, told, commented on or taken back.
    void saved();

protected:
    void retranslate() override;
    void restyle() override;

private:
    enum class Side { Mine, Everybody };

    void build();
    QWidget* buildHead();
    void connectParts();
    std::vector<diagnostics::Box> boxes() const;
    std::string doctor() const;
    void readCounts();
    void askList();
    void showList();
    void showState();
    void showCounts();
    void showRow(int row);
    void showWanted();
    void open(diagnostics::ReportId report);
    void acknowledge();
    void tell(const diagnostics::TellCritical& told);
    void giveAcknowledgement(const diagnostics::AcknowledgeReport& given);
    void done(diagnostics::ReportId report);
    std::vector<ListedReport> plainOnes() const;
    void askBatch();
    void giveBatch();
    void takeBack();
    void give(QFuture<Result<void>> given);
    void showFailure(const Error& error);

    InboxAsks m_asks;
    const diagnostics::DiagnosticsBook& m_book;
    const Clock& m_clock;
    diagnostics::InboxCounts m_counts;
    InboxModel* m_model;
    QLabel* m_heading;
    ChipRow* m_sides;
    ChipRow* m_kinds;
    Button* m_unmatched;
    Button* m_batch;
    Button* m_read;
    Notice* m_confirm;
    RowTable* m_table;
    QLabel* m_hint;
    StateStack* m_states;
    ReportPane* m_pane;
    QPointer<CriticalDialog> m_dialog;
    std::vector<ListedReport> m_agreed;  ///< what the batch was asked about
    std::optional<diagnostics::ReportId> m_wanted;  ///< opened from elsewhere: the list does not take it away
    Latest m_counting, m_opening, m_giving;
    bool m_listed = false;
    bool m_failed = false;
};

}  // namespace jiayi::ui
