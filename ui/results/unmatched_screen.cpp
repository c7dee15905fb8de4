#include "ui/results/unmatched_screen.h"

#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/reason_dialog.h"
#include "ui/common/row_table.h"
#include "ui/common/states.h"
#include "ui/results/candidate_card.h"
#include "ui/results/inbox_model.h"
#include "ui/results/results_words.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using diagnostics::Box;
using diagnostics::ReportId;

namespace {

constexpr std::pair<int, int> kUnmatchedColumns[] = {{InboxModel::Person, 96}, {InboxModel::State, 94}, {InboxModel::Received, 96}};
constexpr int kNarrowestTest = 110;

}  // namespace

UnmatchedScreen::UnmatchedScreen(UnmatchedAsks asks, const Clock& clock, QWidget* parent) : Screen(parent), m_asks(std::move(asks)), m_clock(clock) {
    setObjectName(u"unmatched"_s);
    build();
    buildPane();
    connectParts();
    retranslate();
}

QString UnmatchedScreen::title() const { return tr("Unmatched results"); }

void UnmatchedScreen::build() {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);
    auto* head = new QHBoxLayout;
    space(head, 0, 8);
    m_heading = makeLabel(TextRole::Heading, {}, this);
    m_heading->setObjectName(u"unmatched.count"_s);
    m_look = new Button(Button::Kind::Secondary, {}, this);
    m_look->setObjectName(u"unmatched.look"_s);
    m_look->setKeys(Qt::Key_L);
    m_aside = new Button(Button::Kind::Secondary, {}, this);
    m_aside->setObjectName(u"unmatched.aside"_s);
    m_aside->setKeys(Qt::Key_N);
    head->addWidget(m_heading, 1);
    head->addWidget(m_look);
    head->addWidget(m_aside);
    all->addLayout(head);
    m_done = new Notice(Tone::Ok, this);
    m_done->setObjectName(u"unmatched.done"_s);
    m_done->hide();
    all->addWidget(m_done);
    auto* columns = new QHBoxLayout;
    columns->setObjectName(u"unmatched.columns"_s);
    space(columns, 0, 14);
    auto* card = new Card(this);
    m_model = new InboxModel(m_asks.page, m_clock, this);
    m_table = new RowTable(card);
    m_table->setObjectName(u"unmatched.table"_s);
    m_table->setModel(m_model);
    m_table->setColumns(InboxModel::Report, kUnmatchedColumns, kNarrowestTest);
    m_states = new StateStack(m_table, card);
    m_states->panel()->setObjectName(u"unmatched.state"_s);
    card->body()->addWidget(m_states, 1);
    m_scroll = new QScrollArea(this);
    columns->addWidget(card, 5);
    columns->addWidget(m_scroll, 6);
    all->addLayout(columns, 1);
}

void UnmatchedScreen::buildPane() {
    m_scroll->setObjectName(u"unmatched.report"_s);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::StrongFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->hide();
    auto* inside = new QWidget;
    inside->setObjectName(u"scrolled"_s);
    m_cards = new QVBoxLayout(inside);
    space(m_cards, 0, 14);
    m_failure = new Notice(Tone::Bad, inside);
    m_failure->setObjectName(u"unmatched.failure"_s);
    m_failure->hide();
    m_stated = new Card(inside);
    const auto text = [&](TextRole role, const QString& name) {
        auto* label = makeLabel(role, {}, m_stated);
        label->setObjectName(name);
        label->setWordWrap(true);
        m_stated->body()->addWidget(label);
        return label;
    };
    m_why = text(TextRole::Strong, u"unmatched.why"_s);
    m_person = text(TextRole::Body, u"unmatched.person"_s);
    m_values = text(TextRole::Soft, u"unmatched.values"_s);
    m_none = makeLabel(TextRole::Body, {}, inside);
    m_none->setObjectName(u"unmatched.none"_s);
    m_none->setWordWrap(true);
    m_cards->addWidget(m_failure);
    m_cards->addWidget(m_stated);
    m_cards->addWidget(m_none);
    m_cards->addStretch(1);
    m_scroll->setWidget(inside);
}

