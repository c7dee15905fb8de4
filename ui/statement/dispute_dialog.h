#pragma once

#include "models/capitation/statement_page.h"
#include "ui/common/fitted_dialog.h"

#include <QDialog>

class QLabel;

namespace jiayi::ui {

class Button;
class ChipRow;
class TextField;

/// Why the hub is wrong, and what proves it: something that the clinic itself did for the person about that day. Neither may be missing. Open it with open().
class DisputeDialog : public FittedDialog {
    Q_OBJECT
public:
    DisputeDialog(const std::vector<capitation::Evidence>& evidence, QWidget* parent);

Q_SIGNALS:
    void given(const QString& reason, const QStringList& evidence);

protected:
    void retranslate() override;

private:
    void give();

    TextField* m_reason;
    QLabel* m_what;
    ChipRow* m_evidence;
    QLabel* m_missing;
    Button* m_ok;
    Button* m_cancel;
    bool m_none = false;
};

}  // namespace jiayi::ui
