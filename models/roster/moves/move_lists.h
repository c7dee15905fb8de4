// Who has come, who leaves, who wants to come; and what the board counts. Reads only.
#pragma once

#include "models/roster/moves/moves.h"

namespace jiayi::moves {

/// Whom a row is about, as lists show people.
struct Person {
    ResidentId id;  ///< nil: they live elsewhere
    std::string name;
    Sex sex = Sex::Unknown;
    std::optional<Date> birth;
    bool birthEstimated = false;
    std::string phone, doctor;
};

/// Somebody who came and whom nobody has taken in.
struct ArrivalRow {
    Person person;
    Date arrivedOn{};
    std::string from;       ///< the clinic that handed over, or its code; empty: not known
    bool handedOver = false;
    std::string question;   ///< asked of that clinic
    std::string reason;     ///< why they left there
};
/// The longest waiting first; at most so many of the last `days` days.
Result<std::vector<ArrivalRow>> readArrivals(db::Database& database, Date today, int days, int most = 200);

/// Somebody who is to leave, or wants to come; or whose request was decided.
struct RequestRow {
    MoveRequest request;
    Person person;
    bool hasDraft = false;    ///< of the handover
    bool isHandedOver = false;
};
/// What waits, the oldest first; then what was decided in the last so many days, the newest first.
Result<std::vector<RequestRow>> readRequests(db::Database& database, Date today, int decidedDays = 30, int most = 200);

struct BoardMonth {
    Date month{};  ///< its first day
    int arrivals = 0, departures = 0;
    int net() const { return arrivals - departures; }
};
struct BoardCount {
    std::string id;  ///< of departure_reasons.csv, or a clinic; empty: nobody said
    int count = 0;
};
struct Board {
    std::vector<BoardMonth> months;     ///< the oldest first, the last is this one
    std::vector<BoardCount> reasons;    ///< of those who left in these months, the most frequent first
    std::vector<BoardCount> arrivedFrom, leftFor;
    int waiting = 0;                    ///< to be taken in
    int leaving = 0, coming = 0;        ///< requests that wait
    int arrivals() const;
    int departures() const;
};
Result<Board> readBoard(db::Database& database, Date today, int months, int arrivalDays);

/// Whose people there can be: everybody who is somebody's doctor, by name.
Result<std::vector<std::string>> knownDoctors(db::Database& database);
/// Codes of institutions that were named before, the most frequent first.
Result<std::vector<std::string>> knownClinics(db::Database& database, int most = 12);

/// What a chart shows of its person's moving.
struct PersonMoves {
    std::optional<MoveRequest> open;      ///< to leave
    std::optional<Handover> draft;        ///< or confirmed, of that request
    std::optional<Handover> brought;      ///< what they came with
    std::optional<Date> waitsSince;       ///< not taken in yet
    std::optional<Arrival> arrival;       ///< what was said so far
};
/// NotFound.
Result<PersonMoves> readPersonMoves(db::Database& database, ResidentId resident);

}  // namespace jiayi::moves
