#include "ui/worklist/today_screen.h"

#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/flow_layout.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/states.h"
#include "ui/worklist/assign_dialog.h"
#include "ui/worklist/book_dialog.h"
#include "ui/worklist/call_list_dialog.h"
#include "ui/worklist/contact_dialog.h"
#include "ui/worklist/day_tiles.h"
#include "ui/worklist/item_line.h"
#include "ui/worklist/snooze_dialog.h"
#include "ui/worklist/today_model.h"
#include "ui/worklist/today_table.h"
#include "ui/worklist/worklist_words.h"
#include "ui/worklist/work_filter.h"

#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using worklist::View;
using worklist::WorklistRow;

namespace {

/// Design widths; where there is no room the later ones go first, and the reason takes what is left.
constexpr std::pair<int, int> kOwnColumns[] = {{TodayModel::Resident, 120}, {TodayModel::Action, 128}, {TodayModel::When, 120}, {TodayModel::Area, 124}, {TodayModel::Age, 116}};
constexpr std::pair<int, int> kTeamColumns[] = {{TodayModel::Resident, 120}, {TodayModel::Action, 128}, {TodayModel::When, 120},
                                                {TodayModel::Who, 128},      {TodayModel::Area, 124},   {TodayModel::Age, 116}};
constexpr int kNarrowestWhy = 260;
constexpr int kFewestRows = 6;
/// While many wait the list is read again after so many tellings: it grows before the eyes, but not at every step.
constexpr int kTellingsPerReading = 8;

const auto kMine = u"mine"_s, kDoctors = u"doctors"_s, kManagers = u"managers"_s, kTeam = u"team"_s, kSnoozed = u"snoozed"_s;

constexpr auto failureOf = [](const auto& result) { return result ? std::nullopt : std::optional{result.error()}; };

std::set<std::string> peopleOf(const std::vector<WorklistRow>& rows, std::size_t most) {
    std::set<std::string> people;
    for (std::size_t at = 0; at < std::min(most, rows.size()); ++at)
        if (rows[at].resident) people.insert(rows[at].resident->toString());
    return people;
}

}  // namespace

TodayScreen::TodayScreen(WorklistAsks asks, const Clock& clock, QWidget* parent) : Screen(parent), m_asks(std::move(asks)), m_clock(clock) {
    setObjectName(u"today"_s);
    build();
    connectParts();
    retranslate();
    m_views->setChosen({kMine});
    fitTable();
}

QString TodayScreen::title() const { return tr("Today"); }

void TodayScreen::build() {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);
    m_tiles = new DayTiles(this);
    all->addWidget(m_tiles);
    m_card = new Card(this);
    m_views = new ChipRow(ChipRow::Mode::One, m_card);
    m_views->setObjectName(u"today.view"_s);
    m_card->addHeadAction(m_views);
    m_filter = new WorkFilter(m_card);
    m_notice = new Notice(Tone::Info, m_card);
    m_notice->setObjectName(u"today.notice"_s);
    m_notice->hide();
    m_model = new TodayModel(m_clock, this);
    m_table = new TodayTable(m_card);
    m_table->setObjectName(u"today.table"_s);
    m_table->setModel(m_model);
    m_states = new StateStack(m_table, m_card);
    m_states->panel()->setObjectName(u"today.state"_s);
    m_item = new ItemLine(m_clock, m_card);
    m_foot = buildFoot(m_card);
    m_card->body()->addWidget(m_filter);
    m_card->body()->addWidget(m_notice);
    m_card->body()->addWidget(m_states, 1);
    m_card->body()->addWidget(m_item);
    m_card->body()->addWidget(m_foot);
    all->addWidget(m_card, 1);
}

QWidget* TodayScreen::buildFoot(Card* card) {
    auto* foot = new QWidget(card);
    auto* across = new FlowLayout(foot);
    space(across, 0, 6);
    const auto button = [&](const char* name, Qt::Key key) {
        auto* made = new Button(Button::Kind::Quiet, {}, foot);
        made->setObjectName(u"today."_s + QLatin1String(name));
        made->setKeys(key);
        across->addWidget(made);
        return made;
    };
    m_snooze = button("snooze", Qt::Key_S);
    m_wake = button("wake", Qt::Key_W);
    m_assign = button("assign", Qt::Key_A);
    m_contact = button("contact", Qt::Key_C);
    m_book = button("book", Qt::Key_B);
    m_print = button("print", Qt::Key_P);
    m_hint = makeLabel(TextRole::Soft, {}, foot);
    across->addWidget(m_hint);
    auto policy = foot->sizePolicy();
    policy.setHeightForWidth(true);
    foot->setSizePolicy(policy);
    return foot;
}

