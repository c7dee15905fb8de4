#include "ui/moves/moves_card.h"

#include "ui/common/button.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/words.h"
#include "ui/moves/moves_words.h"

#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

MovesCard::MovesCard(MovesAsks asks, const moves::MovesBook& book, QWidget* parent) : Card(parent), m_asks(std::move(asks)), m_book(book) {
    setObjectName(u"moves.card"_s);
    m_line = makeLabel(TextRole::Body, {}, this);
    m_line->setObjectName(u"moves.line"_s);
    m_line->setWordWrap(true);
    body()->addWidget(m_line);
    m_takeIn = new Button(Button::Kind::Secondary, {}, this);
    m_takeIn->setObjectName(u"moves.takeIn"_s);
    m_takeIn->setKeys(Qt::ALT | Qt::Key_Y);
    m_takeIn->hide();
    m_open = new Button(Button::Kind::Quiet, {}, this);
    m_open->setObjectName(u"moves.open"_s);
    m_open->setKeys(Qt::ALT | Qt::Key_U);
    addHeadAction(m_takeIn);
    addHeadAction(m_open);
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT pageAsked(m_resident); });
    connect(m_takeIn, &QPushButton::clicked, this, [this] { Q_EMIT arrivalAsked(m_resident); });
    retranslate();
}

void MovesCard::showResident(roster::ResidentId resident) {
    if (resident.isNil()) return;
    if (m_resident != resident) m_page.reset();
    m_resident = resident;
    m_error.reset();
    retranslate();
    m_reading.run(this, m_asks.page(resident), [this](Result<MovePage> page) {
        if (page) m_page = std::move(*page);
        else m_error = page.error();
        retranslate();
    });
}

void MovesCard::retranslate() {
    setTitle(tr("Clinic"));
    m_takeIn->setText(tr("Take in"));
    m_takeIn->setVisible(m_page && m_page->moves.waitsSince.has_value());
    const bool leaves = m_page && m_page->moves.open.has_value();
    m_open->setText(leaves ? tr("Handover") : tr("Leaves"));
    setStripe(leaves || (m_page && m_page->moves.waitsSince) ? std::optional{Tone::Warn} : std::nullopt);
    if (m_error) return m_line->setText(wordsFor(*m_error).what);
    if (!m_page) return m_line->clear();
    const auto& moves = m_page->moves;
    QStringList lines;
    if (moves.waitsSince) lines << tr("Came on %1, not taken in yet.").arg(isoDate(*moves.waitsSince));
    else if (moves.arrival && moves.arrival->state == "accepted") lines << tr("Came on %1, taken in by %2.").arg(isoDate(moves.arrival->arrivedOn), qs(moves.arrival->doctor));
    if (moves.brought) lines << tr("Handover from %1.").arg(qs(moves.brought->clinic));
    if (moves.open)
        lines << tr("Leaves for %1: %2.").arg(qs(moves.open->other), moves.draft && moves.draft->isConfirmed() ? tr("handed over, waits for the consortium") : tr("handover to confirm"));
    m_line->setText(lines.isEmpty() ? tr("Has not asked to leave.") : lines.join(u'\n'));
}

}  // namespace jiayi::ui
