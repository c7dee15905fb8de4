#include "ui/common/table_style.h"

#include "ui/common/paint.h"

#include <QApplication>
#include <QHeaderView>
#include <QHelpEvent>
#include <QPainter>
#include <QTableView>
#include <QToolTip>

namespace jiayi::ui {

namespace {

/// Row heights are not within reach of a style sheet; this follows the scale.
class RowHeights : public QObject {
public:
    RowHeights(QTableView* table, bool secondLines)
        : QObject(table), m_table(table), m_design(secondLines ? 52 : 42) {
        table->installEventFilter(this);
        apply();
    }

    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::StyleChange) apply();
        return QObject::eventFilter(watched, event);
    }

private:
    void apply() {
        auto* rows = m_table->verticalHeader();
        rows->setMinimumSectionSize(px(24));
        rows->setDefaultSectionSize(px(m_design));
    }

    QTableView* m_table;
    int m_design;
};

}  // namespace

void styleTable(QTableView* table, bool secondLines) {
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setAlternatingRowColors(false);
    table->setWordWrap(false);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setTabKeyNavigation(false);  // Tab leaves the table; arrows walk in it
    table->setMouseTracking(true);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setHighlightSections(false);
    table->setItemDelegate(new TableDelegate(table));
    new RowHeights(table, secondLines);
}

void TableDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
    const auto& t = tokens();
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    painter->save();
    const auto box = item.rect;
    const bool selected = item.state & QStyle::State_Selected;
    if (selected) {
        painter->fillRect(box, t.selected);
    } else if (item.state & QStyle::State_MouseOver) {
        painter->fillRect(box, t.hover);
    }
    painter->setPen(t.rowLine);
    painter->drawLine(box.bottomLeft(), box.bottomRight());

    const auto inner = box.adjusted(t.px(8), 0, -t.px(8), 0);
    const auto second = index.data(SecondLineRole).toString();
    auto line = inner;
    if (!second.isEmpty()) line.setBottom(inner.center().y() + t.px(1));
    if (const auto tone = index.data(ToneRole); tone.isValid() && !item.text.isEmpty()) {
        const int width = std::min(pillWidth(item.text), inner.width());
        auto colors = t.tone(static_cast<Tone>(tone.toInt()));
        if (selected) colors.fill = t.card;  // or a blue pill would vanish in the blue row
        paintPill(*painter,
                  QRectF(line.left(), line.center().y() - pillHeight() / 2.0 + 0.5, width, pillHeight()),
                  item.text, colors);
    } else {
        const bool strong = index.data(StrongRole).toBool();
        const bool soft = index.data(SoftRole).toBool();
        painter->setFont(t.font(soft ? 13 : 14, strong ? QFont::Bold : QFont::Normal));
        painter->setPen(soft ? t.inkSoft : t.ink);
        const auto mark = index.data(MarkRole);
        const int markRoom = mark.isValid() ? t.px(14) : 0;
        const QFontMetrics metrics(painter->font());
        const auto text = metrics.elidedText(item.text, Qt::ElideRight, inner.width() - markRoom);
        const auto vertical = second.isEmpty() ? Qt::AlignVCenter : Qt::AlignBottom;
        auto where = line;
        const bool right = item.displayAlignment & Qt::AlignRight;
        if (right) where.adjust(0, 0, -markRoom, 0);
        painter->drawText(where, vertical | (right ? Qt::AlignRight : Qt::AlignLeft) | Qt::TextSingleLine,
                          text);
        if (mark.isValid()) {
            const double x =
                right ? inner.right() - t.px(9) : inner.left() + metrics.horizontalAdvance(text) + t.px(5);
            paintMark(*painter, QRectF(x, line.center().y() - t.px(4), t.px(8), t.px(8)),
                      static_cast<Tone>(mark.toInt()));
        }
    }
    if (!second.isEmpty()) {
        painter->setFont(t.font(13));
        painter->setPen(t.inkSoft);
        const QRect below(inner.left(), inner.center().y() + t.px(2), inner.width(), inner.height() / 2);
        const auto side = item.displayAlignment & Qt::AlignRight ? Qt::AlignRight : Qt::AlignLeft;
        painter->drawText(below, Qt::AlignTop | side | Qt::TextSingleLine,
                          QFontMetrics(painter->font()).elidedText(second, Qt::ElideRight, inner.width()));
    }
    const auto* table = qobject_cast<const QTableView*>(item.widget);
    if (table && table->hasFocus() && table->currentIndex().row() == index.row()) {
        painter->setPen(QPen(t.focus, 2));  // the row that has the keyboard lies between two lines
        painter->drawLine(box.left(), box.bottom(), box.right(), box.bottom());
        painter->drawLine(box.left(), box.top() + 1, box.right(), box.top() + 1);
    }
    painter->restore();
}

QSize TableDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto text = index.data(Qt::DisplayRole).toString();
    const auto& t = tokens();
    if (index.data(ToneRole).isValid()) return {pillWidth(text) + t.px(16), pillHeight() + t.px(8)};
    const QFontMetrics metrics(t.font(14, index.data(StrongRole).toBool() ? QFont::Bold : QFont::Normal));
    int width = metrics.horizontalAdvance(text);
    const QFontMetrics soft(t.font(13));
    width = std::max(width, soft.horizontalAdvance(index.data(SecondLineRole).toString()));
    return QSize(width + t.px(18) + (index.data(MarkRole).isValid() ? t.px(14) : 0),
                 QStyledItemDelegate::sizeHint(option, index).height());
}

void fitColumns(QTableView* table, std::span<const std::pair<int, int>> columns, int rest) {
    int room = table->viewport()->width() - px(rest);
    for (const auto& [column, width] : columns) {
        const bool shown = room >= px(width) || column == columns.front().first;
        table->setColumnHidden(column, !shown);
        if (!shown) continue;
        table->setColumnWidth(column, px(width));
        room -= px(width);
    }
}

bool TableDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                              const QModelIndex& index) {
    const bool own = !index.isValid() || !index.data(Qt::ToolTipRole).toString().isEmpty();
    if (own || event->type() != QEvent::ToolTip || sizeHint(option, index).width() <= option.rect.width())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), index.data().toString(), view);
    return true;
}

}  // namespace jiayi::ui
