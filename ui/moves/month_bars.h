// Two bars a month, arrivals and departures, with their figures.
#pragma once

#include "models/roster/moves/move_lists.h"
#include "ui/common/live.h"

#include <QWidget>

namespace jiayi::ui {

class MonthBars : public Live<QWidget> {
    Q_OBJECT
public:
    explicit MonthBars(QWidget* parent = nullptr);
    void setMonths(std::vector<moves::BoardMonth> months);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void retranslate() override;

private:
    std::vector<moves::BoardMonth> m_months;
};

}  // namespace jiayi::ui
