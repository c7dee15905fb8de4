#include "ui/capitation/outcome_board.h"

#include "ui/capitation/capitation_words.h"
#include "ui/common/card.h"
#include "ui/common/labels.h"

#include <QGridLayout>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using capitation::MeasuredRate;

namespace {

QString ratePercent(const std::optional<MeasuredRate>& rate) { return rate ? percentOf({rate->numerator}, {rate->denominator}) : u"–"_s; }

/// "+2.4 points": of shares, never percent of percent.
QString pointsBetween(const std::optional<MeasuredRate>& before, const std::optional<MeasuredRate>& now) {
    if (!before || !now) return u"–"_s;
    const double points = 100.0 * (static_cast<double>(now->numerator) / static_cast<double>(now->denominator) - static_cast<double>(before->numerator) / static_cast<double>(before->denominator));
    const auto text = QLocale().toString(std::abs(points), 'f', 1);
    return OutcomeBoard::tr("%1 points").arg((points < 0 ? u"−"_s : u"+"_s) + text);
}

const capitation::PublishedFigure* publishedOf(const capitation::OutcomePage& page, std::string_view id) {
    const auto found = std::find_if(page.published.begin(), page.published.end(), [&](const auto& one) { return one.id == id; });
    return found == page.published.end() ? nullptr : &*found;
}

QString publishedYuan(const capitation::OutcomePage& page, std::string_view id) {
    const auto* figure = publishedOf(page, id);
    const auto money = figure ? parseYuan(figure->value) : Result<Money>{invalid("money.format")};
    return money ? wholeYuan(*money) : u"–"_s;
}
QString publishedPercent(const capitation::OutcomePage& page, std::string_view id, bool sign) {
    const auto* figure = publishedOf(page, id);
    if (!figure) return u"–"_s;
    if (figure->value == "up") return OutcomeBoard::tr("risen");
    return sign ? signedPercent(figure->value) : qs(figure->value) + u" %"_s;
}

}  // namespace

OutcomeBoard::OutcomeBoard(QWidget* parent) : Live<QWidget>(parent) {
    setObjectName(u"account.outcome"_s);
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);
    m_money = new Card(this);
    m_care = new Card(this);
    m_notes = new Card(this);
    m_how = makeLabel(TextRole::Soft, {}, m_notes);
    m_how->setObjectName(u"outcome.how"_s);
    m_how->setWordWrap(true);
    m_notes->body()->addWidget(m_how);
    for (auto* card : {m_money, m_care, m_notes}) all->addWidget(card);
    all->addStretch(1);
    retranslate();
}

void OutcomeBoard::show(const capitation::OutcomePage& page) {
    m_page = page;
    retranslate();
}

void OutcomeBoard::row(QGridLayout* grid, int at, const QStringList& cells, bool head) {
    auto* within = grid->parentWidget();
    for (int column = 0; column < static_cast<int>(cells.size()); ++column) {
        const auto role = head ? TextRole::Soft : column == 2 || column == 3 ? TextRole::Strong : column == 4 ? TextRole::Soft : TextRole::Body;
        auto* label = makeLabel(role, cells[column], within);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(column == 0);
        label->setObjectName(u"outcome.%1.%2"_s.arg(within->objectName()).arg(at * 10 + column));
        if (column > 0) label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        if (column == 0 && !head) label->setAccessibleName(cells.join(u", "_s));
        grid->addWidget(label, at, column);
    }
}

void OutcomeBoard::showMoney() {
    const auto& page = *m_page;
    auto* grid = new QGridLayout(m_moneyRows);
    space(grid, 0, 10);
    grid->setColumnStretch(0, 3);
    for (int column = 1; column < 5; ++column) grid->setColumnStretch(column, 2);
    const bool before = page.base.memberMonths > 0, now = page.current.memberMonths > 0;
    row(grid, 0, {QString(), tr("before"), tr("now"), tr("change"), tr("published elsewhere")}, true);
    row(grid, 1, {tr("Cost per member-month"), before ? wholeYuan(page.money.costBefore) : u"–"_s, now ? wholeYuan(page.money.costNow) : u"–"_s, before && now ? signedPercent(page.money.costChange) : u"–"_s,
                  tr("%1 → %2 (%3)").arg(publishedYuan(page, "cost-before"), publishedYuan(page, "cost-now"), publishedPercent(page, "cost-change", true))});
    row(grid, 2, {tr("Surplus of the budget"), percentOf(page.base.budget - page.base.cost, page.base.budget), percentOf(page.money.surplus, page.money.budget), QString(), publishedPercent(page, "surplus-rate", false)});
    row(grid, 3, {tr("Budget"), shortMoney(page.base.budget), shortMoney(page.current.budget), QString(), QString()});
    row(grid, 4, {tr("Cost"), shortMoney(page.base.cost), shortMoney(page.current.cost), QString(), QString()});
    row(grid, 5, {tr("Member-months"), countText(page.base.memberMonths), countText(page.current.memberMonths), QString(), QString()});
}

void OutcomeBoard::showCare() {
    const auto& page = *m_page;
    auto* grid = new QGridLayout(m_careRows);
    space(grid, 0, 10);
    grid->setColumnStretch(0, 3);
    for (int column = 1; column < 5; ++column) grid->setColumnStretch(column, 2);
    row(grid, 0, {QString(), tr("before"), tr("now"), tr("change"), tr("published elsewhere")}, true);
    int at = 0;
    for (const auto& measure : page.measures) {
        const auto* published = publishedOf(page, measure.measure);
        const auto name = moneyWords(measure.text) + (measure.inverse ? tr(" (less is better)") : QString());
        row(grid, ++at, {name, ratePercent(measure.before), ratePercent(measure.now), pointsBetween(measure.before, measure.now), published ? publishedPercent(page, measure.measure, false) : QString()});
    }
}

void OutcomeBoard::retranslate() {
    m_money->setTitle(tr("Money"));
    m_care->setTitle(tr("Care"));
    m_care->setHint(tr("measures that decide payment"));
    m_notes->setTitle(tr("How it is figured"));
    delete m_moneyRows;
    delete m_careRows;
    m_moneyRows = m_careRows = nullptr;
    if (!m_page) return;
    m_money->setHint(tr("%1 – %2 against %3 – %4").arg(monthText(m_page->from), monthText(m_page->to), monthText(m_page->baseFrom), monthText(m_page->baseTo)));
    m_moneyRows = new QWidget(m_money);
    m_moneyRows->setObjectName(u"money"_s);
    m_money->body()->addWidget(m_moneyRows);
    m_careRows = new QWidget(m_care);
    m_careRows->setObjectName(u"care"_s);
    m_care->body()->addWidget(m_careRows);
    showMoney();
    showCare();
    QStringList how{tr("The same months of two years, so that the season cancels out. The fall of the cost and the surplus of the budget are two figures: one is against what was spent, the other against what was granted."),
                    tr("Care: the twelve months that end with %1 and with %2. Nobody is left out for a target of their own; what is missing fails.").arg(monthText(m_page->baseTo), monthText(m_page->to))};
    if (!m_page->published.empty()) {
        // The source stands in one language, as it was entered.
        how << tr("Published elsewhere is a reference, not an aim. Source: %1").arg(qs(m_page->published.front().origin.source));
    }
    m_how->setText(how.join(u'\n'));
}

}  // namespace jiayi::ui
