// The window before a store is open.
#pragma once

#include "ui/access/unlock_form.h"

class QLabel;

namespace jiayi::ui {

class Button;
class ElidedLabel;

/// The whole window before a store is open.
class UnlockScreen : public Live<QWidget> {
    Q_OBJECT
public:
    UnlockScreen(const Clock& clock, UnlockFunction unlock, QWidget* parent = nullptr);
    /// "Balitai Community Health Centre", and where its file lies.
    void setStore(const QString& clinic, const QString& path);
    UnlockForm* form() const { return m_form; }

Q_SIGNALS:
    void unlocked(const QString& user);
    /// The user wants another file, or a new one.
    void otherStoreAsked();

protected:
    void retranslate() override;
    void showEvent(QShowEvent* event) override;

private:
    UnlockForm* m_form;
    QLabel* m_clinic;
    ElidedLabel* m_path;
    QLabel* m_promise;
    Button* m_other;
};

}  // namespace jiayi::ui
