#include "models/roster/resident_repository.h"

#include "models/core/text.h"
#include "models/roster/search_keys.h"

#include <algorithm>
#include <iterator>

namespace jiayi::roster {

namespace {

Resident readResident(const db::Query& row) {
    Resident resident;
    resident.id = row.id<ResidentId>(0);
    resident.recordNo = row.text(1);
    resident.name = row.text(2);
    resident.sex = sexFromCode(row.text(3));
    resident.birthDate = row.date(4);
    resident.birthEstimated = row.flag(5);
    resident.citizenId = row.text(6);
    resident.phone = row.text(7);
    resident.phone2 = row.text(8);
    resident.address = row.text(9);
    resident.grid = row.text(10);
    resident.household = row.text(11);
    resident.insuranceScheme = row.text(12);
    resident.insuranceNo = row.text(13);
    resident.ethnicCode = row.text(14);
    resident.emergencyName = row.text(15);
    resident.emergencyPhone = row.text(16);
    resident.bloodGroup = row.text(17);
    resident.doctor = row.text(18);
    resident.contractUntil = row.date(19);
    resident.status = statusFromCode(row.text(20));
    resident.deathDate = row.date(21);
    resident.allergyState = allergyStateFromCode(row.text(22));
    resident.movedOn = row.date(23);
    resident.arrivedOn = row.date(24);
    return resident;
}

std::vector<Identifier> readIdentifiers(db::Database& database, std::int64_t pk) {
    db::Query rows(database, "SELECT system, value FROM identifier WHERE resident_pk = ? ORDER BY pk", pk);
    std::vector<Identifier> identifiers;
    while (rows.next()) identifiers.push_back({rows.text(0), rows.text(1)});
    return identifiers;
}

/// A link that goes in a circle back to the one who stands is not told: sent on, it would never end.
void readLinks(db::Database& database, std::int64_t pk, Resident& resident) {
    db::Query link(database,
                   "SELECT l.into_id, l.at, l.by_user, l.reason, l.status_before, l.changed FROM resident_link l LEFT JOIN resident k ON k.id = l.into_id "
                   "WHERE l.resident_pk = ? AND (l.root_pk IS NOT NULL OR k.pk IS NULL)",
                   pk);
    if (link.next())
        resident.link = MergeLink{link.id<ResidentId>(0), link.instant(1), link.text(2), link.text(3), statusFromCode(link.text(4)), link.text(5)};
    db::Query others(database, "SELECT r.id FROM resident_link l JOIN resident r ON r.pk = l.resident_pk WHERE l.into_id = ? AND l.root_pk IS NOT NULL ORDER BY r.id",
                     resident.id);
    while (others.next()) resident.replaces.push_back(others.id<ResidentId>(0));
}

void writeIdentifiers(db::Database& database, std::int64_t pk, const std::vector<Identifier>& identifiers) {
    if (readIdentifiers(database, pk) == identifiers) return;
    db::Query(database, "DELETE FROM identifier WHERE resident_pk = ?", pk).run();
    for (const auto& identifier : identifiers)
        db::Query(database, "INSERT INTO identifier (resident_pk, system, value) VALUES (?, ?, ?)", pk, identifier.system,
                  identifier.value)
            .run();
}

/// Only what changed is written: most edits touch no key, and each costs two B-trees.
void writeSearchKeys(db::Database& database, std::int64_t pk, const Resident& resident) {
    const auto wanted = searchKeysOf(resident);
    std::vector<std::string> held;
    {
        db::Query rows(database, "SELECT key FROM search_key WHERE resident_pk = ? ORDER BY key", pk);
        while (rows.next()) held.push_back(rows.text(0));
    }
    std::vector<std::string> gone, fresh;
    std::set_difference(held.begin(), held.end(), wanted.begin(), wanted.end(), std::back_inserter(gone));
    std::set_difference(wanted.begin(), wanted.end(), held.begin(), held.end(), std::back_inserter(fresh));
    for (const auto& key : gone)
        db::Query(database, "DELETE FROM search_key WHERE key = ? AND resident_pk = ?", key, pk).run();
    for (const auto& key : fresh)
        db::Query(database, "INSERT INTO search_key (key, resident_pk) VALUES (?, ?)", key, pk).run();
}

Result<std::vector<ResidentId>> idsWhere(db::Database& database, const char* sql, const std::string& value) {
    return db::attempt([&]() -> Result<std::vector<ResidentId>> {
        std::vector<ResidentId> ids;
        // An empty number is no number: it would hold together everybody who has none.
        if (value.empty()) return ids;
        db::Query rows(database, sql, value);
        while (rows.next()) ids.push_back(rows.id<ResidentId>(0));
        return ids;
    });
}

}  // namespace

Result<Resident> ResidentRepository::find(ResidentId id) const {
    return db::attempt([&]() -> Result<Resident> {
        db::Query row(m_database,
                      "SELECT id, record_no, name, sex, birth_date, birth_estimated, citizen_id, phone, phone2, address, grid, "
                      "household, insurance_scheme, insurance_no, ethnic_code, emergency_name, emergency_phone, blood_group, "
                      "doctor, contract_until, status, death_date, allergy_state, moved_on, arrived_on, pk FROM resident WHERE id = ?",
                      id);
        if (!row.next()) return Error{Errc::NotFound, "resident.not-found", {}};
        auto resident = readResident(row);
        resident.identifiers = readIdentifiers(m_database, row.integer(25));
        readLinks(m_database, row.integer(25), resident);
        return resident;
    });
}

Result<std::optional<ResidentId>> ResidentRepository::findByIdentifier(const Identifier& identifier) const {
    return db::attempt([&]() -> Result<std::optional<ResidentId>> {
        db::Query row(m_database,
                      "SELECT r.id FROM identifier i JOIN resident r ON r.pk = i.resident_pk "
                      "WHERE i.system = ? AND i.value = ? ORDER BY i.pk",
                      identifier.system, identifier.value);
        if (!row.next()) return std::optional<ResidentId>{};
        return std::optional{row.id<ResidentId>(0)};
    });
}

Result<std::vector<ResidentId>> ResidentRepository::findByCitizenId(const std::string& citizenId) const {
    return idsWhere(m_database, "SELECT id FROM resident WHERE citizen_id = ? AND citizen_id <> '' ORDER BY pk", citizenId);
}

Result<std::vector<ResidentId>> ResidentRepository::findByRecordNo(const std::string& recordNo) const {
    return idsWhere(m_database, "SELECT id FROM resident WHERE record_no = ? AND record_no <> '' ORDER BY pk", recordNo);
}

void ResidentRepository::save(sync::Unit& unit, const Resident& resident) {
    auto& database = unit.database();
    std::int64_t pk = 0;
    {
        db::Query written(
            database,
            "INSERT INTO resident (id, record_no, name, name_pinyin, sex, birth_date, birth_estimated, citizen_id, phone, phone2, "
            "address, grid, household, insurance_scheme, insurance_no, ethnic_code, emergency_name, emergency_phone, blood_group, "
            "doctor, contract_until, status, death_date, allergy_state) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (id) DO UPDATE SET record_no = excluded.record_no, name = excluded.name, name_pinyin = excluded.name_pinyin, "
            "sex = excluded.sex, birth_date = excluded.birth_date, birth_estimated = excluded.birth_estimated, "
            "citizen_id = excluded.citizen_id, phone = excluded.phone, phone2 = excluded.phone2, address = excluded.address, "
            "grid = excluded.grid, household = excluded.household, insurance_scheme = excluded.insurance_scheme, "
            "insurance_no = excluded.insurance_no, ethnic_code = excluded.ethnic_code, emergency_name = excluded.emergency_name, "
            "emergency_phone = excluded.emergency_phone, blood_group = excluded.blood_group, doctor = excluded.doctor, "
            "contract_until = CASE WHEN EXISTS (SELECT 1 FROM contract_event e WHERE e.resident_pk = resident.pk) THEN contract_until ELSE excluded.contract_until END, status = excluded.status, death_date = excluded.death_date, "
            "allergy_state = excluded.allergy_state RETURNING pk",
            resident.id, resident.recordNo, resident.name, pinyinOfName(resident.name).spaced, toCode(resident.sex), resident.birthDate,
            resident.birthEstimated, resident.citizenId, resident.phone, resident.phone2, resident.address, resident.grid,
            resident.household, resident.insuranceScheme, resident.insuranceNo, resident.ethnicCode, resident.emergencyName,
            resident.emergencyPhone, resident.bloodGroup, resident.doctor, resident.contractUntil, toCode(resident.status),
            resident.deathDate, toCode(resident.allergyState));
        written.next();
        pk = written.integer(0);
    }
    writeIdentifiers(database, pk, resident.identifiers);
    writeSearchKeys(database, pk, resident);
    unit.put("Patient", resident.id.uuid, resident.id.uuid);
}

void ResidentRepository::setMovedOn(sync::Unit& unit, ResidentId id, Date day) {
    db::Query(unit.database(), "UPDATE resident SET moved_on = ?2 WHERE id = ?1", id, day).run();
}

void ResidentRepository::markMoved(sync::Unit& unit, ResidentId id) {
    db::Query(unit.database(), "UPDATE resident SET status = 'moved' WHERE id = ? AND status = 'active'", id).run();
}

void ResidentRepository::markStayed(sync::Unit& unit, ResidentId id) {
    db::Query(unit.database(), "UPDATE resident SET moved_on = NULL, status = iif(status = 'moved', 'active', status) WHERE id = ?", id).run();
}

void ResidentRepository::markArrived(sync::Unit& unit, ResidentId id, Date day) {
    db::Query(unit.database(), "UPDATE resident SET moved_on = NULL, arrived_on = ?2 WHERE id = ?1", id, day).run();
}

Result<void> ResidentRepository::reduce(sync::Unit& unit, ResidentId id) {
    auto found = ResidentRepository(unit.database()).find(id);
    if (!found) return found.error();
    Resident rest;
    rest.id = id;
    rest.recordNo = found->recordNo;
    rest.name = found->name;
    rest.sex = found->sex;
    rest.birthDate = found->birthDate;
    rest.birthEstimated = found->birthEstimated;
    rest.status = found->status;
    rest.deathDate = found->deathDate;
    save(unit, rest);
    return {};
}

std::int64_t ResidentRepository::pkOf(db::Database& database, ResidentId id) {
    db::Query row(database, "SELECT pk FROM resident WHERE id = ?", id);
    return row.next() ? row.integer(0) : 0;
}

ResidentId ResidentRepository::shownAs(db::Database& database, ResidentId id) {
    db::Query row(database, "SELECT k.id FROM resident r JOIN resident_link l ON l.resident_pk = r.pk JOIN resident k ON k.pk = l.root_pk WHERE r.id = ?", id);
    return row.next() ? row.id<ResidentId>(0) : id;
}

std::int64_t ResidentRepository::shownRow(db::Database& database, std::int64_t pk) {
    db::Query row(database, "SELECT root_pk FROM resident_link WHERE resident_pk = ? AND root_pk IS NOT NULL", pk);
    return row.next() ? row.integer(0) : pk;
}

}  // namespace jiayi::roster
