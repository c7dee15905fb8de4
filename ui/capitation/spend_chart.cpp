#include "ui/capitation/spend_chart.h"

#include "ui/capitation/capitation_words.h"
#include "ui/common/paint.h"
#include "ui/common/tokens.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kChartHeight = 232;
constexpr int kAxisRoom = 58, kFootRoom = 24, kHeadRoom = 18;
constexpr double kBarShare = 0.58;  ///< of a month's room

/// 1, 2 or 5 times a power of ten, so that some lines stand below the highest value.
Money roundStep(Money highest) {
    const double wanted = std::max(1.0, static_cast<double>(highest.fen) / 4);
    const double power = std::pow(10.0, std::floor(std::log10(wanted)));
    for (const double each : {1.0, 2.0, 2.5, 5.0})
        if (each * power >= wanted) return {std::llround(each * power)};
    return {std::llround(10 * power)};
}

}  // namespace

SpendChart::SpendChart(QWidget* parent) : Live<QWidget>(parent) {
    setObjectName(u"account.chart"_s);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    retranslate();
}

QSize SpendChart::sizeHint() const { return {px(620), px(kChartHeight)}; }
QSize SpendChart::minimumSizeHint() const { return {px(320), px(kChartHeight)}; }

void SpendChart::show(const capitation::AccountPage& page) {
    m_page = page;
    gather();
    m_chosen = std::clamp(static_cast<int>(page.account.months.size()) - 1, -1, static_cast<int>(m_bars.size()) - 1);
    retranslate();
    update();
}

void SpendChart::gather() {
    m_bars.clear();
    const auto& account = m_page->account;
    for (const auto& month : account.months) m_bars.append({month.month, month.own, month.elsewhere, month.outstanding, month.budget, {}});
    if (m_bars.isEmpty()) return;
    const int left = 12 - static_cast<int>(m_bars.size());
    if (account.forecast && left > 0) {
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
    Money highest;
    for (const auto& bar : m_bars) highest = std::max({highest, bar.top(), bar.budget, bar.interval ? bar.interval->second : Money{}});
    m_step = roundStep(highest);
    m_lines = static_cast<int>(std::ceil(static_cast<double>(highest.fen) / static_cast<double>(m_step.fen)));
}

QRectF SpendChart::plot() const { return QRectF(rect()).adjusted(px(kAxisRoom), px(kHeadRoom), -px(8), -px(kFootRoom)); }

double SpendChart::yOf(Money amount) const {
    const auto area = plot();
    const double whole = static_cast<double>(m_step.fen) * std::max(1, m_lines);
    return area.bottom() - area.height() * static_cast<double>(amount.fen) / whole;
}

QRectF SpendChart::barBox(int month) const {
    const auto area = plot();
    const double room = area.width() / std::max(12, static_cast<int>(m_bars.size()));
    const double width = room * kBarShare;
    return {area.left() + room * month + (room - width) / 2, area.top(), width, area.height()};
}

void SpendChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_bars.isEmpty()) return;
    paintAxis(painter);
    for (int month = 0; month < static_cast<int>(m_bars.size()); ++month) paintBar(painter, month);
    paintBudget(painter);
    if (hasFocus()) paintFocusRing(painter, QRectF(rect()).adjusted(1, 1, -1, -1), px(6));
}

void SpendChart::paintAxis(QPainter& painter) const {
    const auto& t = tokens();
    const auto area = plot();
    painter.setFont(t.font(12));
    for (int line = 0; line <= m_lines; ++line) {
        const Money amount{m_step.fen * line};
        const double y = std::round(yOf(amount)) + 0.5;
        painter.setPen(QPen(t.rowLine, 1));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(t.inkSoft);
        painter.drawText(QRectF(0, y - px(9), px(kAxisRoom) - px(8), px(18)), Qt::AlignRight | Qt::AlignVCenter, shortMoney(amount));
    }
    for (int month = 0; month < static_cast<int>(m_bars.size()); ++month) {
        const auto box = barBox(month);
        painter.setPen(month == m_chosen ? t.ink : t.inkSoft);
        painter.setFont(t.font(12, month == m_chosen ? QFont::Bold : QFont::Normal));
        painter.drawText(QRectF(box.left() - px(12), area.bottom() + px(4), box.width() + px(24), px(18)), Qt::AlignCenter, monthNumber(m_bars[month].month));
    }
}

