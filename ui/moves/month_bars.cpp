#include "ui/moves/month_bars.h"

#include "ui/common/format.h"
#include "ui/common/tokens.h"

#include <QFontMetrics>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kChartHeight = 190, kLegend = 26, kFoot = 22, kFigure = 18, kWidestBar = 16, kMonthWidth = 34;

QString monthName(Date month) { return QLocale().monthName(static_cast<int>(static_cast<unsigned>(partsOf(month).month())), QLocale::ShortFormat); }

}  // namespace

MonthBars::MonthBars(QWidget* parent) : Live<QWidget>(parent) {
    setObjectName(u"moves.months"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    retranslate();
}

void MonthBars::setMonths(std::vector<moves::BoardMonth> months) {
    m_months = std::move(months);
    retranslate();
    update();
}

QSize MonthBars::sizeHint() const { return {px(kMonthWidth) * 14, px(kChartHeight)}; }
QSize MonthBars::minimumSizeHint() const { return {px(kMonthWidth) * 10, px(kChartHeight)}; }

void MonthBars::retranslate() {
    QStringList words;
    for (const auto& each : m_months)
        words << tr("%1: %2 came, %3 left").arg(monthName(each.month), countText(each.arrivals), countText(each.departures));
    setAccessibleName(tr("Arrivals and departures by month"));
    setAccessibleDescription(words.join(u"; "_s));
    setToolTip(words.join(u'\n'));
    update();
}

void MonthBars::paintEvent(QPaintEvent*) {
    const auto& t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(t.font(12));
    const auto came = t.tone(Tone::Info).strong, left = t.tone(Tone::Warn).strong;
    // Arrivals are filled, departures are only outlined: told apart without colour.
    const auto bar = [&](const QRectF& where, const QColor& colour, bool filled) {
        painter.setPen(QPen(colour, px(1.5)));
        painter.setBrush(filled ? QBrush(colour) : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(where.adjusted(px(1), px(1), -px(1), 0), px(2), px(2));
    };
    double x = 0;
    const auto legend = [&](const QString& word, const QColor& colour, bool filled) {
        bar(QRectF(x, px(5), px(12), px(12)), colour, filled);
        painter.setPen(t.inkSoft);
        painter.drawText(QRectF(x + px(18), 0, width(), px(22)), Qt::AlignLeft | Qt::AlignVCenter, word);
        x += px(18) + QFontMetrics(painter.font()).horizontalAdvance(word) + px(18);
    };
    legend(tr("Came"), came, true);
    legend(tr("Left"), left, false);
    if (m_months.empty()) return;
    int most = 1;
    for (const auto& each : m_months) most = std::max({most, each.arrivals, each.departures});
    const double floor = height() - px(kFoot), top = px(kLegend + kFigure), room = static_cast<double>(width()) / static_cast<double>(m_months.size());
    const double thick = std::min<double>(px(kWidestBar), room / 2 - px(3));
    painter.setPen(QPen(t.rowLine, px(1)));
    painter.drawLine(QPointF(0, floor), QPointF(width(), floor));
    for (std::size_t i = 0; i < m_months.size(); ++i) {
        const double middle = (static_cast<double>(i) + 0.5) * room;
        const auto one = [&](int count, double from, const QColor& colour, bool filled) {
            if (count == 0) return;
            const double tall = std::max<double>((floor - top) * count / most, px(3));
            bar(QRectF(from, floor - tall, thick, tall), colour, filled);
            painter.setPen(t.inkSoft);
            painter.drawText(QRectF(from - room / 2, floor - tall - px(kFigure), thick + room, px(kFigure)), Qt::AlignHCenter | Qt::AlignBottom, countText(count));
        };
        one(m_months[i].arrivals, middle - thick - px(1), came, true);
        one(m_months[i].departures, middle + px(1), left, false);
        painter.setPen(i + 1 == m_months.size() ? t.ink : t.inkSoft);
        painter.drawText(QRectF(middle - room / 2, floor, room, px(kFoot)), Qt::AlignCenter, monthName(m_months[i].month));
    }
}

}  // namespace jiayi::ui