void TodayScreen::connectParts() {
    connect(m_views, &ChipRow::chosenChanged, this, [this] {
        fitTable();
        m_filter->setAreasShown(view() != View::Snoozed);
        readDay();
    });
    connect(m_filter, &WorkFilter::changed, this, &TodayScreen::readDay);
    connect(m_table, &RowTable::rowActed, this, &TodayScreen::openChart);
    connect(m_table, &TodayTable::actWanted, this, &TodayScreen::act);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &TodayScreen::showCurrent);
    connect(m_states, &StateStack::acted, this, [this] {
        if (m_failure) return activated();
        // The button of an empty list: the next larger one.
        if (m_filter->isClear()) m_views->setChosen({kTeam});
        m_filter->clear();
        fitTable();
        readDay();
    });
    connect(m_notice, &Notice::acted, this, [this] {
        m_actFailure.reset();
        showNotice();
        readChoices();
        reload();
    });
    connect(m_snooze, &QPushButton::clicked, this, &TodayScreen::putOff);
    connect(m_wake, &QPushButton::clicked, this, &TodayScreen::wake);
    connect(m_assign, &QPushButton::clicked, this, &TodayScreen::giveTo);
    connect(m_contact, &QPushButton::clicked, this, &TodayScreen::contact);
    connect(m_book, &QPushButton::clicked, this, &TodayScreen::book);
    connect(m_print, &QPushButton::clicked, this, &TodayScreen::printList);
}

View TodayScreen::view() const {
    const auto chosen = m_views->chosen().value(0);
    if (chosen == kDoctors) return View::Doctors;
    if (chosen == kManagers) return View::Managers;
    if (chosen == kTeam) return View::Team;
    return chosen == kSnoozed ? View::Snoozed : View::Mine;
}

worklist::WorklistAsk TodayScreen::ask() const { return {view(), m_filter->area(), localDate(m_clock.now()), m_asks.user, m_filter->grid()}; }

/// Whose work it is says nothing in a list of one's own.
void TodayScreen::fitTable() {
    m_table->setColumnHidden(TodayModel::Who, true);
    if (view() == View::Mine) m_table->setColumns(TodayModel::Why, kOwnColumns, kNarrowestWhy);
    else m_table->setColumns(TodayModel::Why, kTeamColumns, kNarrowestWhy);
}

const WorklistRow* TodayScreen::current() const { return m_model->item(m_table->currentIndex().row()); }

void TodayScreen::activated() {
    // What is known at once, and then what was written meanwhile.
    readDay();
    readChoices();
    reload();
}

void TodayScreen::reload() {
    if (isVisible()) readFigures();
    if (m_telling) m_tellAgain = true;
    else tellOn();
}

/// Piece by piece, so that a doctor's save never waits for all of it.
void TodayScreen::tellOn() {
    m_telling = true;
    onFinished(this, m_asks.tell(), [this](const Result<worklist::Freshness>& fresh) {
        m_telling = false;
        if (!fresh) {
            m_actFailure = fresh.error();
            showNotice();
            return readDay();
        }
        told(*fresh);
    });
}

void TodayScreen::told(const worklist::Freshness& fresh) {
    m_day.page.left = fresh.left;
    showNotice();
    const bool more = fresh.left > 0 || std::exchange(m_tellAgain, false);
    if (!more || ++m_tellings >= kTellingsPerReading) {
        m_tellings = 0;
        readDay();
    }
    if (more) tellOn();
}

void TodayScreen::readDay() {
    if (!m_read) m_states->showLoading(tr("Reading today's work …"));
    m_readingDay.run(this, m_asks.read(ask()), [this](Result<WorkDay> day) {
        if (!day) {
            m_failure = day.error();
            m_states->showError(wordsFor(day.error()));
            return showCurrent();
        }
        showDay(std::move(*day));
    });
}

void TodayScreen::readFigures() {
    m_readingFigures.run(this, m_asks.figures(), [this](const Result<worklist::DayFigures>& figures) {
        if (figures) m_tiles->setFigures(*figures);
        else m_tiles->setFailed();
    });
}

void TodayScreen::readChoices() {
    m_readingChoices.run(this, m_asks.choices(), [this](Result<WorkChoices> choices) {
        if (!choices) {
            m_actFailure = choices.error();
            return showNotice();
        }
        m_choices = std::move(*choices);
        m_filter->setGrids(m_choices.grids);
    });
}

