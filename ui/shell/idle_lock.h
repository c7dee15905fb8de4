#pragma once

#include "models/core/clock.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

namespace jiayi::ui {

/// Counts the time without a key or a pointer anywhere in the program. Watches the application's events; the
/// clock is given.
class IdleLock : public QObject {
    Q_OBJECT
public:
    explicit IdleLock(const Clock& clock, QObject* parent = nullptr);
    /// Zero switches it off.
    void setLimit(std::chrono::minutes limit);
    /// While locked there is nothing to count.
    void setSuspended(bool suspended);
    std::optional<std::chrono::seconds> left() const;
    /// Looks at the clock; called every second.
    void tick();

Q_SIGNALS:
    void leftChanged(std::optional<std::chrono::seconds> left);
    void lockDue();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    const Clock& m_clock;
    Instant m_lastInput;
    std::chrono::minutes m_limit{0};
    bool m_suspended = false;
    QTimer m_timer;
};

}  // namespace jiayi::ui
