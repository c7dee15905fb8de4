#include "sync/mapping/observation_store.h"

#include "models/care/fact_repository.h"
#include "sync/mapping/cgm_mapper.h"
#include "sync/mapping/elements.h"
#include "sync/mapping/observation_mapper.h"

#include <algorithm>

namespace jiayi::mapping {

using care::FactRepository;
using fhir::Json;
using readings::CgmRepository;

namespace {

Result<std::vector<care::Observation>> observationRows(db::Database& database, const Uuid& id) {
    std::vector<Uuid> ids;
    {
        db::Query query(database, "SELECT id FROM observation WHERE id = ?1 OR panel_id = ?1 ORDER BY pk", id);
        while (query.next()) ids.push_back(query.uuid(0));
    }
    std::vector<care::Observation> rows;
    for (const auto& row : ids) {
        JIAYI_TRY(auto found, FactRepository(database).observation({row}));
        rows.push_back(std::move(found));
    }
    return rows;
}

}  // namespace

Result<bool> ObservationStore::render(db::Database& database, const care::RuleBook& rules, const Uuid& id, Json& json) {
    JIAYI_TRY(const auto day, CgmRepository(database).day({id}));
    if (day) {
        CgmMapper::write(json, *day);
        return true;
    }
    JIAYI_TRY(const auto rows, observationRows(database, id));
    if (!rows.empty()) ObservationMapper::write(json, rows, rules);
    return !rows.empty();
}

Result<bool> ObservationStore::apply(sync::Unit& unit, const care::RuleBook& rules, const Json& resource) {
    if (CgmMapper::isOurs(resource)) {
        JIAYI_TRY(const auto day, CgmMapper::read(resource));
        CgmRepository::save(unit, day);
        return true;
    }
    JIAYI_TRY(auto rows, ObservationMapper::read(resource, rules));
    JIAYI_TRY(const auto id, readId(resource));
    JIAYI_TRY(auto before, observationRows(unit.database(), id));
    // A row that the new version no longer has was a mistake of the old one.
    for (auto& old : before) {
        const auto same = [&](const care::Observation& row) { return row.id == old.id; };
        if (old.status == "entered-in-error" || std::any_of(rows.begin(), rows.end(), same)) continue;
        old.status = "entered-in-error";
        rows.push_back(std::move(old));
    }
    for (const auto& row : rows) FactRepository::save(unit, row);
    return !rows.empty();
}

Result<bool> ObservationStore::check(const care::RuleBook& rules, const Json& resource) {
    if (CgmMapper::isOurs(resource)) {
        JIAYI_CHECK(CgmMapper::read(resource));
        return true;
    }
    JIAYI_TRY(const auto rows, ObservationMapper::read(resource, rules));
    return !rows.empty();
}

Result<void> ObservationStore::retract(sync::Unit& unit, const Uuid& id) {
    JIAYI_TRY(auto day, CgmRepository(unit.database()).day({id}));
    if (day) {
        day->status = "entered-in-error";
        CgmRepository::save(unit, *day);
    }
    JIAYI_TRY(auto rows, observationRows(unit.database(), id));
    for (auto& row : rows) {
        row.status = "entered-in-error";
        FactRepository::save(unit, row);
    }
    return {};
}

}  // namespace jiayi::mapping