void TodayScreen::showDay(WorkDay day) {
    if (!m_read && !day.ownWork && view() == View::Mine) {
        m_read = true;
        m_views->setChosen({kTeam});
        fitTable();
        return readDay();
    }
    m_read = true;
    m_failure.reset();
    auto rows = std::move(day.page.rows);
    m_day = std::move(day);
    m_tiles->setDue(m_day.mine, m_day.all);
    Q_EMIT dueCounted(static_cast<int>(m_day.mine.all));
    if (view() != View::Snoozed) m_filter->setCounts(m_day.page);
    showRows(std::move(rows), view() == View::Snoozed ? 0 : m_day.page.capacity);
    retranslate();
}

/// The row that was chosen stays chosen; when it has gone, what stood below it is the next.
void TodayScreen::showRows(std::vector<WorklistRow> rows, int capacity) {
    const auto* before = current();
    const auto key = before ? std::optional{TodayModel::keyOf(*before)} : std::nullopt;
    const int at = m_table->currentIndex().row();
    m_model->setPage(std::move(rows), capacity);
    m_table->clearSpans();
    if (m_model->line() >= 0) m_table->setSpan(m_model->line(), 0, 1, TodayModel::ColumnCount);
    int row = key ? m_model->rowOf(*key) : 0;
    if (row < 0) row = std::min(at, m_model->rowCount() - 1);
    if (row >= 0 && !m_model->item(row)) ++row;
    if (m_model->item(row)) m_table->setCurrentIndex(m_model->index(row, 0));
    showCurrent();
}

void TodayScreen::showState() {
    if (m_failure || !m_read) return;
    if (m_model->items() > 0) return m_states->showContent();
    if (m_day.page.left > 0) return m_states->showLoading(tr("Looking through the records …"));
    if (!m_filter->isClear()) return m_states->showEmpty(tr("Nothing to do here"), tr("Other areas or grids may have work."), tr("Show everything"));
    if (view() == View::Snoozed) return m_states->showEmpty(tr("Nothing is put off"), tr("What is put off with S waits here until its day."));
    if (view() == View::Mine && m_day.all.all > 0)
        return m_states->showEmpty(tr("Nothing of yours is left today"), tr("The team still has %1.").arg(dueCountText(m_day.all.all, m_day.all.more)), tr("Show the team's"));
    m_states->showEmpty(tr("Nothing is left today"), tr("Results, visits and supplies come here by themselves when they need somebody."));
}

void TodayScreen::showNotice() {
    m_notice->setVisible(m_actFailure || m_day.page.left > 0);
    if (m_actFailure) {
        m_notice->setTone(Tone::Bad);
        m_notice->setWords(wordsFor(*m_actFailure));
        m_notice->setAction(tr("Try again"));
    } else if (m_day.page.left > 0) {
        m_notice->setTone(Tone::Info);
        m_notice->setWords(tr("The list is not whole yet: %n people left to look through.", nullptr, static_cast<int>(m_day.page.left)));
        m_notice->setAction({});
    }
}

void TodayScreen::showCurrent() {
    const auto* row = current();
    const bool shown = row && !m_failure;
    m_item->setVisible(shown);
    m_foot->setVisible(shown);
    if (!row) return;
    m_item->show(*row);
    m_snooze->setVisible(!row->snoozedUntil);
    m_wake->setVisible(row->snoozedUntil.has_value());
    m_contact->setEnabled(row->resident.has_value());
    m_book->setEnabled(row->bookable);
    m_print->setVisible(view() != View::Snoozed);
}

void TodayScreen::act(int row) {
    const auto* item = m_model->item(row);
    if (!item) return;
    if (item->action == "sync") return Q_EMIT syncAsked();
    if (item->action == "results") return Q_EMIT resultsAsked(item->resident);
    if (!item->resident) return;
    if (item->action == "contact") {
        m_table->setCurrentIndex(m_model->index(row, 0));
        return contact();
    }
    if (item->action == "visit") return Q_EMIT visitAsked(*item->resident);
    if (item->action == "pad") return Q_EMIT prescribeAsked(*item->resident);
    if (item->action == "review") return Q_EMIT reviewAsked();
    if (item->action == "referral") return Q_EMIT referralAsked(*item->resident);
    Q_EMIT chartAsked(*item->resident);
}

void TodayScreen::openChart(int row) {
    const auto* item = m_model->item(row);
    if (!item) return;
    if (item->resident) Q_EMIT chartAsked(*item->resident);
    else act(row);
}

