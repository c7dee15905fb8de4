#include "ui/pharmacy/fulfilment_card.h"

#include "ui/common/button.h"
#include "ui/common/notice.h"
#include "ui/pharmacy/fulfilment_row.h"

#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using pharmacy::Open;

namespace {
/// The chart fits a screen with so many.
constexpr std::size_t kFewRows = 3;
}  // namespace

FulfilmentCard::FulfilmentCard(FulfilmentAsks asks, const Clock& clock, QWidget* parent)
    : Card(parent), m_asks(std::move(asks)), m_clock(clock), m_rows(new QWidget(this)), m_more(new Button(Button::Kind::Quiet, {}, this)), m_notice(new Notice(Tone::Bad, this)) {
    setObjectName(u"fulfilment"_s);
    space(new QVBoxLayout(m_rows), 0, 12);
    m_more->setObjectName(u"fulfilment.more"_s);
    m_more->setKeys(Qt::ALT | Qt::Key_M);
    body()->addWidget(m_notice);
    body()->addWidget(m_rows);
    body()->addWidget(m_more, 0, Qt::AlignLeft);
    connect(m_more, &Button::clicked, this, [this] {
        m_all = !m_all;
        showRows();
    });
    m_notice->hide();
    connect(m_notice, &Notice::acted, this, &FulfilmentCard::reload);
    hide();
    retranslate();
}

void FulfilmentCard::showResident(roster::ResidentId resident) {
    if (resident != m_resident) {
        m_all = false;
        m_drafting.drop();
        fill({});
    }
    m_resident = resident;
    m_notice->hide();
    reload();
}

void FulfilmentCard::reload() {
    m_latest.run(this, m_asks.tracked(m_resident), [this](Result<std::vector<ShownOrder>> answer) {
        if (!answer) return fail(answer.error());
        m_notice->hide();
        fill(std::move(*answer));
    });
}

void FulfilmentCard::fill(std::vector<ShownOrder> tracked) {
    m_shown = std::move(tracked);
    m_waiting = 0;
    for (const auto& each : m_shown) m_waiting += each.tracked.where.open != Open::Nothing;
    setStripe(m_waiting > 0 ? std::optional{Tone::Warn} : std::nullopt);
    showRows();
    setVisible(!m_shown.empty() || !m_notice->isHidden());
}

void FulfilmentCard::showRows() {
    qDeleteAll(m_rows->findChildren<FulfilmentRow*>(QString(), Qt::FindDirectChildrenOnly));
    bool keys = true;
    for (std::size_t at = 0; at < m_shown.size() && (m_all || at < kFewRows); ++at) {
        const bool acts = FulfilmentRow::hasActs(m_shown[at]);
        addRow(m_shown[at], keys && acts);
        keys = keys && !acts;
    }
    m_more->setVisible(m_shown.size() > kFewRows);
    retranslate();
}

void FulfilmentCard::addRow(const ShownOrder& shown, bool keys) {
    auto* row = new FulfilmentRow(shown, localDate(m_clock.now()), keys, m_rows);
    m_rows->layout()->addWidget(row);
    connect(row, &FulfilmentRow::accepted, this, [this, row] { send(m_asks.accept(*row->tracked().where.dispense)); });
    connect(row, &FulfilmentRow::padWanted, this, [this, row] { toPad(row->tracked()); });
    connect(row, &FulfilmentRow::declined, this, [this, row](const QString& reason) { send(m_asks.decline(*row->tracked().where.dispense, reason.toStdString())); });
    connect(row, &FulfilmentRow::closed, this, [this, row](const QString& reason) { send(m_asks.close(row->tracked().order.id, reason.toStdString())); });
    connect(row, &FulfilmentRow::shortageWanted, this, [this, row] { send(m_asks.writeShortage(*row->tracked().where.dispense)); });
    connect(row, &FulfilmentRow::answerWanted, this, [this, row] { Q_EMIT answerWanted(*row->tracked().where.review); });
}

/// What the pharmacy offers cannot always be ordered as it stands: another strength or substance is looked for on the pad itself.
void FulfilmentCard::toPad(const pharmacy::TrackedOrder& order) {
    if (order.where.open != Open::AnswerSubstitute) return Q_EMIT replacementWanted(order, {});
    m_drafting.run(this, m_asks.draft(*order.where.dispense), [this, order](Result<pharmacy::PrescriptionDraft> draft) {
        if (draft) return Q_EMIT draftWanted(*draft);
        const bool sold = draft.error().reason != "substitute.not-sold";
        if (draft.error().code == Errc::Invalid) return Q_EMIT replacementWanted(order, sold ? order.where.substituteProduct : std::string{});
        fail(draft.error());
    });
}

/// One at a time: until it is answered nothing else can be pressed, so that nothing is signed twice.
void FulfilmentCard::send(QFuture<Result<void>> answer) {
    m_rows->setEnabled(false);
    const auto about = m_resident;
    onFinished(this, std::move(answer), [this, about](Result<void> done) {
        m_rows->setEnabled(true);
        if (done) Q_EMIT changed();
        if (about != m_resident) return;
        if (!done) return fail(done.error());
        reload();
    });
}

void FulfilmentCard::fail(const Error& error) {
    m_notice->setWords(wordsFor(error));
    m_notice->setAction(tr("Try again"));
    m_notice->show();
    show();
}

void FulfilmentCard::retranslate() {
    setTitle(tr("Where the medicines are"));
    setHint(m_waiting > 0 ? tr("%n wait(s) for you", nullptr, m_waiting) : QString());
    m_more->setText(m_all ? tr("Show fewer") : tr("%n more", nullptr, static_cast<int>(m_shown.size() > kFewRows ? m_shown.size() - kFewRows : 0)));
}

}  // namespace jiayi::ui
