#include "ui/worklist/book_dialog.h"

#include "ui/common/button.h"
#include "ui/common/flow_layout.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/worklist/worklist_words.h"

#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

BookDialog::BookDialog(const worklist::WorklistRow& row, appointments::BookingOffer offer, QWidget* parent)
    : WorkDialog(u"book"_s, parent), m_item{row.resident, row.kind}, m_offer(std::move(offer)) {
    setHeading(tr("Book"), aboutItem(row));
    setOk(m_offer.standing ? tr("Move the booking here") : tr("Book"));
    if (m_offer.standing) {
        const auto& one = m_offer.standing->appointment;
        auto* stands = new Notice(m_offer.standing->overbooked ? Tone::Warn : Tone::Info, this);
        stands->setObjectName(u"book.standing"_s);
        stands->setWords(tr("Booked for %1").arg(appointmentText(one.start)), m_offer.standing->overbooked ? tr("Two desks gave the last place away: too many people are booked for that time.") : QString());
        stands->setAction(tr("Cancel the booking"));
        connect(stands, &Notice::acted, this, [this, id = one.id] {
            Q_EMIT cancelled({id});
            accept();
        });
        body()->addWidget(stands);
    }
    m_when = makeLabel(TextRole::Heading, {}, this);
    m_when->setObjectName(u"book.when"_s);
    m_when->setWordWrap(true);
    body()->addWidget(m_when);
    m_places = addLabel({});
    m_places->setObjectName(u"book.places"_s);
    m_places->setWordWrap(true);
    buildArrows();
    if (!m_offer.calendarKnown) {
        auto* unknown = addLabel(tr("The public holidays of next year are not published yet: days in it are not checked."));
        unknown->setObjectName(u"book.unchecked"_s);
        unknown->setProperty("tone", u"warn"_s);
        unknown->setWordWrap(true);
    }
    ok()->installEventFilter(this);
    showSlot();
    ok()->setFocus();
}

void BookDialog::buildArrows() {
    auto* arrows = new QWidget(this);
    auto* across = new FlowLayout(arrows);
    space(across, 0, 6);
    const auto button = [&](const char* name, const QString& text, Qt::Key key, auto step) {
        auto* made = new Button(Button::Kind::Quiet, text, arrows);
        made->setObjectName(u"book."_s + QLatin1String(name));
        made->setKeys(key);
        made->setAutoDefault(false);
        made->setFocusPolicy(Qt::TabFocus);  // a click leaves Enter with the booking
        connect(made, &QPushButton::clicked, this, step);
        across->addWidget(made);
        return made;
    };
    m_earlierDay = button("day.earlier", tr("Earlier day"), Qt::Key_Left, [this] { toDay(-1); });
    m_laterDay = button("day.later", tr("Later day"), Qt::Key_Right, [this] { toDay(1); });
    m_earlier = button("time.earlier", tr("Earlier"), Qt::Key_Up, [this] { toTime(-1); });
    m_later = button("time.later", tr("Later"), Qt::Key_Down, [this] { toTime(1); });
    body()->addWidget(arrows);
}

/// At the end of its way an arrow is nobody's key: it must not lead the focus, and with it Enter, to another button.
bool BookDialog::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const auto key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down) return true;
    }
    return WorkDialog::eventFilter(watched, event);
}

/// The first free time of the nearest other day.
void BookDialog::toDay(int step) {
    const auto& free = m_offer.free;
    const auto day = free[m_at].start.day;
    if (step > 0) {
        const auto next = std::find_if(free.begin(), free.end(), [&](const auto& slot) { return slot.start.day > day; });
        if (next == free.end()) return;
        m_at = static_cast<std::size_t>(next - free.begin());
    } else {
        const auto today = std::find_if(free.begin(), free.end(), [&](const auto& slot) { return slot.start.day == day; });
        if (today == free.begin()) return;
        const auto before = (today - 1)->start.day;
        m_at = static_cast<std::size_t>(std::find_if(free.begin(), free.end(), [&](const auto& slot) { return slot.start.day == before; }) - free.begin());
    }
    showSlot();
}

void BookDialog::toTime(int step) {
    if (step < 0 && m_at > 0) --m_at;
    if (step > 0 && m_at + 1 < m_offer.free.size()) ++m_at;
    showSlot();
}

void BookDialog::showSlot() {
    const auto& free = m_offer.free;
    ok()->setEnabled(!free.empty());
    if (free.empty()) {
        m_when->setText(tr("No place is free"));
        m_places->setText(tr("The clinic's hours are full for as far ahead as can be booked."));
        for (auto* arrow : {m_earlierDay, m_laterDay, m_earlier, m_later}) arrow->hide();
        return;
    }
    const auto& slot = free[m_at];
    m_when->setText(appointmentText(appointments::startOf(slot.start)));
    m_places->setText(tr("%1 of %n place(s) free, %2 min · ↵ takes it", nullptr, slot.capacity).arg(slot.free()).arg(slot.minutes));
    m_earlierDay->setEnabled(free.front().start.day < slot.start.day);
    m_laterDay->setEnabled(slot.start.day < free.back().start.day);
    m_earlier->setEnabled(m_at > 0);
    m_later->setEnabled(m_at + 1 < free.size());
    // A button that has come to its end must not keep the keys.
    if (!focusWidget() || !focusWidget()->isEnabled()) ok()->setFocus();
}

void BookDialog::give() {
    if (m_offer.free.empty() || !m_item.resident) return;
    appointments::BookAppointment booking{*m_item.resident, m_offer.free[m_at].start, m_item.kind, {}};
    if (m_offer.standing) booking.replaces = m_offer.standing->appointment.id;
    Q_EMIT given(booking);
    accept();
}

}  // namespace jiayi::ui
