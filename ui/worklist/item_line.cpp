#include "ui/worklist/item_line.h"

#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/tokens.h"
#include "ui/worklist/worklist_words.h"

#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

ItemLine::ItemLine(const Clock& clock, QWidget* parent) : Live<QFrame>(parent), m_clock(clock) {
    setObjectName(u"today.item"_s);
    auto* lines = new QVBoxLayout(this);
    space(lines, {8, 6, 8, 2}, 2);
    m_person = new ElidedLabel(TextRole::Body, this);
    m_person->setObjectName(u"today.item.person"_s);
    m_place = new ElidedLabel(TextRole::Soft, this);
    m_place->setObjectName(u"today.item.place"_s);
    lines->addWidget(m_person);
    lines->addWidget(m_place);
}

void ItemLine::show(const worklist::WorklistRow& row) {
    m_row = row;
    retranslate();
}

void ItemLine::retranslate() {
    QStringList person{workName(m_row)};
    if (m_row.resident) {
        person << (m_row.phone.empty() ? tr("no number") : maskedPhone(qs(m_row.phone)));
        if (!m_row.grid.empty()) person << tr("grid %1").arg(qs(m_row.grid));
        if (!m_row.address.empty()) person << qs(m_row.address);
        if (!m_row.doctor.empty()) person << tr("doctor %1").arg(qs(m_row.doctor));
    }
    if (const auto tries = triesWord(m_row.contact, m_clock.now()); !tries.isEmpty()) person << tries;
    if (const auto booked = bookedWord(m_row, localDate(m_clock.now())); !booked.isEmpty()) person << booked;
    m_person->setFullText(person.join(u" · "_s));
    m_place->setFullText(tr("Why here: %1 · %2").arg(workText(m_row.place), qs(m_row.source)));
}

}  // namespace jiayi::ui
