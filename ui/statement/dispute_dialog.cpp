#include "ui/statement/dispute_dialog.h"

#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/statement/statement_words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

DisputeDialog::DisputeDialog(const std::vector<capitation::Evidence>& evidence, QWidget* parent) : FittedDialog(parent), m_none(evidence.empty()) {
    setObjectName(u"dispute"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Dispute the difference"));
    auto* all = new QVBoxLayout(this);
    space(all, {18, 16, 18, 14}, 12);
    all->addWidget(makeLabel(TextRole::Heading, windowTitle(), this));
    m_reason = new TextField(this);
    m_reason->edit()->setObjectName(u"dispute.reason"_s);
    all->addWidget(m_reason);
    m_what = makeLabel(TextRole::Strong, {}, this);
    all->addWidget(m_what);
    m_evidence = new ChipRow(ChipRow::Mode::Many, this);
    m_evidence->setObjectName(u"dispute.evidence"_s);
    QList<ChipRow::Choice> choices;
    for (const auto& each : evidence) {
        const auto reference = qs(each.reference);
        choices.append({reference, lineOriginWord(each.reference.substr(0, each.reference.find('/'))) + u" · "_s + qs(each.words).trimmed()});
    }
    m_evidence->setChoices(choices);
    all->addWidget(m_evidence);
    m_missing = makeLabel(TextRole::Soft, {}, this);
    m_missing->setObjectName(u"dispute.missing"_s);
    m_missing->setWordWrap(true);
    all->addWidget(m_missing);
    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    m_cancel = new Button(Button::Kind::Secondary, {}, this);
    m_cancel->setObjectName(u"dispute.cancel"_s);
    m_ok = new Button(Button::Kind::Primary, {}, this);
    m_ok->setObjectName(u"dispute.ok"_s);
    m_ok->setEnabled(!m_none);
    row->addStretch(1);
    row->addWidget(m_cancel);
    row->addWidget(m_ok);
    all->addLayout(row);
    connect(m_ok, &QPushButton::clicked, this, &DisputeDialog::give);
    connect(m_reason->edit(), &QLineEdit::textEdited, this, [this] { m_reason->setError({}); });
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    setMinimumWidth(px(520));
    retranslate();
    m_reason->edit()->setFocus();
}

void DisputeDialog::give() {
    const auto reason = m_reason->text().trimmed();
    if (reason.isEmpty()) return m_reason->setError(tr("A reason is needed"));
    if (m_evidence->chosen().isEmpty()) return m_missing->setText(tr("Choose at least one thing that proves it."));
    Q_EMIT given(reason, m_evidence->chosen());
    accept();
}

void DisputeDialog::retranslate() {
    m_reason->setLabel(tr("Why the hub is wrong"));
    m_what->setText(tr("What proves it"));
    m_evidence->setAccessibleName(tr("What proves it"));
    m_missing->setText(m_none ? tr("The clinic has nothing of this person within two weeks of that day, so there is nothing to dispute with.") : QString());
    m_ok->setText(tr("Dispute"));
    m_cancel->setText(tr("Cancel"));
}

}  // namespace jiayi::ui
