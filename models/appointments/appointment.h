// Who is expected when. An appointment is a fact that travels; whether somebody came is told by their visit.
#pragma once

#include "models/appointments/rules/slots.h"
#include "models/roster/resident.h"
#include "models/sync/unit.h"

namespace jiayi::appointments {

using AppointmentId = Id<struct AppointmentTag>;
using roster::ResidentId;

/// A FHIR Appointment.
struct Appointment {
    AppointmentId id;
    ResidentId resident;
    Instant start{};
    int minutes = 0;
    std::string status = "booked";  ///< booked, fulfilled, noshow, cancelled, entered-in-error
    std::string practitioner;       ///< whom they come to, as people write it
    std::string reason;             ///< kind of the worklist's item that it was booked for; may be empty
    std::string by;
    Instant made{};
    bool operator==(const Appointment&) const = default;
};
bool isAppointmentStatus(std::string_view status);

/// Reads from any connection. Saves go through a Unit, replace by id, and throw SQLite::Exception.
class AppointmentRepository {
public:
    explicit AppointmentRepository(db::Database& database) : m_database(database) {}
    /// NotFound "appointment.not-found".
    Result<Appointment> appointment(AppointmentId id) const;
    /// Of a person: booked, on this day or later; the soonest first.
    Result<std::vector<Appointment>> standing(ResidentId resident, Date from) const;
    /// What is held from that day to that day, by whomever: booked or kept.
    Result<std::vector<Held>> held(Date from, Date to) const;
    static void save(sync::Unit& unit, const Appointment& appointment);

private:
    db::Database& m_database;
};

/// The next appointment of a person, and whether too many hold that time.
struct NextAppointment {
    Appointment appointment;
    bool overbooked = false;
};
Result<std::optional<NextAppointment>> nextAppointment(db::Database& database, const ClinicSlots& clinic, const care::WorkCalendar& calendar, ResidentId resident, Date today);

/// What can be booked for a person.
struct BookingOffer {
    std::vector<Slot> free;                 ///< with a place, by time
    std::optional<NextAppointment> standing;
    bool calendarKnown = true;              ///< false: holidays of a year among these are not published yet
};
/// From `due`, or now when that has passed, for so many days.
Result<BookingOffer> readOffer(db::Database& database, const ClinicSlots& clinic, const care::WorkCalendar& calendar, ResidentId resident, Date due, Instant now, int daysAhead);

/// "appointment.book": takes that slot, in the place of `replaces` in the same unit. Invalid "appointment.slot" when the clinic has no such slot,
/// "appointment.past"; Conflict "appointment.full" when nobody fits in any more, "appointment.changed" when another appointment of the person
/// stands than `replaces`; NotFound "resident.not-found".
struct BookAppointment {
    ResidentId resident;
    SlotTime start;
    std::string reason;
    std::optional<AppointmentId> replaces{};
    Result<AppointmentId> operator()(const sync::Context& context, const ClinicSlots& clinic, const care::WorkCalendar& calendar) const;
};
/// "appointment.cancel": its place is free again. NotFound "appointment.not-found"; Conflict "appointment.changed" when it stands no more.
struct CancelAppointment {
    AppointmentId appointment;
    Result<AppointmentId> operator()(const sync::Context& context) const;
};

/// The appointments of a day.
struct DayBookings {
    std::int64_t booked = 0;      ///< that stand, or were kept
    std::int64_t expected = 0;    ///< of these, whose person was not seen that day
    std::int64_t overbooked = 0;  ///< at times that too many hold
};
Result<DayBookings> readDayBookings(db::Database& database, const ClinicSlots& clinic, const care::WorkCalendar& calendar, Date day);

}  // namespace jiayi::appointments
