#include "ui/referral/referral_editor.h"

#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/clinic_words.h"
#include "ui/common/columns.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/states.h"
#include "ui/referral/referral_words.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using referral::Kind;

namespace {

const auto kUp = u"up"_s;
const auto kConsult = u"consult"_s;

QString attachmentKey(const referral::Attachment& one) { return qs(one.type) + u'/' + qs(one.id.toString()); }
std::string chosenIn(const ChipRow* row) { return row->chosen().isEmpty() ? std::string{} : utf8(row->chosen().first()); }
std::string textIn(const QPlainTextEdit* edit) { return utf8(edit->toPlainText().trimmed()); }

}  // namespace

ReferralEditor::ReferralEditor(ReferralAsks asks, const referral::ReferralBook& book, const Clock& clock, QWidget* parent)
    : Screen(parent), m_asks(std::move(asks)), m_book(book), m_clock(clock) {
    setObjectName(u"referral"_s);
    build();
    retranslate();
}

void ReferralEditor::build() {
    auto* content = new QWidget(this);
    auto* all = new QVBoxLayout(content);
    space(all, 0, 14);
    all->addWidget(buildHead());
    m_notice = new Notice(Tone::Bad, content);
    m_notice->setObjectName(u"referral.notice"_s);
    m_notice->hide();
    all->addWidget(m_notice);
    auto* columns = new Columns(860, content);
    columns->add(buildLetter(), 3);
    columns->add(buildBeside(), 2);
    all->addWidget(columns);
    all->addStretch(1);
    auto* outer = new QVBoxLayout(this);
    space(outer, 0, 0);
    m_states = new StateStack(content, this);
    m_states->panel()->setObjectName(u"referral.state"_s);
    outer->addWidget(m_states);
    connect(m_states, &StateStack::acted, this, [this] { open(m_wish); });
}

QWidget* ReferralEditor::buildHead() {
    auto* head = new Card(this);
    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    auto* words = new QVBoxLayout;
    space(words, 0, 2);
    m_name = makeLabel(TextRole::Heading, {}, head);
    m_name->setObjectName(u"referral.name"_s);
    m_state = makeLabel(TextRole::Soft, {}, head);
    m_state->setObjectName(u"referral.about"_s);
    m_state->setWordWrap(true);
    words->addWidget(m_name);
    words->addWidget(m_state);
    row->addLayout(words, 1);
    m_save = new Button(Button::Kind::Secondary, {}, head);
    m_save->setObjectName(u"referral.save"_s);
    m_save->setKeys(Qt::CTRL | Qt::Key_S);
    m_send = new Button(Button::Kind::Primary, {}, head);
    m_send->setObjectName(u"referral.send"_s);
    m_send->setKeys(Qt::CTRL | Qt::Key_Return);
    row->addWidget(m_save);
    row->addWidget(m_send);
    head->body()->addLayout(row);
    connect(m_save, &QPushButton::clicked, this, &ReferralEditor::saveDraft);
    connect(m_send, &QPushButton::clicked, this, &ReferralEditor::sendLetter);
    return head;
}

QPlainTextEdit* ReferralEditor::addText(Card* card, LabeledField*& field, const char* name, int lines) {
    auto* edit = new QPlainTextEdit;
    edit->setObjectName(QLatin1String(name));
    edit->setTabChangesFocus(true);
    edit->setFixedHeight(QFontMetrics(edit->font()).lineSpacing() * lines + px(16));
    field = new LabeledField(edit, card);
    card->body()->addWidget(field);
    return edit;
}

