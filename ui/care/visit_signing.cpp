// The end of a visit on the screen: what blocks it, signing, amending.
#include "ui/care/visit_form.h"
#include "ui/care/visit_screen.h"
#include "ui/care/visit_side.h"
#include "ui/care/visit_words.h"
#include "ui/common/busy_overlay.h"
#include "ui/common/button.h"
#include "ui/common/format.h"
#include "ui/common/notice.h"
#include "ui/common/reason_dialog.h"

namespace jiayi::ui {

void VisitScreen::sign() {
    if (m_state != State::Writing && m_state != State::Amending) return;
    m_sign->setFocus();  // whatever is still being typed is taken
    m_tried = true;
    recheck();
    showCheck(true);
    if (!m_check.canSign()) return showBlocked();
    m_notice->hide();
    m_before = m_state;
    setState(State::Signing);
    m_latestDraft.drop();
    m_busy->start(tr("Signing …"), false);
    const auto take = [this](Result<care::SignedVisit> answer) { takeSigned(std::move(answer)); };
    if (m_before == State::Amending)
        m_latest.run(this, m_asks.amend(care::AmendVisit{m_visit, m_input, m_amendReason}), take);
    else m_latest.run(this, m_asks.sign(care::SignVisit{m_sheet.resident, m_sheet.forms, m_input}), take);
}

void VisitScreen::showBlocked() {
    QStringList words;
    for (const auto& reason : m_check.blocked) words.append(blockedWords(reason));
    m_notice->setTone(Tone::Warn);
    m_notice->setAction({});
    m_notice->setWords(tr("Not signed yet."), words.join(u' '));
    m_notice->show();
    const auto& first = m_check.blocked.front();
    const bool led = (first == "visit.acute-not-answered" && m_form->focusField("symptoms_acute")) ||
                     (first == "visit.danger-open" && m_stop->focusOpen()) ||
                     (first == "visit.incomplete" && m_form->focusProblem()) ||
                     (first == "visit.unconfirmed" && m_form->focusConfirm()) ||
                     (first == "visit.next-reason" && m_next->focusReason());
    if (!led) bringIntoView(m_notice);
}

void VisitScreen::takeSigned(Result<care::SignedVisit> answer) {
    m_busy->stop();
    if (!answer) {
        setState(m_before);
        m_unsaved = m_before == State::Writing;
        if (m_unsaved) m_draftTimer.start();
        m_notice->setTone(Tone::Bad);
        m_notice->setWords(wordsFor(answer.error()));
        m_notice->show();
        bringIntoView(m_notice);
        return;
    }
    m_visit = answer->id;
    setState(State::Signed);
    m_check = answer->check;
    showCheck(true);
    m_notice->setTone(Tone::Ok);
    m_notice->setAction({});
    const auto next = m_check.nextDate ? tr("Next visit %1.").arg(isoDate(*m_check.nextDate)) : QString();
    m_notice->setWords(tr("Signed."), next);
    m_notice->show();
    m_amend->setFocus();
    bringIntoView(m_notice);
    Q_EMIT visitSigned(m_sheet.resident);
}

void VisitScreen::askAmendReason() {
    if (m_dialog || m_state != State::Signed) return;
    auto* dialog = new ReasonDialog(tr("Why is this visit amended?"), window());
    m_dialog = dialog;
    connect(dialog, &ReasonDialog::given, this, [this](const QString& reason) {
        m_amendReason = utf8(reason);
        m_notice->hide();
        m_tried = false;
        setState(State::Amending);
        recheck();
        showCheck(true);
        focusFirst();
    });
    dialog->open();
}

}  // namespace jiayi::ui
