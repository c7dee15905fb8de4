#pragma once

#include "ui/common/live.h"
#include "ui/shell/search_box.h"

#include <QWidget>

class QMenu;

namespace jiayi::ui {

class Chip;
class ElidedLabel;

/// Search at the left; clinic and user menu at the right.
class TopBar : public Live<QWidget> {
    Q_OBJECT
public:
    explicit TopBar(SearchFunction search, QWidget* parent = nullptr);
    SearchBox* search() const { return m_search; }
    void setClinic(const QString& clinic, const QString& user);

Q_SIGNALS:
    void languageAsked(const QString& code);
    void darkAsked(bool dark);
    void lockAsked();
    void quitAsked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void retranslate() override;
    void restyle() override;

private:
    void fillMenu();

    SearchBox* m_search;
    ElidedLabel* m_clinic;
    Chip* m_user;
    QMenu* m_menu;
    QString m_userName;
};

}  // namespace jiayi::ui
