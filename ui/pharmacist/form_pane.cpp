#include "ui/pharmacist/form_pane.h"

#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/clinic_words.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/pharmacist/form_rows.h"
#include "ui/pharmacist/pharmacist_words.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

FormPane::FormPane(QWidget* parent) : Live<QWidget>(parent) {
    setObjectName(u"form"_s);
    build();
    restyle();
    retranslate();
}

void FormPane::build() {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);
    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName(u"form.scroll"_s);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inside = new QWidget;
    inside->setObjectName(u"scrolled"_s);
    auto* cards = new QVBoxLayout(inside);
    space(cards, 0, 14);
    m_head = new Card(inside);
    m_chart = new Button(Button::Kind::Quiet, {}, m_head);
    m_chart->setObjectName(u"form.chart"_s);
    m_chart->setKeys(Qt::Key_C);
    m_head->addHeadAction(m_chart);
    m_terms = makeLabel(TextRole::Soft, {}, m_head);
    m_terms->setObjectName(u"form.terms"_s);
    m_terms->setWordWrap(true);
    m_head->body()->addWidget(m_terms);
    m_said = new Card(inside);
    m_findings = new Card(inside);
    m_person = new Card(inside);
    m_personText = makeLabel(TextRole::Body, {}, m_person);
    m_personText->setObjectName(u"form.person"_s);
    m_personText->setWordWrap(true);
    m_person->body()->addWidget(m_personText);
    for (auto* card : {m_said, m_head, m_findings, m_person}) cards->addWidget(card);
    cards->addStretch(1);
    m_scroll->setWidget(inside);
    all->addWidget(m_scroll, 1);
    buildFoot(all);
    connect(m_chart, &QPushButton::clicked, this, [this] {
        if (m_form) Q_EMIT chartAsked(m_form->head.review.resident);
    });
}

void FormPane::buildFoot(QVBoxLayout* all) {
    m_foot = new Card(this);
    m_failure = new Notice(Tone::Bad, m_foot);
    m_failure->setObjectName(u"form.failure"_s);
    m_failure->hide();
    m_text = new TextField(m_foot);
    m_text->setLabelShown(false);
    m_text->edit()->setObjectName(u"form.text"_s);
    m_approve = new Button(Button::Kind::Primary, {}, m_foot);
    m_approve->setObjectName(u"form.approve"_s);
    m_approve->setKeys(Qt::Key_A);
    m_return = new Button(Button::Kind::Secondary, {}, m_foot);
    m_return->setObjectName(u"form.return"_s);
    m_return->setKeys(Qt::Key_R);
    m_answer = new Button(Button::Kind::Primary, {}, m_foot);
    m_answer->setObjectName(u"form.answer"_s);
    m_answer->setKeys(Qt::CTRL | Qt::Key_Return);
    m_refusalText = makeLabel(TextRole::Soft, {}, m_foot);
    m_refusalText->setObjectName(u"form.refusal"_s);
    m_refusalText->setWordWrap(true);
    m_foot->body()->addWidget(m_failure);
    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    row->addWidget(m_refusalText, 1);
    row->addWidget(m_text, 1);
    for (auto* button : {m_return, m_approve, m_answer}) row->addWidget(button, 0, Qt::AlignTop);
    m_foot->body()->addLayout(row);
    all->addWidget(m_foot);
    connect(m_approve, &QPushButton::clicked, this, &FormPane::approve);
    connect(m_return, &QPushButton::clicked, this, &FormPane::giveBack);
    connect(m_answer, &QPushButton::clicked, this, &FormPane::answer);
    connect(m_text->edit(), &QLineEdit::textEdited, this, [this] { m_text->setError({}); });
    connect(m_text->edit(), &QLineEdit::returnPressed, this, [this] { m_side == Side::Doctor ? answer() : giveBack(); });
}

void FormPane::approve() {
    if (m_form) Q_EMIT approved(m_form->head.review.id, m_text->text().trimmed());
}

void FormPane::giveBack() {
    if (m_text->edit()->isReadOnly() || !m_form) return;
    if (hasText()) return Q_EMIT returned(m_form->head.review.id, m_text->text().trimmed());
    m_text->setError(tr("Say what is to be changed, then press Enter"));
    focusText();
}

void FormPane::answer() {
    if (m_text->edit()->isReadOnly() || !m_form) return;
    if (hasText()) return Q_EMIT answered(m_form->head.review.id, m_text->text().trimmed());
    m_text->setError(tr("Say what the pharmacist should know"));
    focusText();
}

void FormPane::focusText() {
    if (!m_refusal) m_text->edit()->setFocus();
}
bool FormPane::hasText() const { return !m_text->text().trimmed().isEmpty(); }

