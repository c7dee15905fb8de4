#pragma once

#include "ui/common/async.h"
#include "ui/common/screen.h"
#include "ui/duplicates/duplicates_asks.h"

class QLabel;

namespace jiayi::ui {

class ChipRow;
class DuplicateModel;
class Notice;
class PairPane;
class RowTable;
class StateStack;

/// Records that may be one person, those that somebody told apart, and those that were merged. Whoever was marked since is
/// weighed first, some at a time, while the list is shown. Enter goes to the values, Esc back to the list. UI thread.
class DuplicatesScreen : public Screen {
    Q_OBJECT
public:
    explicit DuplicatesScreen(DuplicatesAsks asks, QWidget* parent = nullptr);
    QString title() const override;
    void activated() override;
    bool goBack() override;
    void focusFirst() override;
    bool scrollsItself() const override { return true; }
    void reload();

Q_SIGNALS:
    void chartAsked(jiayi::roster::ResidentId resident);
    /// Something was merged, taken back or told apart.
    void changed();

protected:
    void retranslate() override;

private:
    void build();
    void connectParts();
    DuplicateView view() const;
    void weigh();
    void show(DuplicateList list);
    void showCounts();
    void openRow(int row);
    void act(QFuture<Result<void>> written, const QString& said);

    DuplicatesAsks m_asks;
    roster::duplicates::PairCounts m_counts;
    Latest m_weighing, m_reading, m_opening, m_writing;
    DuplicateModel* m_model;
    QLabel* m_count;
    Notice* m_done;
    ChipRow* m_views;
    RowTable* m_table;
    StateStack* m_states;
    PairPane* m_pane;
    bool m_read = false;
};

}  // namespace jiayi::ui
