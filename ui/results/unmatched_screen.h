#pragma once

#include "ui/common/async.h"
#include "ui/common/screen.h"
#include "ui/results/results_asks.h"

#include <QList>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace jiayi::ui {

class Button;
class CandidateCard;
class Card;
class InboxModel;
class Notice;
class RowTable;
class StateStack;

/// Reports that no rule could give to anybody: what the report states of the person, beside those whom it might be about. Somebody decides with a reason,
/// and may take that back. UI thread.
class UnmatchedScreen : public Screen {
    Q_OBJECT
public:
    UnmatchedScreen(UnmatchedAsks asks, const Clock& clock, QWidget* parent = nullptr);

    QString title() const override;
    void activated() override { reload(); }
    bool goBack() override;
    void focusFirst() override;
    bool scrollsItself() const override { return true; }

    void reload();
    /// Somebody who was looked up, as one more candidate for the report that is open.
    void addCandidate(roster::ResidentId resident);

Q_SIGNALS:
    void searchAsked();
    /// Something was given to somebody, put aside or taken back.
    void saved();

protected:
    void retranslate() override;
    void restyle() override;

private:
    void build();
    void buildPane();
    void connectParts();
    void showList();
    void showState();
    void openRow(int row);
    void showReport();
    void showStated();
    void clearCandidates();
    void askReason(const diagnostics::Candidate& candidate);
    void askAside();
    void give(QFuture<Result<void>> given, const QString& said);
    void undo();
    void setBusy(bool busy);
    void showFailure(const Error& error);

    UnmatchedAsks m_asks;
    const Clock& m_clock;
    InboxModel* m_model;
    QLabel* m_heading;
    Button* m_look;
    Button* m_aside;
    Notice* m_done;
    RowTable* m_table;
    StateStack* m_states;
    QScrollArea* m_scroll;
    Card* m_stated;
    QLabel* m_why;
    QLabel* m_person;
    QLabel* m_values;
    Notice* m_failure;
    QLabel* m_none;
    QVBoxLayout* m_cards;
    QList<CandidateCard*> m_candidates;
    std::optional<diagnostics::UnmatchedReport> m_report;
    std::optional<diagnostics::ReportId> m_undoable;
    QString m_doneText;
    Latest m_opening, m_comparing, m_giving;
    bool m_listed = false;
    bool m_failed = false;
};

}  // namespace jiayi::ui
