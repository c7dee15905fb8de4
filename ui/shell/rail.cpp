#include "ui/shell/rail.h"

#include "ui/common/button.h"
#include "ui/common/icon.h"
#include "ui/common/paint.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int kRailWidth = 76;
constexpr int kLogoHeight = 52;  // level with the top bar
constexpr int kTallestBadge = 99;
}  // namespace

RailEntry::RailEntry(ScreenInfo info, QWidget* parent)
    : Live<QAbstractButton>(parent), m_info(std::move(info)) {
    setObjectName(u"rail."_s + m_info.key);
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    retranslate();
}

void RailEntry::retranslate() {
    setText(m_info.label());
    setToolTip(m_info.keys.isEmpty() ? text() : text() + u"  "_s + keysText(m_info.keys));
    setAccessibleName(m_count > 0 ? text() + u", "_s + m_spoken : text());
}

void RailEntry::setBadge(int count, const QString& spoken) {
    m_count = count;
    m_spoken = spoken;
    retranslate();
    update();
}

QSize RailEntry::sizeHint() const { return {px(kRailWidth - 8), px(54)}; }

QSize RailEntry::minimumSizeHint() const {
    return {px(kRailWidth - 8), px(42)};  // a small screen at a large scale still shows every entry
}

void RailEntry::paintEvent(QPaintEvent*) {
    const auto& t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isChecked() || underMouse()) {
        auto fill = t.railActive;
        if (!isChecked()) fill.setAlpha(110);
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawRoundedRect(rect(), t.px(6), t.px(6));
    }
    const auto ink = isChecked() ? t.railInkActive : t.railInk;
    const double side = t.px(20);
    const auto font = t.font(12);
    const QFontMetrics metrics(font);
    const double block = side + t.px(2) + metrics.height();
    const double top = (height() - block) / 2;
    const QRectF iconBox((width() - side) / 2, top, side, side);
    paintIcon(painter, m_info.icon, ink, iconBox);

    const auto figureText = m_count > kTallestBadge ? u"99+"_s : QString::number(m_count);
    const QFontMetrics small(t.font(11, QFont::DemiBold));
    const double badge = m_count > 0 ? std::max(t.px(16), small.horizontalAdvance(figureText) + t.px(8)) : 0;
    const double label = metrics.horizontalAdvance(text());
    const double textTop = top + side + t.px(2);
    const bool inLine = m_count > 0 && label + badge + t.px(3) <= width() - t.px(4);
    const double start = (width() - label - (inLine ? badge + t.px(3) : 0)) / 2;
    painter.setFont(font);
    painter.setPen(ink);
    const QRectF line(std::max(1.0, start), textTop, width() - std::max(1.0, start), metrics.height());
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(text(), Qt::ElideRight, width() - 2));
    if (m_count > 0) {
        const double high = t.px(16);
        const QRectF pill =
            inLine ? QRectF(start + label + t.px(3), textTop + (metrics.height() - high) / 2, badge, high)
                   : QRectF(iconBox.right() - t.px(5), top - t.px(4), badge, high);
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.railBadge);
        painter.drawRoundedRect(pill, high / 2, high / 2);
        painter.setPen(t.onAccent);
        painter.setFont(t.font(11, QFont::DemiBold));
        painter.drawText(pill, Qt::AlignCenter, figureText);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(t.railInkActive, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), t.px(6), t.px(6));
    }
}

void RailEntry::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down) {
        focusNextPrevChild(event->key() == Qt::Key_Down);
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

Rail::Rail(QWidget* parent) : Live<QWidget>(parent) {
    setObjectName(u"rail"_s);
    m_list = new QVBoxLayout(this);
    m_list->addStretch(1);
    restyle();
}

void Rail::restyle() {
    setFixedWidth(px(kRailWidth));
    m_list->setContentsMargins(px(4), px(kLogoHeight + 4), px(4), px(8));
    m_list->setSpacing(0);
}

void Rail::add(const ScreenInfo& info) {
    auto* entry = new RailEntry(info, this);
    connect(entry, &QAbstractButton::clicked, this, [this, key = info.key] { Q_EMIT asked(key); });
    m_list->insertWidget(m_list->count() - 1, entry);
    m_entries.append(entry);
}

void Rail::setCurrent(const QString& key) {
    for (auto* entry : m_entries) {
        entry->setAutoExclusive(false);
        entry->setChecked(entry->key() == key);
        entry->setAutoExclusive(true);
    }
}

void Rail::setBadge(const QString& key, int count, const QString& spoken) {
    for (auto* entry : m_entries)
        if (entry->key() == key) entry->setBadge(count, spoken);
}

void Rail::paintEvent(QPaintEvent*) {
    const auto& t = tokens();
    QPainter painter(this);
    painter.fillRect(rect(), t.rail);
    painter.setPen(t.railInkActive);
    painter.setFont(t.font(17, QFont::Bold));
    painter.drawText(QRect(0, 0, width(), t.px(kLogoHeight + 4)), Qt::AlignCenter,
                     u"家医"_s);  // the name, in any language
}

}  // namespace jiayi::ui
