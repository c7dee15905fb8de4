#include "ui/results/inbox_screen.h"

#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/flow_layout.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/reason_dialog.h"
#include "ui/common/row_table.h"
#include "ui/common/states.h"
#include "ui/results/critical_dialog.h"
#include "ui/results/inbox_model.h"
#include "ui/results/report_pane.h"
#include "ui/results/results_words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using diagnostics::Box;
using diagnostics::ReportId;

namespace {

const auto kMineSide = u"mine"_s;
const auto kTeamSide = u"team"_s;
const auto kAllKinds = u"waiting"_s;
const auto kCriticalKind = u"critical"_s;
const auto kAbnormalKind = u"abnormal"_s;
const auto kNormalKind = u"normal"_s;
const auto kDoneKind = u"done"_s;
/// Design widths; where there is no room the later ones go first, and the report takes what is left.
constexpr std::pair<int, int> kInboxColumns[] = {{InboxModel::Person, 96}, {InboxModel::State, 94}, {InboxModel::Received, 104}};
constexpr int kNarrowestReport = 110;
/// Boxes are counted no further.
constexpr std::int64_t kCountedMost = 1000;

QString boxCount(std::int64_t count) { return count >= kCountedMost ? countText(count) + u"+"_s : countText(count); }

}  // namespace

InboxScreen::InboxScreen(InboxAsks asks, const diagnostics::DiagnosticsBook& book, const Clock& clock, QWidget* parent)
    : Screen(parent), m_asks(std::move(asks)), m_book(book), m_clock(clock) {
    setObjectName(u"results"_s);
    build();
    connectParts();
    retranslate();
}

QString InboxScreen::title() const { return tr("Results"); }

void InboxScreen::build() {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);
    all->addWidget(buildHead());
    auto* columns = new QHBoxLayout;
    space(columns, 0, 14);
    auto* card = new Card(this);
    m_sides = new ChipRow(ChipRow::Mode::One, card);
    m_sides->setObjectName(u"results.side"_s);
    m_kinds = new ChipRow(ChipRow::Mode::One, card);
    m_kinds->setObjectName(u"results.kind"_s);
    card->body()->addWidget(m_sides);
    card->body()->addWidget(m_kinds);
    m_confirm = new Notice(Tone::Info, card);
    m_confirm->setObjectName(u"results.confirm"_s);
    m_confirm->hide();
    card->body()->addWidget(m_confirm);
    m_model = new InboxModel(m_asks.page, m_clock, this);
    m_table = new RowTable(card);
    m_table->setObjectName(u"results.table"_s);
    m_table->setModel(m_model);
    m_table->setColumns(InboxModel::Report, kInboxColumns, kNarrowestReport);
    m_states = new StateStack(m_table, card);
    m_states->panel()->setObjectName(u"results.state"_s);
    card->body()->addWidget(m_states, 1);
    m_hint = makeLabel(TextRole::Soft, {}, card);
    m_hint->setWordWrap(true);
    card->body()->addWidget(m_hint);
    m_pane = new ReportPane(m_book, m_clock, this);
    m_pane->hide();
    columns->addWidget(card, 5);
    columns->addWidget(m_pane, 6);
    all->addLayout(columns, 1);
}

QWidget* InboxScreen::buildHead() {
    auto* head = new QWidget(this);
    auto* across = new QHBoxLayout(head);
    space(across, 0, 8);
    m_heading = makeLabel(TextRole::Heading, {}, head);
    m_heading->setObjectName(u"results.count"_s);
    across->addWidget(m_heading, 1);
    const auto button = [&](Button::Kind kind, const char* name, Qt::Key key) {
        auto* made = new Button(kind, {}, head);
        made->setObjectName(u"results."_s + QLatin1String(name));
        made->setKeys(key);
        across->addWidget(made);
        return made;
    };
    m_read = button(Button::Kind::Quiet, "read", Qt::Key_O);
    m_batch = button(Button::Kind::Secondary, "batch", Qt::Key_B);
    m_unmatched = button(Button::Kind::Secondary, "unmatched", Qt::Key_F8);
    return head;
}

