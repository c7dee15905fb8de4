#include "models/referral/joint_clinic.h"

#include "models/roster/resident_repository.h"

#include <algorithm>

namespace jiayi::referral {

namespace {

const std::string kSessionRow = "SELECT id, start, minutes, seats, specialty, institution, specialist, place, status, by_user, made FROM joint_session ";
const std::string kBookingRow =
    "SELECT b.id, r.id, b.kind, b.session_id, b.start, b.status, b.outcome, b.unchecked, b.reason, b.by_user, b.made FROM special_booking b JOIN resident r ON r.pk = b.resident_pk ";

JointSession readSession(const db::Query& row) {
    return {row.id<SessionId>(0), row.instant(1), row.number(2), row.number(3), row.text(4), row.text(5), row.text(6), row.text(7), row.text(8), row.text(9), row.instant(10)};
}

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> parts;
    for (std::size_t from = 0; from < text.size();) {
        const auto to = std::min(text.find(';', from), text.size());
        parts.push_back(text.substr(from, to - from));
        from = to + 1;
    }
    return parts;
}

std::string together(const std::vector<std::string>& parts) {
    std::string text;
    for (const auto& each : parts) text += (text.empty() ? "" : ";") + each;
    return text;
}

SpecialBooking readSpecial(const db::Query& row) {
    SpecialBooking one;
    one.id = row.id<BookingId>(0);
    one.resident = row.id<ResidentId>(1);
    one.kind = row.text(2) == "online" ? BookingKind::Online : BookingKind::Joint;
    if (!row.isNull(3)) one.session = row.id<SessionId>(3);
    one.start = row.instant(4);
    one.status = row.text(5);
    one.outcome = row.text(6);
    one.unchecked = split(row.text(7));
    one.reason = row.text(8);
    one.by = row.text(9);
    one.made = row.instant(10);
    return one;
}

Error noSuchJoint() { return {Errc::NotFound, "joint.not-found", {}}; }

}  // namespace

Result<JointSession> JointRepository::session(SessionId id) const {
    return db::attempt([&]() -> Result<JointSession> {
        db::Query row(m_database, kSessionRow + "WHERE id = ?", id);
        if (!row.next()) return noSuchJoint();
        return readSession(row);
    });
}

Result<SpecialBooking> JointRepository::booking(BookingId id) const {
    return db::attempt([&]() -> Result<SpecialBooking> {
        db::Query row(m_database, kBookingRow + "WHERE b.id = ?", id);
        if (!row.next()) return noSuchJoint();
        return readSpecial(row);
    });
}

Result<std::vector<JointSession>> JointRepository::sessions(Date from, int past) const {
    return db::attempt([&]() -> Result<std::vector<JointSession>> {
        std::vector<JointSession> all;
        {
            db::Query row(m_database, kSessionRow + "WHERE start < ? AND status IN ('planned', 'held') ORDER BY start DESC, id LIMIT ?", startOfDay(from), past);
            while (row.next()) all.push_back(readSession(row));
        }
        std::reverse(all.begin(), all.end());
        db::Query row(m_database, kSessionRow + "WHERE start >= ? AND status IN ('planned', 'held') ORDER BY start, id", startOfDay(from));
        while (row.next()) all.push_back(readSession(row));
        return all;
    });
}

Result<std::vector<SpecialBooking>> JointRepository::bookings(SessionId session) const {
    return db::attempt([&]() -> Result<std::vector<SpecialBooking>> {
        std::vector<SpecialBooking> all;
        db::Query row(m_database, kBookingRow + "WHERE b.session_id = ? AND b.status IN ('booked', 'fulfilled', 'noshow') ORDER BY b.made, b.id", session);
        while (row.next()) all.push_back(readSpecial(row));
        return all;
    });
}

Result<std::vector<SpecialBooking>> JointRepository::bookingsOf(ResidentId resident, Date from) const {
    return db::attempt([&]() -> Result<std::vector<SpecialBooking>> {
        std::vector<SpecialBooking> all;
        db::Query row(m_database, kBookingRow + "WHERE r.id = ? AND b.start >= ? AND b.status = 'booked' ORDER BY b.start, b.id", resident, startOfDay(from));
        while (row.next()) all.push_back(readSpecial(row));
        return all;
    });
}

void JointRepository::save(sync::Unit& unit, const JointSession& one) {
    db::Query(unit.database(),
              "INSERT INTO joint_session (id, start, minutes, seats, specialty, institution, specialist, place, status, by_user, made) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
              "ON CONFLICT (id) DO UPDATE SET start = excluded.start, minutes = excluded.minutes, seats = excluded.seats, specialty = excluded.specialty, "
              "institution = excluded.institution, specialist = excluded.specialist, place = excluded.place, status = excluded.status, by_user = excluded.by_user, made = excluded.made",
              one.id, one.start, one.minutes, one.seats, one.specialty, one.institution, one.specialist, one.place, one.status, one.by, one.made)
        .run();
    unit.put("Schedule", one.id.uuid, {});
}

void JointRepository::save(sync::Unit& unit, const SpecialBooking& one) {
    db::Query(unit.database(),
              "INSERT INTO special_booking (id, resident_pk, kind, session_id, start, status, outcome, unchecked, reason, by_user, made) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
              "ON CONFLICT (id) DO UPDATE SET resident_pk = excluded.resident_pk, kind = excluded.kind, session_id = excluded.session_id, start = excluded.start, "
              "status = excluded.status, outcome = excluded.outcome, unchecked = excluded.unchecked, reason = excluded.reason, by_user = excluded.by_user, made = excluded.made",
              one.id, roster::ResidentRepository::pkOf(unit.database(), one.resident), one.kind == BookingKind::Online ? "online" : "joint", one.session, one.start, one.status, one.outcome,
              together(one.unchecked), one.reason, one.by, one.made)
        .run();
    unit.put("Appointment", one.id.uuid, one.resident.uuid);
}

}  // namespace jiayi::referral
