// The list of a screen or a card: one row is chosen, Enter acts on it.
#pragma once

#include "ui/common/live.h"

#include <QTableView>

#include <span>
#include <utility>

namespace jiayi::ui {

/// Rows without a grid, of two lines or of one. Enter, Return and a double click act on the row that is chosen.
class RowTable : public Live<QTableView> {
    Q_OBJECT
public:
    /// A column and its design width.
    using Widths = std::span<const std::pair<int, int>>;

    explicit RowTable(QWidget* parent = nullptr, bool secondLines = true);
    /// For the model that is set. `stretched` takes what is left, `rest` design pixels at least; the others as fitColumns() says. `columns`
    /// outlives the table.
    void setColumns(int stretched, Widths columns, int rest);

Q_SIGNALS:
    void rowActed(int row);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void restyle() override;

private:
    Widths m_columns;
    int m_rest = 0;
};

}  // namespace jiayi::ui
