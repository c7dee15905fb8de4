// The head of the sync page: how the line is, and how much is to be decided, refused, waiting.
#pragma once

#include "ui/common/card.h"
#include "ui/sync/sync_data.h"

class QLabel;

namespace jiayi::ui {

class StateMark;

/// A figure with what it counts above and what it means beneath.
class Tile : public Card {
    Q_OBJECT
public:
    explicit Tile(QWidget* parent = nullptr);
    void say(const QString& name, const QString& figure, const QString& note, Tone tone);
    QString figure() const;

private:
    QLabel* m_name;
    StateMark* m_mark;
    QLabel* m_figure;
    QLabel* m_note;
};

class SyncTiles : public Live<QWidget> {
    Q_OBJECT
public:
    explicit SyncTiles(const Clock& clock, QWidget* parent = nullptr);
    void setStatus(const SyncStatus& live);
    void setPage(const SyncPage& page);

protected:
    void retranslate() override;

private:
    const Clock& m_clock;
    SyncStatus m_live;
    std::optional<Instant> m_oldest;
    std::optional<Instant> m_nextRetry;
    std::optional<Instant> m_oldestConflict;
    Tile* m_line;
    Tile* m_decide;
    Tile* m_refused;
    Tile* m_waiting;
};

}  // namespace jiayi::ui
