#include "ui/pharmacy/shortage_screen.h"

#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/row_table.h"
#include "ui/common/states.h"
#include "ui/pharmacy/serving_card.h"
#include "ui/pharmacy/shortage_form.h"
#include "ui/pharmacy/shortage_model.h"
#include "ui/pharmacy/shortage_pane.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

const auto kOpenEntries = u"open"_s;
const auto kAllEntries = u"all"_s;
/// Design widths; where there is no room the later ones go first, and the name takes what is left.
constexpr std::pair<int, int> kShortageColumns[] = {{ShortageModel::Asked, 110}, {ShortageModel::State, 140}, {ShortageModel::For, 120}};
constexpr int kNarrowestMissing = 220;

}  // namespace

ShortageScreen::ShortageScreen(ShortageAsks asks, const Clock& clock, QWidget* parent) : Screen(parent), m_asks(std::move(asks)), m_clock(clock) {
    setObjectName(u"shortages"_s);
    build();
    connectParts();
    restyle();
    retranslate();
}

QString ShortageScreen::title() const { return tr("Shortage log"); }

void ShortageScreen::build() {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);
    auto* head = new QHBoxLayout;
    space(head, 0, 8);
    m_count = makeLabel(TextRole::Heading, {}, this);
    m_count->setObjectName(u"shortages.count"_s);
    m_new = new Button(Button::Kind::Primary, {}, this);
    m_new->setObjectName(u"shortages.new"_s);
    m_new->setKeys(Qt::Key_F4);
    head->addWidget(m_count, 1);
    head->addWidget(m_new);
    all->addLayout(head);
    auto* columns = new QHBoxLayout;
    space(columns, 0, 14);
    auto* card = new Card(this);
    buildList(card);
    auto* side = new QVBoxLayout;
    space(side, 0, 14);
    m_pane = new ShortagePane(m_clock, this);
    m_pane->hide();
    m_serving = new ServingCard(this);
    side->addWidget(m_pane);
    side->addWidget(m_serving);
    side->addStretch(1);
    columns->addWidget(card, 5);
    columns->addLayout(side, 3);
    all->addLayout(columns, 1);
}

void ShortageScreen::buildList(Card* card) {
    m_filter = new ChipRow(ChipRow::Mode::One, card);
    m_filter->setObjectName(u"shortages.filter"_s);
    m_form = new ShortageForm(card);
    m_form->hide();
    m_model = new ShortageModel(m_clock, this);
    m_table = new RowTable(card);
    m_table->setObjectName(u"shortages.table"_s);
    m_table->setModel(m_model);
    m_table->setColumns(ShortageModel::Name, kShortageColumns, kNarrowestMissing);
    m_states = new StateStack(m_table, card);
    m_states->panel()->setObjectName(u"shortages.state"_s);
    card->body()->addWidget(m_form);
    card->body()->addWidget(m_filter);
    card->body()->addWidget(m_states, 1);
}

void ShortageScreen::connectParts() {
    m_table->installEventFilter(this);
    connect(m_filter, &ChipRow::chosenChanged, this, &ShortageScreen::showLog);
    connect(m_new, &QPushButton::clicked, this, [this] { m_form->begin({}, {}); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) { showRow(now.row()); });
    connect(m_table, &RowTable::rowActed, m_pane, [this] {
        if (m_pane->isVisible()) m_pane->focusAnswer();
    });
    connect(m_states, &StateStack::acted, this, [this] {
        if (m_failed) return reload();
        m_form->begin({}, {});
    });
    connect(m_form, &ShortageForm::recorded, this, &ShortageScreen::record);
    connect(m_form, &ShortageForm::cancelled, this, [this] { goBack(); });
    connect(m_pane, &ShortagePane::answered, this, &ShortageScreen::answer);
    connect(m_serving, &ServingCard::chosen, this, &ShortageScreen::serve);
}

bool ShortageScreen::allShown() const { return m_filter->chosen().contains(kAllEntries); }

void ShortageScreen::reload() {
    if (!m_read) m_states->showLoading(tr("Reading the shortage log …"));
    m_reading.run(this, m_asks.read(), [this](Result<ShortageLog> log) {
        if (!log) return showFailure(log.error());
        m_read = true;
        m_failed = false;
        m_log = std::move(*log);
        m_serving->showPharmacies(m_log.pharmacies, m_log.serving);
        showLog();
    });
}

