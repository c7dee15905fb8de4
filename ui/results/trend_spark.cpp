#include "ui/results/trend_spark.h"

#include "ui/common/paint.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double kMark = 7;
/// A course of one day still lies in the middle.
constexpr double kShortestDays = 30;

struct SparkScale {
    double from, days, low, span;
    QRectF room;

    QPointF at(const SparkPoint& point) const {
        const double x = (static_cast<double>(point.on.time_since_epoch().count()) - from) / days;
        const double y = span > 0 ? (point.value - low) / span : 0.5;
        return {room.left() + x * room.width(), room.bottom() - y * room.height()};
    }
};

}  // namespace

TrendSpark::TrendSpark(QWidget* parent) : Live<QWidget>(parent) {
    setFocusPolicy(Qt::NoFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

std::vector<std::vector<SparkPoint>> TrendSpark::linesOf(const std::vector<SparkPoint>& points) {
    std::vector<std::vector<SparkPoint>> lines;
    for (const auto& point : points) {
        const auto same = std::find_if(lines.begin(), lines.end(), [&](const auto& line) { return line.front().unit == point.unit; });
        if (same == lines.end()) lines.push_back({point});
        else same->push_back(point);
    }
    for (auto& line : lines) std::stable_sort(line.begin(), line.end(), [](const auto& a, const auto& b) { return a.on < b.on; });
    std::stable_sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.back().on < b.back().on; });
    return lines;
}

void TrendSpark::setPoints(const QString& test, std::vector<SparkPoint> points) {
    m_lines = linesOf(points);
    QStringList words;
    for (const auto& point : points) words << point.words;
    setAccessibleName(tr("Course of %1").arg(test));
    setAccessibleDescription(words.join(u"; "_s));
    setToolTip(words.join(u'\n'));
    updateGeometry();
    update();
}

QSize TrendSpark::sizeHint() const { return {px(132), px(m_lines.size() > 1 ? 52 : 38)}; }

void TrendSpark::paintEvent(QPaintEvent*) {
    if (m_lines.empty()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto& t = tokens();
    Date first = m_lines.front().front().on, last = first;
    for (const auto& line : m_lines) {
        first = std::min(first, line.front().on);
        last = std::max(last, line.back().on);
    }
    const double from = static_cast<double>(first.time_since_epoch().count());
    const double days = std::max(kShortestDays, static_cast<double>((last - first).count()));
    const double mark = t.px(kMark), gap = t.px(4);
    const double band = (height() - gap * static_cast<double>(m_lines.size() - 1)) / static_cast<double>(m_lines.size());
    for (std::size_t at = 0; at < m_lines.size(); ++at) {
        const auto& line = m_lines[at];
        const auto [low, high] = std::minmax_element(line.begin(), line.end(), [](const auto& a, const auto& b) { return a.value < b.value; });
        const QRectF room(mark, static_cast<double>(at) * (band + gap) + mark / 2 + 1, width() - 2 * mark, band - mark - 2);
        const SparkScale scale{from, days, low->value, high->value - low->value, room};
        QPainterPath path(scale.at(line.front()));
        for (const auto& point : line) path.lineTo(scale.at(point));
        painter.setPen(QPen(t.inkFaint, t.px(1.5)));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(path);
        for (const auto& point : line) {
            const auto where = scale.at(point);
            paintMark(painter, {where.x() - mark / 2, where.y() - mark / 2, mark, mark}, point.tone);
        }
        if (at + 1 < m_lines.size()) {
            painter.setPen(QPen(t.rowLine, 1));
            painter.drawLine(QPointF(0, room.bottom() + mark / 2 + gap / 2), QPointF(width(), room.bottom() + mark / 2 + gap / 2));
        }
    }
}

}  // namespace jiayi::ui
