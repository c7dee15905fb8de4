#include "ui/care/trend_plot.h"

#include "ui/care/care_words.h"
#include "ui/common/format.h"
#include "ui/common/paint.h"

#include <QAccessible>
#include <QAreaSeries>
#include <QChart>
#include <QDateTime>
#include <QDateTimeAxis>
#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QLineSeries>
#include <QLocale>
#include <QValueAxis>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using care::PointKind;

namespace {

constexpr double kDayMs = 24.0 * 3600 * 1000;
constexpr double kNarrowestMs = 30 * kDayMs;

QDateTime momentOf(double ms) { return QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(ms)); }

/// A step that people count in: 1, 2 or 5 of some power of ten.
double roundStep(double span) {
    const double raw = span / 4;
    const double power = std::pow(10, std::floor(std::log10(raw)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (raw <= factor * power) return factor * power;
    return 10 * power;
}

}  // namespace

double timeOf(Date date) { return static_cast<double>(date.time_since_epoch().count()) * kDayMs + kDayMs / 2; }

TrendPlot::TrendPlot(QWidget* parent) : Live<QChartView>(parent) {
    auto* drawing = chart();  // the view made one: another by setChart() would leave it to nobody
    drawing->legend()->hide();
    drawing->setBackgroundVisible(false);
    drawing->setMargins({});
    drawing->setAnimationOptions(QChart::NoAnimation);
    drawing->layout()->setContentsMargins(0, 0, 0, 0);
    m_time = new QDateTimeAxis(drawing);
    m_value = new QValueAxis(drawing);
    m_frame = new QLineSeries(drawing);
    drawing->addAxis(m_time, Qt::AlignBottom);
    drawing->addAxis(m_value, Qt::AlignLeft);
    drawing->addSeries(m_frame);
    m_frame->attachAxis(m_time);
    m_frame->attachAxis(m_value);
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setObjectName(u"trend.plot"_s);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(drawing, &QChart::plotAreaChanged, this, &TrendPlot::tellAxis);
    retranslate();
    restyle();
}

void TrendPlot::setSeries(const care::TrendSeries& series, Date from, Date to, const std::optional<TrendForecast>& forecast) {
    m_series = series;
    m_forecast = forecast;
    if (m_forecast) to = std::max(to, m_forecast->on);
    m_read = m_hover = -1;
    m_spoken.clear();
    m_points.clear();
    for (const auto& line : m_series.lines)
        for (const auto& point : line.points) m_points.append({&point, &line});
    std::stable_sort(m_points.begin(), m_points.end(),
                     [](const Point& a, const Point& b) { return a.point->date < b.point->date; });
    const double margin = std::max(6 * kDayMs, (timeOf(to) - timeOf(from)) * 0.02);
    m_from = timeOf(from) - margin;
    m_to = timeOf(to) + margin;
    buildSeries();
    setValueRange();
    setTime(m_from, m_to);
}

void TrendPlot::buildSeries() {
    auto* drawing = chart();
    for (auto* series : drawing->series())
        if (series != m_frame) {
            drawing->removeSeries(series);
            delete series;
        }
    for (const auto& line : m_series.lines) addTargets(line, m_series.lines.size() == 1);
    addForecast();
    for (const auto& line : m_series.lines) addLine(line);
}

void TrendPlot::addForecast() {
    if (!m_forecast) return;
    const double from = timeOf(m_forecast->from), on = timeOf(m_forecast->on);
    const auto edge = [&](double end) {
        auto* line = new QLineSeries(this);
        *line << QPointF(from, m_forecast->last) << QPointF(on, end);
        return line;
    };
    auto* area = new QAreaSeries(edge(m_forecast->high), edge(m_forecast->low));
    area->upperSeries()->setParent(area);
    area->lowerSeries()->setParent(area);
    auto fill = tokens().tone(Tone::Info).strong;
    fill.setAlphaF(tokens().dark ? 0.26F : 0.15F);
    area->setPen(Qt::NoPen);
    area->setBrush(fill);
    auto* middle = edge(m_forecast->value);
    middle->setPen(QPen(tokens().tone(Tone::Info).strong, px(1.5), Qt::DotLine));
    for (QAbstractSeries* series : {static_cast<QAbstractSeries*>(area), static_cast<QAbstractSeries*>(middle)}) {
        chart()->addSeries(series);
        series->attachAxis(m_time);
        series->attachAxis(m_value);
    }
}

void TrendPlot::addTargets(const care::TrendLine& line, bool band) {
    const auto& t = tokens();
    const auto attach = [this](QAbstractSeries* series) {
        chart()->addSeries(series);
        series->attachAxis(m_time);
        series->attachAxis(m_value);
    };
    auto fill = t.tone(Tone::Ok).strong;
    fill.setAlphaF(t.dark ? 0.16F : 0.10F);
    for (const auto& segment : line.targets) {
        const double from = timeOf(segment.from) - kDayMs / 2, to = timeOf(segment.to) + kDayMs / 2;
        if (band) {
            // Beyond any value: the axis cuts it off, whatever is zoomed to.
            auto* upper = new QLineSeries(this);
            auto* lower = new QLineSeries(this);
            const double high = segment.high.value_or(1e6), low = segment.low.value_or(-1e6);
            *upper << QPointF(from, high) << QPointF(to, high);
            *lower << QPointF(from, low) << QPointF(to, low);
            auto* area = new QAreaSeries(upper, lower);
            upper->setParent(area);
            lower->setParent(area);
            area->setPen(Qt::NoPen);
            area->setBrush(fill);
            attach(area);
        }
        for (const auto& limit : {segment.high, segment.low}) {
            if (!limit) continue;
            auto* edge = new QLineSeries;
            *edge << QPointF(from, *limit) << QPointF(to, *limit);
            edge->setPen(QPen(t.tone(Tone::Ok).strong, 1, Qt::DashLine));
            attach(edge);
        }
    }
}

void TrendPlot::addLine(const care::TrendLine& line) {
    // Only what was measured is joined: an estimate between two values would look like one.
    auto* joined = new QLineSeries;
    for (const auto& point : line.points)
        if (point.kind == PointKind::Lab) joined->append(timeOf(point.date), point.value);
    const bool second = !m_series.lines.empty() && &line != &m_series.lines.front();
    joined->setPen(QPen(tokens().tone(Tone::Info).strong, px(2), second ? Qt::DotLine : Qt::SolidLine));
    chart()->addSeries(joined);
    joined->attachAxis(m_time);
    joined->attachAxis(m_value);
}

void TrendPlot::setValueRange() {
    double low = 1e9, high = -1e9;
    const auto take = [&](double value) {
        low = std::min(low, value);
        high = std::max(high, value);
    };
    for (const auto& point : m_points) take(point.point->value);
    if (m_forecast) take(m_forecast->low), take(m_forecast->high);
    for (const auto& line : m_series.lines)
        if (!line.targets.empty())
            for (const auto& limit : {line.targets.back().low, line.targets.back().high})
                if (limit) take(*limit);
    if (low > high) low = 0, high = 10;
    const double span = std::max(high - low, std::max(std::abs(high) * 0.1, 0.5));
    const double step = roundStep(span);
    low = std::floor((low - span * 0.12) / step) * step;
    high = std::ceil((high + span * 0.12) / step) * step;
    m_value->setRange(std::max(low, 0.0), high);
    m_value->setTickType(QValueAxis::TicksDynamic);
    m_value->setTickAnchor(0);
    m_value->setTickInterval(step);
    m_value->setLabelFormat(step < 1 || m_series.decimals > 0 ? u"%.1f"_s : u"%.0f"_s);
}

std::pair<double, double> TrendPlot::visibleTime() const {
    return {static_cast<double>(m_time->min().toMSecsSinceEpoch()),
            static_cast<double>(m_time->max().toMSecsSinceEpoch())};
}

void TrendPlot::setTime(double from, double to) {
    m_time->setRange(momentOf(from), momentOf(to));
    const double days = (to - from) / kDayMs;
    m_time->setFormat(days < 150 ? u"MM-dd"_s : u"yy-MM"_s);
    m_time->setTickCount(std::clamp(width() / std::max(1, px(88)), 2, 9));
    tellAxis();
    viewport()->update();
}

void TrendPlot::tellAxis() {
    const auto [from, to] = visibleTime();
    const auto area = chart()->plotArea();
    const auto left = mapFromScene(chart()->mapToScene(area.topLeft())).x();
    const auto right = mapFromScene(chart()->mapToScene(area.topRight())).x();
    Q_EMIT axisMoved(from, to, left, right);
}

void TrendPlot::zoom(double factor, double centre) {
    const auto [from, to] = visibleTime();
    const double span = std::clamp((to - from) * factor, kNarrowestMs, m_to - m_from);
    const double share = (centre - from) / (to - from);
    const double begin = std::clamp(centre - share * span, m_from, m_to - span);
    setTime(begin, begin + span);
}

void TrendPlot::pan(double share) {
    const auto [from, to] = visibleTime();
    const double begin = std::clamp(from + share * (to - from), m_from, m_to - (to - from));
    setTime(begin, begin + to - from);
}

QPointF TrendPlot::place(const care::TrendPoint& point) const {
    return chart()->mapToPosition({timeOf(point.date), point.value}, m_frame);
}

QString TrendPlot::describe(const Point& read) const {
    const auto& point = *read.point;
    QStringList parts{isoDate(point.date),
                      QLocale().toString(point.value, 'f', m_series.decimals) + u' ' + unitWord(m_series.unit),
                      stateWord(point.state)};
    if (m_series.lines.size() > 1)
        parts.insert(1, read.line == &m_series.lines.front() ? tr("systolic") : tr("diastolic"));
    if (point.kind != PointKind::Lab) parts.append(pointKindWord(point.kind));
    return parts.join(u" · "_s);
}

void TrendPlot::read(int step) {
    if (m_points.isEmpty()) return;
    const int last = static_cast<int>(m_points.size()) - 1;
    m_read = m_read < 0 ? last : std::clamp(m_read + step, 0, last);
    const auto& point = m_points.at(m_read);
    const auto [from, to] = visibleTime();
    const double at = timeOf(point.point->date);
    if (at < from || at > to) pan((at - (from + to) / 2) / (to - from));
    m_spoken = describe(point);
    setAccessibleDescription(m_spoken);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    viewport()->update();
}

void TrendPlot::keyPressEvent(QKeyEvent* event) {
    const auto [from, to] = visibleTime();
    const bool control = event->modifiers() & Qt::ControlModifier;
    switch (event->key()) {
        case Qt::Key_Left:
            return control ? pan(-0.25) : read(-1);
        case Qt::Key_Right:
            return control ? pan(0.25) : read(1);
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            return zoom(0.7, (from + to) / 2);
        case Qt::Key_Minus:
            return zoom(1 / 0.7, (from + to) / 2);
        case Qt::Key_0:
            return setTime(m_from, m_to);
        default:
            event->ignore();  // Tab, Esc and the arrows up and down belong to the page
    }
}

void TrendPlot::mouseMoveEvent(QMouseEvent* event) {
    int nearest = -1;
    double best = px(14);
    for (int i = 0; i < m_points.size(); ++i) {
        const auto at = mapFromScene(chart()->mapToScene(place(*m_points.at(i).point)));
        const double distance = QLineF(at, event->position()).length();
        if (distance < best) best = distance, nearest = i;
    }
    if (nearest == m_hover) return;
    m_hover = nearest;
    viewport()->update();
}

void TrendPlot::leaveEvent(QEvent* event) {
    m_hover = -1;
    viewport()->update();
    Live<QChartView>::leaveEvent(event);
}

void TrendPlot::wheelEvent(QWheelEvent* event) {
    // Without Ctrl or the keyboard in it, the wheel is meant for the page.
    if (!hasFocus() && !(event->modifiers() & Qt::ControlModifier)) return event->ignore();
    const auto area = chart()->plotArea();
    const auto [from, to] = visibleTime();
    const auto at = chart()->mapFromScene(mapToScene(event->position().toPoint()));
    const double share = std::clamp((at.x() - area.left()) / std::max(1.0, area.width()), 0.0, 1.0);
    zoom(event->angleDelta().y() > 0 ? 0.8 : 1.25, from + share * (to - from));
    event->accept();
}

void TrendPlot::focusOutEvent(QFocusEvent* event) {
    m_read = -1;
    Live<QChartView>::focusOutEvent(event);
    viewport()->update();
}

void TrendPlot::resizeEvent(QResizeEvent* event) {
    Live<QChartView>::resizeEvent(event);
    const auto [from, to] = visibleTime();
    setTime(from, to);
}

void TrendPlot::drawForeground(QPainter* painter, const QRectF&) {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setTransform(chart()->sceneTransform(), true);
    const auto area = chart()->plotArea();
    paintTargetLabels(*painter);
    painter->save();
    painter->setClipRect(area.adjusted(-px(8), -px(18), px(8), px(8)));
    paintVisits(*painter);
    paintPoints(*painter);
    painter->restore();
    paintReadout(*painter);
    if (hasFocus()) paintFocusRing(*painter, area.adjusted(-px(3), -px(3), px(3), px(3)), px(4));
    painter->restore();
}

void TrendPlot::paintVisits(QPainter& painter) const {
    const auto area = chart()->plotArea();
    painter.setPen(QPen(tokens().inkFaint, px(1.5)));
    for (const auto& visit : m_series.visits) {
        const auto x = chart()->mapToPosition({timeOf(visit.date), m_value->min()}, m_frame).x();
        if (x < area.left() || x > area.right()) continue;
        painter.drawLine(QPointF(x, area.bottom() - px(6)), QPointF(x, area.bottom()));
    }
}

void TrendPlot::paintPoints(QPainter& painter) const {
    const auto& t = tokens();
    painter.setFont(t.font(12));
    const QFontMetrics metrics(painter.font());
    QRectF lastLabel;
    for (const auto& [point, line] : m_points) {
        const auto at = place(*point);
        const double side = px(point->kind == PointKind::Lab ? 10 : 9);
        const QRectF box(at.x() - side / 2, at.y() - side / 2, side, side);
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.card);
        painter.drawEllipse(box.adjusted(-px(1.5), -px(1.5), px(1.5), px(1.5)));
        if (point->kind == PointKind::Lab) {
            paintMark(painter, box, stateTone(point->state));
        } else {  // hollow: a ring for what the person reported, a square for an estimate
            painter.setBrush(t.card);
            painter.setPen(QPen(t.tone(stateTone(point->state)).strong, px(1.5), Qt::SolidLine));
            if (point->kind == PointKind::Self) painter.drawEllipse(box);
            else painter.drawRect(box);
        }
        const auto text = QLocale().toString(point->value, 'f', m_series.decimals);
        const double width = metrics.horizontalAdvance(text);
        const QRectF label(at.x() - width / 2, at.y() - px(8) - metrics.height(), width, metrics.height());
        if (label.adjusted(-px(3), 0, px(3), 0).intersects(lastLabel)) continue;  // the read-out says the rest
        lastLabel = label;
        painter.setPen(t.ink);
        painter.drawText(label, Qt::AlignCenter, text);
    }
}

