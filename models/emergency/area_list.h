// Everybody in a grid, with medicines and how long each still lasts: for an area that is closed off.
#pragma once

#include "models/care/facts.h"
#include "models/db/database.h"

#include <string>
#include <vector>

namespace jiayi::emergency {

struct Supply {
    care::MedicationId medication;
    std::string name;
    std::string dose;  ///< as people read it
    bool held = false;
    std::optional<Date> lasts;  ///< the last day that the orders reach, one after the other; none: never ordered here
    /// Days left with that day included, never below 0; nothing where it is not known.
    std::optional<int> daysLeft(Date today) const;
};

struct AreaPerson {
    roster::Resident resident;
    std::vector<std::string> allergies;
    std::vector<Supply> supplies;  ///< active medicines, what runs out first first, unknown before all
    /// The fewest days of a medicine that is taken; nothing where one is not known, or nothing is taken.
    std::optional<int> daysLeft(Date today) const;
};

struct Area {
    std::string grid;
    std::int64_t residents = 0;
};

/// Grids with their active residents, by name; without those whose residents have none.
Result<std::vector<Area>> areas(db::Database& database);
/// The active residents of a grid who take a medicine: who runs out first, first; those of whom it is not known before them all. Orders count from
/// the day they were written, or from the end of the one before; stopped ones and mistakes count nothing.
Result<std::vector<AreaPerson>> areaList(db::Database& database, const std::string& grid, Date today);

}  // namespace jiayi::emergency
