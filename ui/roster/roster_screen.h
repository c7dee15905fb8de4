#pragma once

#include "ui/common/screen.h"
#include "ui/roster/roster_asks.h"

#include <QPointer>
#include <QTimer>

class QLabel;
class QTableView;

namespace jiayi::roster {
struct ReferenceTables;
}

namespace jiayi::ui {

class Button;
class ResidentDialog;
class RosterFilterBar;
class SavedListsBar;
class StateStack;

/// Everybody on the roster: filters that combine, sorting by the table's head, lists that are kept.
/// Enter opens the chart, Ctrl+N adds somebody, F2 edits, "/" goes to the filter. UI thread; `tables` and `clock`
/// outlive it.
class RosterScreen : public Screen {
    Q_OBJECT
public:
    RosterScreen(RosterAsks asks, const roster::ReferenceTables& tables, const Clock& clock,
                 QWidget* parent = nullptr);

    QString title() const override;
    void activated() override;
    bool goBack() override;
    void focusFirst() override;
    bool scrollsItself() const override { return true; }

    /// Counts and reads again, after something was saved or came from the hub.
    void reload();
    /// Opens the dialog for somebody who is on the roster already.
    void edit(roster::ResidentId resident);

Q_SIGNALS:
    /// Who came and who leaves.
    void movesAsked();
    void residentOpened(jiayi::roster::ResidentId resident);
    void residentSaved(jiayi::roster::ResidentId resident);
    /// The contracts of whoever is chosen; everybody's whose contract ends.
    void contractsAsked(jiayi::roster::ResidentId resident);
    void driveAsked();
    void importAsked();
    void duplicatesAsked();
    /// Those that are selected; empty for everybody.
    void exportAsked(const std::vector<jiayi::roster::ResidentId>& chosen);

protected:
    void retranslate() override;
    void restyle() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void buildTable();
    void connectParts();
    void ask();
    void askChoices();
    void sortBy(int column);
    void showSort();
    void showCount();
    void showFailure(const Error& error);
    void openRow(int row);
    void openDialog(std::optional<roster::Resident> before);
    std::optional<roster::ResidentId> currentResident() const;
    std::vector<roster::ResidentId> selectedResidents() const;

    RosterAsks m_asks;
    const roster::ReferenceTables& m_tables;
    const Clock& m_clock;
    qt::RosterModel* m_model;
    RosterFilterBar* m_filters;
    SavedListsBar* m_lists;
    QTableView* m_table;
    StateStack* m_states;
    QLabel* m_count;
    Button* m_moves;
    Button* m_add;
    Button* m_edit;
    Button* m_contract;
    Button* m_drive;
    Button* m_duplicates;
    Button* m_import;
    Button* m_export;
    QPointer<ResidentDialog> m_dialog;
    QTimer m_pause;  ///< between the last keystroke in a filter and the question
    roster::RosterFilter m_filter;
    roster::RosterOrder m_order;
    qt::Latest m_latestResident;
    bool m_asked = false;
    bool m_failed = false;
};

}  // namespace jiayi::ui
