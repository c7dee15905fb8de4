#pragma once

#include "ui/common/live.h"
#include "ui/worklist/worklist_asks.h"

#include <QWidget>

namespace jiayi::ui {

class ChipRow;
class ChoiceField;

/// Which part of the work is shown: the areas with what is due in each, and the grids.
class WorkFilter : public Live<QWidget> {
    Q_OBJECT
public:
    explicit WorkFilter(QWidget* parent = nullptr);
    void setGrids(std::vector<std::string> grids);
    void setCounts(const worklist::WorklistPage& page);
    /// Areas are not counted for what is put off.
    void setAreasShown(bool shown);
    std::string area() const;
    std::string grid() const;
    bool isClear() const { return area().empty() && grid().empty(); }
    void clear();

Q_SIGNALS:
    void changed();

protected:
    void retranslate() override;
    void restyle() override;

private:
    std::vector<std::string> m_grids;
    worklist::WorklistPage m_counted;
    ChipRow* m_areas;
    ChoiceField* m_grid;
};

}  // namespace jiayi::ui