/// The entry that was current stays so if it is still there; else the one that took its row.
void ShortageScreen::showLog() {
    if (!m_read || m_failed) return;
    int row = std::max(0, m_table->currentIndex().row());
    auto wanted = std::exchange(m_wanted, {});
    if (!wanted && row < m_model->rowCount()) wanted = m_model->at(row).entry.id;
    std::vector<ShownShortage> rows;
    for (const auto& each : m_log.entries)
        if (allShown() || each.entry.state == "open") rows.push_back(each);
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& each) { return wanted && each.entry.id == *wanted; });
    if (found != rows.end()) row = static_cast<int>(found - rows.begin());
    m_model->setRows(std::move(rows));
    if (m_model->rowCount() > 0) m_table->setCurrentIndex(m_model->index(std::min(row, m_model->rowCount() - 1), 0));
    else m_pane->hide();
    showState();
    showWords();
}

void ShortageScreen::showState() {
    if (!m_read || m_failed) return;
    if (m_model->rowCount() > 0) return m_states->showContent();
    const auto write = tr("Write an entry");
    if (m_log.entries.empty())
        return m_states->showEmpty(tr("Nothing was missing so far"), tr("A medicine that cannot be had is written here, and everybody sees what came of it."), write);
    m_states->showEmpty(tr("Every entry has its answer"), tr("Those that are answered stand under \"All\"."), write);
}

void ShortageScreen::showWords() {
    const auto open = std::count_if(m_log.entries.begin(), m_log.entries.end(), [](const auto& each) { return each.entry.state == "open"; });
    m_filter->setChoices({{kOpenEntries, tr("Open %1").arg(countText(open))}, {kAllEntries, tr("All %1").arg(countText(static_cast<qint64>(m_log.entries.size())))}});
    if (m_filter->chosen().isEmpty()) m_filter->setChosen({kOpenEntries});
    if (!m_read || m_failed) return m_count->setText(title());
    if (open == 0) return m_count->setText(tr("No medicine is waited for"));
    m_count->setText(tr("%n medicine(s) waited for, the first asked %1", nullptr, static_cast<int>(open)).arg(ago(m_log.entries.front().entry.asked, m_clock.now())));
}

void ShortageScreen::showRow(int row) {
    if (row < 0 || row >= m_model->rowCount()) return;
    m_pane->showEntry(m_model->at(row));
    m_pane->setBusy(false);
    m_pane->show();
}

void ShortageScreen::begin(const pharmacy::RecordShortage& known, const QString& where) { m_form->begin(known, where); }

void ShortageScreen::record(const pharmacy::RecordShortage& shortage) {
    m_form->setBusy(true);
    m_recording.run(this, m_asks.record(shortage), [this](Result<pharmacy::ShortageId> id) {
        m_form->setBusy(false);
        if (!id) return m_form->showFailure(id.error());
        m_form->hide();
        m_table->setFocus();
        m_wanted = *id;
        reload();
        Q_EMIT changed();
    });
}

void ShortageScreen::answer(const pharmacy::AnswerShortage& answer) {
    m_pane->setBusy(true);
    m_answering.run(this, m_asks.answer(answer), [this](Result<void> done) {
        m_pane->setBusy(false);
        if (!done) return m_pane->showFailure(done.error());
        m_table->setFocus();
        reload();
        Q_EMIT changed();
    });
}

void ShortageScreen::serve(const pharmacy::ChooseServingPharmacies& serving) {
    m_choosing.run(this, m_asks.serve(serving), [this](Result<void> done) {
        if (!done) return m_serving->showFailure(done.error());
        m_serving->kept();
        reload();
        Q_EMIT changed();
    });
}

void ShortageScreen::showFailure(const Error& error) {
    m_failed = true;
    m_pane->hide();
    m_states->showError(wordsFor(error));
    showWords();
}

bool ShortageScreen::goBack() {
    if (m_form->isVisible()) {
        m_form->hide();
        m_table->setFocus();
        return true;
    }
    if (m_serving->drop()) return true;
    if (m_table->hasFocus() || !m_table->isVisible() || !(m_pane->isAncestorOf(focusWidget()) || m_serving->isAncestorOf(focusWidget()))) return false;
    m_table->setFocus();
    return true;
}

void ShortageScreen::focusFirst() {
    if (!m_form->isVisible()) m_table->setFocus();
}

bool ShortageScreen::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_table && event->type() == QEvent::KeyPress && m_pane->isVisible()) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->modifiers() == Qt::NoModifier && m_pane->takeKey(key->key())) return true;
    }
    return Screen::eventFilter(watched, event);
}

void ShortageScreen::retranslate() {
    m_new->setText(tr("New entry"));
    m_table->setAccessibleName(tr("Medicines that were missing, the longest waiting first"));
    m_model->retranslate();
    showWords();
    showState();
    Q_EMIT titleChanged();
}

void ShortageScreen::restyle() {
    // What a small window shows of the list at least; then the page scrolls.
    m_states->setMinimumHeight(px(200));
    m_table->setMinimumWidth(px(330));
    m_pane->setMinimumWidth(px(330));
}

}  // namespace jiayi::ui
