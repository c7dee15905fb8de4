#include "ui/pharmacist/queue_screen.h"

#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/row_table.h"
#include "ui/common/states.h"
#include "ui/pharmacist/pharmacist_words.h"
#include "ui/pharmacist/queue_model.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using pharmacy::PrescriptionReviewId;
using pharmacy::QueuedForm;

namespace {

const auto kWaitingSide = u"waiting"_s;
const auto kReturnedSide = u"returned"_s;
/// Design widths; where there is no room the later ones go first, and the name takes what is left.
constexpr std::pair<int, int> kQueueColumns[] = {{QueueModel::Waited, 86}, {QueueModel::Findings, 128}, {QueueModel::Kind, 150}};
constexpr int kNarrowestResident = 130;

}  // namespace

QueueScreen::QueueScreen(QueueAsks asks, const Clock& clock, QWidget* parent) : Screen(parent), m_asks(std::move(asks)), m_clock(clock) {
    setObjectName(u"queue"_s);
    build();
    connectParts();
    retranslate();
}

QString QueueScreen::title() const { return tr("Prescription review"); }

void QueueScreen::build() {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);
    auto* head = new QHBoxLayout;
    space(head, 0, 8);
    m_count = makeLabel(TextRole::Heading, {}, this);
    m_count->setObjectName(u"queue.count"_s);
    m_rules = new Button(Button::Kind::Secondary, {}, this);
    m_rules->setObjectName(u"queue.rules"_s);
    m_rules->setKeys(Qt::Key_F9);
    head->addWidget(m_count, 1);
    head->addWidget(m_rules);
    all->addLayout(head);

    auto* columns = new QHBoxLayout;
    space(columns, 0, 14);
    auto* card = new Card(this);
    m_sides = new ChipRow(ChipRow::Mode::One, card);
    m_sides->setObjectName(u"queue.side"_s);
    card->body()->addWidget(m_sides);
    m_model = new QueueModel(m_clock, this);
    m_table = new RowTable(card);
    m_table->setObjectName(u"queue.table"_s);
    m_table->setModel(m_model);
    m_table->setColumns(QueueModel::Resident, kQueueColumns, kNarrowestResident);
    m_states = new StateStack(m_table, card);
    m_states->panel()->setObjectName(u"queue.state"_s);
    card->body()->addWidget(m_states, 1);
    m_pane = new FormPane(this);
    m_pane->hide();
    columns->addWidget(card, 5);
    columns->addWidget(m_pane, 6);
    all->addLayout(columns, 1);
}

void QueueScreen::connectParts() {
    connect(m_sides, &ChipRow::chosenChanged, this, &QueueScreen::showSide);
    connect(m_rules, &QPushButton::clicked, this, &QueueScreen::rulesAsked);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) { openRow(now.row()); });
    connect(m_table, &RowTable::rowActed, this, [this] {
        if (m_pane->isVisible()) m_pane->focusText();
    });
    connect(m_states, &StateStack::acted, this, &QueueScreen::reload);
    connect(m_pane, &FormPane::chartAsked, this, &QueueScreen::chartAsked);
    connect(m_pane, &FormPane::approved, this, [this](PrescriptionReviewId id, const QString& comment) { give(id, m_asks.review({id, "approved", utf8(comment)})); });
    connect(m_pane, &FormPane::returned, this, [this](PrescriptionReviewId id, const QString& comment) { give(id, m_asks.review({id, "returned", utf8(comment)})); });
    connect(m_pane, &FormPane::answered, this, [this](PrescriptionReviewId id, const QString& answer) { give(id, m_asks.answer({id, utf8(answer)})); });
}

FormPane::Side QueueScreen::side() const { return m_sides->chosen().contains(kReturnedSide) ? FormPane::Side::Doctor : FormPane::Side::Pharmacist; }

const QueuedForm* QueueScreen::current() const {
    const int row = m_table->currentIndex().row();
    return row < 0 || row >= m_model->rowCount() ? nullptr : &m_model->at(row);
}

void QueueScreen::reload() {
    if (!m_read) m_states->showLoading(tr("Reading what waits …"));
    m_readingStanding.run(this, m_asks.mayJudge(), [this](Result<void> may) {
        if (!may && may.error().code != Errc::Denied) return showFailure(may.error());
        m_denied = may ? std::nullopt : std::optional{may.error()};
        readLists();
    });
}

std::optional<Error> QueueScreen::refusalOf(const QueuedForm& form) const {
    if (side() == FormPane::Side::Doctor) return {};
    const bool own = form.form && form.form->signedBy == m_asks.user;
    return m_denied || !own ? m_denied : std::optional{Error{Errc::Denied, "review.own-form", {}}};
}