void UnmatchedScreen::connectParts() {
    connect(m_model, &InboxModel::answered, this, &UnmatchedScreen::showList);
    connect(m_model, &InboxModel::failed, this, &UnmatchedScreen::showFailure);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &UnmatchedScreen::showState);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) { openRow(now.row()); });
    connect(m_table, &RowTable::rowActed, this, [this] { m_scroll->setFocus(); });
    connect(m_states, &StateStack::acted, this, &UnmatchedScreen::reload);
    connect(m_look, &QPushButton::clicked, this, &UnmatchedScreen::searchAsked);
    connect(m_aside, &QPushButton::clicked, this, &UnmatchedScreen::askAside);
    connect(m_done, &Notice::acted, this, &UnmatchedScreen::undo);
}

void UnmatchedScreen::reload() {
    if (!m_listed) m_states->showLoading(tr("Reading unmatched results …"));
    m_model->ask({Box::Unmatched}, {});
}

void UnmatchedScreen::showList() {
    const bool first = !std::exchange(m_listed, true);
    m_failed = false;
    showState();
    // While the list was on its way there was nothing to give the keyboard to.
    if (first && isVisible() && m_model->rowCount() > 0) m_table->setFocus();
    const int row = m_report ? m_model->rowOf(m_report->head.report) : -1;
    if (m_model->rowCount() > 0) m_table->setCurrentIndex(m_model->index(std::max(row, 0), 0));
}

void UnmatchedScreen::showState() {
    const int rows = m_model->rowCount();
    const auto count = m_model->isWhole() ? countText(rows) : countText(rows) + u"+"_s;
    m_heading->setText(rows == 0 ? title() : tr("%1 to be matched", "reports").arg(count));
    if (rows > 0) return m_states->showContent();
    m_opening.drop();
    m_report.reset();
    m_scroll->hide();
    setBusy(false);
    m_states->showEmpty(tr("Every report has its person"), tr("What no rule can give to anybody stands here; none of it is in a chart until somebody decides."));
}

void UnmatchedScreen::openRow(int row) {
    if (row < 0 || row >= m_model->rowCount()) return;
    const auto report = m_model->at(row).report;
    if (m_report && m_report->head.report != report) setBusy(true);
    m_opening.run(this, m_asks.open(report), [this](Result<diagnostics::UnmatchedReport> opened) {
        if (!opened) return showFailure(opened.error());
        const bool other = !m_report || m_report->head.report != opened->head.report;
        m_report = std::move(*opened);
        m_comparing.drop();
        showReport();
        if (other) m_scroll->verticalScrollBar()->setValue(0);
        m_scroll->show();
    });
}

void UnmatchedScreen::clearCandidates() {
    qDeleteAll(m_candidates);
    m_candidates.clear();
}

void UnmatchedScreen::showReport() {
    clearCandidates();
    m_failure->hide();
    if (!m_report) return;
    showStated();
    int number = 0;
    for (const auto& candidate : m_report->candidates) {
        auto* card = new CandidateCard(candidate, ++number, localDate(m_clock.now()), m_scroll->widget());
        connect(card, &CandidateCard::chosen, this, &UnmatchedScreen::askReason);
        m_cards->insertWidget(m_cards->count() - 1, card);
        m_candidates.append(card);
    }
    m_none->setVisible(m_candidates.isEmpty());
    m_none->setText(tr("Nobody was found. Look for the person, or say that it is nobody of this clinic."));
    setBusy(false);
}

void UnmatchedScreen::showStated() {
    const auto& report = m_report->report;
    m_stated->setTitle(tr("The report states"));
    m_stated->setSubtitle(qs(report.senderName.empty() ? report.sender : report.senderName) + u" · "_s + codeName(report.test));
    m_why->setText(unmatchedText(m_report->why));
    m_person->setText(statedPerson(report));
    QStringList values;
    for (const auto& item : report.items) values << itemName(item) + u' ' + sentText(item);
    m_values->setText(values.join(u" · "_s));
    m_values->setVisible(!values.isEmpty());
}

void UnmatchedScreen::addCandidate(roster::ResidentId resident) {
    if (!m_report) return;
    m_comparing.run(this, m_asks.candidate(m_report->head.report, resident), [this](Result<diagnostics::Candidate> candidate) {
        if (!candidate) {
            m_failure->setWords(wordsFor(candidate.error()));
            return m_failure->show();
        }
        auto& all = m_report->candidates;
        std::erase_if(all, [&](const auto& one) { return one.resident == candidate->resident; });
        all.insert(all.begin(), std::move(*candidate));
        showReport();
        m_scroll->verticalScrollBar()->setValue(0);
        if (auto* choose = m_candidates.front()->findChild<Button*>(u"candidate.choose"_s)) choose->setFocus();
    });
}

