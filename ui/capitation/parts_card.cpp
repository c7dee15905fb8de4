#include "ui/capitation/parts_card.h"

#include "ui/capitation/capitation_words.h"
#include "ui/common/labels.h"

#include <QGridLayout>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {
/// Of grids there may be many: the ones that cost most.
constexpr std::size_t kShownParts = 8;

Money averageOf(Money spent, std::int64_t memberMonths) { return memberMonths > 0 ? capitation::scaled(spent, {1, memberMonths}) : Money{}; }
}  // namespace

PartsCard::PartsCard(Kind kind, const QString& name, QWidget* parent) : Card(parent), m_kind(kind) {
    setObjectName(name);
    retranslate();
}

void PartsCard::show(std::vector<capitation::AccountPart> parts, Money spent, std::int64_t memberMonths) {
    m_parts = std::move(parts);
    m_spent = spent;
    m_memberMonths = memberMonths;
    showParts();
}

QString PartsCard::wordOf(const std::string& key) const {
    switch (m_kind) {
        case Kind::Category: return categoryWord(key);
        case Kind::Tier: return tierWord(key);
        case Kind::Doctor: return key.empty() ? tr("No doctor named") : qs(key);
        case Kind::Grid: return key.empty() ? tr("No grid") : tr("Grid %1").arg(qs(key));
    }
    return {};
}

QLabel* PartsCard::cell(int row, int column, const QString& text, bool right, bool soft) {
    auto* label = makeLabel(soft ? TextRole::Soft : TextRole::Body, text, m_rows);
    label->setTextFormat(Qt::PlainText);
    if (right) label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    if (column == 0) label->setWordWrap(true);
    m_grid->addWidget(label, row, column);
    return label;
}

void PartsCard::showParts() {
    delete m_rows;
    m_rows = new QWidget(this);
    m_grid = new QGridLayout(m_rows);
    space(m_grid, 0, 8);
    m_grid->setColumnStretch(0, 1);
    const bool groups = m_kind != Kind::Category;
    int row = 0;
    if (groups) {
        cell(row, 1, tr("members"), true, true);
        cell(row, 2, tr("per month"), true, true);
        cell(row++, 3, tr("to all"), true, true);
    }
    const auto all = averageOf(m_spent, m_memberMonths);
    std::size_t shown = 0;
    for (const auto& part : m_parts) {
        if (++shown > kShownParts) break;
        const auto name = wordOf(part.key);
        auto* first = cell(row, 0, name, false);
        if (groups) {
            const auto average = averageOf(part.spent, part.memberMonths);
            cell(row, 1, countText(part.memberMonths), true, true)->setToolTip(tr("member-months"));
            cell(row, 2, wholeYuan(average), true);
            cell(row, 3, signedPercent(capitation::percentText(average - all, all)), true, true);
            first->setAccessibleName(tr("%1: %2 per member-month").arg(name, wholeYuan(average)));
        } else {
            cell(row, 1, wholeYuan(part.spent), true);
            cell(row, 2, percentOf(part.spent, m_spent), true, true);
            first->setAccessibleName(name + u": "_s + wholeYuan(part.spent) + u", "_s + percentOf(part.spent, m_spent));
        }
        ++row;
    }
    if (m_parts.size() > kShownParts) cell(row++, 0, tr("and %n more", nullptr, static_cast<int>(m_parts.size() - kShownParts)), false, true);
    if (m_parts.empty()) cell(row++, 0, tr("Nothing yet"), false, true);
    body()->addWidget(m_rows);
}

void PartsCard::retranslate() {
    switch (m_kind) {
        case Kind::Category: setTitle(tr("Where the money went")); break;
        case Kind::Doctor: setTitle(tr("By doctor")); break;
        case Kind::Grid: setTitle(tr("By grid")); break;
        case Kind::Tier: setTitle(tr("By tier")); break;
    }
    if (m_kind != Kind::Category) setHint(tr("average of a group, no limit"));
    showParts();
}

}  // namespace jiayi::ui
