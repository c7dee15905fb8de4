// Residents who move between institutions. Leaving ends this institution's management, but never at the cost of work
// that has not reached the hub: what the person's chart still holds unsent goes first, then the chart goes.
#pragma once

#include "sync/client/hub_client.h"
#include "sync/client/incoming.h"

#include <span>
#include <stop_token>

namespace jiayi::sync {

/// How a change is meant, where a resident moves.
inline constexpr std::string_view kEnter = "enter";
inline constexpr std::string_view kLeave = "leave";
inline constexpr std::string_view kLeaveSealed = "leave-sealed";
/// applyIncoming() for a change of any kind. What leaves is only marked: nothing is taken away here yet. Inside the
/// caller's unit (Origin::Hub). Throws SQLite::Exception.
IncomingOutcome applyChange(Unit& unit, const mapping::Registry& mappers, const Merger& merger, const Incoming& incoming);

/// The hub shows the resource, or its person, as this institution's: it is neither leaving nor sealed, whatever it was
/// before. Throws SQLite::Exception.
void reopen(Unit& unit, const RecordKey& key);
/// Whether this is the hub's own record of a move.
bool isMoveRecord(const RecordKey& key, const fhir::Json& body);
/// Whether what left by `version` has the content of `have`: that version itself, or the one before, unless that one had
/// left already (`haveLeft`) and was added to since.
bool leftAs(const std::string& version, const std::string& have, bool haveLeft);
/// What the record is based on from now on had left. Throws SQLite::Exception.
void markBaseLeft(db::Database& database, const RecordKey& key);

/// Thread: the sync thread.
class Moves {
public:
    Moves(const Context& context, HubClient& hub, const mapping::Registry& mappers) : m_context(context), m_hub(hub), m_mappers(mappers) {}

    /// For everybody who has left and of whom no work waits to be sent: what this institution wrote is sealed, what others
    /// wrote is taken off. A record with refused or contradicting work of its own stays until a person has dealt with it.
    /// A sealed version that this desk never had is fetched first. In transactions of at most 25 ms, the chart marked as
    /// refreshing meanwhile; at the cost of one look into an index when nobody is leaving. Returns how many records.
    Result<std::int64_t> settle(const std::stop_token& stop);

private:
    struct Leaver;
    using Resident = std::optional<Uuid>;
    Result<std::vector<Resident>> residents();
    Result<std::vector<Leaver>> chartOf(const Resident& resident);
    Result<void> fetchMissing(Leaver& leaver);
    Result<std::size_t> settleSome(const Resident& resident, std::span<const Leaver> chart);
    void seal(Unit& unit, const Leaver& leaver);
    void takeOff(Unit& unit, const Leaver& leaver);

    Context m_context;
    HubClient& m_hub;
    const mapping::Registry& m_mappers;
};

}  // namespace jiayi::sync
