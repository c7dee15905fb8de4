#include "ui/queue/day_queue_screen.h"

#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/flow_layout.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/row_table.h"
#include "ui/common/states.h"
#include "ui/queue/day_queue_model.h"
#include "ui/queue/queue_words.h"
#include "ui/queue/register_dialog.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using queue::QueuePlace;
using queue::QueueState;

namespace {

constexpr int kMinuteMs = 60'000;
constexpr QueueState kQueueStates[] = {QueueState::Registered, QueueState::Measured, QueueState::Waiting, QueueState::InRoom, QueueState::Left};
const auto kEverybody = u"all"_s;
/// Design widths; where there is no room the later ones go first.
constexpr std::pair<int, int> kDayQueueColumns[] = {{DayQueueModel::State, 140}, {DayQueueModel::Since, 100}, {DayQueueModel::Came, 90}, {DayQueueModel::By, 140}, {DayQueueModel::Draft, 90}};
constexpr int kNarrowestPerson = 180;

QString keyOf(QueueState state) {
    const auto word = queue::wordOf(state);
    return QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
}

}  // namespace

DayQueueScreen::DayQueueScreen(DayQueueAsks asks, const queue::QueueRules& rules, const Clock& clock, QWidget* parent)
    : Screen(parent), m_asks(std::move(asks)), m_rules(rules), m_clock(clock) {
    setObjectName(u"waiting"_s);
    build();
    connectParts();
    retranslate();
}

QString DayQueueScreen::title() const { return tr("Waiting room"); }

void DayQueueScreen::build() {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);
    auto* head = new QHBoxLayout;
    space(head, 0, 8);
    m_heading = makeLabel(TextRole::Heading, {}, this);
    m_summary = makeLabel(TextRole::Soft, {}, this);
    m_summary->setObjectName(u"waiting.summary"_s);
    m_register = new Button(Button::Kind::Primary, {}, this);
    m_register->setObjectName(u"waiting.register"_s);
    m_register->setKeys(Qt::Key_R);
    head->addWidget(m_heading);
    head->addWidget(m_summary, 1);
    head->addWidget(m_register);
    all->addLayout(head);
    m_notice = new Notice(Tone::Bad, this);
    m_notice->setObjectName(u"waiting.notice"_s);
    m_notice->hide();
    all->addWidget(m_notice);

    auto* card = new Card(this);
    m_filter = new ChipRow(ChipRow::Mode::One, card);
    m_filter->setObjectName(u"waiting.filter"_s);
    card->body()->addWidget(m_filter);
    m_model = new DayQueueModel(m_clock, this);
    m_table = new RowTable(card);
    m_table->setObjectName(u"waiting.table"_s);
    m_table->setModel(m_model);
    m_table->setColumns(DayQueueModel::Person, kDayQueueColumns, kNarrowestPerson);
    m_states = new StateStack(m_table, card);
    m_states->panel()->setObjectName(u"waiting.state"_s);
    card->body()->addWidget(m_states, 1);
    auto* keys = new QWidget(card);
    space(new FlowLayout(keys), 0, 8);
    const auto act = [&](const char* name, Qt::Key key) {
        auto* button = new Button(Button::Kind::Secondary, {}, keys);
        button->setObjectName(u"waiting."_s + QLatin1String(name));
        button->setKeys(key);
        keys->layout()->addWidget(button);
        return button;
    };
    m_next = act("next", Qt::Key_N);
    m_measure = act("measure", Qt::Key_M);
    m_acts = {{act("call", Qt::Key_C), QueueState::InRoom}, {act("wait", Qt::Key_W), QueueState::Waiting}, {act("left", Qt::Key_L), QueueState::Left}};
    m_open = act("open", Qt::Key_F5);
    card->body()->addWidget(keys);
    all->addWidget(card, 1);
    m_minute.setInterval(kMinuteMs);
    m_minute.start();
}

void DayQueueScreen::connectParts() {
    connect(m_register, &QPushButton::clicked, this, &DayQueueScreen::searchAsked);
    connect(m_filter, &ChipRow::chosenChanged, this, &DayQueueScreen::showRows);
    connect(m_states, &StateStack::acted, this, [this] { m_read ? Q_EMIT searchAsked() : reload(); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &DayQueueScreen::showActs);
    connect(m_table, &RowTable::rowActed, this, [this] { m_open->click(); });
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (const auto* place = current()) Q_EMIT visitAsked(place->resident);
    });
    connect(m_measure, &QPushButton::clicked, this, &DayQueueScreen::measure);
    connect(m_next, &QPushButton::clicked, this, [this] {
        if (const auto* next = queue::nextOf(m_places)) move(*next, QueueState::InRoom);
    });
    for (const auto& act : m_acts)
        connect(act.button, &QPushButton::clicked, this, [this, to = act.to] {
            if (const auto* place = current()) move(*place, to);
        });
    connect(&m_minute, &QTimer::timeout, m_model, [this] { m_model->retranslate(); });
}

void DayQueueScreen::focusFirst() { m_table->setFocus(); }

const QueuePlace* DayQueueScreen::current() const {
    const int row = m_table->currentIndex().row();
    return row < 0 || row >= m_model->rowCount() ? nullptr : &m_model->at(row);
}

