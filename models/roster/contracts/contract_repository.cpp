#include "models/roster/contracts/contract_repository.h"

#include "models/roster/resident_repository.h"

#include <algorithm>

namespace jiayi::contracts {

namespace {

const std::string kEventRow =
    "SELECT e.id, e.contract_id, e.kind, e.on_date, e.at, e.by_user, e.previous_id, e.team, e.doctor, e.package, e.since, e.until, e.signer, e.reason, e.note, r.id "
    "FROM contract_event e JOIN resident r ON r.pk = e.resident_pk ";
const std::string kContractRow = "SELECT c.id, c.state, c.team, c.doctor, c.package, c.since, c.until, c.last_day, c.previous_id, c.signed_on, c.ended_on, c.reason FROM contract c ";

ContractEvent readEvent(const db::Query& row) {
    ContractEvent event;
    event.id = row.id<EventId>(0);
    event.contract = row.id<ContractId>(1);
    event.kind = eventKindOf(row.text(2)).value_or(EventKind::Ended);
    event.on = row.date(3).value_or(Date{});
    event.at = row.instant(4);
    event.by = row.text(5);
    if (!row.isNull(6)) event.previous = row.id<ContractId>(6);
    if (const auto since = row.date(10)) event.terms = Terms{row.text(7), row.text(8), row.text(9), *since, row.date(11).value_or(*since)};
    event.signer = row.text(12);
    event.reason = row.text(13);
    event.note = row.text(14);
    return event;
}

Contract readContract(const db::Query& row) {
    Contract one;
    one.id = row.id<ContractId>(0);
    one.state = stateOf(row.text(1)).value_or(State::Ended);
    one.terms = {row.text(2), row.text(3), row.text(4), row.date(5).value_or(Date{}), row.date(6).value_or(Date{})};
    one.lastDay = row.date(7);
    if (!row.isNull(8)) one.previous = row.id<ContractId>(8);
    one.signedOn = row.date(9);
    one.endedOn = row.date(10);
    one.reason = row.text(11);
    return one;
}

std::vector<ContractEvent> eventsWhere(db::Database& database, const char* where, const Uuid& id) {
    std::vector<ContractEvent> events;
    db::Query row(database, kEventRow + where + " ORDER BY e.at, e.pk", id);
    while (row.next()) events.push_back(readEvent(row));
    return events;
}

std::vector<Contract> rowsOf(db::Database& database, std::int64_t resident) {
    std::vector<Contract> rows;
    db::Query row(database, kContractRow + "WHERE c.resident_pk = ? ORDER BY c.pk", resident);
    while (row.next()) rows.push_back(readContract(row));
    return rows;
}

void writeEvent(sync::Unit& unit, std::int64_t resident, const ContractEvent& event) {
    const auto terms = event.terms.value_or(Terms{});
    db::Query(unit.database(),
              "INSERT INTO contract_event (id, resident_pk, contract_id, kind, on_date, at, by_user, previous_id, team, doctor, package, since, until, signer, reason, note) "
              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
              event.id, resident, event.contract, nameOf(event.kind), event.on, event.at, event.by, event.previous, terms.team, terms.doctor, terms.package,
              event.terms ? std::optional{terms.since} : std::nullopt, event.terms ? std::optional{terms.until} : std::nullopt, event.signer, event.reason, event.note)
        .run();
}

void writeContract(sync::Unit& unit, std::int64_t resident, const Contract& one) {
    db::Query(unit.database(),
              "INSERT INTO contract (id, resident_pk, state, team, doctor, package, since, until, last_day, previous_id, signed_on, ended_on, reason) "
              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET resident_pk = excluded.resident_pk, state = excluded.state, team = excluded.team, "
              "doctor = excluded.doctor, package = excluded.package, since = excluded.since, until = excluded.until, last_day = excluded.last_day, "
              "previous_id = excluded.previous_id, signed_on = excluded.signed_on, ended_on = excluded.ended_on, reason = excluded.reason",
              one.id, resident, nameOf(one.state), one.terms.team, one.terms.doctor, one.terms.package, one.terms.since, one.terms.until, one.lastDay, one.previous, one.signedOn,
              one.endedOn, one.reason)
        .run();
}

/// The figure that lists sort and filter by.
void keepUntil(sync::Unit& unit, std::int64_t resident, const History& history) {
    const auto* latest = history.latest();
    db::Query(unit.database(), "UPDATE resident SET contract_until = ?2 WHERE pk = ?1 AND contract_until IS NOT ?2", resident, latest ? latest->lastDay : std::optional<Date>{}).run();
}

}  // namespace

Result<std::vector<ContractEvent>> ContractRepository::eventsOf(ResidentId resident) const {
    return db::attempt([&]() -> Result<std::vector<ContractEvent>> { return eventsWhere(m_database, "WHERE r.id = ?", resident.uuid); });
}

Result<History> ContractRepository::historyOf(ResidentId resident) const {
    JIAYI_TRY(auto events, eventsOf(resident));
    return replay(std::move(events));
}

Result<ResidentId> ContractRepository::residentOf(ContractId id) const {
    return db::attempt([&]() -> Result<ResidentId> {
        db::Query row(m_database, "SELECT r.id FROM contract_event e JOIN resident r ON r.pk = e.resident_pk WHERE e.contract_id = ? LIMIT 1", id);
        if (!row.next()) return Error{Errc::NotFound, "contract.unknown", {}};
        return row.id<ResidentId>(0);
    });
}

Result<ContractFile> ContractRepository::file(ContractId id) const {
    JIAYI_TRY(const auto resident, residentOf(id));
    return db::attempt([&]() -> Result<ContractFile> {
        ContractFile made{id, resident, eventsWhere(m_database, "WHERE e.contract_id = ?", id.uuid), {}};
        made.contract.id = id;
        db::Query row(m_database, kContractRow + "WHERE c.id = ?", id);
        if (row.next()) made.contract = readContract(row);
        return made;
    });
}

std::vector<Span> ContractRepository::spansOf(const std::string& doctor, const Span& span, ResidentId but) const {
    std::vector<Span> spans;
    db::Query row(m_database,
                  "SELECT c.since, c.last_day FROM contract c JOIN resident r ON r.pk = c.resident_pk WHERE c.doctor = ?1 AND c.last_day >= ?2 AND c.since <= ?3 AND r.id <> ?4", doctor,
                  span.since, span.last, but);
    while (row.next()) spans.push_back({row.date(0).value_or(Date{}), row.date(1).value_or(Date{})});
    return spans;
}

void ContractRepository::append(sync::Unit& unit, ResidentId resident, const std::vector<ContractEvent>& events) {
    const auto pk = roster::ResidentRepository::pkOf(unit.database(), resident);
    for (const auto& event : events) writeEvent(unit, pk, event);
    // A contract whose event could not follow has no row, and travels all the same.
    for (const auto& event : events) unit.put("Contract", event.contract.uuid, resident.uuid);
    tellAnew(unit, resident);
}

void ContractRepository::tellAnew(sync::Unit& unit, ResidentId resident) {
    auto& database = unit.database();
    const auto pk = roster::ResidentRepository::pkOf(database, resident);
    const auto history = replay(eventsWhere(database, "WHERE r.id = ?", resident.uuid));
    const auto before = rowsOf(database, pk);
    for (const auto& old : before)
        if (!history.find(old.id)) db::Query(database, "DELETE FROM contract WHERE id = ?", old.id).run();
    for (const auto& one : history.contracts) {
        if (std::find(before.begin(), before.end(), one) != before.end()) continue;
        writeContract(unit, pk, one);
        unit.put("Contract", one.id.uuid, resident.uuid);
    }
    keepUntil(unit, pk, history);
}

Result<std::int64_t> contractsOutOfStep(db::Database& database) {
    return db::attempt([&]() -> Result<std::int64_t> {
        std::vector<std::pair<std::int64_t, ResidentId>> people;
        {
            db::Query row(database, "SELECT DISTINCT r.pk, r.id FROM resident r WHERE r.pk IN (SELECT resident_pk FROM contract_event UNION SELECT resident_pk FROM contract)");
            while (row.next()) people.emplace_back(row.integer(0), row.id<ResidentId>(1));
        }
        std::int64_t differing = 0;
        for (const auto& [pk, id] : people) {
            auto told = replay(eventsWhere(database, "WHERE r.id = ?", id.uuid)).contracts;
            auto rows = rowsOf(database, pk);
            const auto byId = [](const Contract& a, const Contract& b) { return a.id < b.id; };
            std::sort(told.begin(), told.end(), byId);
            std::sort(rows.begin(), rows.end(), byId);
            if (told != rows) ++differing;
        }
        return differing;
    });
}

Result<void> verifyContracts(db::Database& database) {
    JIAYI_TRY(const auto differing, contractsOutOfStep(database));
    if (differing > 0) return Error{Errc::Corrupt, "contract.out-of-step", std::to_string(differing)};
    return {};
}

}  // namespace jiayi::contracts
