#include "ui/shell/idle_lock.h"

#include <QCoreApplication>
#include <QEvent>

namespace jiayi::ui {

IdleLock::IdleLock(const Clock& clock, QObject* parent)
    : QObject(parent), m_clock(clock), m_lastInput(clock.now()) {
    qApp->installEventFilter(this);
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &IdleLock::tick);
    m_timer.start();
}

void IdleLock::setLimit(std::chrono::minutes limit) {
    m_limit = limit;
    m_lastInput = m_clock.now();
    Q_EMIT leftChanged(left());
}

void IdleLock::setSuspended(bool suspended) {
    m_suspended = suspended;
    m_lastInput = m_clock.now();
    Q_EMIT leftChanged(left());
}

std::optional<std::chrono::seconds> IdleLock::left() const {
    if (m_limit.count() == 0 || m_suspended) return std::nullopt;
    const auto idle = std::chrono::duration_cast<std::chrono::seconds>(m_clock.now() - m_lastInput);
    return std::max(std::chrono::seconds(0), std::chrono::seconds(m_limit) - idle);
}

void IdleLock::tick() {
    const auto remaining = left();
    Q_EMIT leftChanged(remaining);
    if (remaining && remaining->count() == 0) Q_EMIT lockDue();
}

bool IdleLock::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
        case QEvent::KeyPress:
        case QEvent::MouseButtonPress:
        case QEvent::MouseMove:
        case QEvent::Wheel:
        case QEvent::TouchBegin:
        case QEvent::InputMethod:
            m_lastInput = m_clock.now();
            break;
        default:
            break;
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace jiayi::ui