void QueueScreen::readLists() {
    m_readingWaiting.run(this, m_asks.waiting(), [this](Result<std::vector<QueuedForm>> waiting) {
        if (!waiting) return showFailure(waiting.error());
        m_waiting = std::move(*waiting);
        m_readingReturned.run(this, m_asks.returned(), [this](Result<std::vector<QueuedForm>> returned) {
            if (!returned) return showFailure(returned.error());
            m_returned = std::move(*returned);
            m_read = true;
            m_failed = false;
            showSide();
        });
    });
}

/// The form that was open stays open, if it is still there.
void QueueScreen::showSide() {
    if (!m_read) return;
    const auto* before = current();
    const auto open = before ? std::optional{before->review.id} : std::nullopt;
    const auto& rows = side() == FormPane::Side::Doctor ? m_returned : m_waiting;
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const QueuedForm& row) { return open && row.review.id == *open; });
    const auto row = found == rows.end() ? 0 : static_cast<int>(found - rows.begin());
    m_model->setRows(rows);
    showState();
    if (!rows.empty()) m_table->setCurrentIndex(m_model->index(row, 0));
    showCounts();
}

void QueueScreen::showState() {
    if (m_failed) return;
    if (m_model->rowCount() > 0) return m_states->showContent();
    m_opening.drop();
    m_pane->hide();
    if (side() == FormPane::Side::Doctor) m_states->showEmpty(tr("Nothing came back to you"), tr("What a pharmacist returns stands here until you have answered it."));
    else m_states->showEmpty(tr("No prescription waits"), tr("Signed prescriptions come here by themselves, from this desk and with the next sync."));
}

void QueueScreen::showCounts() {
    m_sides->setChoices({{kWaitingSide, tr("To review %1").arg(countText(static_cast<qint64>(m_waiting.size())))},
                         {kReturnedSide, tr("Returned to me %1").arg(countText(static_cast<qint64>(m_returned.size())))}});
    if (m_sides->chosen().isEmpty()) m_sides->setChosen({kWaitingSide});
    if (!m_read || m_failed) return m_count->setText(title());
    if (m_waiting.empty()) return m_count->setText(tr("No prescription waits"));
    m_count->setText(tr("%n prescription(s) wait, the longest for %1", nullptr, static_cast<int>(m_waiting.size()))
                         .arg(waitedText(m_waiting.front().review.requested, m_clock.now())));
}

void QueueScreen::openRow(int row) {
    if (row < 0 || row >= m_model->rowCount()) return;
    const auto shown = m_model->at(row);
    if (!shown.form) {
        m_opening.drop();
        m_pane->hide();
        return;
    }
    m_pane->setBusy(true);
    m_opening.run(this, m_asks.open(shown.review.id), [this](Result<pharmacy::OpenedForm> form) {
        if (!form) return showFailure(form.error());
        auto refusal = refusalOf(form->head);
        m_pane->showForm(std::move(*form), side(), std::move(refusal));
        m_pane->show();
    });
}

void QueueScreen::give(PrescriptionReviewId id, QFuture<Result<void>> given) {
    m_pane->setBusy(true);
    m_giving.run(this, std::move(given), [this, id](Result<void> result) {
        m_pane->setBusy(false);
        if (!result) return m_pane->showFailure(result.error());
        done(id);
        Q_EMIT answered();
    });
}

/// What was dealt with goes; what stood below it is the next.
void QueueScreen::done(PrescriptionReviewId id) {
    for (auto* rows : {&m_waiting, &m_returned}) std::erase_if(*rows, [&](const QueuedForm& row) { return row.review.id == id; });
    const auto& shown = m_model->rows();
    const auto found = std::find_if(shown.begin(), shown.end(), [&](const QueuedForm& row) { return row.review.id == id; });
    showCounts();
    if (found == shown.end()) return;
    const int row = static_cast<int>(found - shown.begin());
    m_pane->clearText();
    m_model->take(row);
    showState();
    if (m_model->rowCount() == 0) return;
    m_table->setCurrentIndex(m_model->index(std::min(row, m_model->rowCount() - 1), 0));
    m_table->setFocus();
}

void QueueScreen::showFailure(const Error& error) {
    m_failed = true;
    m_pane->hide();
    m_states->showError(wordsFor(error));
    showCounts();
}

bool QueueScreen::goBack() {
    if (m_table->hasFocus() || !m_pane->isVisible() || !m_pane->isAncestorOf(focusWidget())) return false;
    m_table->setFocus();
    return true;
}

void QueueScreen::focusFirst() { m_table->setFocus(); }

void QueueScreen::retranslate() {
    m_rules->setText(tr("Rules and figures"));
    m_table->setAccessibleName(tr("Prescriptions, the longest waiting first"));
    m_model->retranslate();
    showCounts();
    if (m_read) showState();
    Q_EMIT titleChanged();
}

}  // namespace jiayi::ui
