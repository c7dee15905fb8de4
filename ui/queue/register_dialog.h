// Somebody came: who, and why.
#pragma once

#include "models/queue/queue.h"
#include "ui/common/fitted_dialog.h"

#include <QDialog>

namespace jiayi::ui {

class TextField;

/// Open with open(), never exec(): the lock hides dialogs. Enter registers.
class RegisterDialog : public FittedDialog {
    Q_OBJECT
public:
    RegisterDialog(roster::ResidentId resident, const QString& name, QWidget* parent);

Q_SIGNALS:
    void registered(const jiayi::queue::RegisterPerson& person);
    /// They were only looked for.
    void chartAsked(jiayi::roster::ResidentId resident);

private:
    roster::ResidentId m_resident;
    TextField* m_note;
};

}  // namespace jiayi::ui
