// Who is known to the PostgreSQL store: institutions, pairing codes, clients. Their people and keys: postgres_people.cpp.
#include "sync/hub/postgres_store.h"
#include "sync/hub/store_random.h"
#include "sync/hub/store_rows.h"

namespace jiayi::hub {

namespace {

Error noSuchInstitution() { return {Errc::NotFound, "institution.unknown", {}}; }
Error noSuchClient() { return {Errc::NotFound, "client.unknown", {}}; }

std::string selectClients(std::string_view rest) {
    return std::string{"SELECT c.institution, "} + kClientColumns + " FROM client c " + std::string{rest};
}

struct OpenCode {
    std::string institution;
    std::string kind;
};

/// What the code stands for, if it is open. All open codes are compared, each in constant time; who comes second waits
/// at the locked rows and then finds the code gone.
std::optional<OpenCode> takeCode(PostgresSession& session, const Digest& codeHash, Instant now) {
    auto row = session.run(
        "SELECT hash, institution, kind FROM pair_code WHERE expires_at > $1 ORDER BY hash FOR UPDATE",
        {now});
    std::optional<OpenCode> found;
    while (row.next()) {
        if (equalInConstantTime(row.blob(0), asText(codeHash))) found = {row.text(1), row.text(2)};
    }
    if (found) session.run("DELETE FROM pair_code WHERE hash = $1", {codeHash});
    return found;
}

}  // namespace

Result<void> PostgresStore::addInstitution(const Institution& institution) {
    if (!fhir::isFhirId(institution.code)) return invalid("institution.code");
    return writing([&](PostgresSession& session) -> Result<void> {
        session.run(
            "INSERT INTO institution (code, name) VALUES ($1, $2) ON CONFLICT (code) DO UPDATE SET name = "
            "excluded.name",
            {institution.code, institution.name});
        session.run("INSERT INTO stream (id, epoch, chain) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING",
                    {institution.code, newEpochText(), Digest{}});
        return {};
    });
}

Result<std::vector<Institution>> PostgresStore::institutions() {
    return reading([&](PostgresSession& session) -> Result<std::vector<Institution>> {
        auto row = session.run("SELECT code, name FROM institution ORDER BY code");
        std::vector<Institution> found;
        while (row.next()) found.push_back({row.text(0), row.text(1)});
        return found;
    });
}

Result<Institution> PostgresStore::institution(std::string_view code) {
    return reading([&](PostgresSession& session) -> Result<Institution> {
        auto row = session.run("SELECT code, name FROM institution WHERE code = $1", {code});
        if (!row.next()) return noSuchInstitution();
        return Institution{row.text(0), row.text(1)};
    });
}

Result<void> PostgresStore::addPairCode(const Digest& hash, std::string_view institution, Instant expires,
                                        ClientKind kind) {
    return writing([&](PostgresSession& session) -> Result<void> {
        if (session
                .run("INSERT INTO pair_code (hash, institution, kind, expires_at) SELECT $1, code, $3, $4 "
                     "FROM institution "
                     "WHERE code = $2",
                     {hash, institution, nameOf(kind), expires})
                .count() == 0)
            return noSuchInstitution();
        return {};
    });
}

Result<Client> PostgresStore::pair(const Digest& codeHash, Client client, Instant now) {
    return writing([&](PostgresSession& session) -> Result<Client> {
        const auto code = takeCode(session, codeHash, now);
        if (!code) return Error{Errc::Denied, "pair.code", {}};
        session.run(
            "INSERT INTO client (id, kind, institution, public_key, key_id, desk_name, practitioner_id, "
            "practitioner_name, "
            "paired_at, last_seen) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)",
            {client.id, code->kind, code->institution, client.publicKey, client.keyId, client.deskName,
             client.practitionerId, client.practitionerName, now});
        client.institution = code->institution;
        client.kind = clientKindOf(code->kind).value_or(ClientKind::Desk);
        client.pairedAt = client.lastSeen = now;
        return client;
    });
}

Result<std::optional<Client>> PostgresStore::client(std::string_view id) {
    return reading([&](PostgresSession& session) -> Result<std::optional<Client>> {
        auto row = session.run(selectClients("WHERE c.id = $1"), {id});
        if (!row.next()) return std::optional<Client>{};
        return std::optional{clientOf(row)};
    });
}

Result<std::vector<Client>> PostgresStore::clients(std::string_view institution) {
    return reading([&](PostgresSession& session) -> Result<std::vector<Client>> {
        auto row = session.run(selectClients("WHERE $1 = '' OR c.institution = $1 ORDER BY c.institution, c.paired_at, c.pk"), {institution});
        std::vector<Client> found;
        while (row.next()) found.push_back(clientOf(row));
        return found;
    });
}

Result<void> PostgresStore::revokeClient(std::string_view id) {
    return writing([&](PostgresSession& session) -> Result<void> {
        if (session.run("UPDATE client SET state = 'revoked' WHERE id = $1", {id}).count() == 0)
            return noSuchClient();
        return {};
    });
}

Result<void> PostgresStore::rotateClientKey(std::string_view id, std::string_view publicKey,
                                            std::string_view keyId) {
    return writing([&](PostgresSession& session) -> Result<void> {
        if (session
                .run("UPDATE client SET public_key = $2, key_id = $3 WHERE id = $1", {id, publicKey, keyId})
                .count() == 0)
            return noSuchClient();
        return {};
    });
}

Result<void> PostgresStore::touchClient(std::string_view id, Instant now) {
    JIAYI_TRY(const auto before, client(id));
    if (!before) return noSuchClient();
    if (now - before->lastSeen < kTouchEvery) return {};
    return writing([&](PostgresSession& session) -> Result<void> {
        session.run("UPDATE client SET last_seen = $2 WHERE id = $1", {id, now});
        return {};
    });
}

}  // namespace jiayi::hub