void InboxScreen::connectParts() {
    for (auto* row : {m_sides, m_kinds})
        connect(row, &ChipRow::chosenChanged, this, [this] {
            m_wanted.reset();
            askList();
        });
    connect(m_unmatched, &QPushButton::clicked, this, &InboxScreen::unmatchedAsked);
    connect(m_read, &QPushButton::clicked, m_pane, &ReportPane::focusReport);
    connect(m_batch, &QPushButton::clicked, this, &InboxScreen::askBatch);
    connect(m_confirm, &Notice::acted, this, &InboxScreen::giveBatch);
    connect(m_model, &InboxModel::answered, this, &InboxScreen::showList);
    connect(m_model, &InboxModel::failed, this, &InboxScreen::showFailure);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &InboxScreen::showCounts);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) { showRow(now.row()); });
    connect(m_table, &RowTable::rowActed, this, &InboxScreen::acknowledge);
    connect(m_states, &StateStack::acted, this, [this] {
        if (m_failed) return reload();
        // The button of an empty list: the larger one.
        m_sides->setChosen({kTeamSide});
        m_kinds->setChosen({kAllKinds});
        askList();
    });
    connect(m_pane, &ReportPane::acknowledgeAsked, this, &InboxScreen::acknowledge);
    connect(m_pane, &ReportPane::chartAsked, this, &InboxScreen::chartAsked);
    connect(m_pane, &ReportPane::unmatchAsked, this, &InboxScreen::takeBack);
    connect(m_pane, &ReportPane::commentGiven, this, [this](const QString& text) { give(m_asks.comment({m_pane->report()->view.head.report, utf8(text)})); });
    connect(m_pane, &ReportPane::printAsked, this, [this] { m_asks.print(m_pane->report()->view.head.report, window()); });
}

std::vector<Box> InboxScreen::boxes() const {
    const auto kind = m_kinds->chosen().value(0);
    if (kind == kCriticalKind) return {Box::Critical};
    if (kind == kAbnormalKind) return {Box::Abnormal};
    if (kind == kNormalKind) return {Box::Normal};
    if (kind == kDoneKind) return {Box::Done};
    return {Box::Critical, Box::Abnormal, Box::Normal};
}

std::string InboxScreen::doctor() const { return m_sides->chosen().contains(kMineSide) ? m_asks.doctor : std::string(); }

void InboxScreen::reload() {
    if (!m_listed) m_states->showLoading(tr("Reading the results …"));
    readCounts();
    askList();
}

void InboxScreen::readCounts() {
    m_counting.run(this, m_asks.counts(), [this](const Result<diagnostics::InboxCounts>& counts) {
        if (!counts) return showFailure(counts.error());
        m_counts = *counts;
        showCounts();
        Q_EMIT counted(m_counts);
    });
}

void InboxScreen::askList() {
    m_confirm->hide();
    m_model->ask(boxes(), doctor());
}

/// The report that was open stays open, at its place if the list still has it.
void InboxScreen::showList() {
    const bool first = !std::exchange(m_listed, true);
    m_failed = false;
    showState();
    showCounts();
    // While the list was on its way there was nothing to give the keyboard to.
    if (first && isVisible() && m_model->rowCount() > 0) m_table->setFocus();
    const auto& shown = m_pane->report();
    const auto stays = shown ? std::optional{shown->view.head.report} : std::nullopt;
    if (m_wanted && m_wanted == stays) return showWanted();
    const int row = stays ? m_model->rowOf(*stays) : -1;
    if (m_model->rowCount() > 0) m_table->setCurrentIndex(m_model->index(std::max(row, 0), 0));
}

void InboxScreen::showState() {
    if (m_model->rowCount() > 0) return m_states->showContent();
    if (!m_wanted) {
        m_opening.drop();
        m_pane->clear();
    }
    const bool all = m_kinds->chosen().contains(kAllKinds), mine = !doctor().empty();
    const auto larger = mine || !all ? tr("Show everything that waits") : QString();
    if (m_kinds->chosen().contains(kDoneKind)) return m_states->showEmpty(tr("Nothing was acknowledged yet"), tr("Reports that somebody has acknowledged stand here."), larger);
    m_states->showEmpty(tr("No result waits"), tr("Reports come by themselves with the sync. What fits nobody lies with the unmatched ones."), larger);
}

