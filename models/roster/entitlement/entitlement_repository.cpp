#include "models/roster/entitlement/entitlement_repository.h"

#include "models/roster/resident_repository.h"
#include "models/roster/rules/citizen_id.h"

#include <algorithm>

namespace jiayi::roster {

namespace {

const std::string kRow = "SELECT r.id, e.id, e.benefit, e.icd10, e.since, e.until, e.institution, e.status, e.pk FROM entitlement e JOIN resident r ON r.pk = e.resident_pk ";

struct Keyed {
    HeldEntitlement held;
    std::int64_t pk = 0;
};
Keyed readKeyed(const db::Query& row) {
    return {{row.id<ResidentId>(0), {row.uuid(1), row.text(2), row.text(3), row.date(4).value_or(Date{}), row.date(5), row.text(6), {}}, row.text(7)}, row.integer(8)};
}

HeldEntitlement withPartners(db::Database& database, Keyed keyed) {
    db::Query row(database, "SELECT institution, since, until FROM entitlement_partner WHERE entitlement_pk = ? ORDER BY position", keyed.pk);
    while (row.next()) keyed.held.entitlement.partners.push_back({row.text(0), row.date(1).value_or(Date{}), row.date(2)});
    return std::move(keyed.held);
}

Result<void> check(const Entitlement& one) {
    if (!isKnownBenefit(one.benefit)) return invalid("entitlement.benefit");
    if (one.icd10.empty()) return invalid("entitlement.disease");
    if (one.until && *one.until < one.since) return invalid("entitlement.dates");
    for (const auto& grant : one.partners)
        if (grant.institution.empty() || (grant.until && *grant.until < grant.since)) return invalid("entitlement.partner");
    return {};
}

bool meet(const Entitlement& a, const Entitlement& b) { return a.benefit == b.benefit && a.icd10 == b.icd10 && (!a.until || b.since <= *a.until) && (!b.until || a.since <= *b.until); }

Result<void> checkAlone(db::Database& database, ResidentId resident, const Entitlement& one) {
    JIAYI_TRY(const auto others, EntitlementRepository(database).of(resident));
    if (std::any_of(others.begin(), others.end(), [&](const Entitlement& other) { return other.id != one.id && meet(other, one); })) return Error{Errc::Conflict, "entitlement.overlap", {}};
    return {};
}

/// The 18-character form, so that an old number and its new form are one person.
std::string comparable(const std::string& citizenId, Date today) {
    const auto id = checkCitizenId(citizenId, today);
    return id ? id->upgraded : citizenId;
}

/// Writes the benefit on a card, if the store says otherwise.
Result<void> takeSpecial(sync::Unit& unit, ResidentId resident, const Entitlement& said, TakeCard::Outcome& outcome) {
    JIAYI_CHECK(check(said));
    JIAYI_TRY(const auto held, EntitlementRepository(unit.database()).of(resident));
    const auto same = std::find_if(held.begin(), held.end(), [&](const Entitlement& one) { return meet(one, said); });
    auto next = said;
    next.id = same == held.end() ? unit.newId<ResidentId>().uuid : same->id;
    if (same != held.end() && next == *same) return {};
    JIAYI_CHECK(checkAlone(unit.database(), resident, next));
    EntitlementRepository::save(unit, {resident, next});
    (same == held.end() ? outcome.added : outcome.changed) = true;
    return {};
}

}  // namespace

Result<HeldEntitlement> EntitlementRepository::entitlement(const Uuid& id) const {
    return db::attempt([&]() -> Result<HeldEntitlement> {
        Keyed keyed;
        {
            db::Query row(m_database, kRow + "WHERE e.id = ?", id);
            if (!row.next()) return Error{Errc::NotFound, "entitlement.not-found", {}};
            keyed = readKeyed(row);
        }
        return withPartners(m_database, std::move(keyed));
    });
}

Result<std::vector<Entitlement>> EntitlementRepository::of(ResidentId resident) const {
    return db::attempt([&]() -> Result<std::vector<Entitlement>> {
        std::vector<Keyed> rows;
        {
            db::Query row(m_database, kRow + "WHERE r.id = ? AND e.status = 'active' ORDER BY e.since, e.id", resident);
            while (row.next()) rows.push_back(readKeyed(row));
        }
        std::vector<Entitlement> all;
        for (auto& keyed : rows) all.push_back(withPartners(m_database, std::move(keyed)).entitlement);
        return all;
    });
}

void EntitlementRepository::save(sync::Unit& unit, const HeldEntitlement& held) {
    const auto& benefit = held.entitlement;
    std::int64_t pk = 0;
    {
        db::Query written(unit.database(),
                          "INSERT INTO entitlement (id, resident_pk, benefit, icd10, since, until, institution, status) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
                          "ON CONFLICT (id) DO UPDATE SET resident_pk = excluded.resident_pk, benefit = excluded.benefit, icd10 = excluded.icd10, "
                          "since = excluded.since, until = excluded.until, institution = excluded.institution, status = excluded.status RETURNING pk",
                          benefit.id, ResidentRepository::pkOf(unit.database(), held.resident), benefit.benefit, benefit.icd10, benefit.since, benefit.until, benefit.institution,
                          held.status);
        written.next();
        pk = written.integer(0);
    }
    db::Query(unit.database(), "DELETE FROM entitlement_partner WHERE entitlement_pk = ?", pk).run();
    int position = 0;
    for (const auto& grant : benefit.partners)
        db::Query(unit.database(), "INSERT INTO entitlement_partner (entitlement_pk, position, institution, since, until) VALUES (?, ?, ?, ?, ?)", pk, position++, grant.institution,
                  grant.since, grant.until)
            .run();
    unit.put("Coverage", benefit.id, held.resident.uuid);
}

Result<Uuid> AddEntitlement::operator()(const sync::Context& context) const {
    JIAYI_CHECK(check(entitlement));
    JIAYI_CHECK(ResidentRepository{context.database}.find(resident));
    return db::attempt([&]() -> Result<Uuid> {
        sync::Unit unit(context, "entitlement.add");
        HeldEntitlement held{resident, entitlement};
        held.entitlement.id = newUuid(context.clock, context.random);
        JIAYI_CHECK(checkAlone(unit.database(), resident, held.entitlement));
        EntitlementRepository::save(unit, held);
        unit.commit();
        return held.entitlement.id;
    });
}

Result<void> EditEntitlement::operator()(const sync::Context& context) const {
    JIAYI_CHECK(check(entitlement));
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "entitlement.edit");
        JIAYI_TRY(auto held, EntitlementRepository(unit.database()).entitlement(entitlement.id));
        held.entitlement = entitlement;
        JIAYI_CHECK(checkAlone(unit.database(), held.resident, entitlement));
        EntitlementRepository::save(unit, held);
        unit.commit();
        return {};
    });
}

