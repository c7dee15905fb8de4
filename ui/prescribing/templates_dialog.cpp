#include "ui/prescribing/templates_dialog.h"

#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

TemplatesDialog::TemplatesDialog(bool canSave, QWidget* parent) : Live<QDialog>(parent) {
    setObjectName(u"templates"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Templates"));
    auto* all = new QVBoxLayout(this);
    space(all, {18, 16, 18, 14}, 10);
    all->addWidget(makeLabel(TextRole::Heading, windowTitle(), this));
    m_failure = new Notice(Tone::Bad, this);
    m_failure->hide();
    all->addWidget(m_failure);
    m_list = new QListWidget(this);
    m_list->setObjectName(u"templates.list"_s);
    m_list->installEventFilter(this);
    m_none = makeLabel(TextRole::Soft, {}, this);
    m_none->setWordWrap(true);
    all->addWidget(m_list, 1);
    all->addWidget(m_none);
    auto* saving = new QHBoxLayout;
    space(saving, 0, 8);
    m_name = new TextField(this);
    m_name->edit()->setObjectName(u"templates.name"_s);
    m_save = new Button(Button::Kind::Secondary, {}, this);
    m_save->setObjectName(u"templates.save"_s);
    saving->addWidget(m_name, 1);
    saving->addWidget(m_save, 0, Qt::AlignBottom);
    all->addLayout(saving);
    m_name->setVisible(canSave);
    m_save->setVisible(canSave);
    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    m_remove = new Button(Button::Kind::Quiet, {}, this);
    m_remove->setObjectName(u"templates.remove"_s);
    m_load = new Button(Button::Kind::Primary, {}, this);
    m_load->setObjectName(u"templates.load"_s);
    row->addWidget(m_remove);
    row->addStretch(1);
    row->addWidget(m_load);
    all->addLayout(row);
    const auto save = [this] {
        if (!m_name->text().trimmed().isEmpty()) Q_EMIT saveAsked(utf8(m_name->text().trimmed()));
        else m_name->setError(tr("A name is needed"));
    };
    connect(m_save, &QPushButton::clicked, this, save);
    connect(m_name->edit(), &QLineEdit::returnPressed, this, save);
    connect(m_name->edit(), &QLineEdit::textEdited, this, [this] { m_name->setError({}); });
    connect(m_load, &QPushButton::clicked, this, &TemplatesDialog::load);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        if (!current().empty()) Q_EMIT removeAsked(current());
    });
    connect(m_list, &QListWidget::itemDoubleClicked, this, &TemplatesDialog::load);
    for (auto* button : {m_save, m_remove, m_load}) button->setAutoDefault(false);
    resize(px(420), px(380));
    setNames({});
    retranslate();
    m_list->setFocus();
}

void TemplatesDialog::setNames(const std::vector<std::string>& names) {
    m_list->clear();
    for (const auto& name : names) m_list->addItem(qs(name));
    m_list->setCurrentRow(names.empty() ? -1 : 0);
    m_list->setVisible(!names.empty());
    m_none->setVisible(names.empty());
    m_load->setEnabled(!names.empty());
    m_remove->setEnabled(!names.empty());
    m_name->edit()->clear();
    if (names.empty() && !m_name->isHidden()) m_name->edit()->setFocus();
    else m_list->setFocus();
}

void TemplatesDialog::showFailure(const Error& error) {
    m_failure->setWords(wordsFor(error));
    m_failure->show();
}

std::string TemplatesDialog::current() const { return m_list->currentItem() ? utf8(m_list->currentItem()->text()) : std::string{}; }

void TemplatesDialog::load() {
    if (current().empty()) return;
    Q_EMIT loadAsked(current());
    accept();
}

bool TemplatesDialog::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            load();
            return true;
        }
        if (key == Qt::Key_Delete && !current().empty()) {
            Q_EMIT removeAsked(current());
            return true;
        }
    }
    return Live<QDialog>::eventFilter(watched, event);
}

void TemplatesDialog::retranslate() {
    m_list->setAccessibleName(tr("Templates"));
    m_none->setText(tr("No template yet. A prescription that is on the pad can be saved under a name; it keeps medicines and doses, nobody's person."));
    m_name->setLabel(tr("Save what is on the pad as"));
    m_save->setText(tr("Save"));
    m_remove->setText(tr("Remove (Del)"));
    m_load->setText(tr("Load (Enter)"));
}

}  // namespace jiayi::ui