void SpendChart::paintBar(QPainter& painter, int month) const {
    const auto& t = tokens();
    const auto& bar = m_bars[month];
    const auto box = barBox(month);
    const auto column = [&](Money from, Money to) { return QRectF(QPointF(box.left(), yOf(to)), QPointF(box.right(), yOf(from))); };
    auto strong = t.accent, pale = t.tone(Tone::Info).strong;
    pale.setAlpha(95);
    painter.setPen(Qt::NoPen);
    if (month == m_chosen) {
        painter.setBrush(t.hover);
        painter.drawRoundedRect(box.adjusted(-px(5), 0, px(5), 0), px(4), px(4));
    }
    if (bar.toCome()) {
        painter.setBrush(pale);
        painter.drawRect(column({}, bar.own));
        painter.setPen(QPen(t.inkSoft, px(1.4)));
        const double middle = box.center().x(), low = yOf(bar.interval->first), high = yOf(bar.interval->second), cap = px(5);
        painter.drawLine(QPointF(middle, low), QPointF(middle, high));
        for (const double y : {low, high}) painter.drawLine(QPointF(middle - cap, y), QPointF(middle + cap, y));
        return;
    }
    painter.setBrush(strong);
    painter.drawRect(column({}, bar.own));
    painter.setBrush(pale);
    painter.drawRect(column(bar.own, bar.own + bar.elsewhere));
    const auto hatched = column(bar.own + bar.elsewhere, bar.top());
    if (hatched.height() < 1) return;
    painter.setBrush(QBrush(t.tone(Tone::Warn).strong, Qt::BDiagPattern));
    painter.setPen(QPen(t.tone(Tone::Warn).strong, 1));
    painter.drawRect(hatched);
}

void SpendChart::paintBudget(QPainter& painter) const {
    const auto& t = tokens();
    const auto area = plot();
    painter.setPen(QPen(t.tone(Tone::Ok).strong, px(1.6), Qt::DashLine));
    QPolygonF line;
    for (int month = 0; month < static_cast<int>(m_bars.size()); ++month) {
        const double room = area.width() / std::max(12, static_cast<int>(m_bars.size())), y = yOf(m_bars[month].budget);
        line << QPointF(area.left() + room * month, y) << QPointF(area.left() + room * (month + 1), y);
    }
    painter.drawPolyline(line);
    painter.setPen(t.tone(Tone::Ok).ink);
    painter.setFont(t.font(12, QFont::DemiBold));
    const auto words = tr("budget %1").arg(shortMoney(m_bars.last().budget));
    painter.drawText(QRectF(area.left(), yOf(m_bars.last().budget) - px(18), area.width(), px(16)), Qt::AlignRight | Qt::AlignVCenter, words);
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
    update();
    Q_EMIT chosenChanged();
}

void SpendChart::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Left: return choose(m_chosen - 1);
        case Qt::Key_Right: return choose(m_chosen + 1);
        case Qt::Key_Home: return choose(0);
        case Qt::Key_End: return choose(static_cast<int>(m_bars.size()) - 1);
        default: return Live<QWidget>::keyPressEvent(event);
    }
}

void SpendChart::mouseMoveEvent(QMouseEvent* event) {
    const auto area = plot();
    if (m_bars.isEmpty() || !area.contains(event->position())) return;
    const double room = area.width() / std::max(12, static_cast<int>(m_bars.size()));
    const int month = static_cast<int>((event->position().x() - area.left()) / room);
    if (month < static_cast<int>(m_bars.size()) && month != m_chosen) choose(month);
}

void SpendChart::focusInEvent(QFocusEvent* event) {
    Live<QWidget>::focusInEvent(event);
    update();
}
void SpendChart::focusOutEvent(QFocusEvent* event) {
    Live<QWidget>::focusOutEvent(event);
    update();
}

void SpendChart::retranslate() {
    setAccessibleName(tr("Spend against budget by month"));
    setAccessibleDescription(said());
    setToolTip(tr("Left and Right walk through the months"));
    Q_EMIT chosenChanged();
}

}  // namespace jiayi::ui
