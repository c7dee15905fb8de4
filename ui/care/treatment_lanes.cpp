#include "ui/care/treatment_lanes.h"

#include "ui/care/trend_plot.h"
#include "ui/common/format.h"
#include "ui/common/tokens.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLaneHeight = 19;
constexpr int kLaneGap = 7;
/// Told apart by their words; the colour only separates neighbours.
constexpr Tone kLaneTones[] = {Tone::Info, Tone::Ok, Tone::Warn, Tone::Neutral};

}  // namespace

TreatmentLanes::TreatmentLanes(QWidget* parent) : Live<QWidget>(parent) {
    setObjectName(u"trend.lanes"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    retranslate();
}

void TreatmentLanes::setLanes(std::vector<care::TreatmentLane> lanes) {
    m_lanes = std::move(lanes);
    setVisible(!m_lanes.empty());
    retranslate();
    updateGeometry();
    update();
}

void TreatmentLanes::setAxis(double fromMs, double toMs, double left, double right) {
    m_from = fromMs, m_to = toMs, m_left = left, m_right = right;
    update();
}

QSize TreatmentLanes::sizeHint() const {
    return {px(200), static_cast<int>(m_lanes.size()) * px(kLaneHeight + kLaneGap)};
}

QString TreatmentLanes::textOf(const care::TreatmentLane& lane) const {
    auto text = qs(lane.drug);
    if (!lane.doses.empty()) text += u" · "_s + qs(lane.doses);
    if (!lane.stopReason.empty()) text += u", "_s + tr("stopped: %1").arg(qs(lane.stopReason));
    return text;
}

void TreatmentLanes::paintEvent(QPaintEvent*) {
    const auto& t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(t.font(12));
    const QFontMetrics metrics(painter.font());
    const auto pixelOf = [&](double ms) {
        return std::clamp(m_left + (ms - m_from) / (m_to - m_from) * (m_right - m_left), m_left, m_right);
    };
    int y = 0;
    std::size_t number = 0;
    for (const auto& lane : m_lanes) {
        const auto& tone = t.tone(kLaneTones[number++ % std::size(kLaneTones)]);
        auto fill = tone.strong;
        fill.setAlphaF(t.dark ? 0.45F : 0.40F);
        double textLeft = m_right, textRight = m_left;
        for (const auto& step : lane.steps) {
            const double from = pixelOf(timeOf(step.from)), to = step.to ? pixelOf(timeOf(*step.to)) : m_right;
            if (to <= from) continue;
            painter.setPen(Qt::NoPen);
            painter.setBrush(fill);
            painter.drawRoundedRect(QRectF(from, y, to - from, px(kLaneHeight)), px(3), px(3));
            textLeft = std::min(textLeft, from);
            textRight = std::max(textRight, to);
        }
        // Words that do not fit into their bar go on behind it, or before it at the right edge.
        const auto text = textOf(lane);
        const double need = metrics.horizontalAdvance(text) + px(12);
        if (textRight - textLeft < need) {
            textRight = std::min(m_right, textLeft + need);
            textLeft = std::max(m_left, std::min(textLeft, textRight - need));
        }
        const QRectF where(textLeft + px(6), y, textRight - textLeft - px(10), px(kLaneHeight));
        painter.setPen(t.ink);
        painter.drawText(where, Qt::AlignVCenter | Qt::AlignLeft,
                         metrics.elidedText(text, Qt::ElideRight, static_cast<int>(where.width())));
        y += px(kLaneHeight + kLaneGap);
    }
}

bool TreatmentLanes::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto at = static_cast<std::size_t>(std::max(0, help->y() / std::max(1, px(kLaneHeight + kLaneGap))));
        if (at < m_lanes.size()) QToolTip::showText(help->globalPos(), textOf(m_lanes[at]), this);
        return true;
    }
    return Live<QWidget>::event(event);
}

void TreatmentLanes::retranslate() {
    QStringList all;
    for (const auto& lane : m_lanes) all.append(textOf(lane));
    setAccessibleName(tr("Treatment"));
    setAccessibleDescription(all.join(u"; "_s));
    update();
}

}  // namespace jiayi::ui