void TrendPlot::paintTargetLabels(QPainter& painter) const {
    const auto& t = tokens();
    const auto area = chart()->plotArea();
    painter.setFont(t.font(12));
    painter.setPen(t.tone(Tone::Ok).ink);
    const QFontMetrics metrics(painter.font());
    for (const auto& line : m_series.lines) {
        if (line.targets.empty()) continue;
        const auto& now = line.targets.back();
        const auto limit = now.high ? now.high : now.low;
        if (!limit) continue;
        const auto range = targetRange(now.low, now.high, m_series.decimals);
        const auto text = now.personal ? tr("own target %1").arg(range) : tr("target %1").arg(range);
        const double y = chart()->mapToPosition({timeOf(now.to), *limit}, m_frame).y();
        if (y < area.top() || y > area.bottom()) continue;
        // Beneath the line, at the left: values crowd above and at the right.
        const auto begin = chart()->mapToPosition({timeOf(now.from), *limit}, m_frame).x();
        painter.drawText(QRectF(std::max(begin, area.left()) + px(6), y + px(1), area.width(), metrics.height()),
                         Qt::AlignLeft | Qt::AlignTop, text);
    }
}

void TrendPlot::paintReadout(QPainter& painter) const {
    const int shown = m_read >= 0 ? m_read : m_hover;
    if (shown < 0 || shown >= m_points.size()) return;
    const auto& t = tokens();
    const auto at = place(*m_points.at(shown).point);
    const auto text = describe(m_points.at(shown));
    painter.setFont(t.font(13));
    const QFontMetrics metrics(painter.font());
    const double width = metrics.horizontalAdvance(text) + px(16), height = metrics.height() + px(8);
    const auto area = chart()->plotArea();
    const double x = std::clamp(at.x() - width / 2, area.left(), std::max(area.left(), area.right() - width));
    const bool above = at.y() - px(30) - height > area.top();
    const QRectF box(x, above ? at.y() - px(26) - height : at.y() + px(12), width, height);
    painter.setPen(QPen(t.fieldLine, 1));
    painter.setBrush(t.card);
    painter.drawRoundedRect(box, px(6), px(6));
    painter.setPen(t.ink);
    painter.drawText(box, Qt::AlignCenter, text);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(t.focus, 2));
    painter.drawEllipse(at, px(8), px(8));
}

void TrendPlot::retranslate() {
    viewport()->setObjectName(objectName() + u".view"_s);
    viewport()->setAccessibleName(tr("Trend"));
    setAccessibleName(tr("Trend: arrow keys read the values, + and - zoom, 0 shows all"));
    viewport()->update();
}

void TrendPlot::restyle() {
    const auto& t = tokens();
    setBackgroundBrush(t.card);
    setMinimumHeight(px(230));
    for (QAbstractAxis* axis : {static_cast<QAbstractAxis*>(m_time), static_cast<QAbstractAxis*>(m_value)}) {
        axis->setLabelsFont(t.font(12));
        axis->setLabelsColor(t.inkSoft);
        axis->setLinePen(Qt::NoPen);
        axis->setGridLinePen(QPen(t.rowLine, 1));
    }
    m_time->setGridLineVisible(false);
    buildSeries();
    const auto [from, to] = visibleTime();
    if (!m_points.isEmpty()) setTime(from, to);
}

}  // namespace jiayi::ui
