// Residents in SQL, with their search keys and foreign identifiers.
#pragma once

#include "models/roster/resident.h"
#include "models/sync/unit.h"

namespace jiayi::roster {

/// Reads from any connection; writes only through a Unit (outbox "Patient/id").
class ResidentRepository {
public:
    explicit ResidentRepository(db::Database& database) : m_database(database) {}

    Result<Resident> find(ResidentId id) const;  ///< NotFound
    Result<std::optional<ResidentId>> findByIdentifier(const Identifier& identifier) const;
    Result<std::vector<ResidentId>> findByCitizenId(const std::string& citizenId) const;
    Result<std::vector<ResidentId>> findByRecordNo(const std::string& recordNo) const;
    /// Inserts or replaces, search keys included. Throws SQLite::Exception, like the unit.
    static void save(sync::Unit& unit, const Resident& resident);
    /// The person has left for another institution on that day. Inside the engine's unit, like the next three.
    static void setMovedOn(sync::Unit& unit, ResidentId id, Date day);
    /// And nothing of them waits to be sent any more: until then the status, which is part of what is sent, stays.
    static void markMoved(sync::Unit& unit, ResidentId id);
    /// A hub that was restored knows of no move any more: the person is here.
    static void markStayed(sync::Unit& unit, ResidentId id);
    static void markArrived(sync::Unit& unit, ResidentId id, Date day);
    /// What is left when somebody else's record of the person goes: whose sealed records these are, and nothing of how
    /// to reach them. NotFound "resident.not-found".
    static Result<void> reduce(sync::Unit& unit, ResidentId id);
    /// Row number for the tables that refer to a resident; 0 when there is none. Throws.
    static std::int64_t pkOf(db::Database& database, ResidentId id);
    /// The record that shows this one's facts: itself, unless it was merged. Throw.
    static ResidentId shownAs(db::Database& database, ResidentId id);
    static std::int64_t shownRow(db::Database& database, std::int64_t pk);

private:
    db::Database& m_database;
};

}  // namespace jiayi::roster
