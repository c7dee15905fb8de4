#pragma once

#include "models/worklist/worklist_acts.h"
#include "ui/worklist/work_dialog.h"

namespace jiayi::ui {

class ChipRow;

/// Whose work it is from now on.
class AssignDialog : public WorkDialog {
    Q_OBJECT
public:
    AssignDialog(const worklist::WorklistRow& row, const std::vector<worklist::WorkUser>& users, QWidget* parent);

Q_SIGNALS:
    void given(const jiayi::worklist::AssignItem& assign);

private:
    void give() override;

    worklist::ItemKey m_item;
    ChipRow* m_who;
};

}  // namespace jiayi::ui
