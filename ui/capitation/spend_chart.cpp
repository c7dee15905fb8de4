#include "ui/capitation/spend_chart.h"

#include "ui/capitation/capitation_words.h"
#include "ui/common/format.h"
#include "ui/common/paint.h"
#include "ui/common/tokens.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QCategoryAxis>
#include <QChart>
#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QLegend>
#include <QLineSeries>
#include <QMouseEvent>
#include <QStackedBarSeries>

#include <algorithm>
#include <cmath>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kChartHeight = 232;
constexpr double kBarShare = 0.58;  ///< of a month's room
constexpr int kMonthsShown = 12;

/// 1, 2 or 5 times a power of ten, so that some lines stand below the highest value.
Money roundStep(Money highest) {
    const double wanted = std::max(1.0, static_cast<double>(highest.fen) / 4);
    const double power = std::pow(10.0, std::floor(std::log10(wanted)));
    for (const double each : {1.0, 2.0, 2.5, 5.0})
        if (each * power >= wanted) return {std::llround(each * power)};
    return {std::llround(10 * power)};
}

double yuanOf(Money amount) { return static_cast<double>(amount.fen) / 100; }

}  // namespace

SpendChart::SpendChart(QWidget* parent) : Live<QChartView>(parent) {
    auto* drawing = chart();
    drawing->legend()->hide();
    drawing->setBackgroundVisible(false);
    drawing->setMargins({0, px(10), px(8), 0});
    drawing->setAnimationOptions(QChart::NoAnimation);
    drawing->layout()->setContentsMargins(0, 0, 0, 0);
    m_months = new QBarCategoryAxis(drawing);
    m_amounts = new QCategoryAxis(drawing);
    m_amounts->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    m_stack = new QStackedBarSeries(drawing);
    m_stack->setBarWidth(kBarShare);
    for (auto& set : m_sets) {
        set = new QBarSet(QString(), m_stack);
        m_stack->append(set);
    }
    m_budget = new QLineSeries(drawing);
    drawing->addAxis(m_months, Qt::AlignBottom);
    drawing->addAxis(m_amounts, Qt::AlignLeft);
    for (QAbstractSeries* series : std::initializer_list<QAbstractSeries*>{m_stack, m_budget}) {
        drawing->addSeries(series);
        series->attachAxis(m_months);
        series->attachAxis(m_amounts);
    }
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setObjectName(u"account.chart"_s);
    restyle();
    retranslate();
}

void SpendChart::show(const capitation::AccountPage& page) {
    m_page = page;
    gather();
    m_chosen = std::clamp(static_cast<int>(page.account.months.size()) - 1, -1, static_cast<int>(m_bars.size()) - 1);
    draw();
    retranslate();
}

void SpendChart::gather() {
    m_bars.clear();
    const auto& account = m_page->account;
    for (const auto& month : account.months) m_bars.append({month.month, month.own, month.elsewhere, month.outstanding, month.budget, {}});
    const int left = kMonthsShown - static_cast<int>(m_bars.size());
    if (m_bars.isEmpty() || !account.forecast || left <= 0) return;
    // What the forecast leaves for the months to come, in equal parts: no season is known.
    const auto spent = capitation::sumOf(account.months, [](const capitation::AccountMonth& one) { return one.spent() + one.outstanding; });
    const auto part = [&](Money whole) { return Money{(whole - spent).fen / left}; };
    auto month = m_bars.last().month;
    const auto budget = m_bars.last().budget;
    for (int i = 0; i < left; ++i) {
        month += std::chrono::months{1};
        m_bars.append({month, part(account.forecast->expected), {}, {}, budget, std::pair{part(account.forecast->low), part(account.forecast->high)}});
    }
}

void SpendChart::draw() {
    for (auto* set : m_sets) set->remove(0, set->count());
    QStringList months;
    QList<QPointF> budget;
    Money highest;
    for (int i = 0; i < static_cast<int>(m_bars.size()); ++i) {
        const auto& bar = m_bars[i];
        months << monthNumber(bar.month);
        const std::array<Money, 4> parts{bar.toCome() ? Money{} : bar.own, bar.elsewhere, bar.outstanding, bar.toCome() ? bar.own : Money{}};
        for (std::size_t set = 0; set < m_sets.size(); ++set) m_sets[set]->append(yuanOf(parts[set]));
        budget << QPointF(i - 0.5, yuanOf(bar.budget)) << QPointF(i + 0.5, yuanOf(bar.budget));
        highest = std::max({highest, bar.top(), bar.budget, bar.interval ? bar.interval->second : Money{}});
    }
    m_months->setCategories(months);
    m_budget->replace(budget);
    drawAmounts(highest);
}

void SpendChart::drawAmounts(Money highest) {
    for (const auto& label : m_amounts->categoriesLabels()) m_amounts->remove(label);
    const auto step = roundStep(highest);
    const auto lines = static_cast<int>(std::ceil(static_cast<double>(highest.fen) / static_cast<double>(step.fen)));
    m_amounts->setRange(0, yuanOf({step.fen * std::max(1, lines)}));
    for (int line = 0; line <= lines; ++line) m_amounts->append(shortMoney({step.fen * line}), yuanOf({step.fen * line}));
}

QPointF SpendChart::at(double month, Money amount) const { return chart()->mapToScene(chart()->mapToPosition(QPointF(month, yuanOf(amount)), m_budget)); }

