// Of the PostgreSQL store: practitioners, grants, spent assertions, signing keys.
#include "sync/hub/postgres_store.h"
#include "sync/hub/store_random.h"
#include "sync/hub/store_rows.h"

namespace jiayi::hub {

namespace {

constexpr const char* kSelectKeys = "SELECT id, secret FROM signing_key ORDER BY pk DESC";
// Hubs that start at once make one first key between them.
constexpr const char* kLockKeys = "LOCK TABLE signing_key IN SHARE ROW EXCLUSIVE MODE";

bool hasInstitution(PostgresSession& session, std::string_view code) {
    return session.run("SELECT 1 FROM institution WHERE code = $1", {code}).next();
}

void addKeyRow(PostgresSession& session) {
    const auto key = newSigningKey();
    session.run("INSERT INTO signing_key (id, secret, made_at) VALUES ($1, $2, $3)",
                {key.id, PostgresValue::bytes(key.secret), SystemClock{}.now()});
}

}  // namespace

Result<void> PostgresStore::savePractitioners(std::string_view institution,
                                              const std::vector<Practitioner>& people) {
    return writing([&](PostgresSession& session) -> Result<void> {
        if (!hasInstitution(session, institution)) return Error{Errc::NotFound, "institution.unknown", {}};
        for (const auto& each : people)
            session.run(
                "INSERT INTO practitioner (institution, id, name, role, active) VALUES ($1, $2, $3, $4, $5) "
                "ON CONFLICT "
                "(institution, id) DO UPDATE SET name = excluded.name, role = excluded.role, active = "
                "excluded.active",
                {institution, each.id, each.name, each.role, each.active});
        return {};
    });
}

Result<std::optional<Practitioner>> PostgresStore::practitioner(std::string_view institution,
                                                                std::string_view id) {
    return reading([&](PostgresSession& session) -> Result<std::optional<Practitioner>> {
        auto row = session.run(
            "SELECT institution, id, name, role, active FROM practitioner WHERE institution = $1 AND id = $2",
            {institution, id});
        if (!row.next()) return std::optional<Practitioner>{};
        return std::optional{Practitioner{row.text(0), row.text(1), row.text(2), row.text(3), row.flag(4)}};
    });
}

Result<void> PostgresStore::addGrant(const Grant& grant) {
    if (grant.to < grant.from) return invalid("grant.period");
    return writing([&](PostgresSession& session) -> Result<void> {
        if (!hasInstitution(session, grant.institution))
            return Error{Errc::NotFound, "institution.unknown", {}};
        session.run(
            "INSERT INTO partner_grant (patient, institution, from_date, to_date) VALUES ($1, $2, $3, $4)",
            {grant.patient, grant.institution, grant.from, grant.to});
        return {};
    });
}

Result<bool> PostgresStore::grants(std::string_view patient, std::string_view institution, Date today) {
    return reading([&](PostgresSession& session) -> Result<bool> {
        return session
            .run(
                "SELECT 1 FROM partner_grant WHERE patient = $1 AND institution = $2 AND $3 BETWEEN "
                "from_date AND to_date",
                {patient, institution, today})
            .next();
    });
}

Result<std::vector<Grant>> PostgresStore::grantsAbout(std::string_view institution) {
    return reading([&](PostgresSession& session) -> Result<std::vector<Grant>> {
        auto row = session.run(
            "SELECT g.patient, g.institution, g.from_date::text, g.to_date::text, coalesce(h.stream, '') FROM partner_grant g "
            "LEFT JOIN patient_home h ON h.patient = g.patient WHERE g.institution = $1 OR h.stream = $1 ORDER BY g.patient, g.from_date, g.pk",
            {institution});
        std::vector<Grant> grants;
        while (row.next()) {
            JIAYI_TRY(const auto from, parseDate(row.text(2)));
            JIAYI_TRY(const auto to, parseDate(row.text(3)));
            grants.push_back({row.text(0), row.text(1), from, to, row.text(4)});
        }
        return grants;
    });
}

Result<void> PostgresStore::endGrant(std::string_view patient, std::string_view institution, Date today) {
    return writing([&](PostgresSession& session) -> Result<void> {
        if (!hasInstitution(session, institution)) return Error{Errc::NotFound, "institution.unknown", {}};
        const auto ended = session
                               .run("UPDATE partner_grant SET to_date = $3 WHERE patient = $1 AND institution = $2 AND to_date > $3",
                                    {patient, institution, today - Days{1}})
                               .count();
        if (ended == 0) return Error{Errc::NotFound, "grant.none", {}};
        session.run("DELETE FROM partner_grant WHERE patient = $1 AND institution = $2 AND to_date < from_date", {patient, institution});
        return {};
    });
}

Result<void> PostgresStore::useAssertion(std::string_view client, std::string_view jti, Instant expires,
                                         Instant now) {
    return writing([&](PostgresSession& session) -> Result<void> {
        const auto added = session
                               .run(
                                   "INSERT INTO used_assertion AS u (client_id, jti, expires_at) VALUES ($1, "
                                   "$2, $3) ON CONFLICT "
                                   "(client_id, jti) DO UPDATE SET expires_at = excluded.expires_at WHERE "
                                   "u.expires_at <= $4",
                                   {client, jti, expires, now})
                               .count();
        if (added == 0) return Error{Errc::Denied, "assertion.replayed", {}};
        return {};
    });
}

Result<std::vector<SigningKey>> PostgresStore::signingKeys() {
    JIAYI_TRY(auto keys, reading([](PostgresSession& session) -> Result<std::vector<SigningKey>> {
                  return signingKeysOf(session.run(kSelectKeys));
              }));
    if (!keys.empty()) return keys;
    return writing([](PostgresSession& session) -> Result<std::vector<SigningKey>> {
        session.script(kLockKeys);
        if (signingKeysOf(session.run(kSelectKeys)).empty()) addKeyRow(session);
        return signingKeysOf(session.run(kSelectKeys));
    });
}

Result<void> PostgresStore::addSigningKey() {
    return writing([](PostgresSession& session) -> Result<void> {
        session.script(kLockKeys);
        addKeyRow(session);
        session.run(
            "DELETE FROM signing_key WHERE pk NOT IN (SELECT pk FROM signing_key ORDER BY pk DESC LIMIT $1)",
            {static_cast<std::int64_t>(kSigningKeysKept)});
        return {};
    });
}

}  // namespace jiayi::hub
