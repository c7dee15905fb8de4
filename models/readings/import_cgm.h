// Taking a sensor's file into a person's record.
#pragma once

#include "models/readings/cgm_days.h"
#include "models/readings/rules/cgm_reader.h"

namespace jiayi::readings {

/// What a file brings beside what is held already: files of two exports overlap.
struct CgmGain {
    std::size_t added = 0;
    std::size_t known = 0;    ///< the same minute and value
    std::size_t differs = 0;  ///< another value at a minute that is held: what is held stays
    std::size_t days = 0;     ///< that get a reading
    bool operator==(const CgmGain&) const = default;
};

/// Without writing. NotFound for a resident that is not here.
Result<CgmGain> cgmGain(db::Database& database, care::ResidentId resident, const CgmFile& file);

/// "readings.import": all of the file's readings in one unit, or none. Invalid "cgm.not-usable" while the file asks or has a broken row,
/// "cgm.in-the-future" when it tells of a time that has not come.
struct ImportCgm {
    care::ResidentId resident;
    CgmFile file;
    Result<CgmGain> operator()(const sync::Context& context) const;
};

/// "readings.retract": the days, both included, were another person's: they count no more. The days that were changed.
struct RetractCgm {
    care::ResidentId resident;
    Date from{}, to{};
    Result<int> operator()(const sync::Context& context) const;
};

}  // namespace jiayi::readings
