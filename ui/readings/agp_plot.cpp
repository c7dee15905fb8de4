#include "ui/readings/agp_plot.h"

#include "ui/common/format.h"
#include "ui/common/tokens.h"

#include <QAreaSeries>
#include <QChart>
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double kMinutesOfHour = 60;
constexpr int kHoursOfDay = 24;
/// The axis reaches at least so far, so that a quiet profile does not look wild.
constexpr double kUsualTop = 16, kAxisStep = 4;

double middleHour(const readings::DayPiece& piece, double step) { return (piece.minute + step / 2) / kMinutesOfHour; }

}  // namespace

AgpPlot::AgpPlot(const readings::ReadingRules& rules, QWidget* parent) : Live<QChartView>(parent), m_rules(rules) {
    auto* drawing = chart();
    drawing->legend()->hide();
    drawing->setBackgroundVisible(false);
    drawing->setMargins({});
    drawing->setAnimationOptions(QChart::NoAnimation);
    drawing->layout()->setContentsMargins(0, 0, 0, 0);
    m_hour = new QValueAxis(drawing);
    m_value = new QValueAxis(drawing);
    drawing->addAxis(m_hour, Qt::AlignBottom);
    drawing->addAxis(m_value, Qt::AlignLeft);
    m_hour->setRange(0, kHoursOfDay);
    m_hour->setTickCount(9);
    m_hour->setLabelFormat(u"%d:00"_s);
    m_value->setLabelFormat(u"%d"_s);
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setObjectName(u"readings.agp"_s);
    restyle();
}

void AgpPlot::setProfile(const readings::GlucoseProfile& profile) {
    m_profile = profile;
    draw();
    describe();
}

std::vector<std::vector<const readings::DayPiece*>> AgpPlot::runs() const {
    std::vector<std::vector<const readings::DayPiece*>> all;
    bool begins = true;
    for (const auto& piece : m_profile.pieces) {
        if (piece.percentiles.size() != m_rules.percentiles.size()) {
            begins = true;
            continue;
        }
        if (begins) all.emplace_back();
        begins = false;
        all.back().push_back(&piece);
    }
    return all;
}

void AgpPlot::addLine(const QList<QPointF>& points, const QPen& pen) {
    auto* line = new QLineSeries;
    line->append(points);
    line->setPen(pen);
    chart()->addSeries(line);
    line->attachAxis(m_hour);
    line->attachAxis(m_value);
}

void AgpPlot::addBand(std::size_t low, std::size_t high, const QColor& fill) {
    const double step = m_rules.figure("agp.step");
    for (const auto& run : runs()) {
        auto* lower = new QLineSeries;
        auto* upper = new QLineSeries;
        for (const auto* piece : run) {
            lower->append(middleHour(*piece, step), piece->percentiles[low]);
            upper->append(middleHour(*piece, step), piece->percentiles[high]);
        }
        auto* area = new QAreaSeries(upper, lower);
        lower->setParent(area);
        upper->setParent(area);
        area->setPen(Qt::NoPen);
        area->setBrush(fill);
        chart()->addSeries(area);
        area->attachAxis(m_hour);
        area->attachAxis(m_value);
    }
}

void AgpPlot::draw() {
    chart()->removeAllSeries();
    const auto& t = tokens();
    const auto last = m_rules.percentiles.size() - 1;
    double top = kUsualTop;
    for (const auto& run : runs())
        for (const auto* piece : run) top = std::max(top, piece->percentiles[last] + 0.5);
    top = std::ceil(top / kAxisStep) * kAxisStep;
    m_value->setRange(0, top);
    m_value->setTickCount(static_cast<int>(top / kAxisStep) + 1);
    auto wide = t.tone(Tone::Info).strong, half = wide;
    wide.setAlphaF(t.dark ? 0.28F : 0.16F);
    half.setAlphaF(t.dark ? 0.48F : 0.34F);
    addBand(0, last, wide);
    if (last >= 4) addBand(1, last - 1, half);
    const double step = m_rules.figure("agp.step");
    for (const auto& run : runs()) {
        QList<QPointF> points;
        for (const auto* piece : run) points.append({middleHour(*piece, step), piece->percentiles[last / 2]});
        addLine(points, QPen(t.tone(Tone::Info).strong, px(2.5)));
    }
    for (std::size_t i = 1; i < m_rules.bands.size(); ++i) {
        const bool edge = m_rules.bands[i].id == "target" || m_rules.bands[i - 1].id == "target";
        if (edge) addLine({{0, *m_rules.bands[i].fromMmol}, {static_cast<double>(kHoursOfDay), *m_rules.bands[i].fromMmol}}, QPen(t.tone(Tone::Ok).strong, px(1.5), Qt::DashLine));
    }
}

void AgpPlot::describe() {
    QStringList words;
    for (const auto& piece : m_profile.pieces) {
        if (piece.percentiles.empty()) continue;
        QStringList values;
        for (const double value : piece.percentiles) values << figure(value, 1);
        words << u"%1:%2  "_s.arg(piece.minute / 60).arg(piece.minute % 60, 2, 10, QLatin1Char('0')) + values.join(u" / "_s);
    }
    setAccessibleName(tr("Glucose by time of day: 5, 25, 50, 75 and 95 percent of the readings lie below"));
    setAccessibleDescription(words.join(u", "_s));
}

void AgpPlot::restyle() {
    const auto& t = tokens();
    setMinimumHeight(px(300));
    setBackgroundBrush(t.card);
    for (QAbstractAxis* axis : {static_cast<QAbstractAxis*>(m_hour), static_cast<QAbstractAxis*>(m_value)}) {
        axis->setLabelsFont(t.font(12));
        axis->setLabelsColor(t.inkSoft);
        axis->setGridLinePen(QPen(t.rowLine, 1));
        axis->setLinePen(QPen(t.rowLine, 1));
    }
    m_hour->setGridLineVisible(false);
    draw();
}

}  // namespace jiayi::ui
