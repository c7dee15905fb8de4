#include "ui/sync/sync_screen.h"

#include "ui/common/columns.h"
#include "ui/common/states.h"
#include "ui/sync/conflict_inbox.h"
#include "ui/sync/hand_dialog.h"
#include "ui/sync/history_card.h"
#include "ui/sync/hub_card.h"
#include "ui/sync/line_banner.h"
#include "ui/sync/refused_card.h"
#include "ui/sync/sync_tiles.h"
#include "ui/sync/waiting_card.h"

#include <QVBoxLayout>

namespace jiayi::ui {

namespace {
/// Three sides of a value beside the history need about this much.
constexpr int kStackBelow = 1080;
}  // namespace

SyncScreen::SyncScreen(SyncFunctions functions, const care::RuleBook& rules, const Clock& clock, QWidget* parent)
    : Screen(parent), m_functions(std::move(functions)), m_words(rules), m_clock(clock) {
    setObjectName(QStringLiteral("sync"));
    build();
    connectParts();
}

void SyncScreen::build() {
    auto* content = new QWidget;
    auto* all = new QVBoxLayout(content);
    space(all, 0, 14);
    m_tiles = new SyncTiles(m_clock, content);
    all->addWidget(m_tiles);
    m_banner = new LineBanner(content);
    all->addWidget(m_banner);
    auto* columns = new Columns(kStackBelow, content);
    const auto column = [&](int stretch, std::initializer_list<QWidget*> cards) {
        auto* widget = new QWidget(columns);
        auto* layout = new QVBoxLayout(widget);
        space(layout, 0, 14);
        for (auto* card : cards) layout->addWidget(card);
        layout->addStretch(1);
        columns->add(widget, stretch);
    };
    m_inbox = new ConflictInbox(m_words);
    m_refused = new RefusedCard(m_words);
    m_waiting = new WaitingCard(m_words);
    m_hub = new HubCard(m_words);
    m_history = new HistoryCard;
    column(5, {m_inbox, m_refused, m_waiting});
    column(3, {m_hub, m_history});
    all->addWidget(columns);
    all->addStretch(1);
    m_inbox->hide();
    m_refused->hide();
    m_stack = new StateStack(content, this);
    auto* layout = new QVBoxLayout(this);
    space(layout, 0, 0);
    layout->addWidget(m_stack);
}

void SyncScreen::connectParts() {
    connect(m_stack, &StateStack::acted, this, &SyncScreen::reload);
    connect(m_hub, &HubCard::syncAsked, this, [this] {
        if (m_live.state == SyncStatus::State::WorkOffline) Q_EMIT said(tr("You work offline: nothing is sent until you go online."));
        else m_functions.syncNow();
    });
    connect(m_hub, &HubCard::offlineAsked, this, [this](bool offline) { m_functions.workOffline(offline); });
    connect(m_inbox, &ConflictInbox::applied, this, [this](const std::vector<FieldDecision>& decisions) { act(m_functions.decide(decisions), {}); });
    connect(m_inbox, &ConflictInbox::undoAsked, this, [this](const Uuid& conflict) { act(m_functions.undo(conflict), tr("Taken back: it is open again.")); });
    connect(m_inbox, &ConflictInbox::handAsked, this, &SyncScreen::editByHand);
    connect(m_refused, &RefusedCard::mendAsked, this, [this](const NamedRecord& record) {
        if (record.type == "Patient") Q_EMIT residentAsked(*record.resident);
        else Q_EMIT chartAsked(*record.resident);
    });
    connect(m_refused, &RefusedCard::retryAsked, this, [this](const std::optional<NamedRecord>& only) {
        const bool offline = m_live.state == SyncStatus::State::WorkOffline;
        act(m_functions.retryRefused(only), offline ? tr("It goes again when you are online.") : tr("It goes again with the next round."));
    });
    connect(m_refused, &RefusedCard::letGoAsked, this,
            [this](const NamedRecord& record) { act(m_functions.letGo(record), tr("Given up. What the resident left with stays here, sealed.")); });
    connect(m_refused, &RefusedCard::exportAsked, this, &SyncScreen::exportRecord);
}

QString SyncScreen::title() const { return tr("Sync"); }

void SyncScreen::focusFirst() {
    if (m_inbox->isVisible()) m_inbox->focusField();
    else focusNextChild();
}

void SyncScreen::reload() {
    if (!m_read) m_stack->showLoading(tr("Reading…"));
    m_reading.run(this, m_functions.read(), [this](const Result<SyncPage>& page) {
        if (!page) return m_stack->showError(wordsFor(page.error()));
        m_read = true;
        showPage(*page);
        m_stack->showContent();
    });
}

void SyncScreen::act(QFuture<Result<bool>> work, const QString& done) {
    m_acting.run(this, std::move(work), [this, done](const Result<bool>& answer) {
        if (!answer) Q_EMIT failed(answer.error());
        else Q_EMIT resolved();
        if (answer && !done.isEmpty()) Q_EMIT said(done);
        reload();
    });
}

void SyncScreen::editByHand(const sync::Conflict& conflict) {
    auto* dialog = new HandDialog(conflict, m_words, m_functions.checkByHand, this);
    connect(dialog, &HandDialog::taken, m_inbox, &ConflictInbox::chooseByHand);
    dialog->open();
}

void SyncScreen::exportRecord(const NamedRecord& record) {
    m_functions.chooseSupportFile(this, [this, record](const QString& path) {
        onFinished(this, m_functions.exportForSupport(record, path), [this](const Result<bool>& written) {
            if (written) Q_EMIT said(tr("Saved, with names and numbers masked."));
            else Q_EMIT failed(written.error());
        });
    });
}

void SyncScreen::setStatus(const SyncStatus& status) {
    const bool changed = status.waiting != m_live.waiting || status.refused != m_live.refused || status.conflicts != m_live.conflicts || status.state != m_live.state;
    m_live = status;
    m_tiles->setStatus(status);
    m_banner->setStatus(status);
    m_hub->setStatus(status);
    if (changed && isVisible()) reload();
}

void SyncScreen::showPage(const SyncPage& page) {
    const auto now = m_clock.now();
    m_tiles->setPage(page);
    m_inbox->setCases(page.conflicts, page.decided, now);
    m_inbox->setVisible(!m_inbox->isEmpty());
    m_refused->setRows(page.refused, page.status.refused, now);
    m_refused->setVisible(!page.refused.empty());
    m_waiting->setRows(page.waiting, page.kinds, now);
    m_hub->setLine(page.line);
    m_history->setLines(page.log, now);
}

}  // namespace jiayi::ui
