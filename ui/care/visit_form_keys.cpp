// The keyboard on a visit: from question to question, choices by figure, phrases by F9.
#include "ui/care/code_search.h"
#include "ui/care/visit_field.h"
#include "ui/care/visit_form.h"
#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/format.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPlainTextEdit>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

void focusStop(VisitField& field) {
    field.stops().value(0, field.editor())->setFocus();
    bringIntoView(&field);
}

}  // namespace

bool VisitForm::isOpen(const VisitField& field) const {
    if (!field.isVisibleTo(this)) return false;
    return std::any_of(m_check.problems.begin(), m_check.problems.end(),
                       [&](const auto& problem) { return problem.reason == "field.required" && field.holds(problem.field); });
}

int VisitForm::openQuestions() const {
    return static_cast<int>(std::count_if(m_fields.begin(), m_fields.end(), [this](const auto* field) { return isOpen(*field); }));
}

void VisitForm::focusFirst() {
    // Date and outcome are filled; work begins with the first thing that nobody knows yet.
    for (auto* field : m_fields)
        if (isOpen(*field)) return focusStop(*field);
    if (!m_fields.isEmpty()) focusStop(*m_fields.front());
}

bool VisitForm::focusNextOpen() {
    auto* focused = QApplication::focusWidget();
    const auto here = std::find_if(m_fields.begin(), m_fields.end(), [&](const auto* field) { return focused && (field == focused || field->isAncestorOf(focused)); });
    const auto count = m_fields.size();
    const auto from = here == m_fields.end() ? qsizetype{-1} : here - m_fields.begin();
    for (qsizetype step = 1; step <= count; ++step) {
        auto* field = m_fields[(from + step + count) % count];
        if (!isOpen(*field)) continue;
        focusStop(*field);
        return true;
    }
    return focusConfirm();
}

bool VisitForm::focusProblem() {
    for (const auto* field : m_fields)
        for (const auto& problem : m_check.problems)
            if (field->holds(problem.field) && focusField(problem.field)) return true;
    return false;
}

bool VisitForm::focusField(std::string_view name) {
    for (auto* field : m_fields)
        if ((field->holds(name) || field->def().name == name) && field->isVisibleTo(this)) {
            focusStop(*field);
            return true;
        }
    return false;
}

bool VisitForm::focusConfirm() {
    if (m_confirm->isHidden()) return false;
    m_confirm->setFocus();
    return true;
}

bool VisitForm::chooseByFigure(QWidget* editor, const QString& figure) {
    auto* choice = qobject_cast<ChoiceEdit*>(editor);
    if (!choice || figure.isEmpty() || choice->findData(figure) < 0) return false;
    choice->setKey(figure);
    Q_EMIT choice->chosen(figure);
    return true;
}

bool VisitForm::leaveChips(QWidget* chip, bool forward) {
    auto* row = chip->parentWidget();
    auto* next = chip;
    do {
        next = forward ? next->nextInFocusChain() : next->previousInFocusChain();
    } while (next != chip && (row->isAncestorOf(next) || !(next->focusPolicy() & Qt::TabFocus) || !next->isEnabled() ||
                              !next->isVisibleTo(window())));
    next->setFocus(forward ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

bool VisitForm::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return Live<QWidget>::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    auto* editor = qobject_cast<QWidget*>(watched);
    auto* chip = qobject_cast<Chip*>(watched);
    if (key->key() == Qt::Key_F9 && !m_readOnly && askPhrases(editor)) return true;
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (chip && (key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab))
        return leaveChips(chip, key->key() == Qt::Key_Tab);
    // A code that is half typed is finished first.
    const auto* search = editor ? qobject_cast<CodeSearch*>(editor->parentWidget()) : nullptr;
    if (enter && search && !search->edit()->text().trimmed().isEmpty()) return Live<QWidget>::eventFilter(watched, event);
    if (enter && key->modifiers() == Qt::NoModifier && !qobject_cast<QPlainTextEdit*>(editor)) {
        if (chip && !m_readOnly) {
            if (!chip->isChecked()) chip->click();
            return leaveChips(chip, true);
        }
        for (auto* field : m_fields)
            if (field->isAncestorOf(editor)) field->settle();
        focusNextChild();
        return true;
    }
    if (!m_readOnly && key->modifiers() == Qt::NoModifier && chooseByFigure(editor, key->text())) return true;
    return Live<QWidget>::eventFilter(watched, event);
}

/// Notes and answers in words take phrases; figures, dates and choices do not.
bool VisitForm::askPhrases(QWidget* editor) {
    if (editor == m_note) {
        Q_EMIT phrasesAsked(editor, u"note"_s, m_note->toPlainText());
        return true;
    }
    for (auto* field : m_fields) {
        const auto type = field->def().type;
        if (field->editor() != editor || (type != care::FieldType::Text && type != care::FieldType::LongText)) continue;
        auto* line = qobject_cast<QLineEdit*>(editor);
        auto* text = qobject_cast<QPlainTextEdit*>(editor);
        Q_EMIT phrasesAsked(editor, qs(field->def().name), line ? line->text() : text ? text->toPlainText() : QString());
        return true;
    }
    return false;
}

void VisitForm::insertPhrase(QWidget* editor, const QString& text) {
    if (m_readOnly) return;
    editor->setFocus();
    if (auto* note = qobject_cast<QPlainTextEdit*>(editor)) return note->insertPlainText(text);
    if (auto* line = qobject_cast<QLineEdit*>(editor)) {
        line->insert(text);
        Q_EMIT line->textEdited(line->text());
    }
}

}  // namespace jiayi::ui