void SpendChart::drawBackground(QPainter* painter, const QRectF& part) {
    Live<QChartView>::drawBackground(painter, part);
    if (m_chosen < 0 || m_chosen >= static_cast<int>(m_bars.size())) return;
    const auto area = chart()->mapToScene(chart()->plotArea()).boundingRect();
    const double half = kBarShare / 2 + 0.08;
    painter->setPen(Qt::NoPen);
    painter->setBrush(tokens().hover);
    painter->drawRoundedRect(QRectF(QPointF(at(m_chosen - half, {}).x(), area.top()), QPointF(at(m_chosen + half, {}).x(), area.bottom())), px(4), px(4));
}

void SpendChart::drawForeground(QPainter* painter, const QRectF& part) {
    Live<QChartView>::drawForeground(painter, part);
    if (m_bars.isEmpty()) return;
    const auto& t = tokens();
    painter->setPen(QPen(t.inkSoft, px(1.4)));
    for (int i = 0; i < static_cast<int>(m_bars.size()); ++i) {
        if (!m_bars[i].toCome()) continue;
        const auto low = at(i, m_bars[i].interval->first), high = at(i, m_bars[i].interval->second);
        const QPointF cap(px(5), 0);
        painter->drawLine(low, high);
        for (const auto& end : {low, high}) painter->drawLine(end - cap, end + cap);
    }
    const auto end = at(static_cast<double>(m_bars.size()) - 0.5, m_bars.last().budget);
    painter->setPen(t.tone(Tone::Ok).ink);
    painter->setFont(t.font(12, QFont::DemiBold));
    painter->drawText(QRectF(end.x() - px(240), end.y() - px(18), px(240), px(16)), Qt::AlignRight | Qt::AlignVCenter, tr("budget %1").arg(shortMoney(m_bars.last().budget)));
    if (hasFocus()) paintFocusRing(*painter, mapToScene(viewport()->rect()).boundingRect().adjusted(1, 1, -1, -1), px(6));
}

QString SpendChart::saidOf(const Bar& bar) const {
    if (bar.toCome()) return tr("%1, forecast: %2, between %3 and %4 with four chances in five; budget %5").arg(monthText(bar.month), shortMoney(bar.own), shortMoney(bar.interval->first), shortMoney(bar.interval->second), shortMoney(bar.budget));
    auto words = tr("%1: own %2, elsewhere %3, budget %4").arg(monthText(bar.month), shortMoney(bar.own), shortMoney(bar.elsewhere), shortMoney(bar.budget));
    if (bar.outstanding.fen > 0) words += tr("; on its way %1").arg(shortMoney(bar.outstanding));
    return words;
}

QString SpendChart::said() const { return m_chosen >= 0 && m_chosen < static_cast<int>(m_bars.size()) ? saidOf(m_bars[m_chosen]) : QString(); }

void SpendChart::choose(int month) {
    if (m_bars.isEmpty()) return;
    m_chosen = std::clamp(month, 0, static_cast<int>(m_bars.size()) - 1);
    setAccessibleDescription(said());
    scene()->update();
    viewport()->update();
    Q_EMIT chosenChanged();
}

void SpendChart::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Left: return choose(m_chosen - 1);
        case Qt::Key_Right: return choose(m_chosen + 1);
        case Qt::Key_Home: return choose(0);
        case Qt::Key_End: return choose(static_cast<int>(m_bars.size()) - 1);
        default: return Live<QChartView>::keyPressEvent(event);
    }
}

void SpendChart::mouseMoveEvent(QMouseEvent* event) {
    Live<QChartView>::mouseMoveEvent(event);
    const auto place = chart()->mapFromScene(mapToScene(event->position().toPoint()));
    if (m_bars.isEmpty() || !chart()->plotArea().contains(place)) return;
    const int month = static_cast<int>(std::lround(chart()->mapToValue(place, m_budget).x()));
    if (month != m_chosen) choose(month);
}

void SpendChart::focusInEvent(QFocusEvent* event) {
    Live<QChartView>::focusInEvent(event);
    viewport()->update();
}
void SpendChart::focusOutEvent(QFocusEvent* event) {
    Live<QChartView>::focusOutEvent(event);
    viewport()->update();
}

void SpendChart::restyle() {
    const auto& t = tokens();
    setFixedHeight(px(kChartHeight));
    setMinimumWidth(px(320));
    setBackgroundBrush(t.card);
    auto pale = t.tone(Tone::Info).strong;
    pale.setAlpha(95);
    const std::array<QBrush, 4> brushes{QBrush(t.accent), QBrush(pale), QBrush(t.tone(Tone::Warn).strong, Qt::BDiagPattern), QBrush(pale)};
    for (std::size_t set = 0; set < m_sets.size(); ++set) {
        m_sets[set]->setBrush(brushes[set]);
        m_sets[set]->setPen(set == 2 ? QPen(t.tone(Tone::Warn).strong, 1) : QPen(Qt::NoPen));
    }
    m_budget->setPen(QPen(t.tone(Tone::Ok).strong, px(1.6), Qt::DashLine));
    for (QAbstractAxis* axis : {static_cast<QAbstractAxis*>(m_months), static_cast<QAbstractAxis*>(m_amounts)}) {
        axis->setLabelsFont(t.font(12));
        axis->setLabelsColor(t.inkSoft);
        axis->setGridLinePen(QPen(t.rowLine, 1));
        axis->setLinePen(QPen(t.rowLine, 1));
    }
    m_months->setGridLineVisible(false);
}

void SpendChart::retranslate() {
    if (m_page) draw();
    setAccessibleName(tr("Spend against budget by month"));
    setAccessibleDescription(said());
    setToolTip(tr("Left and Right walk through the months"));
    Q_EMIT chosenChanged();
}

}  // namespace jiayi::ui
