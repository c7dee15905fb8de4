// A worklist behind the functions that Today asks: acts on it change it as the facts would.
#pragma once

#include "tests/ui/care_world.h"
#include "tests/ui/ui_test.h"
#include "ui/worklist/worklist_asks.h"

#include <algorithm>

namespace jiayi::test {

inline worklist::WorklistRow workRow(int number, const char* kind, const char* area, const char* action, int urgency, int late) {
    worklist::WorklistRow row;
    row.resident = roster::ResidentId{derivedUuid({"today", std::to_string(number)})};
    row.name = "居民" + std::to_string(number);
    row.sex = Sex::Female;
    row.birth = makeDate(1959, 5, 12);
    row.phone = "13800001234";
    row.grid = "03";
    row.doctor = "陈丽华";
    row.kind = kind;
    row.area = area;
    row.action = action;
    row.urgency = urgency;
    row.why = {"reason " + std::to_string(number), "缘由" + std::to_string(number)};
    row.place = {"urgency " + std::to_string(urgency) + " of 4", "紧急度"};
    row.source = "source";
    row.due = kToday - Days{late};
    row.who = "doctor";
    row.bookable = row.action == "visit";
    return row;
}

using ui::WorkChoices;
using ui::WorkDay;
using ui::WorklistAsks;

/// Remembers what it was asked; answers at once.
struct WorklistWorld {
    std::vector<worklist::WorklistRow> rows{workRow(1, "critical.urgent", "results", "contact", 1, 0), workRow(2, "visit.due", "follow-up", "visit", 3, 3),
                                            workRow(3, "renewal", "pharmacy", "pad", 3, -4), workRow(4, "form.returned", "pharmacy", "review", 2, 1),
                                            workRow(5, "contract", "contract", "chart", 4, -20)};
    int capacity = 40;
    bool ownWork = true, more = false;
    std::vector<std::int64_t> left;  ///< what the next tellings say; then nobody
    std::optional<Error> readFailure, tellFailure, actFailure, figuresFailure;
    worklist::DayFigures figures{{12, 7, 0}, 5, 57, 34, 195, 86, 2};
    appointments::BookingOffer offer;  ///< two places on the 24th, one on the 26th
    WorkChoices choices{{"01", "03"}, {{"gao", "高护士", "nurse"}}, 90};

    std::vector<worklist::WorklistAsk> asked;
    int tellings = 0;
    std::vector<worklist::SnoozeItem> snoozed;
    std::vector<worklist::WakeItem> woken;
    std::vector<worklist::AssignItem> assigned;
    std::vector<worklist::LogContact> contacts;
    std::vector<std::pair<roster::ResidentId, Date>> offersAsked;
    std::vector<appointments::BookAppointment> bookings;
    std::vector<appointments::CancelAppointment> cancellings;

    WorklistWorld() {
        for (const auto& [day, minute] : {std::pair{24u, 480}, std::pair{24u, 510}, std::pair{26u, 840}}) offer.free.push_back({{makeDate(2026, 11, day), minute}, 30, 4, 1});
    }
    appointments::Appointment appointment() const {
        return {{derivedUuid({"appointment"})}, *rows[1].resident, appointments::startOf({makeDate(2026, 11, 25), 570}), 30, "booked", "陈丽华", "visit.due", "chen", {}};
    }

    template <class T>
    static QFuture<Result<T>> now(Result<T> answer) {
        QPromise<Result<T>> promise;
        promise.start();
        promise.addResult(std::move(answer));
        promise.finish();
        return promise.future();
    }

    WorkDay day(const worklist::WorklistAsk& ask) const {
        WorkDay made;
        const bool off = ask.view == worklist::View::Snoozed;
        for (const auto& row : rows) {
            const bool mine = ask.view != worklist::View::Mine || row.who == "doctor";
            if (row.snoozedUntil.has_value() != off || !mine || (!ask.grid.empty() && row.grid != ask.grid)) continue;
            made.page.areas[row.area] += 1;
            ++made.page.all;
            if (ask.area.empty() || ask.area == row.area) made.page.rows.push_back(row);
        }
        made.page.capacity = capacity;
        made.page.left = left.empty() ? 0 : left.front();
        for (const auto& row : rows) {
            made.all.all += !row.snoozedUntil;
            made.mine.all += !row.snoozedUntil && row.who == "doctor";
            made.page.snoozed += row.snoozedUntil.has_value();
        }
        made.all.more = more;
        made.ownWork = ownWork;
        return made;
    }
    worklist::WorklistRow* find(const worklist::ItemKey& key) {
        const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.resident == key.resident && row.kind == key.kind; });
        return found == rows.end() ? nullptr : &*found;
    }
    Result<worklist::ActId> did() const {
        if (actFailure) return *actFailure;
        return worklist::ActId{derivedUuid({"act"})};
    }

    WorklistAsks asks() {
        WorklistAsks made;
        made.user = "chen";
        made.read = [this](const worklist::WorklistAsk& ask) {
            asked.push_back(ask);
            return now<WorkDay>(readFailure ? Result<WorkDay>(*readFailure) : Result<WorkDay>(day(ask)));
        };
        made.tell = [this] {
            ++tellings;
            if (tellFailure) return now<worklist::Freshness>(*tellFailure);
            worklist::Freshness fresh;
            if (!left.empty()) {
                left.erase(left.begin());
                fresh.people = 25;
                fresh.left = left.empty() ? 0 : left.front();
            }
            return now<worklist::Freshness>(fresh);
        };
        made.figures = [this] { return now<worklist::DayFigures>(figuresFailure ? Result<worklist::DayFigures>(*figuresFailure) : Result<worklist::DayFigures>(figures)); };
        made.choices = [this] { return now<WorkChoices>(choices); };
        made.snooze = [this](const worklist::SnoozeItem& act) {
            snoozed.push_back(act);
            if (auto* row = find(act.item); row && !actFailure) row->snoozedUntil = act.until;
            return now(did());
        };
        made.wake = [this](const worklist::WakeItem& act) {
            woken.push_back(act);
            if (auto* row = find(act.item)) row->snoozedUntil.reset();
            return now(did());
        };
        made.assign = [this](const worklist::AssignItem& act) {
            assigned.push_back(act);
            if (auto* row = find(act.item)) row->who = act.who;
            return now(did());
        };
        made.contact = [this](const worklist::LogContact& act) {
            contacts.push_back(act);
            if (act.outcome == "reached") std::erase_if(rows, [&](const auto& row) { return row.resident == act.item.resident && row.kind == act.item.kind; });
            return now(did());
        };
        made.offer = [this](roster::ResidentId resident, Date due) {
            offersAsked.emplace_back(resident, due);
            return now<appointments::BookingOffer>(actFailure ? Result<appointments::BookingOffer>(*actFailure) : Result<appointments::BookingOffer>(offer));
        };
        made.book = [this](const appointments::BookAppointment& booking) {
            bookings.push_back(booking);
            std::erase_if(rows, [&](const auto& row) { return row.resident == booking.resident && row.kind == booking.reason; });
            return now<appointments::AppointmentId>(appointment().id);
        };
        made.cancel = [this](const appointments::CancelAppointment& cancelling) {
            cancellings.push_back(cancelling);
            for (auto& row : rows) row.booked.reset();
            return now<appointments::AppointmentId>(cancelling.appointment);
        };
        return made;
    }
};

}  // namespace jiayi::test
