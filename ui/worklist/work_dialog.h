// What the three questions about an item have in common: whom it is about, OK and Cancel.
#pragma once

#include "models/worklist/worklist_page.h"
#include "ui/common/fitted_dialog.h"

#include <QDialog>

class QLabel;
class QVBoxLayout;

namespace jiayi::ui {

class Button;

/// Open with open(), never exec(): the lock hides dialogs. Ctrl+Return gives the answer.
class WorkDialog : public FittedDialog {
    Q_OBJECT
public:
    WorkDialog(const QString& objectName, QWidget* parent);

protected:
    QVBoxLayout* body() const { return m_body; }
    void setHeading(const QString& title, const QString& about);
    void setOk(const QString& text);
    Button* ok() const { return m_ok; }
    /// A small label above what it names.
    QLabel* addLabel(const QString& text);
    /// OK was pressed; accepts when the answer is whole.
    virtual void give() = 0;

private:
    QVBoxLayout* m_body;
    QLabel* m_heading;
    QLabel* m_about;
    Button* m_cancel;
    Button* m_ok;
};

/// "王秀兰: Critical result: K 6.1 …".
QString aboutItem(const worklist::WorklistRow& row);

}  // namespace jiayi::ui
