#include "ui/pharmacy/change_pane.h"

#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/pharmacy/formulary_words.h"
#include "ui/pharmacy/value_tables.h"

#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using pharmacy::ChangeKind;

namespace {

/// What makes another product worth a thought: it cannot be had any more, or costs more, or is paid for by new terms.
bool asksForSubstitute(const pharmacy::FormularyChange& change) {
    return std::any_of(change.kinds.begin(), change.kinds.end(), [](ChangeKind kind) {
        return kind == ChangeKind::Withdrawn || kind == ChangeKind::Dearer || kind == ChangeKind::OutOfStock || kind == ChangeKind::Restricted;
    });
}

}  // namespace

ChangePane::ChangePane(QWidget* parent) : Live<QScrollArea>(parent) {
    setObjectName(u"change"_s);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inside = new QWidget;
    inside->setObjectName(u"scrolled"_s);
    auto* all = new QVBoxLayout(inside);
    space(all, 0, 14);
    const auto words = [](Card* card, TextRole role) {
        auto* label = makeLabel(role, {}, card);
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        card->body()->addWidget(label);
        return label;
    };
    m_card = new Card(inside);
    m_what = words(m_card, TextRole::Body);
    m_what->setObjectName(u"change.what"_s);
    m_people = new Card(inside);
    m_nobody = words(m_people, TextRole::Soft);
    m_lines = new AffectedTable(m_people);
    m_lines->setObjectName(u"change.residents"_s);
    m_people->body()->addWidget(m_lines);
    m_others = new Card(inside);
    m_noOthers = words(m_others, TextRole::Soft);
    m_equivalents = new EquivalentsTable(m_others);
    m_equivalents->setObjectName(u"change.equivalents"_s);
    m_others->body()->addWidget(m_equivalents);
    m_propose = new Button(Button::Kind::Primary, {}, m_people);
    m_propose->setObjectName(u"change.propose"_s);
    m_propose->setKeys(Qt::Key_F8);
    m_people->body()->addWidget(m_propose, 0, Qt::AlignLeft);
    for (auto* card : {m_card, m_people, m_others}) all->addWidget(card);
    all->addStretch(1);
    setWidget(inside);
    connect(m_lines, &ShortTable::rowActed, this, [this](int row) { Q_EMIT residentOpened(m_lines->rows().at(static_cast<std::size_t>(row)).resident); });
    connect(m_propose, &QPushButton::clicked, this, &ChangePane::substitutionAsked);
    restyle();
    retranslate();
}

void ChangePane::setPharmacies(const std::vector<pharmacy::Pharmacy>& pharmacies) { m_equivalents->setPharmacies(pharmacies); }

void ChangePane::showChange(ChangeRow row, ChangeDetail detail) {
    const auto& item = row.change.item();
    m_equivalents->setRows(std::move(detail.equivalents), static_cast<double>(item.price.fen) / static_cast<double>(std::max<std::int64_t>(1, item.packSize)));
    m_lines->setRows(std::move(detail.lines));
    m_row = std::move(row);
    retranslate();
    ensureVisible(0, 0);
}

void ChangePane::focusLists() {
    ShortTable* first = m_lines->isHidden() ? static_cast<ShortTable*>(m_equivalents) : m_lines;
    if (first->isHidden()) return;
    first->setFocus();
    if (!first->currentIndex().isValid()) first->setCurrentIndex(first->model()->index(0, 0));
}

QString ChangePane::explain() const {
    const auto& change = m_row->change;
    QStringList lines;
    for (const auto kind : gravestFirst(change.kinds)) {
        QString more;
        if (kind == ChangeKind::Dearer || kind == ChangeKind::Cheaper || kind == ChangeKind::New) more = changeText(change);
        if (kind == ChangeKind::Restricted) more = itemRestriction(*change.after);
        if (kind == ChangeKind::Unrestricted) more = itemRestriction(*change.before);
        lines << (more.isEmpty() ? changeWord(kind) : tr("%1: %2", "a kind of change, and what it is").arg(changeWord(kind), more));
    }
    const bool otherPack = change.before && change.after && change.before->packSize != change.after->packSize;
    if (otherPack) lines << tr("The pack holds %1 instead of %2; prices are compared by the unit.").arg(change.after->packSize).arg(change.before->packSize);
    return lines.join(u'\n');
}

void ChangePane::retranslate() {
    m_people->setTitle(tr("Residents who take it"));
    m_others->setTitle(tr("May take its place"));
    m_nobody->setText(tr("None of our active residents takes it."));
    m_noOthers->setText(tr("No product of the same substance, form and strength, and none on the pharmacist's list, is in stock."));
    const bool people = m_lines->model()->rowCount() > 0, others = m_equivalents->model()->rowCount() > 0;
    m_nobody->setVisible(!people);
    m_lines->setVisible(people);
    m_people->setHint(people ? tr("↵ chart", "Enter opens it") : QString());
    m_noOthers->setVisible(!others);
    m_equivalents->setVisible(others);
    m_others->setHint(others ? tr("price of a unit") : QString());
    m_propose->setText(tr("Propose a substitute"));
    m_propose->setVisible(people && others && m_row && asksForSubstitute(m_row->change));
    if (!m_row) return;
    m_card->setTitle(itemName(m_row->change.item()));
    m_card->setSubtitle(itemPack(m_row->change.item()));
    m_what->setText(explain());
}

void ChangePane::restyle() { setMinimumWidth(px(350)); }

}  // namespace jiayi::ui
