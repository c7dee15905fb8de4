#pragma once

#include "ui/worklist/work_dialog.h"
#include "ui/worklist/worklist_asks.h"

namespace jiayi::ui {

class ChipRow;

/// What may leave the desk on a call list: nobody's number is printed because it happened to be on the screen.
class CallListDialog : public WorkDialog {
    Q_OBJECT
public:
    /// `today` and `shown`: how many people the day's work and the whole list have.
    CallListDialog(const worklist::WorklistAsk& ask, int today, int shown, QWidget* parent);

Q_SIGNALS:
    void given(const jiayi::ui::CallListWish& wish);

private:
    void give() override;

    worklist::WorklistAsk m_ask;
    ChipRow* m_whom;
    ChipRow* m_what;
};

}  // namespace jiayi::ui
