#include "models/emergency/area_list.h"

#include "models/care/fact_repository.h"
#include "models/db/query.h"
#include "models/roster/resident_repository.h"

#include <algorithm>

namespace jiayi::emergency {

namespace {

constexpr int kUnknownFirst = -1;

/// The last day that a medicine's orders reach.
std::optional<Date> lastsUntil(db::Database& database, care::MedicationId medication) {
    std::optional<Date> end;
    db::Query query(database,
                    "SELECT f.written, l.days FROM prescription_line l JOIN prescription f ON f.pk = l.prescription_pk "
                    "WHERE l.medication_id = ? AND l.status IN ('active', 'completed') ORDER BY f.written, l.pk",
                    medication);
    while (query.next()) {
        const auto written = query.date(0);
        if (!written) continue;
        const auto from = end && *end >= *written ? *end + Days(1) : *written;
        end = from + Days(query.number(1) - 1);
    }
    return end;
}

}  // namespace

std::optional<int> Supply::daysLeft(Date today) const {
    if (!lasts) return {};
    return std::max(0, static_cast<int>((*lasts - today).count()) + 1);
}

std::optional<int> AreaPerson::daysLeft(Date today) const {
    std::optional<int> fewest;
    for (const auto& supply : supplies) {
        if (supply.held) continue;
        const auto left = supply.daysLeft(today);
        if (!left) return {};
        fewest = std::min(fewest.value_or(*left), *left);
    }
    return fewest;
}

Result<std::vector<Area>> areas(db::Database& database) {
    return db::attempt([&]() -> Result<std::vector<Area>> {
        std::vector<Area> all;
        db::Query query(database, "SELECT grid, count(*) FROM resident WHERE grid <> '' AND status = 'active' GROUP BY grid ORDER BY grid");
        while (query.next()) all.push_back({query.text(0), query.integer(1)});
        return all;
    });
}

Result<std::vector<AreaPerson>> areaList(db::Database& database, const std::string& grid, Date today) {
    return db::attempt([&]() -> Result<std::vector<AreaPerson>> {
        std::vector<roster::ResidentId> ids;
        {
            db::Query query(database,
                            "SELECT id FROM resident r WHERE grid = ? AND status = 'active' "
                            "AND EXISTS (SELECT 1 FROM medication_line m WHERE m.resident_pk = r.pk AND m.status = 'active') ORDER BY name_pinyin, pk",
                            grid);
            while (query.next()) ids.push_back(query.id<roster::ResidentId>(0));
        }
        const care::FactRepository facts(database);
        std::vector<AreaPerson> people;
        for (const auto id : ids) {
            AreaPerson person;
            JIAYI_TRY(person.resident, roster::ResidentRepository(database).find(id));
            JIAYI_TRY(const auto allergies, facts.allergies(id));
            for (const auto& allergy : allergies)
                if (allergy.status == "active") person.allergies.push_back(allergy.coding.display);
            JIAYI_TRY(const auto medicines, facts.medications(id));
            for (const auto& line : medicines)
                if (line.status == "active") person.supplies.push_back({line.id, line.name, line.dose, line.held, lastsUntil(database, line.id)});
            std::stable_sort(person.supplies.begin(), person.supplies.end(),
                             [&](const auto& a, const auto& b) { return a.daysLeft(today).value_or(kUnknownFirst) < b.daysLeft(today).value_or(kUnknownFirst); });
            people.push_back(std::move(person));
        }
        std::stable_sort(people.begin(), people.end(), [&](const auto& a, const auto& b) { return a.daysLeft(today).value_or(kUnknownFirst) < b.daysLeft(today).value_or(kUnknownFirst); });
        return people;
    });
}

}  // namespace jiayi::emergency