void TodayScreen::putOff() {
    const auto* row = current();
    if (!row) return;
    auto* dialog = new SnoozeDialog(*row, localDate(m_clock.now()), m_choices.snoozeMost, window());
    connect(dialog, &SnoozeDialog::given, this, [this](const worklist::SnoozeItem& snooze) {
        onFinished(this, m_asks.snooze(snooze), [this](const Result<worklist::ActId>& result) { done(failureOf(result)); });
    });
    dialog->open();
}

void TodayScreen::wake() {
    if (const auto* row = current()) onFinished(this, m_asks.wake({TodayModel::keyOf(*row)}), [this](const Result<worklist::ActId>& result) { done(failureOf(result)); });
}

void TodayScreen::giveTo() {
    const auto* row = current();
    if (!row) return;
    auto* dialog = new AssignDialog(*row, m_choices.users, window());
    connect(dialog, &AssignDialog::given, this, [this](const worklist::AssignItem& assign) {
        onFinished(this, m_asks.assign(assign), [this](const Result<worklist::ActId>& result) { done(failureOf(result)); });
    });
    dialog->open();
}

void TodayScreen::contact() {
    const auto* row = current();
    if (!row || !row->resident) return;
    auto* dialog = new ContactDialog(*row, m_clock.now(), window());
    connect(dialog, &ContactDialog::given, this, [this](const worklist::LogContact& contact) {
        onFinished(this, m_asks.contact(contact), [this](const Result<worklist::ActId>& result) { done(failureOf(result)); });
    });
    dialog->open();
}

void TodayScreen::book() {
    const auto* row = current();
    if (!row || !row->bookable) return;
    m_readingOffer.run(this, m_asks.offer(*row->resident, row->due), [this, row = *row](const Result<appointments::BookingOffer>& offer) { offerPlaces(row, offer); });
}

void TodayScreen::offerPlaces(const WorklistRow& row, const Result<appointments::BookingOffer>& offer) {
    if (!offer) {
        m_actFailure = offer.error();
        return showNotice();
    }
    auto* dialog = new BookDialog(row, *offer, window());
    const auto finish = [this](const Result<appointments::AppointmentId>& result) { done(failureOf(result)); };
    connect(dialog, &BookDialog::given, this, [this, finish](const appointments::BookAppointment& booking) { onFinished(this, m_asks.book(booking), finish); });
    connect(dialog, &BookDialog::cancelled, this, [this, finish](const appointments::CancelAppointment& cancelling) { onFinished(this, m_asks.cancel(cancelling), finish); });
    dialog->open();
}

void TodayScreen::printList() {
    const auto& rows = m_model->rows();
    const auto shown = peopleOf(rows, rows.size()).size();
    if (shown == 0) return;
    const auto today = peopleOf(rows, static_cast<std::size_t>(m_day.page.capacity)).size();
    auto* dialog = new CallListDialog(ask(), static_cast<int>(today), static_cast<int>(shown), window());
    connect(dialog, &CallListDialog::given, this, &TodayScreen::callListAsked);
    dialog->open();
}

void TodayScreen::done(const std::optional<Error>& failure) {
    m_actFailure = failure;
    if (!failure) Q_EMIT saved();
    showNotice();
    // What was refused as gone is read again too.
    reload();
}

bool TodayScreen::goBack() {
    if (m_table->hasFocus() || m_model->items() == 0 || !isAncestorOf(focusWidget())) return false;
    m_table->setFocus();
    return true;
}

void TodayScreen::focusFirst() { m_table->setFocus(); }

void TodayScreen::retranslate() {
    m_card->setTitle(tr("Worklist"));
    m_views->setChoices({{kMine, tr("Mine")}, {kDoctors, tr("Doctors")}, {kManagers, tr("Health managers")}, {kTeam, tr("Team")},
                         {kSnoozed, tr("Put off %1").arg(countText(m_day.page.snoozed))}});
    m_snooze->setText(tr("Put off"));
    m_wake->setText(tr("Back to the list"));
    m_assign->setText(tr("Give to"));
    m_contact->setText(tr("Contact"));
    m_book->setText(tr("Book"));
    m_print->setText(tr("Call list"));
    m_hint->setText(tr("↑ ↓ move · ↵ chart · Space acts · every row says why it is here and disappears when it is dealt with"));
    m_table->setAccessibleName(tr("What there is to do, the most urgent first"));
    m_table->setMinimumHeight(px(42 * kFewestRows));
    m_model->retranslate();
    showNotice();
    showState();
    Q_EMIT titleChanged();
}

}  // namespace jiayi::ui