void UnmatchedScreen::askReason(const diagnostics::Candidate& candidate) {
    const auto name = qs(candidate.name);
    auto* dialog = new ReasonDialog(candidate.vetoed ? tr("An identifier disagrees. Give the report to %1 all the same?").arg(name) : tr("Give the report to %1").arg(name), this);
    connect(dialog, &ReasonDialog::given, this, [this, name, report = m_report->head.report, resident = candidate.resident](const QString& reason) {
        give(m_asks.match({report, resident, utf8(reason)}), tr("Given to %1.").arg(name));
    });
    dialog->open();
}

void UnmatchedScreen::askAside() {
    if (!m_report) return;
    auto* dialog = new ReasonDialog(tr("Nobody of this clinic"), this);
    connect(dialog, &ReasonDialog::given, this, [this, report = m_report->head.report](const QString& reason) { give(m_asks.aside({report, utf8(reason)}), tr("Put aside.")); });
    dialog->open();
}

void UnmatchedScreen::give(QFuture<Result<void>> given, const QString& said) {
    setBusy(true);
    m_giving.run(this, std::move(given), [this, said, report = m_report->head.report](const Result<void>& result) {
        setBusy(false);
        if (!result) {
            m_failure->setWords(wordsFor(result.error()));
            return m_failure->show();
        }
        m_undoable = report;
        m_doneText = said;
        m_done->setTone(Tone::Ok);
        m_done->setWords(said);
        m_done->setAction(tr("Undo"));
        if (auto* undoing = m_done->findChild<Button*>(u"notice.action"_s)) undoing->setKeys(Qt::CTRL | Qt::Key_Z);
        m_done->show();
        const int row = m_model->rowOf(report);
        if (row >= 0) m_model->removeAt(row);
        showState();
        if (m_model->rowCount() > 0) m_table->setCurrentIndex(m_model->index(std::clamp(row, 0, m_model->rowCount() - 1), 0));
        m_table->setFocus();
        Q_EMIT saved();
    });
}

void UnmatchedScreen::undo() {
    if (!m_undoable) return;
    setBusy(true);
    m_giving.run(this, m_asks.unmatch({*m_undoable, utf8(tr("Undone right after it was decided"))}), [this](const Result<void>& result) {
        setBusy(false);
        if (!result) {
            m_done->setTone(Tone::Bad);
            return m_done->setWords(wordsFor(result.error()));
        }
        m_undoable.reset();
        m_done->hide();
        reload();
        Q_EMIT saved();
    });
}

void UnmatchedScreen::setBusy(bool busy) {
    for (auto* card : m_candidates) card->setBusy(busy);
    for (auto* button : {m_look, m_aside}) button->setEnabled(m_report && !busy);
}

void UnmatchedScreen::showFailure(const Error& error) {
    m_failed = true;
    m_report.reset();
    m_scroll->hide();
    setBusy(false);
    m_states->showError(wordsFor(error));
}

bool UnmatchedScreen::goBack() {
    if (m_table->hasFocus() || !m_scroll->isVisible() || !focusWidget() || !(m_scroll == focusWidget() || m_scroll->isAncestorOf(focusWidget()))) return false;
    m_table->setFocus();
    return true;
}

void UnmatchedScreen::focusFirst() { m_table->setFocus(); }

void UnmatchedScreen::retranslate() {
    m_look->setText(tr("Look for the person"));
    m_aside->setText(tr("Nobody of ours …"));
    m_table->setAccessibleName(tr("Results without a person, newest first"));
    m_scroll->setAccessibleName(tr("Report and candidates"));
    m_model->retranslate();
    if (m_listed && !m_failed) showState();
    if (m_report) showStated();
    setBusy(false);
    Q_EMIT titleChanged();
}

void UnmatchedScreen::restyle() {
    m_states->setMinimumHeight(px(120));
    m_table->setMinimumWidth(px(330));
    m_scroll->setMinimumWidth(px(420));
}

}  // namespace jiayi::ui
