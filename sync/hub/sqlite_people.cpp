// Of the SQLite store: practitioners, grants, spent assertions, signing keys.
#include "sync/hub/sqlite_connection.h"
#include "sync/hub/store_random.h"

namespace jiayi::hub {

namespace {

constexpr const char* kKeysSql = "SELECT id, secret FROM key ORDER BY pk DESC";

void insertSigningKey(db::Database& database) {
    const auto key = newSigningKey();
    db::Query(database, "INSERT INTO key (id, secret, made_at) VALUES (?, ?, ?)", key.id, blobOf(key.secret), SystemClock{}.now())
        .run();
}

Result<std::int64_t> institutionPk(db::Database& database, std::string_view code) {
    db::Query row(database, "SELECT pk FROM institution WHERE code = ?", code);
    if (!row.next()) return Error{Errc::NotFound, "institution.unknown", {}};
    return row.integer(0);
}

}  // namespace

Result<void> SqliteStore::savePractitioners(std::string_view institution, const std::vector<Practitioner>& people) {
    return writing([&](db::Database& database) -> Result<void> {
        JIAYI_TRY(const auto pk, institutionPk(database, institution));
        for (const auto& each : people)
            db::Query(database,
                      "INSERT INTO practitioner (institution_pk, id, name, role, active) VALUES (?, ?, ?, ?, ?) "
                      "ON CONFLICT DO UPDATE SET name = excluded.name, role = excluded.role, active = excluded.active",
                      pk, each.id, each.name, each.role, each.active)
                .run();
        return {};
    });
}

Result<std::optional<Practitioner>> SqliteStore::practitioner(std::string_view institution, std::string_view id) {
    return reading([&](db::Database& database) -> Result<std::optional<Practitioner>> {
        db::Query row(database,
                      "SELECT i.code, p.id, p.name, p.role, p.active FROM practitioner p "
                      "JOIN institution i ON i.pk = p.institution_pk WHERE i.code = ? AND p.id = ?",
                      institution, id);
        if (!row.next()) return std::optional<Practitioner>{};
        return std::optional{Practitioner{row.text(0), row.text(1), row.text(2), row.text(3), row.flag(4)}};
    });
}

Result<void> SqliteStore::addGrant(const Grant& grant) {
    if (grant.to < grant.from) return invalid("grant.period");
    return writing([&](db::Database& database) -> Result<void> {
        JIAYI_TRY(const auto pk, institutionPk(database, grant.institution));
        db::Query(database, "INSERT INTO partner_grant (patient, institution_pk, from_date, to_date) VALUES (?, ?, ?, ?)",
                  grant.patient, pk, grant.from, grant.to)
            .run();
        return {};
    });
}

Result<bool> SqliteStore::grants(std::string_view patient, std::string_view institution, Date today) {
    return reading([&](db::Database& database) -> Result<bool> {
        db::Query row(database,
                      "SELECT 1 FROM partner_grant g JOIN institution i ON i.pk = g.institution_pk "
                      "WHERE g.patient = ?1 AND i.code = ?2 AND g.from_date <= ?3 AND g.to_date >= ?3",
                      patient, institution, today);
        return row.next();
    });
}

Result<std::vector<Grant>> SqliteStore::grantsAbout(std::string_view institution) {
    return reading([&](db::Database& database) -> Result<std::vector<Grant>> {
        db::Query row(database,
                      "SELECT g.patient, i.code, g.from_date, g.to_date, coalesce(h.stream, '') FROM partner_grant g JOIN institution i ON i.pk = g.institution_pk "
                      "LEFT JOIN patient_home h ON h.patient = g.patient WHERE i.code = ?1 OR h.stream = ?1 ORDER BY g.patient, g.from_date, g.pk",
                      institution);
        std::vector<Grant> grants;
        while (row.next()) grants.push_back({row.text(0), row.text(1), row.date(2).value_or(Date{}), row.date(3).value_or(Date{}), row.text(4)});
        return grants;
    });
}

Result<void> SqliteStore::endGrant(std::string_view patient, std::string_view institution, Date today) {
    return writing([&](db::Database& database) -> Result<void> {
        JIAYI_TRY(const auto pk, institutionPk(database, institution));
        const int ended = db::Query(database, "UPDATE partner_grant SET to_date = ?3 WHERE patient = ?1 AND institution_pk = ?2 AND to_date > ?3", patient, pk,
                                    today - Days{1})
                              .run();
        if (ended == 0) return Error{Errc::NotFound, "grant.none", {}};
        db::Query(database, "DELETE FROM partner_grant WHERE patient = ? AND institution_pk = ? AND to_date < from_date", patient, pk).run();
        return {};
    });
}

Result<void> SqliteStore::useAssertion(std::string_view client, std::string_view jti, Instant expires, Instant now) {
    return writing([&](db::Database& database) -> Result<void> {
        db::Query(database, "DELETE FROM used_assertion WHERE expires_at <= ?", now).run();
        const int added = db::Query(database, "INSERT OR IGNORE INTO used_assertion (client_id, jti, expires_at) VALUES (?, ?, ?)",
                                    client, jti, expires)
                              .run();
        if (added == 0) return Error{Errc::Denied, "assertion.replayed", {}};
        return {};
    });
}

Result<std::vector<SigningKey>> SqliteStore::signingKeys() {
    JIAYI_TRY(auto keys, reading([](db::Database& database) -> Result<std::vector<SigningKey>> {
                  return signingKeysOf(db::Query(database, kKeysSql));
              }));
    if (!keys.empty()) return keys;
    return writing([](db::Database& database) -> Result<std::vector<SigningKey>> {
        if (signingKeysOf(db::Query(database, kKeysSql)).empty()) insertSigningKey(database);
        return signingKeysOf(db::Query(database, kKeysSql));
    });
}

Result<void> SqliteStore::addSigningKey() {
    return writing([](db::Database& database) -> Result<void> {
        insertSigningKey(database);
        db::Query(database, "DELETE FROM key WHERE pk NOT IN (SELECT pk FROM key ORDER BY pk DESC LIMIT ?)",
                  static_cast<std::int64_t>(kSigningKeysKept))
            .run();
        return {};
    });
}

}  // namespace jiayi::hub
