// The list of a day: ranked, bounded, explained. Reads only; at any size of the clinic it costs what it shows.
#pragma once

#include "models/appointments/appointment.h"
#include "models/roster/resident.h"
#include "models/worklist/worklist.h"

namespace jiayi::worklist {

/// Doctors and managers are the two sides of the team: together they are all of it.
enum class View { Mine, Doctors, Managers, Team, Snoozed };

struct WorklistAsk {
    View view = View::Team;
    std::string area;  ///< empty: every one
    Date today{};
    std::string user;  ///< whose "mine" it is: given by name, those of a resident's doctor, and of nobody's
    std::string grid{};  ///< of the residents; empty: every one, and the clinic's own
};

struct LastContact {
    int tries = 0;
    std::string how, outcome, by;
    Instant at{};
};

struct WorklistRow {
    std::optional<roster::ResidentId> resident;  ///< nothing: the clinic's own
    std::string name;
    Sex sex = Sex::Unknown;
    std::optional<Date> birth;
    bool birthEstimated = false;
    std::string phone, address, grid;
    std::string kind, area, action;
    int urgency = 1;
    Text why, place;  ///< why it is there; why it stands there
    std::string source;
    Date due{};
    bool dated = true;     ///< false: the day on which it began is not known
    std::string who;       ///< "doctor", "manager", or "@" and a user
    std::string doctor;    ///< the resident's
    std::optional<Date> snoozedUntil;
    std::optional<Instant> booked;  ///< for when; a day that has passed was missed
    bool bookable = false;          ///< a visit deals with it
    LastContact contact;
};

struct WorklistPage {
    std::vector<WorklistRow> rows;  ///< the most urgent first, and of these what gains most by being early
    int capacity = 0;               ///< so many of them are for today; the others stand below the line
    std::int64_t all = 0;           ///< that are due, of every area
    bool more = false;              ///< `all` was not counted to its end
    std::map<std::string, std::int64_t> areas;
    std::int64_t snoozed = 0;
    std::int64_t left = 0;          ///< people who wait to be told anew: the list is not whole yet
};

/// Errors of the store.
Result<WorklistPage> readWorklist(db::Database& database, const WorklistBook& book, const WorklistAsk& ask);

struct DueCount {
    std::int64_t all = 0;
    bool more = false;  ///< not counted to its end
};
/// What readWorklist() would call `all`.
Result<DueCount> countWorklist(db::Database& database, const WorklistBook& book, const WorklistAsk& ask);

/// The queues that are a user's own.
std::vector<std::string> queuesOf(db::Database& database, const std::string& user);

struct DayFigures {
    appointments::DayBookings bookings;
    std::int64_t seen = 0;       ///< residents with a visit of this day
    std::int64_t measured = 0;   ///< residents whose HbA1c is judged
    std::int64_t atTarget = 0;   ///< of those
    std::int64_t planned = 0;    ///< residents with a next visit
    std::int64_t late = 0;       ///< of those, before this day
    std::int64_t arrivals = 0;   ///< in the last seven days
};
Result<DayFigures> readDayFigures(db::Database& database, const WorklistBook& book, Date today);

}  // namespace jiayi::worklist
