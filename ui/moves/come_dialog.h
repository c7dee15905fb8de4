// Somebody who lives with another clinic wants to come: who they are, by which number they are found, why.
#pragma once

#include "models/roster/moves/move_acts.h"
#include "ui/common/fitted_dialog.h"

#include <QDialog>

namespace jiayi::ui {

class ChoiceField;
class TextField;

class ComeDialog : public FittedDialog {
    Q_OBJECT
public:
    ComeDialog(const moves::MovesBook& book, QWidget* parent);

Q_SIGNALS:
    void given(const jiayi::moves::AskToCome& ask);

private:
    void give();
    const moves::MovesBook& m_book;
    TextField* m_name;
    TextField* m_number;
    TextField* m_other;
    ChoiceField* m_reason;
    TextField* m_note;
};

}  // namespace jiayi::ui
