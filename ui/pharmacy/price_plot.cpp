#include "ui/pharmacy/price_plot.h"

#include "ui/common/format.h"
#include "ui/common/tokens.h"

#include <QChart>
#include <QDateTime>
#include <QDateTimeAxis>
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QValueAxis>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double kPriceDayMs = 24.0 * 3600 * 1000;
constexpr int kShownTimeTicks = 3;
constexpr int kDaysWithoutYear = 200;

double noonOf(Date date) { return (static_cast<double>(date.time_since_epoch().count()) + 0.5) * kPriceDayMs; }

double yuanOf(Money price) { return static_cast<double>(price.fen) / 100; }

}  // namespace

PricePlot::PricePlot(QWidget* parent) : Live<QChartView>(parent) {
    auto* drawing = chart();
    drawing->legend()->hide();
    drawing->setBackgroundVisible(false);
    drawing->setMargins({});
    drawing->setAnimationOptions(QChart::NoAnimation);
    drawing->layout()->setContentsMargins(0, 0, 0, 0);
    m_time = new QDateTimeAxis(drawing);
    m_value = new QValueAxis(drawing);
    m_line = new QLineSeries(drawing);
    drawing->addAxis(m_time, Qt::AlignBottom);
    drawing->addAxis(m_value, Qt::AlignLeft);
    drawing->addSeries(m_line);
    m_line->attachAxis(m_time);
    m_line->attachAxis(m_value);
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setObjectName(u"item.prices"_s);
    restyle();
}

void PricePlot::setPrices(std::vector<pharmacy::PricePoint> prices, Date today) {
    m_prices = std::move(prices);
    m_today = today;
    draw();
}

void PricePlot::draw() {
    QList<QPointF> points;
    double low = 1e12, high = 0;
    for (const auto& point : m_prices) {
        const double at = noonOf(point.from), price = yuanOf(point.price);
        if (!points.isEmpty()) points.append({at, points.last().y()});
        points.append({at, price});
        low = std::min(low, price);
        high = std::max(high, price);
    }
    QStringList words;
    for (const auto& point : m_prices) words << isoDate(point.from) + u"  "_s + moneyText(point.price);
    setAccessibleName(tr("Price of a pack"));
    setAccessibleDescription(words.join(u", "_s));
    setToolTip(words.join(u'\n'));
    if (points.isEmpty()) return m_line->clear();
    const double first = points.first().x(), last = std::max(noonOf(m_today), first + 30 * kPriceDayMs);
    points.append({last, points.last().y()});
    m_line->replace(points);
    m_time->setRange(QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(first)), QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(last)));
    m_time->setTickCount(kShownTimeTicks);
    m_time->setFormat(last - first > kDaysWithoutYear * kPriceDayMs ? u"yyyy-MM"_s : u"MM-dd"_s);
    // Some room above and below, so that a small step does not look like a cliff.
    const double room = std::max((high - low) * 0.3, high * 0.1);
    m_value->setRange(std::max(0.0, low - room), high + room);
    m_value->setTickCount(kShownTimeTicks);
    m_value->setLabelFormat(u"%.2f"_s);
}

void PricePlot::retranslate() { draw(); }

void PricePlot::restyle() {
    const auto& t = tokens();
    setFixedHeight(px(108));
    setBackgroundBrush(t.card);
    m_line->setPen(QPen(t.tone(Tone::Info).strong, px(2)));
    for (QAbstractAxis* axis : {static_cast<QAbstractAxis*>(m_time), static_cast<QAbstractAxis*>(m_value)}) {
        axis->setLabelsFont(t.font(12));
        axis->setLabelsColor(t.inkSoft);
        axis->setGridLinePen(QPen(t.rowLine, 1));
        axis->setLinePen(QPen(t.rowLine, 1));
    }
    m_time->setGridLineVisible(false);
}

}  // namespace jiayi::ui
