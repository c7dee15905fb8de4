// Tables as the design has them: airy rows, hairlines, no grid, quiet heads.
#pragma once

#include "ui/common/tokens.h"

#include <QStyledItemDelegate>

#include <span>
#include <utility>

class QTableView;

namespace jiayi::ui {

/// Item data roles that TableDelegate understands beside Qt's own.
enum TableRole {
    ToneRole = 0x0100 + 1000,  ///< int(Tone): the text is drawn as a pill of that tone
    MarkRole,                  ///< int(Tone): the mark of that tone after the text
    SoftRole,                  ///< true: secondary ink
    StrongRole,                ///< true: bold
    SecondLineRole,            ///< QString: a second, softer line
};

/// Row height 42 design pixels, selection by rows, keyboard focus visible as a ring round the row, head
/// left-aligned. Follows theme and scale. `secondLines` makes rows higher for SecondLineRole.
void styleTable(QTableView* table, bool secondLines = false);

/// Columns with their design widths: they get room in this order, the first in any case, the others only while `rest` is left
/// for the column that stretches.
void fitColumns(QTableView* table, std::span<const std::pair<int, int>> columns, int rest);

class TableDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// A text that was shortened is told whole.
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;
};

}  // namespace jiayi::ui