QWidget* ReferralEditor::buildLetter() {
    m_letter = new Card(this);
    auto* body = m_letter->body();
    m_kinds = new ChipRow(ChipRow::Mode::One, m_letter);
    m_kinds->setObjectName(u"referral.kind"_s);
    body->addWidget(m_kinds);
    m_reasonLabel = makeLabel(TextRole::Soft, {}, m_letter);
    m_reasons = new ChipRow(ChipRow::Mode::One, m_letter);
    m_reasons->setObjectName(u"referral.reason"_s);
    body->addWidget(m_reasonLabel);
    body->addWidget(m_reasons);
    m_urgencyLabel = makeLabel(TextRole::Soft, {}, m_letter);
    m_urgencies = new ChipRow(ChipRow::Mode::One, m_letter);
    m_urgencies->setObjectName(u"referral.urgency"_s);
    body->addWidget(m_urgencyLabel);
    body->addWidget(m_urgencies);
    auto* where = new QWidget(m_letter);
    auto* grid = new FieldGrid(220, 3, where);
    space(grid, 0, 8);
    m_institution = new TextField(where);
    m_institution->edit()->setObjectName(u"referral.institution"_s);
    m_specialty = new ChoiceField(where);
    m_specialty->edit()->setObjectName(u"referral.specialty"_s);
    m_receiver = new TextField(where);
    m_receiver->edit()->setObjectName(u"referral.receiver"_s);
    for (QWidget* field : {static_cast<QWidget*>(m_institution), static_cast<QWidget*>(m_specialty), static_cast<QWidget*>(m_receiver)}) grid->addWidget(field);
    body->addWidget(where);
    m_known = new ChipRow(ChipRow::Mode::One, m_letter);
    m_known->setObjectName(u"referral.known"_s);
    body->addWidget(m_known);
    m_history = addText(m_letter, m_historyField, "referral.history", 4);
    m_impression = addText(m_letter, m_impressionField, "referral.impression", 2);
    m_past = addText(m_letter, m_pastField, "referral.past", 2);
    m_treatment = addText(m_letter, m_treatmentField, "referral.treatment", 3);
    body->addStretch(1);
    connect(m_kinds, &ChipRow::chosenChanged, this, [this] {
        m_reasons->setChosen({});
        showKind();
    });
    connect(m_reasons, &ChipRow::chosenChanged, this, &ReferralEditor::reasonChosen);
    connect(m_known, &ChipRow::chosenChanged, this, [this](const QStringList& keys) {
        if (!keys.isEmpty()) m_institution->setText(keys.first());
    });
    connect(m_institution->edit(), &QLineEdit::textEdited, this, [this] {
        m_institution->setError({});
        m_known->setChosen({});
    });
    connect(m_history, &QPlainTextEdit::textChanged, this, [this] { m_historyField->setError({}); });
    return m_letter;
}

QWidget* ReferralEditor::buildBeside() {
    auto* beside = new QWidget(this);
    auto* column = new QVBoxLayout(beside);
    space(column, 0, 14);
    m_summaryCard = new Card(beside);
    m_summary = makeLabel(TextRole::Body, {}, m_summaryCard);
    m_summary->setObjectName(u"referral.summary"_s);
    m_summary->setTextFormat(Qt::RichText);
    m_summary->setWordWrap(true);
    m_summaryCard->body()->addWidget(m_summary);
    m_attachedCard = new Card(beside);
    m_nothingToAttach = makeLabel(TextRole::Soft, {}, m_attachedCard);
    m_nothingToAttach->setWordWrap(true);
    m_attached = new ChipRow(ChipRow::Mode::Many, m_attachedCard);
    m_attached->setObjectName(u"referral.attached"_s);
    m_attachedCard->body()->addWidget(m_nothingToAttach);
    m_attachedCard->body()->addWidget(m_attached);
    column->addWidget(m_attachedCard);
    column->addWidget(m_summaryCard);
    column->addStretch(1);
    return beside;
}

QString ReferralEditor::title() const { return kind() == Kind::Consult ? tr("Question to a specialist") : tr("Referral"); }
void ReferralEditor::focusFirst() { m_reasons->setFocus(); }

Kind ReferralEditor::kind() const { return m_kinds->chosen().contains(kConsult) ? Kind::Consult : Kind::Up; }

void ReferralEditor::open(const LetterWish& wish) {
    m_wish = wish;
    m_start.reset();
    m_notice->hide();
    m_states->showEmpty({}, {});
    m_states->showLoading(tr("Reading the chart …"));
    m_latest.run(this, m_asks.start(wish), [this](Result<LetterStart> start) {
        if (start) show(std::move(*start));
        else m_states->showError(wordsFor(start.error()));
    });
}

