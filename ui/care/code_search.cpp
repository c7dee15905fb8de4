#include "ui/care/code_search.h"

#include "ui/care/care_words.h"
#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/flow_layout.h"
#include "ui/common/format.h"

#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

CodeSearch::CodeSearch(const care::FieldDef& field, QWidget* parent) : Live<QWidget>(parent), m_field(field) {
    auto* all = new QVBoxLayout(this);
    space(all, {0, 4, 0, 2}, 4);
    m_chips = new QWidget(this);
    space(new FlowLayout(m_chips), 0, 6);
    auto policy = m_chips->sizePolicy();
    policy.setHeightForWidth(true);
    m_chips->setSizePolicy(policy);
    m_edit = new QLineEdit(this);
    m_edit->setObjectName(u"visit."_s + qs(field.name) + u".search"_s);
    m_edit->setProperty("bare", true);  // the field around it has the frame
    m_edit->installEventFilter(this);
    setFocusProxy(m_edit);
    all->addWidget(m_chips);
    all->addWidget(m_edit);
    showChosen();
    retranslate();
}

void CodeSearch::setChosen(const QStringList& codes) {
    if (codes == m_chosen) return;
    m_chosen = codes;
    showChosen();
}

void CodeSearch::setReadOnly(bool readOnly) {
    m_readOnly = readOnly;
    m_edit->setVisible(!readOnly);
    for (auto* chip : m_chips->findChildren<Chip*>()) chip->setEnabled(!readOnly);
}

void CodeSearch::showChosen() {
    while (auto* item = m_chips->layout()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();  // it may be the one that was pressed
        delete item;
    }
    for (const auto& code : m_chosen) {
        const auto* option = m_field.option(utf8(code));
        const auto name = option ? ruleText(option->en, option->zh) : QString();
        auto* chip = new Chip(code + u' ' + name + u"  ×"_s, m_chips);
        chip->setObjectName(u"visit."_s + qs(m_field.name) + u'.' + code);
        chip->setAccessibleName(tr("%1 %2, take away").arg(code, name));
        chip->setEnabled(!m_readOnly);
        connect(chip, &QAbstractButton::clicked, this, [this, code] {
            m_chosen.removeAll(code);
            m_edit->setFocus();
            showChosen();
            Q_EMIT chosenChanged();
        });
        m_chips->layout()->addWidget(chip);
        chip->show();
    }
    m_chips->setVisible(!m_chosen.isEmpty());
    m_chips->updateGeometry();
}

QString CodeSearch::codeOf(const QString& typed) const {
    QString only;
    int found = 0;
    for (const auto& option : m_field.options) {
        const auto code = qs(option.code);
        const bool exact = typed.compare(code, Qt::CaseInsensitive) == 0 || typed == qs(option.zh) || typed.compare(qs(option.en), Qt::CaseInsensitive) == 0;
        if (exact || typed.startsWith(code + u' ')) return code;
        if (!code.contains(typed, Qt::CaseInsensitive) && !qs(option.zh).contains(typed) && !qs(option.en).contains(typed, Qt::CaseInsensitive)) continue;
        only = code;
        ++found;
    }
    return found == 1 ? only : QString();
}

void CodeSearch::addTyped() {
    const auto typed = m_edit->text().trimmed();
    const auto code = codeOf(typed);
    // What means nothing, or several things, stays to be finished.
    if (code.isEmpty()) return m_edit->selectAll();
    m_edit->clear();
    if (m_chosen.contains(code)) return;
    m_chosen.append(code);
    showChosen();
    Q_EMIT chosenChanged();
}

bool CodeSearch::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const auto key = static_cast<QKeyEvent*>(event)->key();
        // An empty box lets Enter go on to the next field.
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && !m_edit->text().trimmed().isEmpty()) {
            addTyped();
            return true;
        }
        if (key == Qt::Key_Backspace && m_edit->text().isEmpty() && !m_chosen.isEmpty()) {
            m_chosen.removeLast();
            showChosen();
            Q_EMIT chosenChanged();
            return true;
        }
    }
    return Live<QWidget>::eventFilter(watched, event);
}

void CodeSearch::retranslate() {
    m_edit->setPlaceholderText(tr("Code or name, Enter adds"));
    m_edit->setAccessibleName(ruleText(m_field.en, m_field.zh));
    QStringList known;
    for (const auto& option : m_field.options) known << qs(option.code) + u' ' + ruleText(option.en, option.zh);
    auto* completer = new QCompleter(known, m_edit);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    // The list has written its line into the box by the time this is called.
    connect(completer, qOverload<const QString&>(&QCompleter::activated), this, &CodeSearch::addTyped, Qt::QueuedConnection);
    if (auto* old = m_edit->completer()) old->deleteLater();
    m_edit->setCompleter(completer);
    showChosen();
}

}  // namespace jiayi::ui
