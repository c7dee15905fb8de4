#include "models/roster/moves/moves.h"

#include "models/roster/resident_repository.h"

#include <algorithm>
#include <array>

namespace jiayi::moves {

namespace {

constexpr std::array<std::pair<MoveState, std::string_view>, 4> kMoveStates{
    {{MoveState::Asked, "asked"}, {MoveState::Withdrawn, "withdrawn"}, {MoveState::Refused, "refused"}, {MoveState::Done, "done"}}};

const std::string kRequestRow =
    "SELECT m.id, m.kind, r.id, m.name, m.identifier, m.other, m.reason, m.note, m.wanted_on, m.announced, m.state, m.answer, m.at, m.decided_at, m.by_user "
    "FROM move_request m LEFT JOIN resident r ON r.pk = m.resident_pk ";
const std::string kHandoverRow =
    "SELECT h.id, h.request_id, r.id, h.clinic, h.made, h.made_by, h.note, h.status, h.confirmed_at, h.confirmed_by, h.pk FROM handover h "
    "JOIN resident r ON r.pk = h.resident_pk ";

MoveRequest readRequest(const db::Query& row) {
    MoveRequest one;
    one.id = row.id<MoveRequestId>(0);
    one.kind = moveKindOf(row.text(1)).value_or(MoveKind::Leave);
    one.resident = row.id<ResidentId>(2);
    one.name = row.text(3);
    one.identifier = row.text(4);
    one.other = row.text(5);
    one.reason = row.text(6);
    one.note = row.text(7);
    one.wantedOn = row.date(8);
    one.announced = row.flag(9);
    one.mistaken = row.text(10) == "entered-in-error";
    one.state = moveStateOf(row.text(10)).value_or(MoveState::Withdrawn);
    one.answer = row.text(11);
    one.at = row.instant(12);
    one.decidedAt = row.maybeInstant(13);
    one.by = row.text(14);
    return one;
}

/// The row that `row` stands on, with its lines.
Handover readHandover(db::Database& database, const db::Query& row) {
    Handover one;
    one.id = row.uuid(0);
    one.request = row.id<MoveRequestId>(1);
    one.resident = row.id<ResidentId>(2);
    one.clinic = row.text(3);
    one.made = row.instant(4);
    one.by = row.text(5);
    one.note = row.text(6);
    one.status = row.text(7);
    one.confirmedAt = row.maybeInstant(8);
    one.confirmedBy = row.text(9);
    db::Query line(database, "SELECT section, state, en, zh FROM handover_line WHERE handover_pk = ? ORDER BY position", row.integer(10));
    while (line.next()) {
        if (one.sections.empty() || one.sections.back().id != line.text(0))
            one.sections.push_back({line.text(0), referral::sectionStateOf(line.text(1)).value_or(referral::SectionState::Stated), {}});
        if (!line.text(2).empty() || !line.text(3).empty()) one.sections.back().lines.push_back({line.text(2), line.text(3)});
    }
    return one;
}

}  // namespace

std::string_view nameOf(MoveKind kind) { return kind == MoveKind::Leave ? "leave" : "arrive"; }
std::string_view nameOf(MoveState state) {
    return std::find_if(kMoveStates.begin(), kMoveStates.end(), [&](const auto& each) { return each.first == state; })->second;
}
std::optional<MoveKind> moveKindOf(std::string_view name) {
    for (const auto kind : {MoveKind::Leave, MoveKind::Arrive})
        if (nameOf(kind) == name) return kind;
    return {};
}
std::optional<MoveState> moveStateOf(std::string_view name) {
    for (const auto& [state, own] : kMoveStates)
        if (own == name) return state;
    return {};
}

Uuid handoverId(MoveRequestId request) { return derivedUuid({"handover", request.toString()}); }
Uuid arrivalId(ResidentId resident, Date arrivedOn) { return derivedUuid({"arrival", resident.toString(), formatDate(arrivedOn)}); }

Result<MoveRequest> MovesRepository::request(MoveRequestId id) const {
    return db::attempt([&]() -> Result<MoveRequest> {
        db::Query row(m_database, kRequestRow + "WHERE m.id = ?", id);
        if (!row.next()) return Error{Errc::NotFound, "move.not-found", {}};
        return readRequest(row);
    });
}

Result<std::optional<MoveRequest>> MovesRepository::openDeparture(ResidentId resident) const {
    return db::attempt([&]() -> Result<std::optional<MoveRequest>> {
        db::Query row(m_database, kRequestRow + "WHERE r.id = ? AND m.kind = 'leave' AND m.state = 'asked' ORDER BY m.at DESC, m.id LIMIT 1", resident);
        if (!row.next()) return std::optional<MoveRequest>{};
        return std::optional{readRequest(row)};
    });
}

Result<Handover> MovesRepository::handover(const Uuid& id) const {
    return db::attempt([&]() -> Result<Handover> {
        db::Query row(m_database, kHandoverRow + "WHERE h.id = ?", id);
        if (!row.next()) return Error{Errc::NotFound, "handover.not-found", {}};
        return readHandover(m_database, row);
    });
}

Result<std::optional<Handover>> MovesRepository::newestHandover(ResidentId resident) const {
    return db::attempt([&]() -> Result<std::optional<Handover>> {
        db::Query row(m_database, kHandoverRow + "WHERE r.id = ? AND h.status = 'final' ORDER BY h.confirmed_at DESC, h.pk DESC LIMIT 1", resident);
        if (!row.next()) return std::optional<Handover>{};
        return std::optional{readHandover(m_database, row)};
    });
}

Result<Arrival> MovesRepository::arrival(const Uuid& id) const {
    return db::attempt([&]() -> Result<Arrival> {
        db::Query row(m_database,
                      "SELECT a.id, r.id, a.arrived_on, a.state, a.doctor, a.question, a.allergies, a.contract, a.at, a.by_user FROM arrival a "
                      "JOIN resident r ON r.pk = a.resident_pk WHERE a.id = ?",
                      id);
        if (!row.next()) return Error{Errc::NotFound, "arrival.not-found", {}};
        return Arrival{row.uuid(0),  row.id<ResidentId>(1), row.date(2).value_or(Date{}), row.text(3),    row.text(4),
                       row.text(5),  row.text(6),           row.text(7),                  row.instant(8), row.text(9)};
    });
}

void MovesRepository::save(sync::Unit& unit, const MoveRequest& one) {
    auto& database = unit.database();
    const auto pk = one.resident.isNil() ? 0 : roster::ResidentRepository::pkOf(database, one.resident);
    db::Query(database,
              "INSERT INTO move_request (id, kind, resident_pk, name, identifier, other, reason, note, wanted_on, announced, state, answer, at, decided_at, by_user) "
              "VALUES (?1, ?2, nullif(?3, 0), ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15) ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, "
              "resident_pk = excluded.resident_pk, name = excluded.name, identifier = excluded.identifier, other = excluded.other, reason = excluded.reason, "
              "note = excluded.note, wanted_on = excluded.wanted_on, announced = excluded.announced, state = excluded.state, answer = excluded.answer, at = excluded.at, "
              "decided_at = excluded.decided_at, by_user = excluded.by_user",
              one.id, nameOf(one.kind), pk, one.name, one.identifier, one.other, one.reason, one.note, one.wantedOn, one.announced,
              one.mistaken ? std::string_view{"entered-in-error"} : nameOf(one.state), one.answer, one.at, one.decidedAt, one.by)
        .run();
    unit.put("Task", one.id.uuid, one.resident.uuid);
}

void MovesRepository::save(sync::Unit& unit, const Handover& one) {
    auto& database = unit.database();
    db::Query(database,
              "INSERT INTO handover (id, request_id, resident_pk, clinic, made, made_by, note, status, confirmed_at, confirmed_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
              "ON CONFLICT (id) DO UPDATE SET request_id = excluded.request_id, resident_pk = excluded.resident_pk, clinic = excluded.clinic, made = excluded.made, "
              "made_by = excluded.made_by, note = excluded.note, status = excluded.status, confirmed_at = excluded.confirmed_at, confirmed_by = excluded.confirmed_by",
              one.id, one.request, roster::ResidentRepository::pkOf(database, one.resident), one.clinic, one.made, one.by, one.note, one.status, one.confirmedAt, one.confirmedBy)
        .run();
    db::Query(database, "DELETE FROM handover_line WHERE handover_pk = (SELECT pk FROM handover WHERE id = ?)", one.id).run();
    int position = 0;
    const auto add = [&](const referral::Section& section, const Text& line) {
        db::Query(database, "INSERT INTO handover_line (handover_pk, position, section, state, en, zh) SELECT pk, ?2, ?3, ?4, ?5, ?6 FROM handover WHERE id = ?1", one.id, position++,
                  section.id, referral::nameOf(section.state), line.en, line.zh)
            .run();
    };
    for (const auto& section : one.sections) {
        if (section.lines.empty()) add(section, {});
        for (const auto& line : section.lines) add(section, line);
    }
    unit.put("Composition", one.id, one.resident.uuid);
}

void MovesRepository::save(sync::Unit& unit, const Arrival& one) {
    db::Query(unit.database(),
              "INSERT INTO arrival (id, resident_pk, arrived_on, state, doctor, question, allergies, contract, at, by_user) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
              "ON CONFLICT (id) DO UPDATE SET resident_pk = excluded.resident_pk, arrived_on = excluded.arrived_on, state = excluded.state, doctor = excluded.doctor, "
              "question = excluded.question, allergies = excluded.allergies, contract = excluded.contract, at = excluded.at, by_user = excluded.by_user",
              one.id, roster::ResidentRepository::pkOf(unit.database(), one.resident), one.arrivedOn, one.state, one.doctor, one.question, one.allergies, one.contract, one.at, one.by)
        .run();
    unit.put("Task", one.id, one.resident.uuid);
}

}  // namespace jiayi::moves