void ReferralEditor::show(LetterStart start) {
    m_start = std::move(start);
    referral::Referral letter;
    letter.kind = m_wish.kind;
    letter.reason = m_wish.reason;
    letter.history = m_wish.history;
    letter.visit = m_wish.visit;
    letter.impression = m_start->proposal.impression;
    letter.past = m_start->proposal.past;
    letter.treatment = m_start->proposal.treatment;
    for (const auto& specialty : m_book.specialties)
        for (const auto& programme : m_start->programmes)
            if (letter.specialty.empty() && std::find(specialty.programmes.begin(), specialty.programmes.end(), programme) != specialty.programmes.end()) letter.specialty = specialty.id;
    letter.institution = m_wish.institution;
    if (letter.institution.empty() && !m_start->institutions.empty()) letter.institution = m_start->institutions.front();
    if (m_start->draft) {
        letter = *m_start->draft;
        // What was attached stays offered although newer things have come.
        auto& offered = m_start->attachable;
        for (const auto& each : letter.attachments)
            if (std::find(offered.begin(), offered.end(), each) == offered.end()) offered.push_back(each);
    }
    fill();
    m_kinds->setChosen({letter.kind == Kind::Consult ? kConsult : kUp});
    showKind();
    if (!letter.reason.empty()) m_reasons->setChosen({qs(letter.reason)});
    if (letter.urgency.empty()) reasonChosen();
    else m_urgencies->setChosen({qs(letter.urgency)});
    m_specialty->edit()->setKey(qs(letter.specialty));
    m_institution->setText(qs(letter.institution));
    m_receiver->setText(qs(letter.receiver));
    m_history->setPlainText(qs(letter.history));
    m_impression->setPlainText(qs(letter.impression));
    m_past->setPlainText(qs(letter.past));
    m_treatment->setPlainText(qs(letter.treatment));
    QStringList attached;
    for (const auto& each : letter.attachments) attached << attachmentKey(each);
    m_attached->setChosen(attached);
    m_institution->setError({});
    m_states->showContent();
    focusFirst();
}

/// Everything that is in the language of the window.
void ReferralEditor::fill() {
    m_kinds->setChoices({{kUp, tr("Refer to a hospital")}, {kConsult, tr("Ask a specialist")}});
    QList<ChipRow::Choice> urgencies;
    for (const auto& each : m_book.urgencies) urgencies << ChipRow::Choice{qs(each.id), referralText(each.name)};
    m_urgencies->setChoices(urgencies);
    QList<ChoiceEdit::Choice> specialties;
    for (const auto& each : m_book.specialties) specialties << ChoiceEdit::Choice{qs(each.id), referralText(each.name)};
    m_specialty->edit()->setChoices(specialties);
    if (!m_start) return;
    m_name->setText(qs(m_start->name));
    m_summary->setText(summaryHtml(m_book, m_start->summary));
    QList<ChipRow::Choice> known, attachable;
    for (const auto& each : m_start->institutions) known << ChipRow::Choice{qs(each), qs(each)};
    m_known->setChoices(known);
    m_known->setVisible(known.size() > 1);
    for (const auto& each : m_start->attachable) attachable << ChipRow::Choice{attachmentKey(each), qs(each.title)};
    m_attached->setChoices(attachable);
    m_attached->setVisible(!attachable.isEmpty());
    m_nothingToAttach->setVisible(attachable.isEmpty());
}

void ReferralEditor::showKind() {
    const bool question = kind() == Kind::Consult;
    QList<ChipRow::Choice> reasons;
    for (const auto& each : m_book.reasons)
        if (each.kind == kind()) reasons << ChipRow::Choice{qs(each.id), referralText(each.name)};
    m_reasons->setChoices(reasons);
    m_historyField->setLabel(question ? tr("Question") : tr("Present illness, why referred"));
    m_impressionField->setLabel(question ? tr("Diagnoses") : tr("Initial impression"));
    m_letter->setTitle(question ? tr("Question") : tr("Letter"));
    m_reasonLabel->setText(question ? tr("What about") : tr("Reason"));
    m_send->setText(question ? tr("Send question") : tr("Send referral"));
    for (auto* field : {m_pastField, m_treatmentField}) field->setVisible(!question);
    if (m_start) {
        const auto who = sexAndAge(m_start->sex, m_start->birth, m_start->birthEstimated, localDate(m_clock.now()));
        m_state->setText(who + u" · "_s + (m_start->draft ? tr("Draft. Nothing has been sent.") : tr("Nothing is sent before you press Send.")));
    }
    Q_EMIT titleChanged();
}

