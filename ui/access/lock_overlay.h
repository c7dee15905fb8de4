#pragma once

#include "ui/access/unlock_screen.h"

namespace jiayi::ui {

/// Hides everything while the desk is locked. Opaque: no shape of a patient's data shines through. Give it to
/// MainWindow::setLockCover and connect `unlocked` to MainWindow::unlock.
class LockOverlay : public Live<QWidget> {
    Q_OBJECT
public:
    LockOverlay(const Clock& clock, UnlockFunction unlock, QWidget* parent = nullptr);
    UnlockForm* form() const { return m_form; }

Q_SIGNALS:
    void unlocked(const QString& user);

protected:
    void retranslate() override;
    void restyle() override;
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    UnlockForm* m_form;
    QLabel* m_icon;
    QLabel* m_title;
    QLabel* m_text;
};

}  // namespace jiayi::ui
