// What the Today screen asks for. The composition root binds these to the database worker; a test to fakes.
#pragma once

#include <QFuture>

#include "models/appointments/appointment.h"
#include "models/worklist/worklist_acts.h"
#include "models/worklist/worklist_page.h"

#include <functional>
#include <string>
#include <vector>

namespace jiayi::ui {

/// A list with the two counts above it: what is the user's own is a part of what is everybody's.
struct WorkDay {
    worklist::WorklistPage page;
    worklist::DueCount mine, all;
    bool ownWork = true;  ///< false: the user is neither doctor nor health manager, so nothing is theirs by a rule
};

struct WorkChoices {
    std::vector<std::string> grids;
    std::vector<worklist::WorkUser> users;  ///< to whom an item can be given
    int snoozeMost = 0;                     ///< days
};

/// What may stand on a call list, as it was agreed to before it leaves the desk. Names always do.
struct CallListWish {
    worklist::WorklistAsk ask;
    bool onlyToday = true;  ///< the day's work; else everything that is shown
    bool phones = true, reasons = true, addresses = false;
};

using NextAppointmentAsk = std::function<QFuture<Result<std::optional<appointments::NextAppointment>>>(roster::ResidentId)>;

struct WorklistAsks {
    std::string user;
    /// `today` and `user` are filled in by whoever is asked.
    std::function<QFuture<Result<WorkDay>>(const worklist::WorklistAsk&)> read;
    /// Tells some of those anew about whom something was written; a short piece of work.
    std::function<QFuture<Result<worklist::Freshness>>()> tell;
    std::function<QFuture<Result<worklist::DayFigures>>()> figures;
    std::function<QFuture<Result<WorkChoices>>()> choices;
    std::function<QFuture<Result<worklist::ActId>>(const worklist::SnoozeItem&)> snooze;
    std::function<QFuture<Result<worklist::ActId>>(const worklist::WakeItem&)> wake;
    std::function<QFuture<Result<worklist::ActId>>(const worklist::AssignItem&)> assign;
    std::function<QFuture<Result<worklist::ActId>>(const worklist::LogContact&)> contact;
    /// What is free for a person from the day that something is due.
    std::function<QFuture<Result<appointments::BookingOffer>>(roster::ResidentId, Date due)> offer;
    std::function<QFuture<Result<appointments::AppointmentId>>(const appointments::BookAppointment&)> book;
    std::function<QFuture<Result<appointments::AppointmentId>>(const appointments::CancelAppointment&)> cancel;
};

}  // namespace jiayi::ui
