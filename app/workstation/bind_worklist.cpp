#include "app/workstation/bind_worklist.h"

#include "models/roster/roster_page.h"

namespace jiayi::app {

namespace {

/// A doctor's save waits behind one of these at most: some twenty milliseconds.
constexpr int kPeopleToldAtOnce = 25;

Result<ui::WorkDay> workDay(db::Database& database, const worklist::WorklistBook& book, worklist::WorklistAsk ask) {
    ui::WorkDay day;
    JIAYI_TRY(day.page, worklist::readWorklist(database, book, ask));
    const bool whole = ask.view == worklist::View::Team && ask.grid.empty();
    day.ownWork = worklist::queuesOf(database, ask.user).size() > 1;
    // Above the list: of every area and grid.
    ask.area.clear();
    ask.grid.clear();
    ask.view = worklist::View::Mine;
    JIAYI_TRY(day.mine, worklist::countWorklist(database, book, ask));
    day.all = {day.page.all, day.page.more};
    if (whole) return day;
    ask.view = worklist::View::Team;
    JIAYI_TRY(day.all, worklist::countWorklist(database, book, ask));
    return day;
}

/// An act on an item, in the worker's thread.
template <class Act>
auto acting(Desk& desk) {
    return [&desk](const Act& act) {
        return desk.worker().run([&desk, act](db::Database& database) { return act(desk.context(database), desk.worklistBook()); });
    };
}

}  // namespace

ui::WorklistAsks bindWorklist(Desk& desk) {
    ui::WorklistAsks asks;
    asks.user = desk.user();
    asks.read = [&desk](worklist::WorklistAsk ask) {
        ask.today = desk.today();
        ask.user = desk.user();
        return desk.worker().read([&desk, ask](db::Database& database) { return workDay(database, desk.worklistBook(), ask); });
    };
    asks.tell = [&desk] {
        return desk.worker().run(
            [&desk, today = desk.today()](db::Database& database) { return worklist::refreshWorklist(database, desk.worklistBook(), today, kPeopleToldAtOnce); });
    };
    asks.figures = [&desk] {
        return desk.worker().read([&desk, today = desk.today()](db::Database& database) { return worklist::readDayFigures(database, desk.worklistBook(), today); });
    };
    asks.choices = [&desk] {
        return desk.worker().read([&desk](db::Database& database) -> Result<ui::WorkChoices> {
            ui::WorkChoices choices;
            JIAYI_TRY(choices.grids, roster::distinctGrids(database));
            JIAYI_TRY(choices.users, worklist::workUsers(database));
            choices.snoozeMost = desk.worklistBook().rules.whole("snooze.most-days");
            return choices;
        });
    };
    asks.snooze = acting<worklist::SnoozeItem>(desk);
    asks.wake = acting<worklist::WakeItem>(desk);
    asks.assign = acting<worklist::AssignItem>(desk);
    asks.contact = acting<worklist::LogContact>(desk);
    asks.offer = [&desk](roster::ResidentId resident, Date due) {
        return desk.worker().read([&desk, resident, due, now = desk.clock().now()](db::Database& database) {
            const auto& rules = desk.worklistBook().rules;
            return appointments::readOffer(database, rules.slots, desk.rules().calendar, resident, due, now, rules.whole("book.days-ahead"));
        });
    };
    asks.book = [&desk](const appointments::BookAppointment& booking) {
        return desk.worker().run(
            [&desk, booking](db::Database& database) { return booking(desk.context(database), desk.worklistBook().rules.slots, desk.rules().calendar); });
    };
    asks.cancel = [&desk](const appointments::CancelAppointment& cancelling) {
        return desk.worker().run([&desk, cancelling](db::Database& database) { return cancelling(desk.context(database)); });
    };
    return asks;
}

ui::NextAppointmentAsk bindNextAppointment(Desk& desk) {
    return [&desk](roster::ResidentId resident) {
        return desk.worker().read([&desk, resident, today = desk.today()](db::Database& database) {
            return appointments::nextAppointment(database, desk.worklistBook().rules.slots, desk.rules().calendar, resident, today);
        });
    };
}

Result<void> tellWholeWorklist(db::Database& database, const care::RuleBook& rules, Date today, const std::function<bool(std::int64_t)>& progress) {
    JIAYI_TRY(const auto review, pharmacy::loadReviewBook(rules));
    JIAYI_TRY(const auto book, worklist::loadWorklistBook(rules, review));
    return worklist::refreshWholeWorklist(database, book, today, progress);
}

}  // namespace jiayi::app
