#include "ui/referral/answer_dialog.h"

#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/referral/referral_words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using referral::Kind;
using referral::State;

namespace {

TextField* addLine(QVBoxLayout* to, QWidget* parent, const char* name, const QString& label) {
    auto* field = new TextField(parent);
    field->edit()->setObjectName(QLatin1String(name));
    field->setLabel(label);
    to->addWidget(field);
    return field;
}

struct DialogButtons {
    Button* cancel;
    Button* ok;
};
DialogButtons addButtons(QVBoxLayout* to, QWidget* parent, const QString& prefix, const QString& cancel, const QString& ok) {
    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    DialogButtons made{new Button(Button::Kind::Secondary, cancel, parent), new Button(Button::Kind::Primary, ok, parent)};
    made.cancel->setObjectName(prefix + u".cancel"_s);
    made.cancel->setAutoDefault(false);
    made.ok->setObjectName(prefix + u".ok"_s);
    made.ok->setDefault(true);
    row->addStretch(1);
    row->addWidget(made.cancel);
    row->addWidget(made.ok);
    to->addLayout(row);
    return made;
}

std::string textOf(const TextField* field) { return field->isHidden() ? std::string{} : utf8(field->text().trimmed()); }

}  // namespace

AnswerDialog::AnswerDialog(referral::ReferralId id, Kind kind, Date today, QWidget* parent) : FittedDialog(parent), m_id(id) {
    setObjectName(u"answer"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Answer heard"));
    auto* all = new QVBoxLayout(this);
    space(all, {18, 16, 18, 14}, 10);
    all->addWidget(makeLabel(TextRole::Heading, tr("What did they say, by telephone or on paper?"), this));
    m_states = new ChipRow(ChipRow::Mode::One, this);
    m_states->setObjectName(u"answer.state"_s);
    QList<ChipRow::Choice> choices;
    for (const auto state : {State::Accepted, State::Refused, State::Replied, State::Returned})
        if (kind == Kind::Up || state == State::Replied || state == State::Refused) choices << ChipRow::Choice{qs(referral::nameOf(state)), stateWord(kind, state)};
    m_states->setChoices(choices);
    m_states->setChosen({u"replied"_s});
    all->addWidget(m_states);
    m_by = addLine(all, this, "answer.by", tr("Who said it"));
    m_note = addLine(all, this, "answer.note", tr("In their words"));
    m_diagnosis = addLine(all, this, "answer.diagnosis", tr("Diagnosis"));
    m_caseNo = addLine(all, this, "answer.caseNo", tr("Hospital case number"));
    m_findings = addLine(all, this, "answer.findings", tr("Main results"));
    m_advice = addLine(all, this, "answer.advice", tr("Treatment and advice"));
    m_visitBy = new DateField(this);
    m_visitBy->edit()->setObjectName(u"answer.visitBy"_s);
    m_visitBy->setLabel(tr("To be seen here by"));
    m_visitBy->edit()->setToday(today);
    m_visitBy->edit()->setLeaning(DateEdit::Leaning::Future);
    all->addWidget(m_visitBy);
    const auto buttons = addButtons(all, this, u"answer"_s, tr("Cancel"), tr("Record"));
    connect(buttons.cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(buttons.ok, &QPushButton::clicked, this, &AnswerDialog::give);
    connect(m_states, &ChipRow::chosenChanged, this, &AnswerDialog::showFields);
    connect(m_note->edit(), &QLineEdit::textEdited, this, [this] { m_note->setError({}); });
    setMinimumWidth(px(520));
    showFields();
    m_states->setFocus();
}

void AnswerDialog::showFields() {
    const bool returned = m_states->chosen().contains(u"returned"_s);
    for (QWidget* field : {static_cast<QWidget*>(m_diagnosis), static_cast<QWidget*>(m_caseNo), static_cast<QWidget*>(m_findings), static_cast<QWidget*>(m_advice), static_cast<QWidget*>(m_visitBy)})
        field->setVisible(returned);
    adjustSize();
}

void AnswerDialog::give() {
    const auto state = m_states->chosen().isEmpty() ? std::nullopt : referral::stateOf(utf8(m_states->chosen().first()));
    if (!state) return m_states->setFocus();
    if (*state == State::Refused && m_note->text().trimmed().isEmpty()) {
        m_note->setError(tr("Say why they refused"));
        return m_note->edit()->setFocus();
    }
    referral::RecordAnswer answer{m_id, *state};
    answer.by = textOf(m_by);
    answer.note = textOf(m_note);
    answer.diagnosis = textOf(m_diagnosis);
    answer.findings = textOf(m_findings);
    answer.advice = textOf(m_advice);
    answer.caseNo = textOf(m_caseNo);
    if (!m_visitBy->isHidden()) answer.visitBy = m_visitBy->edit()->value();
    Q_EMIT given(answer);
    accept();
}

AcceptDialog::AcceptDialog(referral::ReferralId id, Date today, Date proposed, QWidget* parent) : FittedDialog(parent) {
    setObjectName(u"acceptReturn"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Accept"));
    auto* all = new QVBoxLayout(this);
    space(all, {18, 16, 18, 14}, 10);
    all->addWidget(makeLabel(TextRole::Heading, tr("The person comes back to the clinic"), this));
    auto* day = new DateField(this);
    day->edit()->setObjectName(u"acceptReturn.day"_s);
    day->setLabel(tr("To be seen here by"));
    day->edit()->setToday(today);
    day->edit()->setLeaning(DateEdit::Leaning::Future);
    day->edit()->setRange(today, std::nullopt);
    day->edit()->setValue(proposed);
    all->addWidget(day);
    const auto buttons = addButtons(all, this, u"acceptReturn"_s, tr("Cancel"), tr("Accept"));
    connect(buttons.cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(buttons.ok, &QPushButton::clicked, this, [this, id, day] {
        const auto until = day->edit()->value();
        if (!until) {
            day->setError(tr("A day from today on"));
            return day->edit()->setFocus();
        }
        Q_EMIT given({id, *until});
        accept();
    });
    setMinimumWidth(px(420));
    day->edit()->setFocus();
}

}  // namespace jiayi::ui