void InboxScreen::showCounts() {
    const auto waiting = m_counts.critical + m_counts.abnormal + m_counts.normal;
    const bool more = std::max({m_counts.critical, m_counts.abnormal, m_counts.normal}) >= kCountedMost;
    auto words = tr("%n result(s) wait", nullptr, static_cast<int>(waiting));
    if (more) words = tr("More than %1 results wait").arg(countText(waiting));
    m_heading->setText(waiting == 0 ? tr("No result waits") : words);
    m_kinds->setChoices({{kAllKinds, tr("To acknowledge")},
                         {kCriticalKind, tr("Critical %1").arg(boxCount(m_counts.critical))},
                         {kAbnormalKind, tr("Abnormal %1").arg(boxCount(m_counts.abnormal))},
                         {kNormalKind, tr("Others %1", "reports that are neither critical nor abnormal").arg(boxCount(m_counts.normal))},
                         {kDoneKind, tr("Acknowledged")}});
    if (m_kinds->chosen().isEmpty()) m_kinds->setChosen({kAllKinds});
    m_unmatched->setText(m_counts.unmatched > 0 ? tr("Unmatched %1").arg(boxCount(m_counts.unmatched)) : tr("Unmatched"));
    const auto plain = plainOnes().size();
    m_batch->setText(plain > 0 ? tr("Acknowledge %n normal(s)", nullptr, static_cast<int>(plain)) : tr("Acknowledge normals"));
    m_batch->setEnabled(plain > 0);
}

void InboxScreen::showRow(int row) {
    if (row < 0 || row >= m_model->rowCount()) return;
    const auto report = m_model->at(row).report;
    if (m_wanted == report) return;  // it is open already, or on its way
    m_wanted.reset();
    open(report);
}

void InboxScreen::openReport(ReportId report) {
    m_wanted = report;
    open(report);
}

/// What was opened from elsewhere stands on top as long as it is looked at, whatever the list is of.
void InboxScreen::showWanted() {
    const auto& head = m_pane->report()->view.head;
    int row = m_model->rowOf(head.report);
    if (row < 0) {
        auto rows = m_model->rows();
        rows.insert(rows.begin(), head);
        m_model->setRows(std::move(rows));
        row = 0;
    }
    m_states->showContent();
    m_table->setCurrentIndex(m_model->index(row, 0));
}

void InboxScreen::open(ReportId report) {
    // Nothing can be given to one report while another is chosen.
    if (m_pane->report() && m_pane->report()->view.head.report != report) m_pane->setBusy(true);
    m_opening.run(this, m_asks.open(report), [this, report](Result<OpenedReport> opened) {
        if (!opened) {
            m_pane->clear();
            return showFailure(opened.error());
        }
        m_pane->showReport(std::move(*opened));
        m_pane->show();
        if (m_wanted == report) showWanted();
    });
}

void InboxScreen::acknowledge() {
    const auto& shown = m_pane->report();
    if (!shown || m_pane->isBusy() || shown->view.head.seen) return;
    if (!shown->view.untold) return giveAcknowledgement({shown->view.head.report, shown->version(), {}});
    m_dialog = new CriticalDialog(*shown, m_book, m_clock, this);
    connect(m_dialog, &CriticalDialog::given, this, &InboxScreen::tell);
    m_dialog->open();
}

void InboxScreen::tell(const diagnostics::TellCritical& told) {
    m_dialog->setBusy(true);
    onFinished(this, m_asks.tell(told), [this, report = told.report, version = told.version](const Result<void>& result) {
        if (!result) {
            if (!m_dialog) return m_pane->showFailure(result.error());
            m_dialog->setBusy(false);
            return m_dialog->showFailure(result.error());
        }
        if (m_dialog) m_dialog->accept();
        giveAcknowledgement({report, version, {}});
    });
}

void InboxScreen::giveAcknowledgement(const diagnostics::AcknowledgeReport& given) {
    m_pane->setBusy(true);
    m_giving.run(this, m_asks.acknowledge(given), [this, report = given.report](const Result<void>& result) {
        m_pane->setBusy(false);
        if (!result) return m_pane->showFailure(result.error());
        done(report);
        Q_EMIT saved();
    });
}

