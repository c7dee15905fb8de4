#include "ui/care/latest_card.h"

#include "models/care/measures.h"
#include "ui/care/care_words.h"
#include "ui/common/columns.h"
#include "ui/common/format.h"
#include "ui/common/paint.h"

#include <QKeyEvent>
#include <QPainter>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

LatestTile::LatestTile(care::LatestValue value, const care::RuleBook& rules, Date today, QWidget* parent)
    : Live<QAbstractButton>(parent), m_value(std::move(value)), m_rules(rules), m_today(today) {
    setObjectName(u"latest."_s + qs(m_value.key));
    const auto* measure = care::measureByKey(m_value.key);
    const bool trend = measure && measure->trend && m_value.key != "bmi";
    setFocusPolicy(trend ? Qt::StrongFocus : Qt::NoFocus);
    setEnabled(trend);
    if (trend) setCursor(Qt::PointingHandCursor);
    retranslate();
}

QSize LatestTile::sizeHint() const { return {px(112), px(66)}; }

QString LatestTile::saying() const { return m_value.shown.empty() ? u"–"_s : sayingWord(m_rules, m_value.code, m_value.shown); }

QString LatestTile::ageLine() const {
    if (!m_value.date) return tr("never", "measured");
    auto text = relativeDate(*m_value.date, m_today);
    if (const auto origin = originWord(m_value.origin); !origin.isEmpty()) text += u" · "_s + origin;
    return text;
}

void LatestTile::retranslate() {
    QStringList parts{measureWord(m_value.key), saying()};
    if (!m_value.unit.empty()) parts[1] += u' ' + unitWord(m_value.unit);
    if (m_value.date) parts.append(stateWord(m_value.state));
    parts.append(ageLine());
    if (m_value.isDue) parts.append(tr("due"));
    setAccessibleName(parts.join(u", "_s));
    auto tip = parts.join(u" · "_s);
    if (!m_value.original.empty()) tip += u'\n' + tr("as it came: %1").arg(qs(m_value.original));
    if (m_value.target) {
        const auto range = targetRange(m_value.target->low, m_value.target->high, 1);
        if (!range.isEmpty()) tip += u'\n' + (m_value.target->personal ? tr("own target %1") : tr("target %1")).arg(range);
    }
    setToolTip(tip);
    update();
}

void LatestTile::paintEvent(QPaintEvent*) {
    const auto& t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isEnabled() && underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.hover);
        painter.drawRoundedRect(rect(), t.px(6), t.px(6));
    }
    const auto inner = rect().adjusted(t.px(6), t.px(3), -t.px(4), -t.px(3));
    const int line = inner.height() / 3;
    const QRect top(inner.left(), inner.top(), inner.width(), line);
    const QRect middle = top.translated(0, line), bottom = middle.translated(0, line);
    painter.setFont(t.font(13));
    painter.setPen(t.inkSoft);
    painter.drawText(top, Qt::AlignVCenter | Qt::AlignLeft, measureWord(m_value.key));
    const QFontMetrics soft(painter.font());
    const auto age = soft.elidedText(ageLine(), Qt::ElideRight, bottom.width());
    painter.drawText(bottom, Qt::AlignVCenter | Qt::AlignLeft, age);
    if (m_value.isDue) {
        const auto word = tr("due");
        const double width = pillWidth(word);
        paintPill(painter, QRectF(top.right() - width, top.center().y() - pillHeight() / 2.0, width, pillHeight()), word,
                  t.tone(m_value.date ? Tone::Warn : Tone::Bad));
    }
    painter.setFont(t.font(14, QFont::DemiBold));
    painter.setPen(t.ink);
    const QFontMetrics bold(painter.font());
    const bool mark = m_value.date.has_value() && m_value.value.has_value();
    const auto shown = bold.elidedText(saying(), Qt::ElideRight,
                                       middle.width() - (mark ? t.px(14) : 0));
    painter.drawText(middle, Qt::AlignVCenter | Qt::AlignLeft, shown);
    int x = middle.left() + bold.horizontalAdvance(shown) + t.px(4);
    if (mark) {
        paintMark(painter, QRectF(x, middle.center().y() - t.px(4), t.px(8), t.px(8)), stateTone(m_value.state));
        x += t.px(13);
    }
    const auto unit = m_value.shown.empty() ? QString() : unitWord(m_value.unit);
    painter.setFont(t.font(12));
    painter.setPen(t.inkSoft);
    // A unit that has no room is in the tooltip; a figure cut short would be another figure.
    if (QFontMetrics(painter.font()).horizontalAdvance(unit) <= middle.right() - x)
        painter.drawText(QRect(x, middle.top(), middle.right() - x, middle.height()), Qt::AlignVCenter | Qt::AlignLeft,
                         unit);
    if (hasFocus()) paintFocusRing(painter, rect(), t.px(6));
}

void LatestTile::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return click();
    Live<QAbstractButton>::keyPressEvent(event);
}

LatestCard::LatestCard(const care::RuleBook& rules, const Clock& clock, QWidget* parent) : Card(parent), m_rules(rules), m_clock(clock) {
    setObjectName(u"latest"_s);
    m_tiles = new QWidget(this);
    new FieldGrid(112, 10, m_tiles);
    auto policy = m_tiles->sizePolicy();
    policy.setHeightForWidth(true);
    m_tiles->setSizePolicy(policy);
    body()->addWidget(m_tiles);
    retranslate();
}

void LatestCard::show(const std::vector<care::LatestValue>& values) {
    while (auto* item = m_tiles->layout()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const auto& value : values) {
        auto* tile = new LatestTile(value, m_rules, localDate(m_clock.now()), m_tiles);
        connect(tile, &QAbstractButton::clicked, this, [this, key = qs(value.key)] { Q_EMIT measureChosen(key); });
        m_tiles->layout()->addWidget(tile);
        tile->show();
    }
    m_tiles->updateGeometry();
}

void LatestCard::retranslate() {
    setTitle(tr("Latest"));
    setHint(tr("choose a value for its history"));
}

}  // namespace jiayi::ui