Result<TakeCard::Outcome> TakeCard::operator()(const sync::Context& context, const std::vector<CardKind>& kinds) const {
    const auto today = localDate(context.clock.now());
    Outcome outcome;
    JIAYI_TRY(outcome.reading, readCard(kinds, text, today));
    const auto& card = outcome.reading;
    return db::attempt([&]() -> Result<Outcome> {
        sync::Unit unit(context, "entitlement.card");
        JIAYI_TRY(auto person, ResidentRepository(unit.database()).find(resident));
        if (!card.citizenId.empty() && !person.citizenId.empty() && comparable(person.citizenId, today) != card.citizenId) return Error{Errc::Conflict, "card.other-person", {}};
        const auto before = person;
        if (!card.scheme.empty()) person.insuranceScheme = card.scheme;
        if (!card.number.empty()) person.insuranceNo = card.number;
        outcome.person = !(person == before);
        if (outcome.person) ResidentRepository::save(unit, person);
        if (card.special) JIAYI_CHECK(takeSpecial(unit, resident, *card.special, outcome));
        unit.describe("Patient/" + resident.toString(), card.kind->id);
        unit.commit();
        return outcome;
    });
}

Result<EntitlementStanding> readStanding(db::Database& database, ResidentId resident) {
    JIAYI_TRY(const auto person, ResidentRepository{database}.find(resident));
    EntitlementStanding standing{person.insuranceScheme, person.insuranceNo, {}, {}, {}};
    JIAYI_TRY(standing.all, EntitlementRepository(database).of(resident));
    return db::attempt([&]() -> Result<EntitlementStanding> {
        db::Query row(database, "SELECT code, name FROM institution");
        if (row.next()) {
            standing.clinicCode = row.text(0);
            standing.clinicName = row.text(1);
        }
        return standing;
    });
}

}  // namespace jiayi::roster