void FormPane::clearText() {
    m_text->setText({});
    m_text->setError({});
}

void FormPane::setBusy(bool busy) {
    for (auto* button : {m_approve, m_return, m_answer}) button->setEnabled(!busy && !m_refusal);
    m_text->edit()->setReadOnly(busy);
}

void FormPane::showFailure(const Error& error) {
    m_failure->setWords(wordsFor(error));
    m_failure->show();
}

void FormPane::showForm(pharmacy::OpenedForm form, Side side, std::optional<Error> refusal) {
    const bool same = m_form && m_form->head.review.id == form.head.review.id;
    if (!same) {
        clearText();
        m_scroll->verticalScrollBar()->setValue(0);
    }
    m_failure->hide();
    m_form = std::move(form);
    m_side = side;
    m_refusal = std::move(refusal);
    setBusy(false);
    showAll();
}

void FormPane::showAll() {
    if (!m_form) return;
    showHead();
    showOrders();
    showFindings();
    showSaid();
    showPerson();
    const bool doctor = m_side == Side::Doctor;
    m_approve->setVisible(!doctor);
    m_return->setVisible(!doctor);
    m_answer->setVisible(doctor);
    m_text->setVisible(!m_refusal);
    m_refusalText->setVisible(m_refusal.has_value());
    if (m_refusal) m_refusalText->setText(wordsFor(*m_refusal).beforehand());
    m_text->setLabel(doctor ? tr("Answer to the pharmacist") : tr("Comment to the doctor"));
    m_text->edit()->setPlaceholderText(m_text->label());
}

void FormPane::showHead() {
    const auto& head = m_form->head;
    const auto& form = *head.form;
    m_head->setTitle(qs(head.residentName));
    m_head->setSubtitle(sexAndAge(head.sex, head.birth, head.birthEstimated, form.written));
    const auto diagnoses = diagnosesText(form);
    QStringList lines{formKindWord(form.kind) + u" · "_s + tr("written by %1 on %2, valid until %3").arg(qs(form.signedBy), isoDate(form.written), isoDate(form.validUntil))};
    lines << (diagnoses.isEmpty() ? tr("No diagnosis") : diagnoses);
    if (!form.reason.empty()) lines << tr("Reason for the quantity: %1").arg(qs(form.reason));
    m_terms->setText(lines.join(u'\n'));
}

void FormPane::showOrders() {
    delete m_orders;
    m_orders = orderRows(m_form->orders, m_head);
    m_head->body()->addWidget(m_orders);
}

void FormPane::showFindings() {
    delete m_findingRows;
    m_findingRows = findingRows(*m_form, m_findings);
    m_findings->body()->addWidget(m_findingRows);
    const auto interrupting = m_form->head.interrupting;
    m_findings->setTitle(tr("Review, as of today"));
    m_findings->setHint(interrupting > 0 ? tr("%n interrupt(s)", nullptr, static_cast<int>(interrupting)) : QString());
    m_findings->setStripe(interrupting > 0 ? std::optional{Tone::Warn} : std::nullopt);
}

void FormPane::showSaid() {
    delete m_saidRows;
    m_saidRows = saidRows(m_form->head.review, m_said);
    m_said->body()->addWidget(m_saidRows);
    m_said->setTitle(m_side == Side::Doctor ? tr("Returned by %1").arg(qs(m_form->head.review.reviewer)) : tr("Said so far"));
    m_said->setStripe(m_side == Side::Doctor ? std::optional{Tone::Warn} : std::nullopt);
    m_said->setVisible(!pharmacy::wordsOf(m_form->head.review).empty());
}

void FormPane::showPerson() {
    QStringList allergies, others;
    for (const auto& allergy : m_form->allergies) allergies << qs(allergy.coding.display.empty() ? allergy.coding.code : allergy.coding.display);
    QString allergy = tr("Allergies: not asked");
    if (m_form->allergyState == roster::AllergyState::NoneKnown) allergy = tr("Allergies: none known");
    if (!allergies.isEmpty()) allergy = tr("Allergies: %1").arg(allergies.join(u", "_s));
    for (const auto& line : m_form->others) others << (qs(line.name) + u' ' + qs(line.dose)).trimmed();
    m_personText->setText(allergy + u'\n' + (others.isEmpty() ? tr("Takes nothing else that we know of") : tr("Also takes: %1").arg(others.join(u"; "_s))));
}

void FormPane::retranslate() {
    m_approve->setText(tr("Approve"));
    m_return->setText(tr("Return"));
    m_answer->setText(tr("Send answer"));
    m_chart->setText(tr("Chart"));
    m_person->setTitle(tr("The person"));
    showAll();
}

void FormPane::restyle() { setMinimumWidth(px(380)); }

}  // namespace jiayi::ui
