#include "ui/worklist/today_table.h"

#include "ui/common/table_style.h"
#include "ui/worklist/today_model.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace jiayi::ui {

namespace {

/// Draws the last cell as the button that it is.
class TodayDelegate : public TableDelegate {
public:
    using TableDelegate::TableDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        TableDelegate::paint(painter, option, index);
        const auto text = index.data().toString();
        if (index.column() != TodayModel::Action || text.isEmpty()) return;
        const auto& t = tokens();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const auto box = buttonBox(option.rect, text);
        const bool hot = option.state & QStyle::State_MouseOver;
        painter->setPen(QPen(t.fieldLine, 1));
        painter->setBrush(hot ? t.hover : t.card);
        painter->drawRoundedRect(box, t.px(6), t.px(6));
        painter->setPen(t.ink);
        painter->setFont(t.font(14));
        painter->drawText(box, Qt::AlignCenter, text);
        painter->restore();
    }

    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        TableDelegate::initStyleOption(option, index);
        if (index.column() == TodayModel::Action) option->text.clear();  // the button says it
    }

    static QRectF buttonBox(const QRect& cell, const QString& text) {
        const auto& t = tokens();
        const double width = std::min<double>(QFontMetrics(t.font(14)).horizontalAdvance(text) + t.px(28), cell.width() - t.px(8));
        const double height = t.px(26);
        return {cell.right() - t.px(8) - width, cell.center().y() - height / 2 + 0.5, width, height};
    }
};

}  // namespace

TodayTable::TodayTable(QWidget* parent) : RowTable(parent, false) { setItemDelegate(new TodayDelegate(this)); }

void TodayTable::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier && currentIndex().isValid()) {
        Q_EMIT actWanted(currentIndex().row());
        return;
    }
    RowTable::keyPressEvent(event);
}

void TodayTable::mouseReleaseEvent(QMouseEvent* event) {
    RowTable::mouseReleaseEvent(event);
    const auto at = indexAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || at.column() != TodayModel::Action || !(at.flags() & Qt::ItemIsEnabled)) return;
    if (TodayDelegate::buttonBox(visualRect(at), at.data().toString()).contains(event->position())) Q_EMIT actWanted(at.row());
}

}  // namespace jiayi::ui
