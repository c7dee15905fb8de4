#pragma once

#include "ui/common/live.h"
#include "ui/common/words.h"

#include <QDialog>

#include <string>
#include <vector>

class QLabel;
class QListWidget;

namespace jiayi::ui {

class Button;
class Notice;
class TextField;

/// Regimens to start from: Enter loads, Delete removes, a name saves what is on the pad. What it says is done by whoever opened it.
class TemplatesDialog : public Live<QDialog> {
    Q_OBJECT
public:
    /// `canSave`: there are lines to save.
    TemplatesDialog(bool canSave, QWidget* parent);
    void setNames(const std::vector<std::string>& names);
    void showFailure(const Error& error);

Q_SIGNALS:
    void loadAsked(const std::string& name);
    void saveAsked(const std::string& name);
    void removeAsked(const std::string& name);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void retranslate() override;

private:
    std::string current() const;
    void load();

    QListWidget* m_list;
    QLabel* m_none;
    Notice* m_failure;
    TextField* m_name;
    Button* m_save;
    Button* m_remove;
    Button* m_load;
};

}  // namespace jiayi::ui
