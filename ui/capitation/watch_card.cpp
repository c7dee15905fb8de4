#include "ui/capitation/watch_card.h"

#include "ui/capitation/capitation_words.h"
#include "ui/common/chip.h"
#include "ui/common/labels.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

WatchCard::WatchCard(QWidget* parent) : Card(parent) {
    setObjectName(u"account.watch"_s);
    retranslate();
}

void WatchCard::show(const capitation::UnderProvision& watch) {
    m_watch = watch;
    showWatch();
}

void WatchCard::line(const QString& what, const QString& figure, const QString& words, bool concern) {
    auto* row = new QWidget(m_rows);
    auto* box = new QHBoxLayout(row);
    space(box, 0, 8);
    auto* texts = new QVBoxLayout;
    space(texts, 0, 0);
    texts->addWidget(makeLabel(TextRole::Body, what, row));
    auto* soft = makeLabel(TextRole::Soft, words, row);
    soft->setWordWrap(true);
    texts->addWidget(soft);
    box->addLayout(texts, 1);
    if (concern) box->addWidget(new Badge(tr("look"), Tone::Warn, row), 0, Qt::AlignTop);
    auto* value = makeLabel(TextRole::Strong, figure, row);
    value->setAlignment(Qt::AlignRight | Qt::AlignTop);
    box->addWidget(value, 0, Qt::AlignTop);
    m_rows->layout()->addWidget(row);
}

void WatchCard::showWatch() {
    delete m_rows;
    m_rows = new QWidget(this);
    auto* column = new QVBoxLayout(m_rows);
    space(column, 0, 10);
    const auto& watch = m_watch;
    if (watch.costly == 0) {
        column->addWidget(makeLabel(TextRole::Soft, tr("Two half-years of members are needed for this."), m_rows));
        return body()->addWidget(m_rows);
    }
    const auto fell = [](Money before, Money now) { return now < before; };
    const auto change = [](Money before, Money now) { return signedPercent(capitation::percentText(now - before, before)); };
    line(tr("Medicines"), change(watch.medicinesBefore, watch.medicinesNow), tr("%1 → %2").arg(shortMoney(watch.medicinesBefore), shortMoney(watch.medicinesNow)), fell(watch.medicinesBefore, watch.medicinesNow));
    line(tr("Tests"), change(watch.testsBefore, watch.testsNow), tr("%1 → %2").arg(shortMoney(watch.testsBefore), shortMoney(watch.testsNow)), fell(watch.testsBefore, watch.testsNow));
    line(tr("Without any medicine now"), countText(watch.withoutMedicine), tr("had some in the half-year before"), watch.withoutMedicine > 0);
    // Whether those who cost most leave more often than the others: shares of two groups of different size.
    const bool leaveMore = watch.departed * watch.others > watch.othersDeparted * watch.costly;
    line(tr("Left the clinic"), tr("%1 of %2").arg(countText(watch.departed), countText(watch.costly)), tr("of the others %1 of %2").arg(countText(watch.othersDeparted), countText(watch.others)), leaveMore);
    body()->addWidget(m_rows);
}

void WatchCard::retranslate() {
    setTitle(tr("Does care fall away?"));
    setHint(tr("the costliest quarter, last half-year against the one before"));
    showWatch();
}

}  // namespace jiayi::ui
