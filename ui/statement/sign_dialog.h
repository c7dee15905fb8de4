#pragma once

#include "ui/common/async.h"
#include "ui/common/fitted_dialog.h"

#include <QDialog>
#include <QFuture>

#include <functional>

class QLabel;

namespace jiayi::ui {

class Button;
class TextField;

/// Signing and submitting want the signer's own key: it opens with their passphrase, and with nobody else's. Open it with open().
class SignDialog : public FittedDialog {
    Q_OBJECT
public:
    using Prove = std::function<QFuture<Result<void>>(const QString& passphrase)>;
    /// `words`: what the signature stands for.
    SignDialog(const QString& title, const QString& words, Prove prove, QWidget* parent);

Q_SIGNALS:
    void proved();

protected:
    void retranslate() override;

private:
    void prove();

    Prove m_prove;
    TextField* m_passphrase;
    Button* m_ok;
    Button* m_cancel;
    Latest m_proving;
};

}  // namespace jiayi::ui
