#pragma once

#include "models/worklist/worklist_acts.h"
#include "ui/worklist/work_dialog.h"

namespace jiayi::ui {

class ChipRow;
class DateField;
class TextField;

/// Until when, and why. A usual day fills the date in; nothing is put off without a reason.
class SnoozeDialog : public WorkDialog {
    Q_OBJECT
public:
    /// `most`: days that something can be put off for.
    SnoozeDialog(const worklist::WorklistRow& row, Date today, int most, QWidget* parent);

Q_SIGNALS:
    void given(const jiayi::worklist::SnoozeItem& snooze);

private:
    void give() override;

    worklist::ItemKey m_item;
    Date m_today;
    ChipRow* m_days;
    DateField* m_until;
    TextField* m_reason;
};

}  // namespace jiayi::ui
