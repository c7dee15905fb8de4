// One visit that several desks write: what the others wrote comes onto the screen, but never under the cursor.
#include "ui/care/visit_field.h"
#include "ui/care/visit_form.h"
#include "ui/care/visit_screen.h"
#include "ui/common/format.h"
#include "ui/common/notice.h"

#include <QApplication>
#include <QPlainTextEdit>

#include <algorithm>

namespace jiayi::ui {

std::set<std::string> VisitForm::heldFields() const {
    std::set<std::string> held;
    const auto* focused = QApplication::focusWidget();
    for (const auto* field : m_fields) {
        if (!field->isBeingTyped() && !(focused && (field == focused || field->isAncestorOf(focused)))) continue;
        for (const auto* part : field->parts()) held.insert(part->key);
    }
    if (m_note && m_note == focused) held.insert("note");
    return held;
}

void VisitForm::takeIn(const care::Answers& answers, const std::map<std::string, care::MeasuredBy, std::less<>>& measured, const std::optional<std::string>& note) {
    m_filling = true;
    for (const auto& [key, value] : answers) {
        if (value.empty()) m_input.answers.erase(key);
        else m_input.answers[key] = value;
        m_input.measured.erase(key);
        m_input.toConfirm.erase(key);
        m_touched.insert(key);
        if (const auto by = measured.find(key); by != measured.end()) m_input.measured[key] = by->second;
    }
    for (auto* field : m_fields) {
        const auto& parts = field->parts();
        if (std::none_of(parts.begin(), parts.end(), [&](const auto* part) { return answers.contains(part->key); })) continue;
        field->setAnswers(m_input.answers);
        showSuffix(*field);
    }
    if (note) {
        m_input.note = *note;
        m_note->setPlainText(qs(*note));
    }
    m_filling = false;
}

void VisitScreen::takeInOthers() {
    if (m_state != State::Writing || !m_asks.takeIn) return;
    m_latestTaken.run(this, m_asks.takeIn(m_sheet.resident, m_sheet.forms, m_input, m_form->heldFields()), [this, asked = m_input](Result<TakenIn> taken) {
        // What could not be read is read with the next that comes; nothing on the screen depends on it.
        if (taken && m_state == State::Writing) takeIn(asked, *taken);
    });
}

/// What was typed between the question and its answer stays, and is saved above what came.
void VisitScreen::takeIn(const care::VisitInput& asked, const TakenIn& taken) {
    m_moreTaken = taken.more;
    auto answers = taken.answers;
    std::erase_if(answers, [&](const auto& each) { return care::answer(asked.answers, each.first) != care::answer(m_input.answers, each.first); });
    const auto note = asked.note != m_input.note ? std::nullopt : taken.note;
    if (taken.ended && m_savedAt) {
        m_notice->setTone(Tone::Warn);
        m_notice->setAction({});
        m_notice->setWords(wordsFor({Errc::Conflict, "visit.signed-already", {}}));
        m_notice->show();
    }
    if (answers.empty() && !note) return;
    m_form->takeIn(answers, taken.measured, note);
    const auto& form = m_form->input();
    m_input.answers = form.answers;
    m_input.measured = form.measured;
    m_input.toConfirm = form.toConfirm;
    m_input.note = form.note;
    recheck();
    showCheck(true);
}

}  // namespace jiayi::ui
