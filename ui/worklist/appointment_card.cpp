#include "ui/worklist/appointment_card.h"

#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/words.h"
#include "ui/worklist/worklist_words.h"

#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

AppointmentCard::AppointmentCard(NextAppointmentAsk ask, QWidget* parent) : Card(parent), m_ask(std::move(ask)) {
    setObjectName(u"appointment.card"_s);
    m_line = makeLabel(TextRole::Strong, {}, this);
    m_line->setObjectName(u"appointment.line"_s);
    m_line->setWordWrap(true);
    m_warning = makeLabel(TextRole::Soft, {}, this);
    m_warning->setObjectName(u"appointment.warning"_s);
    m_warning->setProperty("tone", u"warn"_s);
    m_warning->setWordWrap(true);
    body()->addWidget(m_line);
    body()->addWidget(m_warning);
    retranslate();
}

void AppointmentCard::showResident(roster::ResidentId resident) {
    if (m_resident != resident) m_next.reset();
    m_resident = resident;
    m_error.reset();
    retranslate();
    m_latest.run(this, m_ask(resident), [this](Result<std::optional<appointments::NextAppointment>> next) {
        if (next) m_next = std::move(*next);
        else m_error = next.error();
        retranslate();
    });
}

void AppointmentCard::retranslate() {
    setTitle(tr("Next appointment"));
    setVisible(m_error || m_next);
    m_warning->setVisible(m_next && m_next->overbooked);
    m_warning->setText(tr("Too many people are booked for that time."));
    if (m_error) return m_line->setText(wordsFor(*m_error).what);
    if (!m_next) return m_line->clear();
    const auto& one = m_next->appointment;
    m_line->setText(one.practitioner.empty() ? appointmentText(one.start) : appointmentText(one.start) + u" · "_s + qs(one.practitioner));
}

}  // namespace jiayi::ui
