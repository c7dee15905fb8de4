// Which forms the visit on the screen has, and the phrases of its notes.
#include "ui/care/care_words.h"
#include "ui/care/phrase_dialog.h"
#include "ui/care/visit_form.h"
#include "ui/care/visit_forms_bar.h"
#include "ui/care/visit_screen.h"
#include "ui/common/format.h"
#include "ui/common/notice.h"
#include "ui/common/states.h"

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

bool isAmong(const std::vector<care::FormKey>& forms, const care::FormKey& form) { return std::find(forms.begin(), forms.end(), form) != forms.end(); }

/// What somebody said on this form alone.
bool hasOwnAnswers(const care::CombinedForm& combined, const care::FormKey& form, const care::VisitInput& input) {
    return std::any_of(combined.fields().begin(), combined.fields().end(), [&](const auto& field) {
        const bool derived = field.def->carry == care::Carry::Computed || field.def->carry == care::Carry::Record;
        return field.forms.size() == 1 && field.forms.front() == form && !derived && !input.toConfirm.contains(field.key) &&
               !care::answer(input.answers, field.key).empty();
    });
}

}  // namespace

void VisitScreen::takeSheet(Result<care::VisitSheet> sheet) {
    if (!sheet) return m_states->showError(wordsFor(sheet.error()));
    const auto lacks = [&](const care::FormKey& form) { return !isAmong(sheet->forms, form); };
    const auto wanted = std::exchange(m_wanted, {});
    if (!m_visit.isNil() || std::none_of(wanted.begin(), wanted.end(), lacks)) return showSheet(std::move(*sheet));
    // What was begun before goes on beside what is wanted now.
    auto forms = sheet->draft ? sheet->forms : std::vector<care::FormKey>{};
    for (const auto& form : wanted)
        if (!isAmong(forms, form)) forms.push_back(form);
    m_latest.run(this, m_asks.openWith(m_sheet.resident, forms), [this](Result<care::VisitSheet> with) { takeSheet(std::move(with)); });
}

void VisitScreen::changeForms(const std::vector<care::FormKey>& forms) {
    if (m_state != State::Writing || forms == m_sheet.forms) return;
    const care::CombinedForm combined(m_rules, m_sheet.forms);
    QStringList losing;
    for (const auto& form : m_sheet.forms)
        if (!isAmong(forms, form) && hasOwnAnswers(combined, form, m_input)) losing << formName(m_rules, form);
    if (losing.isEmpty()) return moveTo(forms);
    m_without = forms;
    m_bar->show(m_sheet, false);
    m_notice->setTone(Tone::Warn);
    m_notice->setWords(tr("%1 has answers already.").arg(losing.join(tr(", "))), tr("Taken off the visit, they are gone."));
    m_notice->setAction(tr("Take it off"));
    m_notice->show();
    bringIntoView(m_notice);
}

/// The draft is written first: it moves to the other forms where it lies, and only what it holds can move.
void VisitScreen::moveTo(const std::vector<care::FormKey>& forms) {
    if (m_state != State::Writing || forms.empty()) return;
    m_notice->setAction({});
    m_notice->hide();
    m_unsaved = false;
    m_draftTimer.stop();
    m_latestDraft.drop();
    m_latest.run(this, m_asks.saveDraft(m_sheet.resident, m_sheet.forms, m_input), [this, forms](Result<void> saved) {
        if (!saved) {
            m_unsaved = true;
            m_notice->setTone(Tone::Bad);
            m_notice->setWords(wordsFor(saved.error()));
            return m_notice->show();
        }
        m_latest.run(this, m_asks.openWith(m_sheet.resident, forms), [this](Result<care::VisitSheet> sheet) {
            takeSheet(std::move(sheet));
            m_unsaved = m_state == State::Writing;
            if (m_unsaved) m_draftTimer.start();
        });
    });
}

void VisitScreen::openPhrases(QWidget* editor, const QString& field, const QString& text) {
    if (m_dialog) return;
    const auto fill = [this](const QString& phrase) {
        const care::CombinedForm combined(m_rules, m_sheet.forms);
        return qs(care::filledPhrase(utf8(phrase), combined, m_check.answers, currentLanguage().startsWith(u"zh"_s)));
    };
    auto* dialog = new PhraseDialog(m_asks.phrases, utf8(field), text, fill, window());
    m_dialog = dialog;
    connect(dialog, &PhraseDialog::chosen, this, [this, editor = QPointer<QWidget>(editor)](const QString& words) {
        if (editor) m_form->insertPhrase(editor, words);
    });
    dialog->open();
}

}  // namespace jiayi::ui
