#include "ui/quality/trend_lines.h"

#include "ui/common/format.h"
#include "ui/common/tokens.h"

#include <QChart>
#include <QDateTime>
#include <QDateTimeAxis>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLegendMarker>
#include <QLineSeries>
#include <QScatterSeries>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double kTrendDayMs = 24.0 * 3600 * 1000;
/// The axis spans at least so many percent, so that a step of one looks like one.
constexpr double kLeastSpan = 20, kTenth = 10, kWhole = 100;
constexpr int kMonthTicks = 7, kPercentTicks = 5;

double momentOf(qint64 day) { return (static_cast<double>(day) + 0.5) * kTrendDayMs; }

}  // namespace

TrendLines::TrendLines(QWidget* parent) : Live<QChartView>(parent) {
    auto* drawing = chart();
    drawing->setBackgroundVisible(false);
    drawing->setMargins({});
    drawing->setAnimationOptions(QChart::NoAnimation);
    drawing->layout()->setContentsMargins(0, 0, 0, 0);
    drawing->legend()->setAlignment(Qt::AlignTop);
    m_time = new QDateTimeAxis(drawing);
    m_value = new QValueAxis(drawing);
    m_line = new QLineSeries(drawing);
    m_dots = new QScatterSeries(drawing);
    m_consortium = new QLineSeries(drawing);
    drawing->addAxis(m_time, Qt::AlignBottom);
    drawing->addAxis(m_value, Qt::AlignLeft);
    for (QAbstractSeries* series : std::initializer_list<QAbstractSeries*>{m_consortium, m_line, m_dots}) {
        drawing->addSeries(series);
        series->attachAxis(m_time);
        series->attachAxis(m_value);
    }
    for (auto* marker : drawing->legend()->markers(m_dots)) marker->setVisible(false);
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setObjectName(u"trend.lines"_s);
    restyle();
}

void TrendLines::setMonths(std::vector<TrendMonth> months) {
    m_months = std::move(months);
    draw();
}

void TrendLines::draw() {
    QList<QPointF> points, others;
    double low = kWhole, high = 0;
    for (const auto& month : m_months) {
        for (const auto& rate : {month.rate, month.consortium}) {
            if (!rate) continue;
            low = std::min(low, kWhole * *rate);
            high = std::max(high, kWhole * *rate);
        }
        if (month.rate) points << QPointF(momentOf(month.day), kWhole * *month.rate);
        if (month.consortium) others << QPointF(momentOf(month.day), kWhole * *month.consortium);
    }
    m_line->replace(points);
    m_dots->replace(points);
    m_consortium->replace(others);
    m_line->setName(tr("This clinic"));
    m_consortium->setName(others.isEmpty() ? tr("Consortium: not known yet") : tr("Consortium, mean"));
    setAccessibleName(tr("Month by month"));
    setAccessibleDescription(tr("The table beneath says the same."));
    if (m_months.empty() || low > high) return m_value->setRange(0, kWhole);
    m_time->setRange(QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(momentOf(m_months.front().day))), QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(momentOf(m_months.back().day))));
    m_time->setTickCount(std::clamp(static_cast<int>(m_months.size()), 2, kMonthTicks));
    m_time->setFormat(u"yyyy-MM"_s);
    const double middle = (low + high) / 2, half = std::max(kLeastSpan, (high - low) * 1.2) / 2;
    double bottom = std::floor(std::max(0.0, middle - half) / kTenth) * kTenth;
    const double top = std::min(kWhole, std::ceil(std::max(middle + half, bottom + kLeastSpan) / kTenth) * kTenth);
    bottom = std::min(bottom, top - kLeastSpan);
    m_value->setRange(bottom, top);
    m_value->setTickCount(kPercentTicks);
    m_value->setLabelFormat(u"%.0f %"_s);
}

void TrendLines::restyle() {
    const auto& t = tokens();
    setMinimumHeight(px(240));
    setBackgroundBrush(t.card);
    m_line->setPen(QPen(t.accent, px(2)));
    QPen dashed(t.inkSoft, px(2));
    dashed.setStyle(Qt::DashLine);
    m_consortium->setPen(dashed);
    m_dots->setColor(t.accent);
    m_dots->setBorderColor(t.card);
    m_dots->setMarkerSize(px(8));
    chart()->legend()->setFont(t.font(13));
    chart()->legend()->setLabelColor(t.inkSoft);
    for (QAbstractAxis* axis : {static_cast<QAbstractAxis*>(m_time), static_cast<QAbstractAxis*>(m_value)}) {
        axis->setLabelsFont(t.font(12));
        axis->setLabelsColor(t.inkSoft);
        axis->setGridLinePen(QPen(t.rowLine, 1));
        axis->setLinePen(QPen(t.rowLine, 1));
    }
    m_time->setGridLineVisible(false);
    draw();
}

}  // namespace jiayi::ui
