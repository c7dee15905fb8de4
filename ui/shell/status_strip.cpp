#include "ui/shell/status_strip.h"

#include "ui/common/chip.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/tokens.h"
#include "ui/common/words.h"

#include <QHBoxLayout>
#include <QPainter>

#include <cmath>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

Tone toneOfState(SyncStatus::State state) {
    using S = SyncStatus::State;
    switch (state) {
        case S::Unpaired:
            return Tone::Neutral;
        case S::Idle:
            return Tone::Ok;
        case S::Running:
        case S::FirstLoad:
            return Tone::Info;
        case S::Reconciling:
        case S::Offline:
        case S::WorkOffline:
            return Tone::Warn;
        case S::Failing:
        case S::Halted:
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
    using S = SyncStatus::State;
    const auto last = m_status.lastSync ? ago(*m_status.lastSync, m_clock.now()) : QString();
    const auto since = [&](const QString& state) { return last.isEmpty() ? state : tr("%1, synced %2").arg(state, last); };
    switch (m_status.state) {
        case S::Unpaired:
            return tr("No hub paired");
        case S::Idle:
            return last.isEmpty() ? tr("Hub: not synced yet") : tr("Hub: synced %1").arg(last);
        case S::Running:
            return tr("Hub: syncing …");
        case S::FirstLoad:
            return firstLoadText();
        case S::Reconciling:
            return tr("Comparing with a restored hub");
        case S::Offline:
            return since(tr("Hub: not reached"));
        case S::WorkOffline:
            return since(tr("Working offline"));
        case S::Failing:
            return since(tr("Hub: in trouble"));
        case S::Halted:
            return tr("Hub: stopped. %1").arg(wordsFor({Errc::Denied, m_status.problem, {}}).what);
    }
    return {};
}

QString StatusStrip::firstLoadText() const {
    const auto& load = m_status.firstLoad;
    if (!load || load->files == 0 || load->bytes == 0) return tr("First load: the hub prepares it");
    return tr("First load: %1, %2 of %3 files").arg(percentText(static_cast<double>(load->bytesDone) / static_cast<double>(load->bytes), 0)).arg(load->filesDone).arg(load->files);
}

QString StatusStrip::troubleText() const {
    QStringList trouble;
    if (m_status.refused > 0) {
        auto refused = tr("%n refused", "changes the hub refused", m_status.refused);
        // Why, in the words of the newest; the page has the rest.
        if (!m_status.refusedReason.empty() && hasWords(m_status.refusedReason)) refused += u": "_s + wordsFor({Errc::Rejected, m_status.refusedReason, {}}).what;
        trouble << refused;
    }
    if (m_status.conflicts > 0) trouble << tr("%n to decide", "conflicts", m_status.conflicts);
    if (m_status.clockOff) trouble << tr("clock wrong by %n min", nullptr, static_cast<int>(std::lround(std::abs(static_cast<double>(m_status.clockOff->count())) / 60.0)));
    return trouble.join(u" · "_s);
}

void StatusStrip::retranslate() {
    const auto state = stateText();
    m_mark->setState(toneOfState(m_status.state), state);
    say(m_state, state);
    say(m_waiting, m_status.waiting > 0
                       ? tr("%n change(s) waiting", "not yet sent to the hub", m_status.waiting)
                       : QString());
    say(m_trouble, troubleText());
    say(m_formulary,
        m_status.formularyVersion.isEmpty() ? QString() : tr("Formulary %1").arg(m_status.formularyVersion));
    const bool tries = m_status.state == SyncStatus::State::Idle || m_status.state == SyncStatus::State::Offline || m_status.state == SyncStatus::State::Failing;
    say(m_next, m_status.nextTry && tries ? tr("Next sync %1").arg(clockTime(*m_status.nextTry)) : QString());
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
