#include "models/appointments/appointment.h"

#include "models/roster/resident_repository.h"

#include <algorithm>
#include <array>

namespace jiayi::appointments {

namespace {

constexpr std::array<std::string_view, 5> kStatuses{"booked", "fulfilled", "noshow", "cancelled", "entered-in-error"};
const std::string kAppointmentRow =
    "SELECT a.id, r.id, a.start, a.minutes, a.status, a.practitioner, a.reason, a.by_user, a.at FROM appointment a JOIN resident r ON r.pk = a.resident_pk ";

Appointment readAppointment(const db::Query& row) {
    return {row.id<AppointmentId>(0), row.id<ResidentId>(1), row.instant(2), row.number(3), row.text(4), row.text(5), row.text(6), row.text(7), row.instant(8)};
}

Held heldBy(const Appointment& one) { return {slotTime(one.start), one.minutes}; }

}  // namespace

bool isAppointmentStatus(std::string_view status) { return std::find(kStatuses.begin(), kStatuses.end(), status) != kStatuses.end(); }

Result<Appointment> AppointmentRepository::appointment(AppointmentId id) const {
    return db::attempt([&]() -> Result<Appointment> {
        db::Query row(m_database, kAppointmentRow + "WHERE a.id = ?", id);
        if (!row.next()) return Error{Errc::NotFound, "appointment.not-found", {}};
        return readAppointment(row);
    });
}

Result<std::vector<Appointment>> AppointmentRepository::standing(ResidentId resident, Date from) const {
    return db::attempt([&]() -> Result<std::vector<Appointment>> {
        std::vector<Appointment> all;
        db::Query row(m_database, kAppointmentRow + "WHERE r.id = ? AND a.start >= ? AND a.status = 'booked' ORDER BY a.start, a.id", resident, startOfDay(from));
        while (row.next()) all.push_back(readAppointment(row));
        return all;
    });
}

Result<std::vector<Held>> AppointmentRepository::held(Date from, Date to) const {
    return db::attempt([&]() -> Result<std::vector<Held>> {
        std::vector<Held> all;
        db::Query row(m_database, "SELECT start, minutes FROM appointment WHERE start >= ? AND start < ? AND status IN ('booked', 'fulfilled')", startOfDay(from),
                      startOfDay(to + Days{1}));
        while (row.next()) all.push_back({slotTime(row.instant(0)), row.number(1)});
        return all;
    });
}

void AppointmentRepository::save(sync::Unit& unit, const Appointment& one) {
    db::Query(unit.database(),
              "INSERT INTO appointment (id, resident_pk, start, minutes, status, practitioner, reason, by_user, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "
              "ON CONFLICT (id) DO UPDATE SET resident_pk = excluded.resident_pk, start = excluded.start, minutes = excluded.minutes, status = excluded.status, "
              "practitioner = excluded.practitioner, reason = excluded.reason, by_user = excluded.by_user, at = excluded.at",
              one.id, roster::ResidentRepository::pkOf(unit.database(), one.resident), one.start, one.minutes, one.status, one.practitioner, one.reason, one.by, one.made)
        .run();
    unit.put("Appointment", one.id.uuid, one.resident.uuid);
}

Result<std::optional<NextAppointment>> nextAppointment(db::Database& database, const ClinicSlots& clinic, const care::WorkCalendar& calendar, ResidentId resident, Date today) {
    const AppointmentRepository rows(database);
    JIAYI_TRY(auto standing, rows.standing(resident, today));
    if (standing.empty()) return std::optional<NextAppointment>{};
    const auto one = heldBy(standing.front());
    JIAYI_TRY(const auto held, rows.held(one.start.day, one.start.day));
    return std::optional{NextAppointment{std::move(standing.front()), isOverbooked(clinic, calendar, one, held)}};
}

Result<BookingOffer> readOffer(db::Database& database, const ClinicSlots& clinic, const care::WorkCalendar& calendar, ResidentId resident, Date due, Instant now, int daysAhead) {
    const auto current = slotTime(now);
    // What begins this minute has begun.
    const auto from = std::max(SlotTime{due, 0}, SlotTime{current.day, current.minute + 1});
    const auto to = from.day + Days{daysAhead};
    JIAYI_TRY(const auto held, AppointmentRepository(database).held(from.day, to));
    BookingOffer offer;
    JIAYI_TRY(offer.standing, nextAppointment(database, clinic, calendar, resident, current.day));
    for (auto day = from.day; day <= to; day += Days{1})
        for (const auto& slot : slotsOf(clinic, calendar, day, held)) {
            if (slot.start < from || slot.free() == 0) continue;
            offer.free.push_back(slot);
            offer.calendarKnown = offer.calendarKnown && calendar.isPublished(static_cast<int>(partsOf(day).year()));
        }
    return offer;
}

Result<DayBookings> readDayBookings(db::Database& database, const ClinicSlots& clinic, const care::WorkCalendar& calendar, Date day) {
    const AppointmentRepository rows(database);
    JIAYI_TRY(const auto held, rows.held(day, day));
    return db::attempt([&]() -> Result<DayBookings> {
        DayBookings bookings;
        bookings.booked = static_cast<std::int64_t>(held.size());
        bookings.overbooked = std::count_if(held.begin(), held.end(), [&](const Held& one) { return isOverbooked(clinic, calendar, one, held); });
        db::Query row(database,
                      "SELECT count(*) FROM appointment a WHERE a.start >= ? AND a.start < ? AND a.status = 'booked' AND NOT EXISTS "
                      "(SELECT 1 FROM visit v WHERE v.resident_pk = a.resident_pk AND v.date = ? AND v.contact = 1 AND v.status = 'signed')",
                      startOfDay(day), startOfDay(day + Days{1}), day);
        bookings.expected = row.next() ? row.integer(0) : 0;
        return bookings;
    });
}

Result<AppointmentId> BookAppointment::operator()(const sync::Context& context, const ClinicSlots& clinic, const care::WorkCalendar& calendar) const {
    if (startOf(start) <= context.clock.now()) return invalid("appointment.past");
    return db::attempt([&]() -> Result<AppointmentId> {
        sync::Unit unit(context, "appointment.book");
        const AppointmentRepository rows(unit.database());
        JIAYI_TRY(const auto person, roster::ResidentRepository(unit.database()).find(resident));
        JIAYI_TRY(const auto standing, rows.standing(resident, localDate(unit.now())));
        if (replaces && std::none_of(standing.begin(), standing.end(), [&](const Appointment& one) { return one.id == *replaces; }))
            return Error{Errc::Conflict, "appointment.changed", {}};
        if (!replaces && !standing.empty()) return Error{Errc::Conflict, "appointment.changed", {}};
        // Two desks may each have made one: the new one takes the place of all. A place that is given up counts for whoever gave it up.
        for (auto before : standing) {
            before.status = "cancelled";
            AppointmentRepository::save(unit, before);
        }
        JIAYI_TRY(const auto held, rows.held(start.day, start.day));
        const auto slots = slotsOf(clinic, calendar, start.day, held);
        const auto slot = std::find_if(slots.begin(), slots.end(), [&](const Slot& each) { return each.start == start; });
        if (slot == slots.end()) return invalid("appointment.slot");
        if (slot->free() == 0) return Error{Errc::Conflict, "appointment.full", {}};
        Appointment made;
        made.id = unit.newId<AppointmentId>();
        made.resident = resident;
        made.start = startOf(start);
        made.minutes = slot->minutes;
        made.practitioner = person.doctor.empty() ? unit.user() : person.doctor;
        made.reason = reason;
        made.by = unit.user();
        made.made = unit.now();
        AppointmentRepository::save(unit, made);
        unit.describe("Patient/" + resident.toString(), reason);
        unit.commit();
        return made.id;
    });
}

Result<AppointmentId> CancelAppointment::operator()(const sync::Context& context) const {
    return db::attempt([&]() -> Result<AppointmentId> {
        sync::Unit unit(context, "appointment.cancel");
        JIAYI_TRY(auto one, AppointmentRepository(unit.database()).appointment(appointment));
        if (one.status != "booked") return Error{Errc::Conflict, "appointment.changed", {}};
        one.status = "cancelled";
        AppointmentRepository::save(unit, one);
        unit.describe("Patient/" + one.resident.toString(), one.reason);
        unit.commit();
        return one.id;
    });
}

}  // namespace jiayi::appointments
