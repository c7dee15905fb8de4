#include "ui/referral/referral_card.h"

#include "ui/common/button.h"
#include "ui/common/flow_layout.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/words.h"
#include "ui/referral/referral_words.h"
#include "ui/referral/special_dialog.h"

#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {
/// More are on the page.
constexpr int kMostLines = 3;
}  // namespace

ReferralCard::ReferralCard(ReferralAsks asks, JointAsks joint, const Clock& clock, QWidget* parent) : Card(parent), m_asks(std::move(asks)), m_joint(std::move(joint)), m_clock(clock) {
    setObjectName(u"referrals.card"_s);
    m_line = makeLabel(TextRole::Body, {}, this);
    m_line->setObjectName(u"referrals.line"_s);
    m_line->setTextFormat(Qt::PlainText);
    m_line->setWordWrap(true);
    body()->addWidget(m_line);
    auto* buttons = new QWidget(this);
    auto* flow = new FlowLayout(buttons);
    space(flow, 0, 8);
    m_refer = new Button(Button::Kind::Secondary, {}, buttons);
    m_refer->setObjectName(u"referrals.refer"_s);
    m_refer->setKeys(Qt::ALT | Qt::Key_T);
    m_special = new Button(Button::Kind::Quiet, {}, buttons);
    m_special->setObjectName(u"referrals.special"_s);
    m_special->setKeys(Qt::ALT | Qt::Key_J);
    flow->addWidget(m_refer);
    flow->addWidget(m_special);
    body()->addWidget(buttons);
    m_open = new Button(Button::Kind::Quiet, {}, this);
    m_open->setObjectName(u"referrals.open"_s);
    m_open->setKeys(Qt::ALT | Qt::Key_H);
    addHeadAction(m_open);
    connect(m_refer, &QPushButton::clicked, this, [this] {
        LetterWish wish;
        wish.resident = m_resident;
        if (m_pending) {
            wish.visit = m_pending->visit;
            wish.reason = m_pending->reason;
            wish.institution = m_pending->where;
        }
        Q_EMIT letterAsked(wish);
    });
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT threadsAsked(m_resident); });
    connect(m_special, &QPushButton::clicked, this, &ReferralCard::openSpecial);
    retranslate();
}

void ReferralCard::showResident(roster::ResidentId resident) {
    if (m_resident != resident) m_rows.reset();
    if (m_resident != resident) m_pending.reset();
    m_resident = resident;
    reload();
}

void ReferralCard::reload() {
    if (m_resident.isNil()) return;
    m_error.reset();
    showLines();
    m_reading.run(this, m_asks.of(m_resident), [this](Result<std::vector<referral::ReferralRow>> rows) {
        if (rows) m_rows = std::move(*rows);
        else m_error = rows.error();
        showLines();
    });
    m_asking.run(this, m_asks.pending(m_resident), [this](Result<std::optional<referral::VisitWish>> pending) {
        if (pending) m_pending = std::move(*pending);
        else m_error = pending.error();
        showLines();
    });
    m_offering.run(this, m_joint.offer(m_resident), [this](Result<SpecialOffer> offer) {
        if (offer) m_offer = std::move(*offer);
        else m_error = offer.error();
        showLines();
    });
}

QString ReferralCard::lineOf(const referral::ReferralRow& row) const {
    QStringList parts{kindWord(row.referral.kind) + u": "_s + stateWord(row.referral.kind, row.state)};
    if (!row.referral.institution.empty()) parts << qs(row.referral.institution);
    if (row.unread > 0) parts << tr("%n unread", nullptr, row.unread);
    for (const auto& each : {lateWord(row), followWord(row, localDate(m_clock.now()))})
        if (!each.isEmpty()) parts << each;
    return parts.join(u" · "_s);
}

void ReferralCard::showLines() {
    if (m_error) return m_line->setText(wordsFor(*m_error).what);
    QStringList lines;
    if (m_pending) lines << tr("The visit of %1 says: refer. The letter is not written yet.").arg(isoDate(m_pending->date));
    setStripe(m_pending ? std::optional{Tone::Warn} : std::nullopt);
    int open = 0;
    for (const auto& row : m_rows.value_or(std::vector<referral::ReferralRow>{})) {
        if (referral::isOver(row.state)) continue;
        if (++open <= kMostLines) lines << lineOf(row);
    }
    if (open > kMostLines) lines << tr("and %n more", nullptr, open - kMostLines);
    if (m_offer)
        for (const auto& each : m_offer->standing)
            lines << (each.kind == referral::BookingKind::Online ? tr("Online visit on %1") : tr("Joint clinic on %1")).arg(dateAndTime(each.start));
    m_line->setText(lines.isEmpty() ? (m_rows ? tr("Nothing is open.") : QString()) : lines.join(u'\n'));
    m_open->setVisible(m_rows && !m_rows->empty());
    m_special->setEnabled(m_offer.has_value());
}

void ReferralCard::openSpecial() {
    if (!m_offer) return;
    auto* dialog = new SpecialDialog(m_joint, m_resident, *m_offer, m_clock, window());
    connect(dialog, &SpecialDialog::booked, this, [this] {
        reload();
        Q_EMIT changed();
    });
    dialog->open();
}

void ReferralCard::retranslate() {
    setTitle(tr("Referral and consult"));
    m_refer->setText(tr("Refer or ask"));
    m_open->setText(tr("Threads"));
    m_special->setText(tr("Joint clinic, online visit"));
    showLines();
}

}  // namespace jiayi::ui
