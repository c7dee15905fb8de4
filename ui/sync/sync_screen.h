// The sync page (S2, S3): what waits, what was refused and why, what has to be decided, what happened.
#pragma once

#include "models/qt/async.h"
#include "ui/common/screen.h"
#include "ui/sync/sync_data.h"

class QLabel;
class QStandardItemModel;
class QTableView;

namespace jiayi::ui {

class Button;
class Card;
class ConflictInbox;
class StateStack;

class SyncScreen : public Screen {
    Q_OBJECT
public:
    SyncScreen(SyncFunctions functions, const Clock& clock, QWidget* parent = nullptr);
    QString title() const override;
    void activated() override { reload(); }
    /// The live state, which the store does not know.
    void setStatus(const SyncStatus& status);
    void reload();

Q_SIGNALS:
    /// Something was decided: other screens may show other values now.
    void resolved();
    void failed(const jiayi::Error& error);

protected:
    void retranslate() override;

private:
    void build();
    void showPage(const SyncPage& page);
    void decide(const Uuid& conflict, ConflictChoice choice);
    QString stateWords() const;
    QString logWords(const sync::LogLine& line) const;

    SyncFunctions m_functions;
    const Clock& m_clock;
    SyncStatus m_live;
    SyncPage m_page;
    bool m_offline = false;
    qt::Latest m_latest;

    StateStack* m_stack;
    Card* m_state;
    Card* m_refused;
    Card* m_history;
    ConflictInbox* m_inbox;
    QLabel* m_stateText;
    QLabel* m_counts;
    QLabel* m_hub;
    QLabel* m_refusedText;
    Button* m_now;
    Button* m_pause;
    Button* m_retry;
    QStandardItemModel* m_logModel;
    QTableView* m_log;
};

}  // namespace jiayi::ui
