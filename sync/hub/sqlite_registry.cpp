// Who is known to the SQLite store: institutions, pairing codes, clients. Their people and keys: sqlite_people.cpp.
#include "sync/hub/sqlite_connection.h"
#include "sync/hub/store_random.h"

namespace jiayi::hub {

namespace {

Error unknownInstitution() { return {Errc::NotFound, "institution.unknown", {}}; }

struct SpentCode {
    std::int64_t institutionPk = 0;
    std::string institution;
    std::string kind;
};

/// What the code stands for, if it is open. All open codes are compared, each in constant time.
std::optional<SpentCode> spend(db::Database& database, const Digest& codeHash, Instant now) {
    db::Query(database, "DELETE FROM pair_code WHERE expires_at <= ?", now).run();
    db::Query row(database,
                  "SELECT c.pk, c.hash, i.pk, i.code, c.kind FROM pair_code c JOIN institution i ON i.pk = c.institution_pk");
    std::optional<SpentCode> found;
    std::int64_t code = 0;
    while (row.next()) {
        if (!equalInConstantTime(row.blob(1), asText(codeHash))) continue;
        code = row.integer(0);
        found = {row.integer(2), row.text(3), row.text(4)};
    }
    if (found) db::Query(database, "DELETE FROM pair_code WHERE pk = ?", code).run();
    return found;
}

std::string clientsSql(std::string_view rest) {
    return std::string{"SELECT i.code, "} + kClientColumns + " FROM client c JOIN institution i ON i.pk = c.institution_pk " +
           std::string{rest};
}

Error unknownClient() { return {Errc::NotFound, "client.unknown", {}}; }

}  // namespace

Result<void> SqliteStore::addInstitution(const Institution& institution) {
    if (!fhir::isFhirId(institution.code)) return invalid("institution.code");
    return writing([&](db::Database& database) -> Result<void> {
        db::Query(database, "INSERT INTO institution (code, name) VALUES (?, ?) ON CONFLICT DO UPDATE SET name = excluded.name",
                  institution.code, institution.name)
            .run();
        db::Query(database, "INSERT INTO stream (id, epoch, chain) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                  institution.code, newEpochText(), db::Blob{Digest{}})
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

Result<void> SqliteStore::addPairCode(const Digest& hash, std::string_view institution, Instant expires, ClientKind kind) {
    return writing([&](db::Database& database) -> Result<void> {
        db::Query row(database, "SELECT pk FROM institution WHERE code = ?", institution);
        if (!row.next()) return unknownInstitution();
        db::Query(database, "INSERT INTO pair_code (hash, institution_pk, expires_at, kind) VALUES (?, ?, ?, ?)",
                  db::Blob{hash}, row.integer(0), expires, nameOf(kind))
            .run();
        return {};
    });
}

Result<Client> SqliteStore::pair(const Digest& codeHash, Client client, Instant now) {
    return writing([&](db::Database& database) -> Result<Client> {
        const auto code = spend(database, codeHash, now);
        if (!code) return Error{Errc::Denied, "pair.code", {}};
        db::Query(database,
                  "INSERT INTO client (id, kind, institution_pk, public_key, key_id, desk_name, practitioner_id, "
                  "practitioner_name, paired_at, last_seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                  client.id, code->kind, code->institutionPk, client.publicKey, client.keyId, client.deskName,
                  client.practitionerId, client.practitionerName, now, now)
            .run();
        client.institution = code->institution;
        client.kind = clientKindOf(code->kind).value_or(ClientKind::Desk);
        client.pairedAt = client.lastSeen = now;
        return client;
    });
}

Result<std::optional<Client>> SqliteStore::client(std::string_view id) {
    return reading([&](db::Database& database) -> Result<std::optional<Client>> {
        db::Query row(database, clientsSql("WHERE c.id = ?"), id);
        if (!row.next()) return std::optional<Client>{};
        return std::optional{clientOf(row)};
    });
}

Result<std::vector<Client>> SqliteStore::clients(std::string_view institution) {
    return reading([&](db::Database& database) -> Result<std::vector<Client>> {
        db::Query row(database, clientsSql("WHERE ?1 = '' OR i.code = ?1 ORDER BY i.code, c.paired_at, c.pk"), institution);
        std::vector<Client> found;
        while (row.next()) found.push_back(clientOf(row));
        return found;
    });
}

Result<void> SqliteStore::revokeClient(std::string_view id) {
    return writing([&](db::Database& database) -> Result<void> {
        const int changed = db::Query(database, "UPDATE client SET state = 'revoked' WHERE id = ?", id).run();
        if (changed == 0) return unknownClient();
        return {};
    });
}

Result<void> SqliteStore::rotateClientKey(std::string_view id, std::string_view publicKey, std::string_view keyId) {
    return writing([&](db::Database& database) -> Result<void> {
        const int changed =
            db::Query(database, "UPDATE client SET public_key = ?, key_id = ? WHERE id = ?", publicKey, keyId, id).run();
        if (changed == 0) return unknownClient();
        return {};
    });
}

Result<void> SqliteStore::touchClient(std::string_view id, Instant now) {
    // Looked at first: most of the time nobody has to wait for the writer.
    JIAYI_TRY(const auto before, client(id));
    if (!before) return unknownClient();
    if (now - before->lastSeen < kTouchEvery) return {};
    return writing([&](db::Database& database) -> Result<void> {
        db::Query(database, "UPDATE client SET last_seen = ? WHERE id = ?", now, id).run();
        return {};
    });
}

}  // namespace jiayi::hub
