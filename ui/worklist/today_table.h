#pragma once

#include "ui/common/row_table.h"

namespace jiayi::ui {

/// The list of Today: Space, or a click on the button at the end of a row, does what the row asks for; Enter opens its chart.
class TodayTable : public RowTable {
    Q_OBJECT
public:
    explicit TodayTable(QWidget* parent = nullptr);

Q_SIGNALS:
    void actWanted(int row);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
};

}  // namespace jiayi::ui
