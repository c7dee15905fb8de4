#include "models/readings/cgm_days.h"

#include "models/roster/resident_repository.h"

namespace jiayi::readings {

namespace {

constexpr const char* kReadingColumns = "r.minute, r.value, r.unit, r.beyond";

const char* unitText(GlucoseUnit unit) { return unit == GlucoseUnit::MmolL ? "mmol/L" : "mg/dL"; }

const char* beyondText(Beyond beyond) { return beyond == Beyond::No ? "" : beyond == Beyond::Below ? "below" : "above"; }

/// The columns of kReadingColumns, from `at` on.
Reading readingOf(db::Query& query, Date day, int at) {
    const auto beyond = query.text(at + 3);
    return {startOfDay(day) + std::chrono::minutes{query.integer(at)}, query.real(at + 1), query.text(at + 2) == "mg/dL" ? GlucoseUnit::MgDl : GlucoseUnit::MmolL,
            beyond == "below" ? Beyond::Below : beyond == "above" ? Beyond::Above : Beyond::No};
}

}  // namespace

CgmDayId cgmDayId(care::ResidentId resident, Date day) { return {derivedUuid({"cgm-day", resident.toString(), formatDate(day)})}; }

Result<std::vector<Reading>> CgmRepository::readings(care::ResidentId resident, Date from, Date to) const {
    return db::attempt([&]() -> Result<std::vector<Reading>> {
        std::vector<Reading> all;
        db::Query query(m_database,
                        std::string{"SELECT d.day, "} + kReadingColumns +
                            " FROM resident p JOIN cgm_day d ON d.resident_pk = p.pk JOIN cgm_reading r ON r.day_pk = d.pk "
                            "WHERE p.id = ? AND d.day >= ? AND d.day <= ? AND d.status = 'final' ORDER BY d.day, r.minute",
                        resident, from, to);
        while (query.next()) all.push_back(readingOf(query, query.date(0).value_or(Date{}), 1));
        return all;
    });
}

Result<std::optional<Date>> CgmRepository::lastDay(care::ResidentId resident) const {
    return db::attempt([&]() -> Result<std::optional<Date>> {
        db::Query query(m_database,
                        "SELECT d.day FROM resident p JOIN cgm_day d ON d.resident_pk = p.pk WHERE p.id = ? AND d.status = 'final' "
                        "AND EXISTS (SELECT 1 FROM cgm_reading r WHERE r.day_pk = d.pk) ORDER BY d.day DESC LIMIT 1",
                        resident);
        if (!query.next()) return std::optional<Date>{};
        return query.date(0);
    });
}

Result<std::optional<CgmDay>> CgmRepository::day(CgmDayId id) const {
    return db::attempt([&]() -> Result<std::optional<CgmDay>> {
        CgmDay day;
        {
            db::Query query(m_database, "SELECT d.id, p.id, d.day, d.device, d.status FROM cgm_day d JOIN resident p ON p.pk = d.resident_pk WHERE d.id = ?", id);
            if (!query.next()) return std::optional<CgmDay>{};
            day = {query.id<CgmDayId>(0), query.id<care::ResidentId>(1), query.date(2).value_or(Date{}), query.text(3), query.text(4), {}};
        }
        db::Query query(m_database, std::string{"SELECT "} + kReadingColumns + " FROM cgm_day d JOIN cgm_reading r ON r.day_pk = d.pk WHERE d.id = ? ORDER BY r.minute", id);
        while (query.next()) day.readings.push_back(readingOf(query, day.day, 0));
        return std::optional{std::move(day)};
    });
}

void CgmRepository::save(sync::Unit& unit, const CgmDay& day) {
    db::Query(unit.database(),
              "INSERT INTO cgm_day (id, resident_pk, day, device, status) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
              "resident_pk = excluded.resident_pk, day = excluded.day, device = excluded.device, status = excluded.status",
              day.id, roster::ResidentRepository::pkOf(unit.database(), day.resident), day.day, day.device, day.status)
        .run();
    db::Query(unit.database(), "DELETE FROM cgm_reading WHERE day_pk = (SELECT pk FROM cgm_day WHERE id = ?)", day.id).run();
    for (const auto& reading : day.readings)
        db::Query(unit.database(), "INSERT INTO cgm_reading (day_pk, minute, value, unit, beyond) SELECT pk, ?2, ?3, ?4, ?5 FROM cgm_day WHERE id = ?1", day.id,
                  static_cast<std::int64_t>(std::chrono::duration_cast<std::chrono::minutes>(reading.at - startOfDay(day.day)).count()), reading.value,
                  unitText(reading.unit), beyondText(reading.beyond))
            .run();
    unit.put("Observation", day.id.uuid, day.resident.uuid);
}

}  // namespace jiayi::readings
