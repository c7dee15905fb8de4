#include "sync/client/moves.h"

#include "models/roster/resident_repository.h"
#include "sync/fhir/bundle.h"
#include "sync/fhir/resource.h"

#include <charconv>

namespace jiayi::sync {

struct Moves::Leaver {
    RecordKey key;
    std::string stream;
    bool stays = false;      ///< sealed; otherwise it is taken off
    bool haveLeft = false;  ///< what is held here had left already: somebody's work was added to it
    std::string version;     ///< by which it left
    std::string have;        ///< the version held here
    Instant at{};
    std::optional<fhir::Json> fetched;
    bool lost = false;  ///< neither here nor at the hub
};

namespace {

constexpr std::chrono::milliseconds kLongestSettling{25};
constexpr std::size_t kLeaversPerUnit = 50;

struct MoveRecord {
    roster::ResidentId resident;
    Date day{};
};

/// The hub's own record of a move says from which day the new institution is in charge.
std::optional<MoveRecord> moveRecord(const RecordKey& key, const fhir::Json& body) {
    if (key.type != "Provenance" || body.textOr("activity.text", "") != "move") return {};
    const auto target = fhir::keyOfUrl(body.textOr("target.0.reference", ""));
    const auto resident = target && target->type == "Patient" ? Uuid::parse(target->id) : std::nullopt;
    const auto day = parseDate(body.textOr("occurredDateTime", ""));
    if (!resident || !day) return {};
    return MoveRecord{{*resident}, *day};
}

std::optional<Date> movedOn(db::Database& database, roster::ResidentId id) {
    db::Query row(database, "SELECT moved_on FROM resident WHERE id = ?", id);
    return row.next() ? row.date(0) : std::nullopt;
}

IncomingOutcome markLeaving(Unit& unit, const Incoming& incoming) {
    auto& database = unit.database();
    const auto& key = incoming.key;
    {
        db::Query known(database, "SELECT leave_version FROM record WHERE type = ? AND id = ?", key.type, key.id);
        const bool here = known.next();
        if (!here && incoming.change != kLeaveSealed) return IncomingOutcome::Same;
        if (here && !incoming.body && known.text(0) == incoming.version) return IncomingOutcome::Same;
    }
    db::Query(database,
              "INSERT INTO record (type, id, stream, leaving, leave_version, left_at, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'leaving') "
              "ON CONFLICT (type, id) DO UPDATE SET leaving = ?4, leave_version = ?5, left_at = ?6, "
              "state = CASE WHEN state IN ('clean', 'dirty', 'tombstone') THEN 'leaving' ELSE state END",
              key.type, key.id, incoming.stream, incoming.change, incoming.version, incoming.at.value_or(unit.now()))
        .run();
    // Until the hub's record of the move tells the day.
    if (key.type == "Patient" && !movedOn(database, {key.id}))
        roster::ResidentRepository::setMovedOn(unit, {key.id}, localDate(incoming.at.value_or(unit.now())));
    return IncomingOutcome::Applied;
}

}  // namespace

bool leftAs(const std::string& version, const std::string& have, bool haveLeft) {
    if (haveLeft) return version == have;
    std::int64_t number = 0;
    const auto* end = have.data() + have.size();
    const auto [stop, code] = std::from_chars(have.data(), end, number);
    return !have.empty() && code == std::errc{} && stop == end && isOlderOrEqual(version, std::to_string(number + 1));
}

void markBaseLeft(db::Database& database, const RecordKey& key) {
    db::Query(database, "UPDATE record SET base_left = 1 WHERE type = ? AND id = ?", key.type, key.id).run();
}

bool isMoveRecord(const RecordKey& key, const fhir::Json& body) { return moveRecord(key, body).has_value(); }

void reopen(Unit& unit, const RecordKey& key) {
    db::Query had(unit.database(),
                  "UPDATE record SET sealed = 0, leaving = NULL, leave_version = NULL, left_at = NULL, "
                  "state = CASE WHEN state = 'leaving' THEN 'clean' ELSE state END "
                  "WHERE type = ? AND id = ? AND leave_version IS NOT NULL RETURNING 1",
                  key.type, key.id);
    if (had.next() && key.type == "Patient") roster::ResidentRepository::markStayed(unit, {key.id});
}

IncomingOutcome applyChange(Unit& unit, const mapping::Registry& mappers, const Merger& merger, const Incoming& incoming) {
    const bool leaves = incoming.change == kLeave || incoming.change == kLeaveSealed;
    if (leaves && !incoming.body) return markLeaving(unit, incoming);
    const auto day = leaves && incoming.key.type == "Patient" ? movedOn(unit.database(), {incoming.key.id}) : std::nullopt;
    if (incoming.body) reopen(unit, incoming.key);
    const auto outcome = applyIncoming(unit, mappers, merger, incoming);
    if (leaves) {
        // Of what left only a comparison brings the content, because work on it may be missing on either side.
        markBaseLeft(unit.database(), incoming.key);
        if (day) roster::ResidentRepository::setMovedOn(unit, {incoming.key.id}, *day);
        std::ignore = markLeaving(unit, incoming);
    }
    if (incoming.change != kEnter) return outcome;
    if (incoming.key.type == "Patient") roster::ResidentRepository::markArrived(unit, {incoming.key.id}, localDate(incoming.at.value_or(unit.now())));
    if (const auto move = incoming.body ? moveRecord(incoming.key, *incoming.body) : std::nullopt)
        roster::ResidentRepository::markArrived(unit, move->resident, move->day);
    return outcome;
}

Result<std::int64_t> Moves::settle(const std::stop_token& stop) {
    std::int64_t settled = 0;
    JIAYI_TRY(const auto residents, residents());
    for (const auto& resident : residents) {
        JIAYI_TRY(auto chart, chartOf(resident));
        for (auto& leaver : chart) {
            if (stop.stop_requested()) return Error{Errc::Busy, "stopped", {}};
            JIAYI_CHECK(fetchMissing(leaver));
        }
        for (std::span<const Leaver> rest{chart}; !rest.empty();) {
            if (stop.stop_requested()) return Error{Errc::Busy, "stopped", {}};
            JIAYI_TRY(const auto done, settleSome(resident, rest));
            rest = rest.subspan(done);
            settled += static_cast<std::int64_t>(done);
        }
    }
    return settled;
}

Result<std::vector<Moves::Resident>> Moves::residents() {
    return db::attempt([&]() -> Result<std::vector<Resident>> {
        db::Query rows(m_context.database, "SELECT DISTINCT resident_id FROM record WHERE leaving IS NOT NULL");
        std::vector<Resident> residents;
        while (rows.next()) residents.push_back(rows.isNull(0) ? Resident{} : Resident{rows.uuid(0)});
        return residents;
    });
}

Result<std::vector<Moves::Leaver>> Moves::chartOf(const Resident& resident) {
    return db::attempt([&]() -> Result<std::vector<Leaver>> {
        auto& database = m_context.database;
        std::vector<Leaver> chart;
        {
            // Work that will be sent refers to the chart: all of it stays until that has gone.
            db::Query unsent(database,
                             "SELECT 1 FROM record r JOIN outbox o ON o.type = r.type AND o.id = r.id "
                             "WHERE r.resident_id IS ? AND r.state NOT IN ('conflict', 'quarantined') AND o.state IN ('waiting', 'flying') LIMIT 1",
                             resident);
            if (unsent.next()) return chart;
        }
        db::Query rows(database,
                       "SELECT type, id, stream, leaving = 'leave-sealed', base_left, leave_version, CASE WHEN base IS NULL THEN '' ELSE coalesce(base_version, '') END, left_at FROM record r "
                       "WHERE leaving IS NOT NULL AND resident_id IS ? AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.type = r.type AND o.id = r.id) "
                       "AND NOT EXISTS (SELECT 1 FROM conflict c WHERE c.type = r.type AND c.rid = r.id AND c.state <> 'closed') "
                       "ORDER BY type <> 'Patient', pk",
                       resident);
        while (rows.next())
            chart.push_back({{rows.text(0), rows.uuid(1)}, rows.text(2), rows.flag(3), rows.flag(4), rows.text(5), rows.text(6), rows.instant(7), {}, false});
        return chart;
    });
}

Result<void> Moves::fetchMissing(Leaver& leaver) {
    if (!leaver.stays || leftAs(leaver.version, leaver.have, leaver.haveLeft)) return {};
    HttpRequest request{"GET", "/fhir/" + leaver.key.url() + "/_history/" + leaver.version, {{"Accept", "application/fhir+json"}}, {}};
    JIAYI_TRY(const auto response, m_hub.exchange(std::move(request)));
    JIAYI_TRY(auto answer, readAnswer(response));
    if (answer.ok()) leaver.fetched = std::move(answer.body);
    else if (answer.status == 403 || answer.status == 404 || answer.status == 410) leaver.lost = leaver.have.empty();
    else return refusal(answer);
    return {};
}

Result<std::size_t> Moves::settleSome(const Resident& resident, std::span<const Leaver> chart) {
    return db::attempt([&]() -> Result<std::size_t> {
        auto& database = m_context.database;
        Unit unit(m_context, "sync.move", Origin::Hub);
        const auto deadline = m_context.clock.now() + kLongestSettling;
        std::size_t done = 0;
        do {
            const auto& leaver = chart[done++];
            // A save may have come in since the chart was looked through.
            if (hasOps(database, leaver.key)) continue;
            if (leaver.stays && !leaver.lost) seal(unit, leaver);
            else takeOff(unit, leaver);
        } while (done < chart.size() && done < kLeaversPerUnit && m_context.clock.now() < deadline);
        if (resident && done < chart.size()) db::Query(database, "INSERT OR IGNORE INTO refreshing (resident_id) VALUES (?)", *resident).run();
        if (resident && done == chart.size()) db::Query(database, "DELETE FROM refreshing WHERE resident_id = ?", *resident).run();
        unit.commit();
        return done;
    });
}

void Moves::seal(Unit& unit, const Leaver& leaver) {
    auto& database = unit.database();
    if (leaver.fetched) {
        setBase(database, leaver.key, leaver.stream, *leaver.fetched, leaver.version, {});
        if (const auto applied = m_mappers.apply(unit, *leaver.fetched); !applied)
            writeLog(database, unit.now(), "unreadable", 0, 0, leaver.key.url() + " " + applied.error().reason);
        if (const auto move = moveRecord(leaver.key, *leaver.fetched)) roster::ResidentRepository::setMovedOn(unit, move->resident, move->day);
    }
    if (leaver.key.type == "Patient") {
        const roster::ResidentId person{leaver.key.id};
        if (!movedOn(database, person)) roster::ResidentRepository::setMovedOn(unit, person, localDate(leaver.at));
        roster::ResidentRepository::markMoved(unit, person);
    }
    db::Query(database, "UPDATE record SET sealed = 1, leaving = NULL, base_version = leave_version, base_left = 1, state = 'clean' WHERE type = ? AND id = ?",
              leaver.key.type, leaver.key.id)
        .run();
}

void Moves::takeOff(Unit& unit, const Leaver& leaver) {
    auto& database = unit.database();
    const auto& key = leaver.key;
    if (const auto erased = m_mappers.erase(unit, key.type, key.id); !erased)
        writeLog(database, unit.now(), "unreadable", 0, 0, key.url() + " " + erased.error().reason);
    if (key.type == "Patient") roster::ResidentRepository::markMoved(unit, {key.id});
    // A settled contradiction still quotes it.
    db::Query(database, "DELETE FROM conflict WHERE type = ? AND rid = ?", key.type, key.id).run();
    // Of the person a sealed stub stays, so that nothing more is written about them here by mistake.
    if (key.type == "Patient" && !leaver.lost)
        db::Query(database,
                  "UPDATE record SET sealed = 1, leaving = NULL, base_version = leave_version, base = NULL, body = NULL, base_hash = NULL, conflict_base = NULL, "
                  "import_hash = NULL, foreign_id = '', state = 'clean' WHERE type = ? AND id = ?",
                  key.type, key.id)
            .run();
    else db::Query(database, "DELETE FROM record WHERE type = ? AND id = ?", key.type, key.id).run();
}

}  // namespace jiayi::sync