void DayQueueScreen::reload() {
    if (!m_read) m_states->showLoading(tr("Reading who is here …"));
    m_reading.run(this, m_asks.read(), [this](Result<std::vector<QueuePlace>> places) {
        if (places) return take(std::move(*places));
        m_read = false;
        m_states->showError(wordsFor(places.error()));
        showActs();
    });
}

void DayQueueScreen::take(std::vector<QueuePlace> places) {
    m_read = true;
    m_places = std::move(places);
    showRows();
    showCounts();
    Q_EMIT counted(queue::countsOf(m_places));
}

/// Whoever was chosen stays chosen, wherever they stand now.
void DayQueueScreen::showRows() {
    const auto* before = current();
    const auto wanted = m_wanted ? m_wanted : before ? std::optional{before->id} : std::nullopt;
    m_wanted.reset();
    const auto filter = m_filter->chosen().value(0, kEverybody);
    std::vector<QueuePlace> rows;
    std::copy_if(m_places.begin(), m_places.end(), std::back_inserter(rows), [&](const auto& place) { return filter == kEverybody || filter == keyOf(place.course.state); });
    m_model->setRows(std::move(rows));
    showState();
    if (m_model->rowCount() > 0) m_table->setCurrentIndex(m_model->index(0, 0));
    if (wanted) choose(*wanted);
    showActs();
}

void DayQueueScreen::choose(queue::PlaceId place) {
    const auto& rows = m_model->rows();
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.id == place; });
    if (found != rows.end()) m_table->setCurrentIndex(m_model->index(static_cast<int>(found - rows.begin()), 0));
}

void DayQueueScreen::showState() {
    if (!m_read) return;
    if (m_model->rowCount() > 0) return m_states->showContent();
    if (m_places.empty()) m_states->showEmpty(tr("Nobody has come yet"), tr("Register whoever comes: find them by name, pinyin, id or phone."), tr("Register"));
    else m_states->showEmpty(tr("Nobody here"), tr("Nobody stands in this state now."));
}

void DayQueueScreen::showCounts() {
    const auto counts = queue::countsOf(m_places);
    QList<ChipRow::Choice> choices{{kEverybody, tr("Everybody %1").arg(countText(static_cast<qint64>(m_places.size())))}};
    for (const auto state : kQueueStates) choices.append({keyOf(state), queueStateWord(state) + u' ' + countText(counts.of(state))});
    m_filter->setChoices(choices);
    if (m_filter->chosen().isEmpty()) m_filter->setChosen({kEverybody});
    m_summary->setText(m_read ? queueSummary(counts) : QString());
}

void DayQueueScreen::showActs() {
    const auto* place = current();
    m_open->setEnabled(place);
    m_measure->setEnabled(place && m_rules.allows(place->course.state, QueueState::Measured));
    m_next->setEnabled(m_read && queue::nextOf(m_places));
    for (const auto& act : m_acts) act.button->setEnabled(place && m_rules.allows(place->course.state, act.to));
}

void DayQueueScreen::move(const QueuePlace& place, QueueState to) {
    m_wanted = place.id;
    m_acting.run(this, m_asks.move({place.id, to}), [this](Result<void> result) { done(result); });
}

void DayQueueScreen::measure() {
    const auto* place = current();
    if (!place) return;
    m_measuring = place->id;
    Q_EMIT visitAsked(place->resident);
}

void DayQueueScreen::measurementSaved(roster::ResidentId resident) {
    if (!m_measuring) return;
    const auto found = std::find_if(m_places.begin(), m_places.end(), [&](const auto& place) { return place.id == *m_measuring; });
    if (found == m_places.end() || found->resident != resident) return;
    m_measuring.reset();
    move(*found, QueueState::Measured);
}

void DayQueueScreen::registerChosen(roster::ResidentId resident, const QString& name) {
    auto* dialog = new RegisterDialog(resident, name, this);
    connect(dialog, &RegisterDialog::chartAsked, this, &DayQueueScreen::chartAsked);
    connect(dialog, &RegisterDialog::registered, this, [this](const queue::RegisterPerson& person) {
        m_acting.run(this, m_asks.add(person), [this](Result<queue::PlaceId> place) {
            if (place) m_wanted = *place;
            done(place ? Result<void>{} : Result<void>{place.error()});
        });
    });
    dialog->open();
}

/// Also when it failed: then somebody else was faster, and the list says what is.
void DayQueueScreen::done(const Result<void>& result) {
    m_notice->setVisible(!result);
    if (result) Q_EMIT changed();
    else m_notice->setWords(wordsFor(result.error()));
    reload();
    m_table->setFocus();
}

void DayQueueScreen::retranslate() {
    m_heading->setText(title());
    m_register->setText(tr("Register"));
    m_next->setText(tr("Call in next"));
    m_measure->setText(tr("Measure"));
    m_acts[0].button->setText(tr("Call in"));
    m_acts[1].button->setText(tr("Let wait"));
    m_acts[2].button->setText(tr("Left"));
    m_open->setText(tr("Open visit"));
    m_filter->setAccessibleName(tr("State"));
    m_table->setAccessibleName(tr("Who is here today"));
    m_model->retranslate();
    showCounts();
    showState();
    Q_EMIT titleChanged();
}

}  // namespace jiayi::ui
