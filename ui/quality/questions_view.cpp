#include "ui/quality/questions_view.h"

#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/row_table.h"
#include "ui/common/states.h"
#include "ui/quality/quality_words.h"
#include "ui/quality/text_model.h"

#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {
enum QuestionColumn { QuestionKind, QuestionWhat, QuestionWho, QuestionSigner, QuestionOn, QuestionColumns };
constexpr std::pair<int, int> kQuestionWidths[] = {{QuestionKind, 150}, {QuestionWho, 110}, {QuestionSigner, 130}, {QuestionOn, 110}};
constexpr int kNarrowestQuestion = 320;
}  // namespace

QuestionsView::QuestionsView(QWidget* parent) : Live<QWidget>(parent) {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);
    m_card = new Card(this);
    m_note = makeLabel(TextRole::Soft, {}, m_card);
    m_note->setObjectName(u"questions.note"_s);
    m_note->setWordWrap(true);
    m_model = new TextModel(QuestionColumns, {}, this);
    m_table = new RowTable(m_card, false);
    m_table->setObjectName(u"questions.table"_s);
    m_table->setModel(m_model);
    m_table->setColumns(QuestionWhat, kQuestionWidths, kNarrowestQuestion);
    m_table->setMinimumHeight(px(280));
    m_states = new StateStack(m_table, m_card);
    m_states->panel()->setObjectName(u"questions.state"_s);
    m_card->body()->addWidget(m_note);
    m_card->body()->addWidget(m_states, 1);
    m_outcome = new Notice(Tone::Ok, m_card);
    m_outcome->setObjectName(u"questions.outcome"_s);
    m_outcome->hide();
    m_card->body()->addWidget(m_outcome);
    m_report = new Button(Button::Kind::Primary, {}, m_card);
    m_report->setObjectName(u"questions.report"_s);
    m_report->setKeys(Qt::CTRL | Qt::Key_Return);
    m_card->body()->addWidget(m_report, 0, Qt::AlignLeft);
    all->addWidget(m_card, 1);
    connect(m_report, &QPushButton::clicked, this, [this] {
        m_report->setEnabled(false);
        Q_EMIT reportAsked(m_month);
    });
    connect(m_states, &StateStack::acted, this, &QuestionsView::againAsked);
    connect(m_table, &RowTable::rowActed, this, [this](int row) {
        const auto& one = m_questions->found.at(static_cast<std::size_t>(row));
        if (one.resident) Q_EMIT chartAsked(*one.resident);
    });
    retranslate();
}

void QuestionsView::setReading() {
    m_questions.reset();
    m_failure.reset();
    showAll();
}

void QuestionsView::setQuestions(quality::Questions questions) {
    m_questions = std::move(questions);
    m_failure.reset();
    showAll();
}

void QuestionsView::setFailure(const Error& error) {
    m_failure = error;
    showAll();
}

void QuestionsView::setMonth(Date last) {
    m_month = last;
    m_reported.reset();
    showAll();
}

void QuestionsView::setReported(const Result<int>& figures) {
    m_reported = figures;
    showAll();
}

void QuestionsView::showAll() {
    m_report->setText(tr("Report the year up to %1 to the consortium").arg(isoDate(m_month)));
    // What nobody has looked at is not reported.
    m_report->setEnabled(m_questions.has_value() && !m_failure);
    m_outcome->setVisible(m_reported.has_value());
    if (m_reported) {
        m_outcome->setTone(*m_reported ? Tone::Ok : Tone::Bad);
        if (*m_reported) m_outcome->setWords(tr("%n figure(s) wait for the next sync", nullptr, **m_reported), tr("The consortium's own come back by it, once enough clinics have reported."));
        else m_outcome->setWords(wordsFor(m_reported->error()));
    }
    m_note->setText(tr("Signs that a record was written and not measured. Each is a question to ask whoever signed, not a verdict; records that were imported are not asked about."));
    m_note->setVisible(!m_failure);
    m_card->setHint(m_questions ? tr("%n signed visits looked at", nullptr, static_cast<int>(m_questions->visits)) : QString());
    if (m_failure) return m_states->showError(wordsFor(*m_failure));
    if (!m_questions) return m_states->showLoading(tr("Reading the visits …"));
    std::vector<TextRow> rows;
    for (const auto& question : m_questions->found) {
        TextRow row(QuestionColumns);
        row[QuestionKind] = {questionWord(question.suspicion.kind), {}, Tone::Warn};
        row[QuestionWhat] = {questionText(question)};
        row[QuestionWho] = {question.resident ? qs(question.name) : u"–"_s};
        row[QuestionSigner] = {question.suspicion.signedBy.empty() ? u"–"_s : qs(question.suspicion.signedBy), {}, {}, true};
        row[QuestionOn] = {isoDate(question.suspicion.on), {}, {}, true};
        rows.push_back(std::move(row));
    }
    m_model->setRows(std::move(rows));
    if (m_model->rowCount() > 0) {
        m_states->showContent();
        return m_table->setCurrentIndex(m_model->index(0, 0));
    }
    if (m_questions->visits == 0) return m_states->showEmpty(tr("No visit was signed here in this period"), tr("So nothing was looked at."));
    m_states->showEmpty(tr("Nothing to ask about"), tr("%n signed visits were looked at.", nullptr, static_cast<int>(m_questions->visits)));
}

void QuestionsView::retranslate() {
    m_card->setTitle(tr("Before anything is submitted"));
    m_table->setAccessibleName(tr("Questions of authenticity"));
    m_model->setHeads({tr("What", "kind of a question"), tr("Seen", "what made the question"), tr("Who"), tr("Signed by"), tr("On")});
    showAll();
}

}  // namespace jiayi::ui
