#include "ui/sync/sync_screen.h"

#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/states.h"
#include "ui/common/table_style.h"
#include "ui/sync/conflict_inbox.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

namespace jiayi::ui {

SyncScreen::SyncScreen(SyncFunctions functions, const Clock& clock, QWidget* parent)
    : Screen(parent), m_functions(std::move(functions)), m_clock(clock) {
    setObjectName(QStringLiteral("sync"));
    build();
    retranslate();
}

void SyncScreen::build() {
    auto* content = new QWidget;
    auto* columns = new QHBoxLayout(content);
    space(columns, 0, 14);
    auto* left = new QVBoxLayout;
    auto* right = new QVBoxLayout;
    space(left, 0, 14);
    space(right, 0, 14);
    columns->addLayout(left, 3);
    columns->addLayout(right, 2);

    m_state = new Card;
    m_stateText = makeLabel(TextRole::Heading);
    m_counts = makeLabel(TextRole::Body);
    m_hub = makeLabel(TextRole::Soft);
    for (auto* label : {m_stateText, m_counts, m_hub}) {
        label->setWordWrap(true);
        m_state->body()->addWidget(label);
    }
    m_now = new Button(Button::Kind::Primary);
    m_now->setObjectName(QStringLiteral("sync.now"));
    m_now->setKeys(QKeySequence(Qt::Key_F5));
    m_pause = new Button(Button::Kind::Secondary);
    m_pause->setObjectName(QStringLiteral("sync.offline"));
    auto* buttons = new QHBoxLayout;
    space(buttons, 0, 8);
    buttons->addWidget(m_now);
    buttons->addWidget(m_pause);
    buttons->addStretch();
    m_state->body()->addLayout(buttons);
    left->addWidget(m_state);

    m_inbox = new ConflictInbox;
    left->addWidget(m_inbox);
    m_refused = new Card;
    m_refusedText = makeLabel(TextRole::Body);
    m_refusedText->setWordWrap(true);
    m_refused->body()->addWidget(m_refusedText);
    m_retry = new Button(Button::Kind::Secondary);
    m_retry->setObjectName(QStringLiteral("sync.retry"));
    m_refused->body()->addWidget(m_retry, 0, Qt::AlignLeft);
    left->addWidget(m_refused);
    // Cards are as high as what they say; the room beneath them stays empty.
    for (QWidget* card : {static_cast<QWidget*>(m_state), static_cast<QWidget*>(m_inbox), static_cast<QWidget*>(m_refused)})
        card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    left->addStretch(1);

    m_history = new Card;
    m_logModel = new QStandardItemModel(0, 2, this);
    m_log = new QTableView;
    m_log->setObjectName(QStringLiteral("sync.log"));
    m_log->setModel(m_logModel);
    styleTable(m_log);
    m_log->horizontalHeader()->setStretchLastSection(true);
    m_log->setMinimumHeight(px(420));
    m_history->body()->addWidget(m_log);
    right->addWidget(m_history);
    right->addStretch();

    m_stack = new StateStack(content, this);
    auto* layout = new QVBoxLayout(this);
    space(layout, 0, 0);
    layout->addWidget(m_stack);

    connect(m_now, &QPushButton::clicked, this, [this] { m_functions.syncNow(); });
    connect(m_pause, &QPushButton::clicked, this, [this] {
        m_offline = !m_offline;
        m_functions.workOffline(m_offline);
        retranslate();
    });
    connect(m_retry, &QPushButton::clicked, this, [this] {
        m_latest.run(this, m_functions.retryRefused(), [this](const Result<bool>& done) {
            if (!done) Q_EMIT failed(done.error());
            reload();
        });
    });
    connect(m_inbox, &ConflictInbox::decided, this, &SyncScreen::decide);
    connect(m_stack, &StateStack::acted, this, &SyncScreen::reload);
}

QString SyncScreen::title() const { return tr("Sync"); }

void SyncScreen::reload() {
    if (m_page.log.empty()) m_stack->showLoading(tr("Reading…"));
    m_latest.run(this, m_functions.read(), [this](const Result<SyncPage>& page) {
        if (!page) return m_stack->showError(wordsFor(page.error()));
        showPage(*page);
        m_stack->showContent();
    });
}

void SyncScreen::decide(const Uuid& conflict, ConflictChoice choice) {
    m_latest.run(this, m_functions.resolve(conflict, choice), [this](const Result<bool>& done) {
        if (!done) Q_EMIT failed(done.error());
        else Q_EMIT resolved();
        reload();
    });
}

void SyncScreen::setStatus(const SyncStatus& status) {
    const bool finished = m_live.state == SyncStatus::State::Running && status.state != SyncStatus::State::Running;
    m_live = status;
    m_stateText->setText(stateWords());
    if (finished && isVisible()) reload();
}

QString SyncScreen::stateWords() const {
    if (m_offline) return tr("Working offline");
    switch (m_live.state) {
        case SyncStatus::State::Unpaired: return tr("This desk has not joined a hub");
        case SyncStatus::State::Idle: return m_live.lastSync ? tr("Synced %1").arg(ago(*m_live.lastSync, m_clock.now())) : tr("Ready");
        case SyncStatus::State::Running: return tr("Syncing…");
        case SyncStatus::State::Offline: return tr("The hub cannot be reached");
        case SyncStatus::State::Failing: return tr("The hub refuses this desk");
    }
    return {};
}

QString SyncScreen::logWords(const sync::LogLine& line) const {
    const auto event = qs(line.event);
    if (event == QLatin1String("round")) return tr("%1 received, %2 sent").arg(line.pulled).arg(line.pushed);
    if (event == QLatin1String("offline")) return tr("Hub not reached");
    if (event == QLatin1String("refused")) return tr("The hub refused a record: %1").arg(qs(line.detail));
    if (event == QLatin1String("reconcile")) return tr("The hub was restored; everything is compared again");
    if (event == QLatin1String("unreadable")) return tr("A record could not be read; it is kept whole");
    return wordsFor({Errc::Rejected, line.detail, {}}).what;
}

void SyncScreen::showPage(const SyncPage& page) {
    m_page = page;
    m_inbox->setRows(page.conflicts);
    retranslate();
}

void SyncScreen::retranslate() {
    m_state->setTitle(tr("This desk and the hub"));
    m_stateText->setText(stateWords());
    const auto& status = m_page.status;
    m_counts->setText(status.waiting == 0 ? tr("Nothing waits to be sent.")
                                          : tr("%n change(s) wait to be sent. They are safe on this desk.", nullptr, static_cast<int>(status.waiting)));
    m_hub->setText(status.paired ? tr("Hub: %1").arg(qs(status.hubUrl)) : tr("An administrator joins it with a one-time code: jiayi pair."));
    m_now->setText(tr("Sync now"));
    m_now->setEnabled(status.paired);
    m_pause->setText(m_offline ? tr("Go online") : tr("Work offline"));
    m_pause->setEnabled(status.paired);

    m_refused->setTitle(tr("Refused by the hub"));
    m_refused->setVisible(!m_page.refusals.empty());
    QStringList lines;
    for (const auto& refusal : m_page.refusals)
        lines << tr("%1: HTTP %2. The record stays here; correct it, or try again.").arg(qs(refusal.type)).arg(refusal.status);
    m_refusedText->setText(lines.join(QLatin1Char('\n')));
    m_retry->setText(tr("Try again"));

    m_history->setTitle(tr("History"));
    m_logModel->setHorizontalHeaderLabels({tr("When"), tr("What")});
    m_logModel->setRowCount(0);
    for (const auto& line : m_page.log) {
        auto* when = new QStandardItem(dateAndTime(line.at));
        when->setData(true, SoftRole);
        m_logModel->appendRow({when, new QStandardItem(logWords(line))});
    }
    m_log->resizeColumnToContents(0);
    m_log->setAccessibleName(tr("History of rounds"));
}

}  // namespace jiayi::ui
