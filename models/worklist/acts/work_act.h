// What somebody said about a thing to do, at whichever desk.
#pragma once

#include "models/roster/resident.h"
#include "models/sync/unit.h"

#include <optional>
#include <string>

namespace jiayi::worklist {

using ActId = Id<struct WorkActTag>;

/// A value: said once, and shared with the clinic's other desks. Of an item the newest snooze and the newest assignment count; contacts add up.
struct WorkAct {
    ActId id;
    std::optional<roster::ResidentId> resident;  ///< nothing: about the clinic's own item
    std::string kind;            ///< of worklist.csv
    std::string act;             ///< "snooze", "assign", "contact"
    std::string about;           ///< snooze: the item's facts then
    std::optional<Date> until;   ///< snooze; nothing: back at once
    std::string who;             ///< assign
    std::string how, outcome;    ///< contact
    std::string note;
    std::string by;
    Instant at{};
    std::string status = "active";  ///< or "entered-in-error"
    bool operator==(const WorkAct&) const = default;
};
bool isActWord(std::string_view act);

/// Rows of worklist_act. Saves go through a Unit and throw SQLite::Exception.
class WorkActRepository {
public:
    explicit WorkActRepository(db::Database& database) : m_database(database) {}
    /// NotFound "worklist.act-not-found".
    Result<WorkAct> act(ActId id) const;
    /// The moment of something that is said now: after everything that was heard of the item, also from a desk whose clock runs ahead.
    Instant momentFor(const WorkAct& act, Instant now) const;
    /// It goes to the other desks.
    static void save(sync::Unit& unit, const WorkAct& act);
    /// It stays here: about what is this desk's alone.
    static void keep(sync::Unit& unit, const WorkAct& act);

private:
    db::Database& m_database;
};

}  // namespace jiayi::worklist
