// The pad's dialogs: signing with reasons, templates, assessment, stopping and holding, throwing away.
#include "ui/prescribing/prescription_screen.h"

#include "ui/common/async.h"
#include "ui/common/busy_overlay.h"
#include "ui/common/button.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/reason_dialog.h"
#include "ui/prescribing/assessment_dialog.h"
#include "ui/prescribing/diagnoses_card.h"
#include "ui/prescribing/lines_card.h"
#include "ui/prescribing/medicine_box.h"
#include "ui/prescribing/pad_footer.h"
#include "ui/prescribing/prescribing_words.h"
#include "ui/prescribing/templates_dialog.h"
#include "ui/prescribing/terms_card.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using pharmacy::DraftProblem;

void PrescriptionScreen::sign() {
    if (m_signing || m_dialog) return;
    m_footer->sign()->setFocus();  // whatever is still being typed is taken
    if (m_draft.lines.empty()) {
        say(Tone::Warn, tr("There is nothing to sign yet."));
        return m_box->setFocus();
    }
    // Asked anew: a price may have changed since.
    m_signWhenChecked = true;
    recheck();
}

void PrescriptionScreen::goOnSigning() {
    std::vector<DraftProblem> open;
    bool reasons = false;
    for (const auto& problem : m_check->check.problems) {
        if (asksReason(m_check->check, m_draft, problem)) reasons = true;
        else open.push_back(problem);
    }
    if (!open.empty()) return showBlocked(open);
    if (reasons) return askReasons();
    m_notice->hide();
    m_signing = true;
    m_busy->start(tr("Signing …"), false);
    m_latestWork.run(this, m_asks.sign(m_draft), [this](Result<pharmacy::SignedPrescription> answer) { takeSigned(std::move(answer)); });
}

void PrescriptionScreen::showBlocked(const std::vector<DraftProblem>& problems) {
    QStringList words;
    for (const auto& problem : problems) {
        const auto text = ruleText(problem.text) + u'.';
        if (!words.contains(text)) words << text;
    }
    say(Tone::Warn, tr("Not signed yet."), words.join(u' '));
    const auto& first = problems.front();
    if (first.id == "draft.diagnosis-required") return m_diagnoses->focusFirst();
    if (first.id == "draft.days" || first.id == "draft.psychotropic-days") return m_terms->focusReason();
    if (first.id == "draft.long-assessment") return askAssessment();
    for (std::size_t i = 0; i < m_draft.lines.size(); ++i)
        if (m_draft.lines[i].key == first.line) return m_lines->focusLine(static_cast<int>(i));
}

void PrescriptionScreen::askReasons() {
    auto* dialog = new OverrideDialog(m_draft, m_check->check, window());
    m_dialog = dialog;
    connect(dialog, &OverrideDialog::given, this, [this](const OverrideDialog::Reasons& reasons) {
        m_dialog = nullptr;
        for (const auto& [key, reason] : reasons) m_draft.overrides[key] = reason;
        sign();
    });
    dialog->open();
}

void PrescriptionScreen::takeSigned(Result<pharmacy::SignedPrescription> answer) {
    m_busy->stop();
    m_signing = false;
    if (!answer) {
        if (answer.error().reason == "draft.product-changed") recheck();  // says what changed
        return fail(answer.error());
    }
    const auto resident = m_draft.resident;
    const auto forms = static_cast<int>(answer->forms.size());
    const auto medicines = static_cast<int>(answer->orders.size());
    const auto price = priceWords(answer->check);
    m_draft = {};
    m_draft.resident = resident;
    m_check.reset();
    m_latestCheck.drop();
    showDraft();
    say(Tone::Ok, tr("Signed."), tr("%n medicine(s)", nullptr, medicines) + u" · "_s + tr("%n form(s)", nullptr, forms) + u" · "_s + price);
    askChart();
    m_box->setFocus();
    Q_EMIT prescriptionSigned(resident);
    if (m_asks.print) m_asks.print(answer->forms);
}

void PrescriptionScreen::openTemplates() {
    if (m_templates || m_signing) return;
    m_templates = new TemplatesDialog(!m_draft.lines.empty(), window());
    connect(m_templates, &TemplatesDialog::loadAsked, this, [this](const std::string& name) {
        m_latestWork.run(this, m_asks.templateLines(name), [this](Result<std::vector<pharmacy::DraftLine>> lines) {
            if (lines) addLines(std::move(*lines));
            else fail(lines.error());
        });
    });
    const auto done = [this](Result<void> answer) {
        if (!m_templates) return;
        if (answer) listTemplates();
        else m_templates->showFailure(answer.error());
    };
    connect(m_templates, &TemplatesDialog::saveAsked, this, [this, done](const std::string& name) { onFinished(this, m_asks.saveTemplate(name, m_draft.lines), done); });
    connect(m_templates, &TemplatesDialog::removeAsked, this, [this, done](const std::string& name) { onFinished(this, m_asks.removeTemplate(name), done); });
    m_templates->open();
    listTemplates();
}

