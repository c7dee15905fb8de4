// Who is known to the hub: institutions, pairing codes, clients, spent assertions, signing keys.
#include "models/core/ids.h"
#include "sync/hub/sqlite_connection.h"
#include "sync/hub/sqlite_store.h"

namespace jiayi::hub {

namespace {

db::Blob blobOf(const std::string& bytes) { return {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()}; }

std::string randomBytes(std::size_t count) {
    std::string bytes(count, '\0');
    SystemRandom{}.fill({reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()});
    return bytes;
}

Error unknownInstitution() { return {Errc::NotFound, "institution.unknown", {}}; }

/// The institution's key and code, if the code is open. All open codes are compared, each in constant time.
std::optional<std::pair<std::int64_t, std::string>> spend(db::Database& database, const Digest& codeHash, Instant now) {
    db::Query(database, "DELETE FROM pair_code WHERE expires_at <= ?", now).run();
    db::Query row(database,
                  "SELECT c.pk, c.hash, i.pk, i.code FROM pair_code c JOIN institution i ON i.pk = c.institution_pk");
    std::optional<std::pair<std::int64_t, std::string>> found;
    std::int64_t code = 0;
    while (row.next()) {
        if (!equalInConstantTime(row.blob(1), asText(codeHash))) continue;
        code = row.integer(0);
        found = {row.integer(2), row.text(3)};
    }
    if (found) db::Query(database, "DELETE FROM pair_code WHERE pk = ?", code).run();
    return found;
}

}  // namespace

Result<void> SqliteStore::addInstitution(const Institution& institution) {
    if (!fhir::isFhirId(institution.code)) return invalid("institution.code");
    return writing([&](db::Database& database) -> Result<void> {
        db::Query(database, "INSERT INTO institution (code, name) VALUES (?, ?) ON CONFLICT DO UPDATE SET name = excluded.name",
                  institution.code, institution.name)
            .run();
        SystemRandom random;
        db::Query(database, "INSERT INTO stream (id, epoch, chain) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                  institution.code, newUuid(SystemClock{}, random).toString(), db::Blob{Digest{}})
            .run();
        return {};
    });
}

Result<std::vector<Institution>> SqliteStore::institutions() {
    return reading([&](db::Database& database) -> Result<std::vector<Institution>> {
        db::Query row(database, "SELECT code, name FROM institution ORDER BY code");
        std::vector<Institution> found;
        while (row.next()) found.push_back({row.text(0), row.text(1)});
        return found;
    });
}

Result<Institution> SqliteStore::institution(std::string_view code) {
    return reading([&](db::Database& database) -> Result<Institution> {
        db::Query row(database, "SELECT code, name FROM institution WHERE code = ?", code);
        if (!row.next()) return unknownInstitution();
        return Institution{row.text(0), row.text(1)};
    });
}

Result<void> SqliteStore::addPairCode(const Digest& hash, std::string_view institution, Instant expires) {
    return writing([&](db::Database& database) -> Result<void> {
        db::Query row(database, "SELECT pk FROM institution WHERE code = ?", institution);
        if (!row.next()) return unknownInstitution();
        db::Query(database, "INSERT INTO pair_code (hash, institution_pk, expires_at) VALUES (?, ?, ?)", db::Blob{hash},
                  row.integer(0), expires)
            .run();
        return {};
    });
}

Result<Client> SqliteStore::pair(const Digest& codeHash, Client client, Instant now) {
    return writing([&](db::Database& database) -> Result<Client> {
        const auto institution = spend(database, codeHash, now);
        if (!institution) return Error{Errc::Denied, "pair.code", {}};
        db::Query(database,
                  "INSERT INTO client (id, kind, institution_pk, public_key, key_id, desk_name, practitioner_id, "
                  "practitioner_name, paired_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                  client.id, client.kind, institution->first, client.publicKey, client.keyId, client.deskName,
                  client.practitionerId, client.practitionerName, now)
            .run();
        client.institution = institution->second;
        client.pairedAt = now;
        return client;
    });
}

Result<std::optional<Client>> SqliteStore::client(std::string_view id) {
    return reading([&](db::Database& database) -> Result<std::optional<Client>> {
        db::Query row(database,
                      "SELECT c.id, c.kind, i.code, c.public_key, c.key_id, c.desk_name, c.practitioner_id, "
                      "c.practitioner_name, c.state = 'active', c.paired_at "
                      "FROM client c JOIN institution i ON i.pk = c.institution_pk WHERE c.id = ?",
                      id);
        if (!row.next()) return std::optional<Client>{};
        return std::optional{Client{row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5),
                                    row.text(6), row.text(7), row.flag(8), row.instant(9)}};
    });
}

Result<void> SqliteStore::revokeClient(std::string_view id) {
    return writing([&](db::Database& database) -> Result<void> {
        const int changed = db::Query(database, "UPDATE client SET state = 'revoked' WHERE id = ?", id).run();
        if (changed == 0) return Error{Errc::NotFound, "client.unknown", {}};
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
    return writing([&](db::Database& database) -> Result<std::vector<SigningKey>> {
        db::Query(database, "INSERT INTO key (id, secret, made_at) SELECT ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM key)",
                  toBase64Url(randomBytes(6)), blobOf(randomBytes(32)), SystemClock{}.now())
            .run();
        db::Query row(database, "SELECT id, secret FROM key ORDER BY pk DESC");
        std::vector<SigningKey> keys;
        while (row.next()) keys.push_back({row.text(0), row.blob(1)});
        return keys;
    });
}

}  // namespace jiayi::hub
