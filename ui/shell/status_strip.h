#pragma once

#include "ui/common/live.h"
#include "ui/common/sync_status.h"

#include <QTimer>
#include <QWidget>

#include <chrono>
#include <optional>

namespace jiayi::ui {

class ElidedLabel;
class StateMark;

/// The foot of the window (S2): what the hub is doing, what waits, when it is tried next, when the desk
/// locks.
class StatusStrip : public Live<QWidget> {
    Q_OBJECT
public:
    explicit StatusStrip(const Clock& clock, QWidget* parent = nullptr);
    void setStatus(const SyncStatus& status);
    void setLocksIn(std::optional<std::chrono::seconds> left);

protected:
    void paintEvent(QPaintEvent* event) override;
    void retranslate() override;
    void restyle() override;

private:
    QString stateText() const;
    QString firstLoadText() const;
    QString troubleText() const;
    void showLock();

    const Clock& m_clock;
    SyncStatus m_status;
    std::optional<std::chrono::seconds> m_locksIn;
    StateMark* m_mark;
    ElidedLabel* m_state;
    ElidedLabel* m_waiting;
    ElidedLabel* m_trouble;
    ElidedLabel* m_formulary;
    ElidedLabel* m_next;
    ElidedLabel* m_lock;
    QTimer m_timer;
};

}  // namespace jiayi::ui