void PrescriptionScreen::listTemplates() {
    onFinished(this, m_asks.templates(), [this](Result<std::vector<std::string>> names) {
        if (!m_templates) return;
        if (names) m_templates->setNames(*names);
        else m_templates->showFailure(names.error());
    });
}

void PrescriptionScreen::askAssessment() {
    if (m_dialog) return;
    auto* dialog = new AssessmentDialog(m_draft.resident, usualDays("long"), window());
    m_dialog = dialog;
    connect(dialog, &AssessmentDialog::given, this, [this](const pharmacy::RecordAssessment& assessment) {
        onFinished(this, m_asks.assess(assessment), [this](Result<void> answer) {
            if (!answer) return fail(answer.error());
            say(Tone::Ok, tr("The assessment is recorded."));
            recheck();
        });
    });
    dialog->open();
}

void PrescriptionScreen::askStop(const care::MedicationLine& medicine) {
    if (m_dialog) return;
    auto* dialog = new ReasonDialog(tr("Why is %1 stopped?").arg(qs(medicine.name)), window());
    m_dialog = dialog;
    connect(dialog, &ReasonDialog::given, this, [this, medicine](const QString& reason) {
        onFinished(this, m_asks.stop(medicine.id, utf8(reason)), [this, medicine](Result<void> answer) { takeMedicine(std::move(answer), tr("%1 is stopped.").arg(qs(medicine.name))); });
    });
    dialog->open();
}

void PrescriptionScreen::askHold(const care::MedicationLine& medicine) {
    if (m_dialog) return;
    const bool hold = !medicine.held;
    auto* dialog = new ReasonDialog(hold ? tr("Why is %1 held?").arg(qs(medicine.name)) : tr("Why is %1 resumed?").arg(qs(medicine.name)), window());
    m_dialog = dialog;
    connect(dialog, &ReasonDialog::given, this, [this, medicine, hold](const QString& reason) {
        const auto done = hold ? tr("%1 is held.").arg(qs(medicine.name)) : tr("%1 is resumed.").arg(qs(medicine.name));
        onFinished(this, m_asks.hold(medicine.id, hold, utf8(reason)), [this, done](Result<void> answer) { takeMedicine(std::move(answer), done); });
    });
    dialog->open();
}

void PrescriptionScreen::takeMedicine(Result<void> answer, const QString& done) {
    if (!answer) return fail(answer.error());
    say(Tone::Ok, done);
    reload();
    Q_EMIT medicinesChanged(m_draft.resident);
}

bool PrescriptionScreen::goBack() {
    if (m_signing) return true;
    if (m_draft.lines.empty()) return false;
    askDiscard();
    return true;
}

void PrescriptionScreen::askDiscard() {
    if (m_dialog) return;
    auto* dialog = new QDialog(window());
    m_dialog = dialog;
    dialog->setObjectName(u"discard"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Throw this prescription away?"));
    auto* all = new QVBoxLayout(dialog);
    space(all, {18, 16, 18, 14}, 12);
    all->addWidget(makeLabel(TextRole::Heading, dialog->windowTitle(), dialog));
    auto* text = makeLabel(TextRole::Body, tr("%n medicine(s) on the pad are not signed.", nullptr, static_cast<int>(m_draft.lines.size())), dialog);
    all->addWidget(text);
    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    auto* away = new Button(Button::Kind::Danger, tr("Throw away"), dialog);
    away->setObjectName(u"discard.away"_s);
    auto* keep = new Button(Button::Kind::Primary, tr("Keep writing"), dialog);
    keep->setObjectName(u"discard.keep"_s);
    keep->setDefault(true);
    row->addWidget(away);
    row->addStretch(1);
    row->addWidget(keep);
    all->addLayout(row);
    connect(keep, &QPushButton::clicked, dialog, &QDialog::reject);
    connect(away, &QPushButton::clicked, this, [this, dialog] {
        dialog->accept();
        const auto resident = m_draft.resident;
        m_draft = {};
        m_draft.resident = resident;
        m_check.reset();
        m_latestCheck.drop();
        m_box->clear();
        m_notice->hide();
        showDraft();
        Q_EMIT left();
    });
    dialog->setMinimumWidth(px(420));
    keep->setFocus();
    dialog->open();
}

}  // namespace jiayi::ui