void ReferralEditor::reasonChosen() {
    const auto* reason = m_book.reason(chosenIn(m_reasons));
    m_urgencies->setChosen({qs(reason ? reason->urgency : m_book.urgencies.back().id)});
}

referral::Referral ReferralEditor::content() const {
    referral::Referral made;
    made.resident = m_wish.resident;
    made.kind = kind();
    made.reason = chosenIn(m_reasons);
    made.urgency = chosenIn(m_urgencies);
    made.specialty = utf8(m_specialty->edit()->key());
    made.institution = utf8(m_institution->text().trimmed());
    made.receiver = utf8(m_receiver->text().trimmed());
    made.history = textIn(m_history);
    made.impression = textIn(m_impression);
    if (made.kind == Kind::Up) {
        made.past = textIn(m_past);
        made.treatment = textIn(m_treatment);
    }
    made.visit = m_start && m_start->draft ? m_start->draft->visit : m_wish.visit;
    const auto chosen = m_attached->chosen();
    for (const auto& each : m_start ? m_start->attachable : std::vector<referral::Attachment>{})
        if (chosen.contains(attachmentKey(each))) made.attachments.push_back(each);
    return made;
}

void ReferralEditor::saveDraft() {
    if (!m_start) return;
    m_save->setEnabled(false);
    m_writing.run(this, m_asks.save({m_wish.draft, content()}), [this](Result<referral::ReferralId> id) {
        m_save->setEnabled(true);
        if (!id) return showFailure(id.error());
        m_wish.draft = *id;
        m_notice->hide();
        Q_EMIT drafted(*id);
    });
}

void ReferralEditor::sendLetter() {
    if (!m_start) return;
    m_send->setEnabled(false);
    m_writing.run(this, m_asks.send({m_wish.draft, content()}), [this](Result<referral::ReferralId> id) {
        m_send->setEnabled(true);
        if (!id) return showFailure(id.error());
        m_notice->hide();
        m_start.reset();
        Q_EMIT sent(*id);
    });
}

void ReferralEditor::showFailure(const Error& error) {
    m_notice->setWords(wordsFor(error));
    m_notice->show();
    if (error.reason == "referral.institution") {
        m_institution->setError(fieldWords(error));
        m_institution->edit()->setFocus();
    }
    if (error.reason == "referral.history") {
        m_historyField->setError(fieldWords(error));
        m_history->setFocus();
    }
    if (error.reason == "referral.reason") m_reasons->setFocus();
}

void ReferralEditor::retranslate() {
    const auto reason = m_reasons->chosen(), urgency = m_urgencies->chosen(), kinds = m_kinds->chosen();
    fill();
    m_kinds->setChosen(kinds.isEmpty() ? QStringList{kUp} : kinds);
    showKind();
    m_reasons->setChosen(reason);
    m_urgencies->setChosen(urgency);
    m_save->setText(tr("Keep as draft"));
    m_urgencyLabel->setText(tr("Urgency"));
    m_institution->setLabel(tr("Institution"));
    m_specialty->setLabel(tr("Department"));
    m_receiver->setLabel(tr("Doctor there (may stay empty)"));
    m_pastField->setLabel(tr("Past history"));
    m_treatmentField->setLabel(tr("Treatment so far"));
    m_summaryCard->setTitle(tr("Summary that goes with it"));
    m_summaryCard->setHint(tr("as the chart stands when it is sent"));
    m_attachedCard->setTitle(tr("Attached"));
    m_nothingToAttach->setText(tr("The chart holds no result, picture or document yet."));
}

}  // namespace jiayi::ui
