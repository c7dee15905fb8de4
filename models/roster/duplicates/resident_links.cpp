#include "models/roster/duplicates/resident_links.h"

#include "models/care/figures.h"
#include "models/roster/contracts/contract_repository.h"
#include "models/roster/duplicates/link_chains.h"
#include "models/roster/resident_repository.h"

#include <set>

namespace jiayi::roster::duplicates {

namespace {

struct Moved {
    std::int64_t owner = 0;
    std::optional<std::int64_t> before;
    std::optional<std::int64_t> now;
};

void showRows(db::Database& database, const std::string& table, const Moved& one) {
    // Those that stood somewhere else already: straight to where the chain ends now, or home.
    db::Query(database,
              "UPDATE " + table +
                  " SET resident_pk = ?3 WHERE pk IN (SELECT row_pk FROM shown_row WHERE table_name = ?1 AND "
                  "owner_pk = ?2)",
              table, one.owner, one.now.value_or(one.owner))
        .run();
}

void sendRows(db::Database& database, const std::string& table, const Moved& one) {
    // Those that were at home: writing them makes the table's own trigger send them on, and write down whose they are.
    if (one.now)
        db::Query(database, "UPDATE " + table + " SET resident_pk = resident_pk WHERE resident_pk = ?",
                  one.owner)
            .run();
}

void setStatus(db::Database& database) {
    database.execute(
        "UPDATE resident SET status = 'merged' WHERE status <> 'merged' AND pk IN (SELECT resident_pk FROM "
        "resident_link WHERE root_pk IS NOT NULL)");
    // It says that it was merged, but the other is not here, or it is the one that stands.
    database.execute(
        "UPDATE resident SET status = (SELECT status_before FROM resident_link WHERE resident_pk = pk) WHERE "
        "status = 'merged' "
        "AND pk IN (SELECT resident_pk FROM resident_link WHERE root_pk IS NULL)");
}

bool sameLink(const std::optional<MergeLink>& a, const std::optional<MergeLink>& b) { return a == b; }

std::optional<MergeLink> linkOf(db::Database& database, ResidentId id) {
    db::Query row(database,
                  "SELECT l.into_id, l.at, l.by_user, l.reason, l.status_before, l.changed FROM "
                  "resident_link l JOIN resident r ON r.pk = l.resident_pk WHERE r.id = ?",
                  id);
    if (!row.next()) return {};
    return MergeLink{row.id<ResidentId>(0),       row.instant(1), row.text(2), row.text(3),
                     statusFromCode(row.text(4)), row.text(5)};
}

/// Contracts of two records are one history now, or two again. Until when somebody is bound may be known without any contract: that stays, unless it was
/// the other's.
void tellContracts(sync::Unit& unit, const std::set<std::int64_t>& concerned) {
    auto& database = unit.database();
    for (const auto pk : concerned) {
        db::Query row(database, "SELECT id FROM resident WHERE pk = ?1 AND EXISTS (SELECT 1 FROM contract_event WHERE resident_pk = ?1)", pk);
        if (row.next()) contracts::ContractRepository::tellAnew(unit, row.id<ResidentId>(0));
    }
    for (const auto pk : concerned)
        for (const auto other : concerned)
            db::Query(database,
                      "UPDATE resident SET contract_until = NULL WHERE pk = ?1 AND status <> 'merged' AND contract_until = (SELECT contract_until FROM resident WHERE pk = ?2 AND status <> 'merged') AND "
                      "NOT EXISTS (SELECT 1 FROM contract_event WHERE resident_pk = ?1) AND EXISTS (SELECT 1 FROM contract_event WHERE resident_pk = ?2)",
                      pk, other)
                .run();
}

std::int64_t rowsOf(db::Database& database, const std::string& sql) {
    db::Query row(database, sql);
    return row.next() ? row.integer(0) : 0;
}

}  // namespace

std::vector<std::string> shownTables(db::Database& database) {
    std::vector<std::string> tables;
    db::Query row(database,
                  "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name = 'shown_' || tbl_name "
                  "|| '_added' ORDER BY tbl_name");
    while (row.next()) tables.push_back(row.text(0));
    return tables;
}

void writeLink(sync::Unit& unit, ResidentId merged, const MergeLink& link) {
    db::Query(unit.database(),
              "INSERT INTO resident_link (resident_pk, into_id, at, by_user, reason, status_before, changed) "
              "SELECT pk, ?2, ?3, ?4, ?5, ?6, ?7 FROM resident WHERE id = ?1 "
              "ON CONFLICT (resident_pk) DO UPDATE SET into_id = excluded.into_id, at = excluded.at, by_user "
              "= excluded.by_user, reason = excluded.reason, "
              "status_before = excluded.status_before, changed = excluded.changed",
              merged, link.into, link.at, link.by, link.reason, toCode(link.statusBefore), link.changed)
        .run();
}

void dropLink(sync::Unit& unit, ResidentId merged) {
    auto& database = unit.database();
    const auto link = linkOf(database, merged);
    if (!link) return;
    // Emptied, not deleted, until the facts have gone home by it.
    db::Query(database,
              "UPDATE resident_link SET into_id = zeroblob(0) WHERE resident_pk = (SELECT pk FROM resident "
              "WHERE id = ?)",
              merged)
        .run();
}

void settleLinks(sync::Unit& unit) {
    auto& database = unit.database();
    std::vector<Moved> moved;
    for (const auto& one : followChains(readChains(database)))
        if (one.before != one.now) moved.push_back({one.record, one.before, one.now});
    for (const auto& one : moved)
        db::Query(database, "UPDATE resident_link SET root_pk = ?2 WHERE resident_pk = ?1", one.owner,
                  one.now)
            .run();
    std::set<std::int64_t> concerned;
    for (const auto& one : moved)
        concerned.insert({one.owner, one.before.value_or(one.owner), one.now.value_or(one.owner)});
    for (const auto& table : shownTables(database)) {
        for (const auto& one : moved) showRows(database, table, one);
        for (const auto& one : moved) sendRows(database, table, one);
    }
    setStatus(database);
    database.execute("DELETE FROM resident_link WHERE into_id = zeroblob(0)");
    tellContracts(unit, concerned);
    for (const auto pk : concerned) {
        care::keepEverything(database, pk);
        if (ResidentRepository::shownRow(database, pk) == pk) care::keepAllergyState(database, pk);
        // Whom they may be one with is another question now.
        db::Query(database, "INSERT OR IGNORE INTO duplicate_dirty VALUES (?)", pk).run();
    }
}

void hearLink(sync::Unit& unit, const Resident& patient) {
    auto& database = unit.database();
    const auto known = linkOf(database, patient.id);
    const bool silent = !patient.link && unit.origin() != sync::Origin::Hub;
    if (!silent && !sameLink(known, patient.link)) {
        if (patient.link)
            writeLink(unit, patient.id, *patient.link);
        else
            dropLink(unit, patient.id);
    } else if (rowsOf(database, "SELECT count(*) FROM resident_link") == 0) {
        return;
    }
    bool concerned = known.has_value() || patient.link.has_value();
    if (!concerned) {
        db::Query named(database, "SELECT 1 FROM resident_link WHERE into_id = ?", patient.id);
        concerned = named.next();
    }
    if (concerned) settleLinks(unit);
}

Result<void> verifyLinks(db::Database& database) {
    return db::attempt([&]() -> Result<void> {
        std::int64_t chains = 0;
        for (const auto& one : followChains(readChains(database))) chains += one.before == one.now ? 0 : 1;
        std::int64_t facts = 0;
        for (const auto& table : shownTables(database)) {
            facts += rowsOf(
                database,
                "SELECT count(*) FROM " + table +
                    " t JOIN resident_link l ON l.resident_pk = t.resident_pk WHERE l.root_pk IS NOT NULL");
            facts += rowsOf(
                database, "SELECT count(*) FROM shown_row s LEFT JOIN " + table +
                              " t ON t.pk = s.row_pk LEFT JOIN resident_link l ON l.resident_pk = s.owner_pk "
                              "WHERE s.table_name = '" +
                              table +
                              "' AND (t.pk IS NULL OR l.root_pk IS NULL OR t.resident_pk IS NOT l.root_pk)");
        }
        const auto lists = rowsOf(database,
                                   "SELECT count(*) FROM resident r JOIN resident_link l ON l.resident_pk = "
                                   "r.pk WHERE (r.status = 'merged') <> (l.root_pk IS NOT NULL)");
        if (chains + facts + lists == 0) return {};
        return Error{Errc::Corrupt, "duplicates.links",
                     "chains " + std::to_string(chains) + ", facts " + std::to_string(facts) + ", lists " +
                         std::to_string(lists)};
    });
}

}  // namespace jiayi::roster::duplicates
