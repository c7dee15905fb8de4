#include "ui/pharmacy/item_pane.h"

#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/flow_layout.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/pharmacy/formulary_words.h"
#include "ui/pharmacy/price_plot.h"
#include "ui/pharmacy/value_tables.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

double unitFenOf(const pharmacy::FormularyItem& item) { return static_cast<double>(item.price.fen) / static_cast<double>(std::max<std::int64_t>(1, item.packSize)); }

void emptyLayout(QLayout* layout) {
    while (auto* item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

}  // namespace

ItemPane::ItemPane(const Clock& clock, QWidget* parent) : Live<QScrollArea>(parent), m_clock(clock) {
    setObjectName(u"item"_s);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inside = new QWidget;
    inside->setObjectName(u"scrolled"_s);
    auto* all = new QVBoxLayout(inside);
    space(all, 0, 14);

    m_card = new Card(inside);
    m_card->setObjectName(u"item.card"_s);
    m_card->body()->addWidget(buildBadges());
    auto* prices = new QHBoxLayout;
    space(prices, 0, 8);
    m_price = makeLabel(TextRole::Heading, {}, m_card);
    m_price->setObjectName(u"item.price"_s);
    m_unitPrice = makeLabel(TextRole::Soft, {}, m_card);
    prices->addWidget(m_price);
    prices->addWidget(m_unitPrice, 1, Qt::AlignBottom);
    m_card->body()->addLayout(prices);
    m_restriction = new Notice(Tone::Warn, m_card);
    m_restriction->setObjectName(u"item.restriction"_s);
    m_card->body()->addWidget(m_restriction);
    m_shortage = new Button(Button::Kind::Secondary, {}, m_card);
    m_shortage->setObjectName(u"item.shortage"_s);
    m_shortage->setKeys(Qt::SHIFT | Qt::Key_F9);
    m_card->body()->addWidget(m_shortage, 0, Qt::AlignLeft);
    m_facts = new QGridLayout;
    space(m_facts, {0, 2, 0, 0}, 3);
    m_facts->setColumnStretch(1, 1);
    m_card->body()->addLayout(m_facts);
    m_taken = makeLabel(TextRole::Soft, {}, m_card);
    m_taken->setObjectName(u"item.procurement"_s);
    m_taken->setWordWrap(true);
    m_progress = new QProgressBar(m_card);
    m_progress->setTextVisible(false);
    m_progress->setObjectName(u"item.progress"_s);
    m_card->body()->addWidget(m_taken);
    m_card->body()->addWidget(m_progress);
    all->addWidget(m_card);

    m_others = new Card(inside);
    m_noOthers = makeLabel(TextRole::Soft, {}, m_others);
    m_noOthers->setWordWrap(true);
    m_table = new EquivalentsTable(m_others);
    m_table->setObjectName(u"item.equivalents"_s);
    m_others->body()->addWidget(m_noOthers);
    m_others->body()->addWidget(m_table);
    all->addWidget(m_others);

    m_history = new Card(inside);
    m_plot = new PricePlot(m_history);
    m_history->body()->addWidget(m_plot);
    all->addWidget(m_history);
    all->addStretch(1);
    setWidget(inside);
    connect(m_table, &ShortTable::rowActed, this, [this](int row) {
        const auto chosen = m_table->rows().at(static_cast<std::size_t>(row)).shown;
        Q_EMIT itemAsked(chosen);
    });
    connect(m_shortage, &QPushButton::clicked, this, [this] {
        const auto missing = m_detail.shown.item;
        Q_EMIT shortageAsked(missing);
    });
    restyle();
}

QWidget* ItemPane::buildBadges() {
    auto* row = new QWidget(m_card);
    auto* flow = new FlowLayout(row);
    space(flow, 0, 6);
    m_class = new Badge({}, Tone::Ok, row);
    m_essential = new Badge({}, Tone::Neutral, row);
    m_procured = new Badge({}, Tone::Neutral, row);
    m_out = new Badge({}, Tone::Warn, row);
    m_sample = new Badge({}, Tone::Warn, row);
    m_out->setIconName(u"warning"_s);
    m_out->setObjectName(u"item.out"_s);
    m_sample->setObjectName(u"item.sample"_s);
    for (auto* badge : {m_class, m_essential, m_procured, m_out, m_sample}) flow->addWidget(badge);
    auto policy = row->sizePolicy();
    policy.setHeightForWidth(true);
    row->setSizePolicy(policy);
    return row;
}

void ItemPane::setPharmacies(const std::vector<pharmacy::Pharmacy>& pharmacies) { m_table->setPharmacies(pharmacies); }

void ItemPane::showItem(ItemDetail detail) {
    m_detail = std::move(detail);
    m_plot->setPrices(m_detail.prices, localDate(m_clock.now()));
    m_table->setRows(m_detail.equivalents, unitFenOf(m_detail.shown.item));
    retranslate();
    ensureVisible(0, 0);
}

void ItemPane::focusEquivalents() {
    if (m_table->isHidden()) return;
    m_table->setFocus();
    if (!m_table->currentIndex().isValid()) m_table->setCurrentIndex(m_table->model()->index(0, 0));
}

void ItemPane::addFact(int row, const QString& label, const QString& value) {
    auto* name = makeLabel(TextRole::Soft, label, m_card);
    auto* said = makeLabel(TextRole::Body, value.isEmpty() ? u"–"_s : value, m_card);
    name->setContentsMargins(0, px(1), 0, 0);  // on the line of the larger letters
    said->setWordWrap(true);
    said->setTextFormat(Qt::PlainText);
    m_facts->addWidget(name, row, 0, Qt::AlignTop);
    m_facts->addWidget(said, row, 1);
}

void ItemPane::showBadges() {
    const auto& item = m_detail.shown.item;
    m_class->setText(insuranceWord(item.insuranceClass));
    m_class->setTone(insuranceTone(item.insuranceClass));
    m_essential->setText(tr("Essential medicine"));
    m_essential->setVisible(item.essential);
    m_procured->setText(tr("Central procurement"));
    m_procured->setVisible(item.procured);
    m_out->setText(tr("Out of stock"));
    m_out->setVisible(item.outOfStock());
    m_shortage->setText(tr("Into the shortage log"));
    m_shortage->setVisible(item.outOfStock());
    m_sample->setText(tr("Sample"));
    m_sample->setVisible(item.isSample());
}

void ItemPane::showFacts() {
    const auto& item = m_detail.shown.item;
    emptyLayout(m_facts);
    const auto counted = item.stockAt ? tr("%1, counted %2", "stock and how long ago").arg(stockText(item), ago(*item.stockAt, m_clock.now())) : stockText(item);
    const QPair<QString, QString> facts[] = {{tr("Pack"), itemPack(item)},
                                             {tr("Maker"), qs(item.maker)},
                                             {tr("Stock"), counted},
                                             {tr("Long prescription"), longRxWord(item.longRx)},
                                             {tr("Tier"), QString::number(item.tier)},
                                             {tr("INN and ATC"), QStringList{qs(item.inn), qs(item.atc)}.join(u" · "_s)},
                                             {tr("Insurance code"), qs(item.nhsa)},
                                             {tr("Pharmacy's code"), qs(item.code)},
                                             {tr("Also at hospitals"), qs(item.alsoAt).split(u';', Qt::SkipEmptyParts).join(u", "_s)}};
    int row = 0;
    for (const auto& [label, value] : facts) addFact(row++, label, value);
}

void ItemPane::showProcurement() {
    const auto& item = m_detail.shown.item;
    const bool known = item.procured && item.agreed && *item.agreed > 0;
    m_taken->setVisible(known);
    m_progress->setVisible(known);
    if (!known) return;
    const auto taken = item.progress.value_or(0);
    m_taken->setText(tr("Agreed quantity: %1 of %2 packs taken, %3")
                         .arg(countText(taken), countText(*item.agreed), percentText(static_cast<double>(taken) / static_cast<double>(*item.agreed), 0)));
    m_progress->setRange(0, 100);
    m_progress->setValue(static_cast<int>(std::min<std::int64_t>(100, taken * 100 / *item.agreed)));
    m_progress->setAccessibleName(m_taken->text());
}

void ItemPane::showEquivalents() {
    m_others->setTitle(tr("May take its place"));
    const bool any = !m_detail.equivalents.empty();
    m_others->setHint(any ? tr("price of a unit") : QString());
    m_noOthers->setText(tr("No product of the same substance, form and strength, and none on the pharmacist's list, is in stock."));
    m_noOthers->setVisible(!any);
    m_table->setVisible(any);
}

void ItemPane::retranslate() {
    const auto& item = m_detail.shown.item;
    m_card->setTitle(itemName(item));
    m_card->setSubtitle(itemOtherName(item));
    m_price->setText(moneyText(item.price));
    const auto unit = moneyText(Money{static_cast<std::int64_t>(unitFenOf(item) + 0.5)});
    m_unitPrice->setText(item.packSize > 1 ? tr("a pack, about %1 a unit").arg(unit) : tr("a pack"));
    m_restriction->setVisible(item.restricted());
    if (item.restricted()) m_restriction->setWords(tr("Insurance pays only under a restriction."), itemRestriction(item));
    m_history->setTitle(tr("Price of a pack"));
    m_history->setHint(m_detail.prices.size() > 1 ? tr("¥, by version") : tr("unchanged so far"));
    showBadges();
    showFacts();
    showProcurement();
    showEquivalents();
}

void ItemPane::restyle() {
    setMinimumWidth(px(350));
    m_progress->setFixedHeight(px(6));
}

}  // namespace jiayi::ui
