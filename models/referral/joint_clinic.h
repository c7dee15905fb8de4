// Joint chronic-disease clinics: a day on which a specialist sees people together with the clinic, and who is booked; and online return visits.
#pragma once

#include "models/care/rules/rule_book.h"
#include "models/referral/rules/online_return.h"
#include "models/roster/resident.h"
#include "models/sync/unit.h"

namespace jiayi::referral {

using SessionId = Id<struct JointSessionTag>;
using BookingId = Id<struct SpecialBookingTag>;
using roster::ResidentId;

/// A FHIR Schedule; it belongs to the clinic.
struct JointSession {
    SessionId id;
    Instant start{};
    int minutes = 0, seats = 0;
    std::string specialty, institution, specialist, place;
    std::string status = "planned";  ///< planned, held, cancelled, entered-in-error
    std::string by;
    Instant made{};
    bool operator==(const JointSession&) const = default;
};

enum class BookingKind { Joint, Online };
/// A FHIR Appointment of a kind of its own: it takes no place of the clinic's ordinary hours.
struct SpecialBooking {
    BookingId id;
    ResidentId resident;
    BookingKind kind = BookingKind::Joint;
    std::optional<SessionId> session;
    Instant start{};
    std::string status = "booked";  ///< booked, fulfilled, noshow, cancelled, entered-in-error
    std::string outcome;
    std::vector<std::string> unchecked;  ///< conditions of an online visit that nobody could check
    std::string reason;                  ///< why it was booked all the same
    std::string by;
    Instant made{};
    bool operator==(const SpecialBooking&) const = default;
};

/// Reads from any connection. Saves go through a Unit, replace by id, and throw SQLite::Exception.
class JointRepository {
public:
    explicit JointRepository(db::Database& database) : m_database(database) {}
    /// NotFound "joint.not-found".
    Result<JointSession> session(SessionId id) const;
    Result<SpecialBooking> booking(BookingId id) const;
    /// From that day on, and the newest `past` before it; by time, cancelled ones left out.
    Result<std::vector<JointSession>> sessions(Date from, int past) const;
    /// Those that stand or were kept or missed, in the order of booking.
    Result<std::vector<SpecialBooking>> bookings(SessionId session) const;
    Result<std::vector<SpecialBooking>> bookingsOf(ResidentId resident, Date from) const;
    static void save(sync::Unit& unit, const JointSession& session);
    static void save(sync::Unit& unit, const SpecialBooking& booking);

private:
    db::Database& m_database;
};

/// "joint.plan". Invalid "joint.start" (in the past), "joint.seats", "joint.minutes" (not above 0), "joint.specialist" (nobody named).
struct PlanSession {
    JointSession session;  ///< id, status, author are not read
    Result<SessionId> operator()(const sync::Context& context) const;
};
/// "joint.cancel": its bookings are cancelled with it. NotFound; Conflict "joint.state".
struct CancelSession {
    SessionId id;
    Result<void> operator()(const sync::Context& context) const;
};
/// "joint.book". Conflict "joint.full", "joint.twice", "joint.state"; NotFound.
struct BookSession {
    SessionId session;
    ResidentId resident;
    Result<BookingId> operator()(const sync::Context& context) const;
};
/// "booking.cancel". Conflict "joint.state".
struct CancelBooking {
    BookingId id;
    Result<void> operator()(const sync::Context& context) const;
};
/// "booking.outcome": came or not, and what came of it. Invalid "joint.outcome" (came, and nothing is said); Conflict "joint.state".
struct RecordOutcome {
    BookingId id;
    bool came = true;
    std::string outcome;
    Result<void> operator()(const sync::Context& context) const;
};

/// What online_return.csv asks about, out of the store. NotFound.
Result<OnlineFacts> readOnlineFacts(db::Database& database, const care::RuleBook& care, ResidentId resident, Date today);
/// "online.book". Invalid "online.start" (in the past), "online.why" (something was not checked, and no reason is given); Rejected "online.limits" when
/// a condition is broken; NotFound.
struct BookOnline {
    ResidentId resident;
    Instant start{};
    std::string reason;
    Result<BookingId> operator()(const sync::Context& context, const care::RuleBook& care, const ReferralBook& book) const;
};

struct BookedPerson {
    SpecialBooking booking;
    std::string name, phone;
    Sex sex = Sex::Unknown;
    std::optional<Date> birth;
    bool birthEstimated = false;
};
struct SessionPage {
    JointSession session;
    std::vector<BookedPerson> people;
    int taken = 0;
};
/// Sessions with who is booked. Errors of the store.
Result<std::vector<SessionPage>> readSessions(db::Database& database, Date from, int past);

}  // namespace jiayi::referral
