#pragma once

#include "models/qt/async.h"
#include "ui/common/live.h"
#include "ui/roster/roster_asks.h"

#include <QPointer>
#include <QWidget>

class QDialog;

namespace jiayi::ui {

class Button;
class ChoiceEdit;

/// Filters kept under a name: choose one, keep the present one, let one go.
class SavedListsBar : public Live<QWidget> {
    Q_OBJECT
public:
    SavedListsBar(const RosterAsks& asks, QWidget* parent = nullptr);

    void reload();
    /// What "Keep list" would keep.
    void setCurrent(const roster::RosterFilter& filter, const roster::RosterOrder& order);

Q_SIGNALS:
    void chosen(const jiayi::roster::SavedList& list);
    void failed(const jiayi::Error& error);

protected:
    void retranslate() override;

private:
    void showLists();
    void askName();
    void keep(const QString& name);
    void remove();

    const RosterAsks& m_asks;
    std::vector<roster::SavedList> m_all;
    roster::SavedList m_current;
    ChoiceEdit* m_lists;
    Button* m_keep;
    Button* m_remove;
    QPointer<QDialog> m_dialog;
    qt::Latest m_latest;
};

}  // namespace jiayi::ui
