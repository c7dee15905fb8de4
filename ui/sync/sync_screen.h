// The sync page (S2, S3): how the line is, what has to be decided, what was refused, what waits, what happened.
#pragma once

#include "ui/common/async.h"
#include "ui/common/screen.h"
#include "ui/sync/fhir_words.h"
#include "ui/sync/sync_data.h"

namespace jiayi::ui {

class Columns;
class ConflictInbox;
class HistoryCard;
class HubCard;
class LineBanner;
class RefusedCard;
class StateStack;
class SyncTiles;
class WaitingCard;

/// UI thread; `rules` and `clock` outlive it.
class SyncScreen : public Screen {
    Q_OBJECT
public:
    SyncScreen(SyncFunctions functions, const care::RuleBook& rules, const Clock& clock, QWidget* parent = nullptr);
    QString title() const override;
    void activated() override { reload(); }
    void focusFirst() override;
    /// The live state, which the store does not know.
    void setStatus(const SyncStatus& status);
    void reload();

Q_SIGNALS:
    /// Something was decided or taken back: other screens may show other values now.
    void resolved();
    /// Worth a word at the foot of the window.
    void said(const QString& words);
    void failed(const jiayi::Error& error);
    void residentAsked(const jiayi::Uuid& resident);
    void chartAsked(const jiayi::Uuid& resident);

protected:
    void retranslate() override {}

private:
    void build();
    void connectParts();
    void showPage(const SyncPage& page);
    void act(QFuture<Result<bool>> work, const QString& done);
    void editByHand(const sync::Conflict& conflict);
    void exportRecord(const NamedRecord& record);

    SyncFunctions m_functions;
    FhirWords m_words;
    const Clock& m_clock;
    SyncStatus m_live;
    bool m_read = false;
    Latest m_reading;
    Latest m_acting;

    StateStack* m_stack;
    SyncTiles* m_tiles;
    LineBanner* m_banner;
    ConflictInbox* m_inbox;
    RefusedCard* m_refused;
    WaitingCard* m_waiting;
    HubCard* m_hub;
    HistoryCard* m_history;
};

}  // namespace jiayi::ui
