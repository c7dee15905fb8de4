#include "ui/shell/status_strip.h"

#include "ui/common/chip.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/tokens.h"

#include <QHBoxLayout>
#include <QPainter>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

Tone toneOfState(SyncStatus::State state) {
    switch (state) {
        case SyncStatus::State::Unpaired:
            return Tone::Neutral;
        case SyncStatus::State::Idle:
            return Tone::Ok;
        case SyncStatus::State::Running:
            return Tone::Info;
        case SyncStatus::State::Offline:
            return Tone::Warn;
        case SyncStatus::State::Failing:
            return Tone::Bad;
    }
    return Tone::Neutral;
}

void say(ElidedLabel* label, const QString& text) {
    label->setFullText(text);
    label->setVisible(!text.isEmpty());
}

}  // namespace

StatusStrip::StatusStrip(const Clock& clock, QWidget* parent) : Live<QWidget>(parent), m_clock(clock) {
    setObjectName(u"status"_s);
    auto* row = new QHBoxLayout(this);
    space(row, {18, 0, 18, 0}, 18);
    auto* hub = new QHBoxLayout;
    space(hub, 0, 4);
    m_mark = new StateMark(this);
    hub->addWidget(m_mark);
    const auto add = [this](const QString& name, QBoxLayout* where) {
        auto* label = new ElidedLabel(TextRole::Soft, this);
        label->setObjectName(u"status."_s + name);
        where->addWidget(label);
        return label;
    };
    m_state = add(u"state"_s, hub);
    row->addLayout(hub);
    m_waiting = add(u"waiting"_s, row);
    m_trouble = add(u"trouble"_s, row);
    m_trouble->setProperty("tone", u"bad"_s);
    m_formulary = add(u"formulary"_s, row);
    row->addStretch(1);
    m_next = add(u"next"_s, row);
    m_lock = add(u"lock"_s, row);
    // "4 min ago" grows old by itself.
    m_timer.setInterval(15'000);
    connect(&m_timer, &QTimer::timeout, this, [this] { retranslate(); });
    m_timer.start();
    restyle();
    retranslate();
}

void StatusStrip::restyle() { setFixedHeight(px(28)); }

void StatusStrip::setStatus(const SyncStatus& status) {
    m_status = status;
    retranslate();
}

void StatusStrip::setLocksIn(std::optional<std::chrono::seconds> left) {
    m_locksIn = left;
    showLock();
}

QString StatusStrip::stateText() const {
    const auto last = m_status.lastSync ? ago(*m_status.lastSync, m_clock.now()) : QString();
    switch (m_status.state) {
        case SyncStatus::State::Unpaired:
            return tr("No hub paired");
        case SyncStatus::State::Idle:
            return last.isEmpty() ? tr("Hub: not synced yet") : tr("Hub: synced %1").arg(last);
        case SyncStatus::State::Running:
            return tr("Hub: syncing …");
        case SyncStatus::State::Offline:
            return last.isEmpty() ? tr("Hub: not reached") : tr("Hub: not reached, synced %1").arg(last);
        case SyncStatus::State::Failing:
            return last.isEmpty() ? tr("Hub: in trouble") : tr("Hub: in trouble, synced %1").arg(last);
    }
    return {};
}

void StatusStrip::retranslate() {
    const auto state = stateText();
    m_mark->setState(toneOfState(m_status.state), state);
    say(m_state, state);
    say(m_waiting, m_status.waiting > 0
                       ? tr("%n change(s) waiting", "not yet sent to the hub", m_status.waiting)
                       : QString());
    QStringList trouble;
    if (m_status.refused > 0) trouble << tr("%n refused", "changes the hub refused", m_status.refused);
    if (m_status.conflicts > 0) trouble << tr("%n conflict(s)", nullptr, m_status.conflicts);
    say(m_trouble, trouble.join(u" · "_s));
    say(m_formulary,
        m_status.formularyVersion.isEmpty() ? QString() : tr("Formulary %1").arg(m_status.formularyVersion));
    say(m_next, m_status.nextTry && m_status.state != SyncStatus::State::Unpaired
                    ? tr("Next sync %1").arg(clockTime(*m_status.nextTry))
                    : QString());
    showLock();
}

void StatusStrip::showLock() {
    say(m_lock, m_locksIn ? tr("Locks in %1").arg(countdown(*m_locksIn)) : QString());
}

void StatusStrip::paintEvent(QPaintEvent*) {
    const auto& t = tokens();
    QPainter painter(this);
    painter.fillRect(rect(), t.card);
    painter.setPen(t.cardLine);
    painter.drawLine(0, 0, width(), 0);
}

}  // namespace jiayi::ui
