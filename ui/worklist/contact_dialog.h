#pragma once

#include "models/worklist/worklist_acts.h"
#include "ui/worklist/work_dialog.h"

namespace jiayi::ui {

class ChipRow;
class TextField;

/// One attempt to reach somebody: how, what came of it, a note. Shows the number to call. What came of it is never filled in beforehand.
class ContactDialog : public WorkDialog {
    Q_OBJECT
public:
    ContactDialog(const worklist::WorklistRow& row, Instant now, QWidget* parent);

Q_SIGNALS:
    void given(const jiayi::worklist::LogContact& contact);

private:
    void give() override;

    worklist::ItemKey m_item;
    ChipRow* m_how;
    ChipRow* m_outcome;
    QLabel* m_missing;
    TextField* m_note;
};

}  // namespace jiayi::ui
