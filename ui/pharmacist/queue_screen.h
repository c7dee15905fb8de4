#pragma once

#include "ui/common/async.h"
#include "ui/common/screen.h"
#include "ui/pharmacist/form_pane.h"
#include "ui/pharmacist/pharmacist_asks.h"

class QLabel;

namespace jiayi::ui {

class Button;
class ChipRow;
class QueueModel;
class RowTable;
class StateStack;

/// Forms that wait for the pharmacist, the longest first, and what came back to the doctor who sits here. A approves, R returns with a comment,
/// and the next is there at once. UI thread.
class QueueScreen : public Screen {
    Q_OBJECT
public:
    QueueScreen(QueueAsks asks, const Clock& clock, QWidget* parent = nullptr);

    QString title() const override;
    void activated() override { reload(); }
    bool goBack() override;
    void focusFirst() override;

    void reload();

Q_SIGNALS:
    void chartAsked(jiayi::roster::ResidentId resident);
    void rulesAsked();
    /// Something was approved, returned or answered.
    void answered();

protected:
    void retranslate() override;

private:
    void build();
    void connectParts();
    FormPane::Side side() const;
    void readLists();
    void showSide();
    void showState();
    void showCounts();
    void openRow(int row);
    void give(pharmacy::PrescriptionReviewId id, QFuture<Result<void>> given);
    void done(pharmacy::PrescriptionReviewId id);
    void showFailure(const Error& error);
    const pharmacy::QueuedForm* current() const;
    std::optional<Error> refusalOf(const pharmacy::QueuedForm& form) const;

    QueueAsks m_asks;
    const Clock& m_clock;
    std::vector<pharmacy::QueuedForm> m_waiting, m_returned;
    QueueModel* m_model;
    QLabel* m_count;
    ChipRow* m_sides;
    Button* m_rules;
    RowTable* m_table;
    StateStack* m_states;
    FormPane* m_pane;
    std::optional<Error> m_denied;  ///< why whoever sits here judges no form
    Latest m_readingStanding, m_readingWaiting, m_readingReturned, m_opening, m_giving;
    bool m_read = false;
    bool m_failed = false;
};

}  // namespace jiayi::ui
