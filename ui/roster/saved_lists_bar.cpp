#include "ui/roster/saved_lists_bar.h"

#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/format.h"

#include <QHBoxLayout>
#include <QInputDialog>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

SavedListsBar::SavedListsBar(const RosterAsks& asks, QWidget* parent) : Live<QWidget>(parent), m_asks(asks) {
    auto* row = new QHBoxLayout(this);
    space(row, 0, 4);
    m_lists = new ChoiceEdit(this);
    m_lists->setObjectName(u"roster.lists"_s);
    m_keep = new Button(Button::Kind::Quiet, {}, this);
    m_keep->setObjectName(u"roster.keepList"_s);
    m_keep->setKeys(Qt::CTRL | Qt::Key_S, false);
    m_remove = new Button(Button::Kind::Quiet, {}, this);
    m_remove->setObjectName(u"roster.removeList"_s);
    for (auto* part : QList<QWidget*>{m_lists, m_keep, m_remove}) row->addWidget(part);
    connect(m_lists, &ChoiceEdit::chosen, this, [this](const QString& name) {
        m_remove->setVisible(true);
        for (const auto& list : m_all)
            if (qs(list.name) == name) Q_EMIT chosen(list);
    });
    connect(m_keep, &QPushButton::clicked, this, &SavedListsBar::askName);
    connect(m_remove, &QPushButton::clicked, this, &SavedListsBar::remove);
    retranslate();
    showLists();
}

void SavedListsBar::reload() {
    m_latest.run(this, m_asks.savedLists(), [this](Result<std::vector<roster::SavedList>> lists) {
        if (!lists) {
            Q_EMIT failed(lists.error());
            return;
        }
        m_all = std::move(*lists);
        showLists();
    });
}

void SavedListsBar::showLists() {
    QList<ChoiceEdit::Choice> choices;
    for (const auto& list : m_all) choices.append({qs(list.name), qs(list.name)});
    m_lists->setChoices(choices);
    m_lists->setVisible(!m_all.empty());
    m_remove->setVisible(!m_lists->key().isEmpty());
}

void SavedListsBar::setCurrent(const roster::RosterFilter& filter, const roster::RosterOrder& order) {
    m_current.filter = filter;
    m_current.order = order;
}

void SavedListsBar::askName() {
    auto* dialog = new QInputDialog(this);
    dialog->setObjectName(u"roster.listName"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Keep this list"));
    dialog->setLabelText(tr("A name for these filters and this order:"));
    dialog->setTextValue(m_lists->key());
    connect(dialog, &QInputDialog::textValueSelected, this, &SavedListsBar::keep);
    m_dialog = dialog;
    dialog->open();
}

void SavedListsBar::keep(const QString& name) {
    auto list = m_current;
    list.name = utf8(name.trimmed());
    qt::onFinished(this, m_asks.saveList(list), [this, name = name.trimmed()](Result<void> answer) {
        if (!answer) {
            Q_EMIT failed(answer.error());
            return;
        }
        if (m_lists->findData(name) < 0) m_lists->addItem(name, name);
        m_lists->setKey(name);
        reload();
    });
}

void SavedListsBar::remove() {
    const auto name = m_lists->key();
    if (name.isEmpty()) return;
    qt::onFinished(this, m_asks.removeList(utf8(name)), [this](Result<void> answer) {
        if (!answer) {
            Q_EMIT failed(answer.error());
            return;
        }
        m_lists->setKey({});
        reload();
    });
}

void SavedListsBar::retranslate() {
    m_lists->setPlaceholderText(tr("Kept lists"));
    m_lists->setAccessibleName(tr("Kept lists"));
    m_keep->setText(tr("Keep list …"));
    m_remove->setText(tr("Let go"));
}

}  // namespace jiayi::ui
