#pragma once

#include "ui/common/fitted_dialog.h"

#include <QDialog>

class QVBoxLayout;

namespace jiayi::ui {

class Button;
class ChoiceField;
class TextField;

/// Asks why. Nothing is accepted without a reason. Open it with open().
class ReasonDialog : public FittedDialog {
    Q_OBJECT
public:
    explicit ReasonDialog(const QString& title, QWidget* parent);
    /// A choice above the reason; made before the dialog is shown.
    ChoiceField* addChoice(const QString& label);
    QString reason() const;

Q_SIGNALS:
    void given(const QString& reason);

protected:
    void retranslate() override;

private:
    QVBoxLayout* m_column;
    TextField* m_reason;
    Button* m_ok;
    Button* m_cancel;
};

}  // namespace jiayi::ui
