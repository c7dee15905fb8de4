#include "ui/pharmacy/fulfilment_card.h"

#include "ui/common/notice.h"
#include "ui/pharmacy/fulfilment_row.h"

#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using pharmacy::Open;

FulfilmentCard::FulfilmentCard(FulfilmentAsks asks, const Clock& clock, QWidget* parent)
    : Card(parent), m_asks(std::move(asks)), m_clock(clock), m_rows(new QWidget(this)), m_notice(new Notice(Tone::Bad, this)) {
    setObjectName(u"fulfilment"_s);
    space(new QVBoxLayout(m_rows), 0, 12);
    body()->addWidget(m_notice);
    body()->addWidget(m_rows);
    m_notice->hide();
    connect(m_notice, &Notice::acted, this, &FulfilmentCard::reload);
    hide();
    retranslate();
}

void FulfilmentCard::showResident(roster::ResidentId resident) {
    if (resident != m_resident) fill({});
    m_resident = resident;
    m_notice->hide();
    reload();
}

void FulfilmentCard::reload() {
    m_latest.run(this, m_asks.tracked(m_resident), [this](Result<std::vector<pharmacy::TrackedOrder>> answer) {
        if (!answer) return fail(answer.error());
        m_notice->hide();
        fill(std::move(*answer));
    });
}

void FulfilmentCard::fill(std::vector<pharmacy::TrackedOrder> tracked) {
    m_waiting = 0;
    qDeleteAll(m_rows->findChildren<FulfilmentRow*>(QString(), Qt::FindDirectChildrenOnly));
    for (auto& each : tracked) {
        const bool waits = each.where.open != Open::Nothing;
        addRow(std::move(each), waits && m_waiting == 0);
        m_waiting += waits;
    }
    setStripe(m_waiting > 0 ? std::optional{Tone::Warn} : std::nullopt);
    setVisible(!tracked.empty() || !m_notice->isHidden());
    retranslate();
}

void FulfilmentCard::addRow(pharmacy::TrackedOrder tracked, bool keys) {
    auto* row = new FulfilmentRow(std::move(tracked), localDate(m_clock.now()), keys, m_rows);
    m_rows->layout()->addWidget(row);
    connect(row, &FulfilmentRow::accepted, this, [this, row] { send(m_asks.accept(*row->tracked().where.dispense)); });
    connect(row, &FulfilmentRow::declined, this, [this, row](const QString& reason) { send(m_asks.decline(*row->tracked().where.dispense, reason.toStdString())); });
    connect(row, &FulfilmentRow::closed, this, [this, row](const QString& reason) { send(m_asks.close(row->tracked().order.id, reason.toStdString())); });
    connect(row, &FulfilmentRow::prescribeWanted, this, [this] { Q_EMIT prescribeWanted(m_resident); });
    connect(row, &FulfilmentRow::answerWanted, this, [this, row] { Q_EMIT answerWanted(*row->tracked().where.review); });
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
}

}  // namespace jiayi::ui