/// What was dealt with goes; what stood below it is the next.
void InboxScreen::done(ReportId report) {
    readCounts();
    if (m_wanted == report) m_wanted.reset();
    const int row = m_model->rowOf(report);
    if (row < 0) return open(report);
    m_pane->clearComment();
    m_model->removeAt(row);
    showCounts();
    if (m_model->rowCount() == 0) return m_model->isWhole() ? showState() : askList();
    m_table->setCurrentIndex(m_model->index(std::min(row, m_model->rowCount() - 1), 0));
    m_table->setFocus();
}

std::vector<ListedReport> InboxScreen::plainOnes() const {
    std::vector<ListedReport> plain;
    for (const auto& row : m_model->rows())
        if (!row.seen && row.resident && isPlain(row)) plain.push_back({row.report, row.issued});
    return plain;
}

void InboxScreen::askBatch() {
    m_agreed = plainOnes();
    const int count = static_cast<int>(m_agreed.size());
    m_confirm->setWords(tr("Acknowledge %n normal report(s) together?", nullptr, count), tr("Those listed here: final, complete, not corrected, every value within limits. Your name stands at each."));
    m_confirm->setAction(tr("Yes, all %1").arg(count));
    m_confirm->show();
    if (auto* yes = m_confirm->findChild<Button*>(u"notice.action"_s)) yes->setFocus();
}

void InboxScreen::giveBatch() {
    m_confirm->hide();
    m_table->setFocus();
    m_giving.run(this, m_asks.acknowledgeNormals(std::exchange(m_agreed, {})), [this](const Result<diagnostics::AcknowledgeNormals::Outcome>& outcome) {
        if (!outcome) return showFailure(outcome.error());
        reload();
        Q_EMIT saved();
    });
}

void InboxScreen::takeBack() {
    const auto& head = m_pane->report()->view.head;
    auto* dialog = new ReasonDialog(tr("This report is not about %1").arg(qs(head.name)), this);
    connect(dialog, &ReasonDialog::given, this, [this, report = head.report](const QString& reason) {
        m_pane->setBusy(true);
        m_giving.run(this, m_asks.unmatch({report, utf8(reason)}), [this, report](const Result<void>& result) {
            m_pane->setBusy(false);
            if (!result) return m_pane->showFailure(result.error());
            m_pane->clear();
            done(report);
            Q_EMIT saved();
        });
    });
    dialog->open();
}

/// A word about the report that is open, which stays open.
void InboxScreen::give(QFuture<Result<void>> given) {
    m_pane->setBusy(true);
    m_giving.run(this, std::move(given), [this](const Result<void>& result) {
        m_pane->setBusy(false);
        if (!result) return m_pane->showFailure(result.error());
        m_pane->clearComment();
        open(m_pane->report()->view.head.report);
        m_table->setFocus();
        Q_EMIT saved();
    });
}

void InboxScreen::showFailure(const Error& error) {
    m_failed = true;
    m_pane->clear();
    m_states->showError(wordsFor(error));
}

bool InboxScreen::goBack() {
    if (m_confirm->isVisible()) {
        m_confirm->hide();
        m_table->setFocus();
        return true;
    }
    if (m_table->hasFocus() || !m_pane->isVisible() || !m_pane->isAncestorOf(focusWidget())) return false;
    m_table->setFocus();
    return true;
}

void InboxScreen::focusFirst() { m_table->setFocus(); }

void InboxScreen::retranslate() {
    m_sides->setChoices({{kMineSide, tr("Mine")}, {kTeamSide, tr("Team")}});
    if (m_sides->chosen().isEmpty()) m_sides->setChosen({m_asks.doctor.empty() ? kTeamSide : kMineSide});
    m_sides->chip(kMineSide)->setEnabled(!m_asks.doctor.empty());
    m_read->setText(tr("Read"));
    m_table->setAccessibleName(tr("Results, the gravest first"));
    m_hint->setText(tr("↑ ↓ move · Enter acknowledges and goes on · Esc back to the list"));
    m_model->retranslate();
    showCounts();
    if (m_listed && !m_failed) showState();
    Q_EMIT titleChanged();
}

void InboxScreen::restyle() {
    // What a small window shows of the list at least.
    m_states->setMinimumHeight(px(120));
    m_table->setMinimumWidth(px(330));
}

}  // namespace jiayi::ui
