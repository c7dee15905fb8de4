#include "models/readings/import_cgm.h"

#include "models/roster/resident_repository.h"

#include <algorithm>
#include <map>

namespace jiayi::readings {

namespace {

/// A sensor's clock may run a little ahead of the desk's.
constexpr std::chrono::hours kClockAhead{24};

/// The days that the file touches, with what they hold after it.
struct Laying {
    CgmGain gain;
    std::vector<CgmDay> changed;
};

Result<CgmDay> dayBefore(db::Database& database, care::ResidentId resident, Date date) {
    JIAYI_TRY(auto held, CgmRepository(database).day(cgmDayId(resident, date)));
    if (held && held->status == "final") return std::move(*held);
    return CgmDay{cgmDayId(resident, date), resident, date, {}, "final", {}};
}

Result<Laying> lay(db::Database& database, care::ResidentId resident, const CgmFile& file) {
    std::map<Date, std::vector<Reading>> byDay;
    for (const auto& reading : file.readings) byDay[localDate(reading.at)].push_back(reading);
    Laying laying;
    for (const auto& [date, fresh] : byDay) {
        JIAYI_TRY(auto day, dayBefore(database, resident, date));
        std::map<Instant, Reading> minutes;
        for (const auto& reading : day.readings) minutes.emplace(reading.at, reading);
        const auto before = minutes.size();
        for (const auto& reading : fresh) {
            const auto [at, added] = minutes.emplace(reading.at, reading);
            if (added) ++laying.gain.added;
            else ++(at->second == reading ? laying.gain.known : laying.gain.differs);
        }
        if (minutes.size() == before) continue;
        ++laying.gain.days;
        day.readings.clear();
        for (const auto& [at, reading] : minutes) day.readings.push_back(reading);
        if (day.device.empty()) day.device = file.device;
        laying.changed.push_back(std::move(day));
    }
    return laying;
}

}  // namespace

Result<CgmGain> cgmGain(db::Database& database, care::ResidentId resident, const CgmFile& file) {
    return db::attempt([&]() -> Result<CgmGain> {
        JIAYI_CHECK(roster::ResidentRepository(database).find(resident));
        JIAYI_TRY(const auto laying, lay(database, resident, file));
        return laying.gain;
    });
}

Result<CgmGain> ImportCgm::operator()(const sync::Context& context) const {
    if (!file.isUsable()) return invalid("cgm.not-usable");
    if (file.readings.back().at > context.clock.now() + kClockAhead) return invalid("cgm.in-the-future");
    return db::attempt([&]() -> Result<CgmGain> {
        sync::Unit unit(context, "readings.import");
        JIAYI_CHECK(roster::ResidentRepository(context.database).find(resident));
        JIAYI_TRY(const auto laying, lay(context.database, resident, file));
        for (const auto& day : laying.changed) CgmRepository::save(unit, day);
        unit.describe("Patient/" + resident.toString(), std::to_string(laying.gain.added) + " readings of a sensor");
        unit.commit();
        return laying.gain;
    });
}

Result<int> RetractCgm::operator()(const sync::Context& context) const {
    return db::attempt([&]() -> Result<int> {
        sync::Unit unit(context, "readings.retract");
        JIAYI_CHECK(roster::ResidentRepository(context.database).find(resident));
        const CgmRepository days(context.database);
        int changed = 0;
        for (auto date = from; date <= to; date += Days(1)) {
            JIAYI_TRY(auto day, days.day(cgmDayId(resident, date)));
            if (!day || day->status != "final") continue;
            day->status = "entered-in-error";
            CgmRepository::save(unit, *day);
            ++changed;
        }
        unit.describe("Patient/" + resident.toString(), std::to_string(changed) + " days of a sensor");
        unit.commit();
        return changed;
    });
}

}  // namespace jiayi::readings
