#include "ui/readings/range_bar.h"

#include "ui/common/format.h"
#include "ui/readings/readings_words.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRowHeight = 40, kBarWidth = 40, kSwatch = 10, kSmallestPart = 2;

QString shareText(double percent) {
    // What is there is never said to be nothing.
    if (percent > 0 && percent < 0.5) return u"< 1 %"_s;
    return figure(percent, 0) + u" %"_s;
}

}  // namespace

RangeBar::RangeBar(const readings::ReadingRules& rules, QWidget* parent) : Live<QWidget>(parent), m_rules(rules), m_percent(rules.bands.size(), 0) {
    setObjectName(u"readings.range"_s);
    retranslate();
}

void RangeBar::setBands(std::vector<double> percent) {
    m_percent = std::move(percent);
    retranslate();
    update();
}

QSize RangeBar::sizeHint() const { return {px(260), px(kRowHeight) * static_cast<int>(m_rules.bands.size())}; }

void RangeBar::retranslate() {
    QStringList words;
    for (std::size_t i = m_rules.bands.size(); i-- > 0;) words << bandWord(m_rules.bands[i]) + u' ' + qs(m_rules.bandRange(i)) + u": "_s + shareText(m_percent[i]);
    setAccessibleName(tr("Time in range"));
    setAccessibleDescription(words.join(u", "_s));
}

void RangeBar::paintEvent(QPaintEvent*) {
    const auto& t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int count = static_cast<int>(m_rules.bands.size());
    const double row = static_cast<double>(height()) / count;
    // A part that is there is seen; the largest gives what the small ones need.
    std::vector<double> heights;
    for (const double percent : m_percent) heights.push_back(percent > 0 ? std::max<double>(height() * percent / 100, px(kSmallestPart)) : 0);
    double sum = 0;
    for (const double each : heights) sum += each;
    if (sum > 0) *std::max_element(heights.begin(), heights.end()) += height() - sum;
    double y = height();
    painter.setPen(Qt::NoPen);
    if (sum <= 0) painter.fillRect(QRectF(0, 0, px(kBarWidth), height()), t.rowLine);
    for (std::size_t i = 0; i < heights.size(); ++i) {
        y -= heights[i];
        painter.fillRect(QRectF(0, y, px(kBarWidth), heights[i]), bandColour(m_rules.bands[i].id));
    }
    const int left = px(kBarWidth + 16);
    for (int line = 0; line < count; ++line) {
        const auto band = static_cast<std::size_t>(count - 1 - line);
        const QRectF box(left, line * row, width() - left, row);
        painter.fillRect(QRectF(left, box.center().y() - px(kSwatch) / 2.0, px(kSwatch), px(kSwatch)), bandColour(m_rules.bands[band].id));
        const bool target = m_rules.bands[band].id == "target";
        const auto share = shareText(m_percent[band]);
        painter.setFont(t.font(target ? 18 : 15, QFont::Bold));
        const int shareWidth = QFontMetrics(painter.font()).horizontalAdvance(share);
        painter.setPen(t.ink);
        painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, share);
        const QRectF words = box.adjusted(px(kSwatch + 8), 0, -shareWidth - px(8), 0);
        painter.setFont(t.font(14, target ? QFont::Bold : QFont::Normal));
        painter.drawText(QRectF(words.left(), words.top(), words.width(), row / 2), Qt::AlignLeft | Qt::AlignBottom, bandWord(m_rules.bands[band]));
        painter.setFont(t.font(12));
        painter.setPen(t.inkSoft);
        painter.drawText(QRectF(words.left(), words.top() + row / 2, words.width(), row / 2), Qt::AlignLeft | Qt::AlignTop, qs(m_rules.bandRange(band)) + u" mmol/L"_s);
        painter.setPen(Qt::NoPen);
    }
}

}  // namespace jiayi::ui
