#include "ui/moves/come_dialog.h"

#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/moves/moves_words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

ComeDialog::ComeDialog(const moves::MovesBook& book, QWidget* parent) : FittedDialog(parent), m_book(book) {
    setObjectName(u"come"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Somebody wants to come"));
    auto* all = new QVBoxLayout(this);
    space(all, {18, 16, 18, 14}, 10);
    all->addWidget(makeLabel(TextRole::Heading, tr("Who wants to come to this clinic?"), this));
    auto* words = makeLabel(TextRole::Soft, tr("The consortium finds the person by the number, tells the clinic that holds them, and moves them with their history."), this);
    words->setWordWrap(true);
    all->addWidget(words);
    const auto line = [&](const char* name, const QString& label, bool required) {
        auto* field = new TextField(this);
        field->edit()->setObjectName(QLatin1String(name));
        field->setLabel(label);
        field->setRequired(required);
        all->addWidget(field);
        return field;
    };
    m_name = line("come.name", tr("Name"), true);
    m_number = line("come.number", tr("Citizen or insurance number"), true);
    m_reason = new ChoiceField(this);
    m_reason->edit()->setObjectName(u"come.reason"_s);
    m_reason->setLabel(tr("Why they change"));
    m_reason->setRequired(true);
    QList<ChoiceEdit::Choice> reasons;
    for (const auto& each : m_book.reasons) reasons << ChoiceEdit::Choice{qs(each.id), movesText(each.name)};
    m_reason->edit()->setChoices(reasons);
    all->addWidget(m_reason);
    m_note = line("come.note", tr("In their words"), false);
    m_other = line("come.other", tr("Clinic they are with, if they know its code"), false);
    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    auto* cancel = new Button(Button::Kind::Secondary, tr("Cancel"), this);
    cancel->setObjectName(u"come.cancel"_s);
    cancel->setAutoDefault(false);
    auto* ok = new Button(Button::Kind::Primary, tr("Ask the consortium"), this);
    ok->setObjectName(u"come.ok"_s);
    ok->setDefault(true);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(ok);
    all->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(ok, &QPushButton::clicked, this, &ComeDialog::give);
    setMinimumWidth(px(480));
    m_name->edit()->setFocus();
}

void ComeDialog::give() {
    const auto text = [](const TextField* field) { return utf8(field->text().trimmed()); };
    const auto* reason = m_book.reason(utf8(m_reason->edit()->key()));
    m_name->setError(text(m_name).empty() ? tr("A name is needed") : QString());
    m_number->setError(text(m_number).empty() ? tr("Without a number nobody is found") : QString());
    m_reason->setError(reason ? QString() : tr("Choose a reason"));
    m_note->setError(reason && reason->wantsNote && text(m_note).empty() ? tr("Say it in words") : QString());
    for (auto* field : {static_cast<LabeledField*>(m_name), static_cast<LabeledField*>(m_number), static_cast<LabeledField*>(m_reason), static_cast<LabeledField*>(m_note)})
        if (!field->error().isEmpty()) return field->editor()->setFocus();
    Q_EMIT given({text(m_name), text(m_number), text(m_other), reason->id, text(m_note)});
    accept();
}

}  // namespace jiayi::ui
