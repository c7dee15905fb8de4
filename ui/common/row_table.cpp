#include "ui/common/row_table.h"

#include "ui/common/table_style.h"

#include <QHeaderView>
#include <QKeyEvent>

namespace jiayi::ui {

RowTable::RowTable(QWidget* parent, bool secondLines) : Live<QTableView>(parent) {
    styleTable(this, secondLines);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(this, &QTableView::doubleClicked, this, [this](const QModelIndex& index) { Q_EMIT rowActed(index.row()); });
}

void RowTable::setColumns(int stretched, Widths columns, int rest) {
    m_columns = columns;
    m_rest = rest;
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionResizeMode(stretched, QHeaderView::Stretch);
    restyle();
}

void RowTable::restyle() {
    if (!m_columns.empty()) fitColumns(this, m_columns, m_rest);
}

void RowTable::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && !event->modifiers().testFlag(Qt::ControlModifier) && currentIndex().isValid()) {
        Q_EMIT rowActed(currentIndex().row());
        return;
    }
    Live<QTableView>::keyPressEvent(event);
}

void RowTable::resizeEvent(QResizeEvent* event) {
    Live<QTableView>::resizeEvent(event);
    if (!m_columns.empty()) fitColumns(this, m_columns, m_rest);
}

}  // namespace jiayi::ui
