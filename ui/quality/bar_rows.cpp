#include "ui/quality/bar_rows.h"

#include "ui/common/paint.h"
#include "ui/common/tokens.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kBarHeight = 18, kRowPad = 7, kBarGap = 12, kNarrowestBar = 60;
constexpr double kBarRadius = 4, kWidestName = 0.42;

}  // namespace

BarRow::BarRow(QWidget* parent) : Live<QWidget>(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
}

void BarRow::setBar(const Bar& bar, int nameWidth, int wordsWidth) {
    m_bar = bar;
    m_nameWidth = nameWidth;
    m_wordsWidth = wordsWidth;
    setObjectName(u"bar."_s + bar.key);
    setAccessibleName(bar.name + u": "_s + bar.words);
    updateGeometry();
    update();
}

QSize BarRow::sizeHint() const {
    const QFontMetrics metrics(tokens().font(14));
    const auto name = metrics.boundingRect(QRect(0, 0, std::max(m_nameWidth, 1), 10000), Qt::TextWordWrap, m_bar.name);
    return {m_nameWidth + m_wordsWidth + px(2 * kBarGap + kNarrowestBar), std::max(name.height(), px(kBarHeight)) + 2 * px(kRowPad)};
}

void BarRow::paintEvent(QPaintEvent*) {
    const auto& t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(t.font(14));
    painter.setPen(t.ink);
    const int gap = px(kBarGap);
    painter.drawText(QRect(0, 0, m_nameWidth, height()), Qt::TextWordWrap | Qt::AlignVCenter | Qt::AlignLeft, m_bar.name);
    const double left = m_nameWidth + gap, room = std::max(0.0, width() - left - gap - m_wordsWidth);
    const QRectF lane(left, (height() - px(kBarHeight)) / 2.0, room, px(kBarHeight));
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.fieldQuiet);
    painter.drawRoundedRect(lane, px(kBarRadius), px(kBarRadius));
    if (m_bar.count > 0) {
        auto filled = lane;
        filled.setWidth(std::max<double>(px(3), lane.width() * std::clamp(m_bar.share, 0.0, 1.0)));
        painter.setBrush(m_bar.quiet ? t.inkFaint : t.accent);
        painter.drawRoundedRect(filled, px(kBarRadius), px(kBarRadius));
    }
    painter.setPen(t.ink);
    painter.drawText(QRect(width() - m_wordsWidth, 0, m_wordsWidth, height()), Qt::AlignVCenter | Qt::AlignRight, m_bar.words);
    if (hasFocus()) paintFocusRing(painter, QRectF(rect()).adjusted(1, 1, -1, -1), px(kBarRadius));
}

void BarRow::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space) return Q_EMIT acted();
    if (event->key() == Qt::Key_Down) return void(focusNextChild());
    if (event->key() == Qt::Key_Up) return void(focusPreviousChild());
    Live<QWidget>::keyPressEvent(event);
}

void BarRow::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint())) Q_EMIT acted();
}

BarRows::BarRows(QWidget* parent) : Live<QWidget>(parent) {
    m_column = new QVBoxLayout(this);
    space(m_column, 0, 2);
}

void BarRows::setBars(QList<Bar> bars) {
    m_bars = std::move(bars);
    while (m_rows.size() > m_bars.size()) delete m_rows.takeLast();
    while (m_rows.size() < m_bars.size()) {
        auto* row = new BarRow(this);
        connect(row, &BarRow::acted, this, [this, row] { Q_EMIT acted(row->bar().key); });
        m_column->addWidget(row);
        m_rows << row;
    }
    showBars();
}

void BarRows::showBars() {
    const QFontMetrics metrics(tokens().font(14));
    int names = 0, words = 0;
    for (const auto& bar : m_bars) {
        names = std::max(names, metrics.horizontalAdvance(bar.name) + px(2));
        words = std::max(words, metrics.horizontalAdvance(bar.words) + px(2));
    }
    // Words of a step have to be read whole: past their share they wrap, and the row is higher.
    if (width() > 0) names = std::min(names, std::max(px(80), static_cast<int>(width() * kWidestName)));
    for (int at = 0; at < static_cast<int>(m_rows.size()); ++at) m_rows[at]->setBar(m_bars[at], names, words);
}

void BarRows::resizeEvent(QResizeEvent* event) {
    Live<QWidget>::resizeEvent(event);
    showBars();
}

}  // namespace jiayi::ui
