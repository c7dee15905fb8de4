// A resident's sensor readings in SQL, by days.
#pragma once

#include "models/care/facts.h"
#include "models/readings/rules/reading.h"
#include "models/sync/unit.h"

#include <string>
#include <vector>

namespace jiayi::readings {

using CgmDayId = Id<struct CgmDayTag>;

/// One civil day of one person: one FHIR Observation.
struct CgmDay {
    CgmDayId id;
    care::ResidentId resident;
    Date day{};
    std::string device;
    std::string status = "final";  ///< or entered-in-error
    std::vector<Reading> readings; ///< by time, all of that day
    bool operator==(const CgmDay&) const = default;
};

/// The id that every desk gives to that day of that person.
CgmDayId cgmDayId(care::ResidentId resident, Date day);

/// Reads from any connection. Saves go through a Unit, replace by id, and throw SQLite::Exception.
class CgmRepository {
public:
    explicit CgmRepository(db::Database& database) : m_database(database) {}

    /// Both days included, by time; without days that were entered in error.
    Result<std::vector<Reading>> readings(care::ResidentId resident, Date from, Date to) const;
    /// The last day with a reading.
    Result<std::optional<Date>> lastDay(care::ResidentId resident) const;
    Result<std::optional<CgmDay>> day(CgmDayId id) const;
    /// Conflict for a resident that is not here.
    static void save(sync::Unit& unit, const CgmDay& day);

private:
    db::Database& m_database;
};

}  // namespace jiayi::readings
