#include "sync/client/pairing.h"

#include "models/access/store.h"
#include "models/core/hash.h"
#include "sync/client/desk_key.h"

namespace jiayi::sync {

namespace {
struct PairingUser {
    Uuid id;
    std::string name;
    std::string role;
};
}  // namespace

Result<void> pair(const Context& context, Transport& transport, const PairingRequest& request) {
    JIAYI_TRY(const auto known, db::attempt([&]() -> Result<std::string> {
        // A hub that has shut this desk out may be joined again; what waits here goes to it then.
        db::Query row(context.database, "SELECT url FROM hub WHERE halted IS NULL");
        return row.next() ? row.text(0) : std::string{};
    }));
    if (!known.empty()) return Error{Errc::Conflict, "hub.paired", known};
    JIAYI_TRY(const auto institution, access::readInstitution(context.database));
    JIAYI_TRY(const auto user, db::attempt([&]() -> Result<PairingUser> {
        db::Query row(context.database, "SELECT id, display_name, role FROM user WHERE name = ?", context.user);
        if (!row.next()) return Error{Errc::NotFound, "user.unknown", {}};
        return PairingUser{row.uuid(0), row.text(1), row.text(2)};
    }));
    JIAYI_TRY(const auto key, makeDeskKey());
    JIAYI_TRY(auto jwk, fhir::parseJson(key.publicJwk));
    const auto body = fhir::Json::object({{"code", request.code},
                                          {"publicKeyJwk", std::move(jwk)},
                                          {"deskName", request.deskName},
                                          {"practitioner", fhir::Json::object({{"id", user.id.toString()}, {"name", user.name}, {"role", user.role}})}});
    JIAYI_TRY(const auto response, transport.send({"POST", "/pair", {{"Content-Type", "application/json"}}, body.compact()}));
    JIAYI_TRY(const auto answer, readAnswer(response));
    if (answer.status == 400 || answer.status == 401 || answer.status == 403 || answer.status == 404 || answer.status == 410)
        return Error{Errc::Denied, "pairing.code", refusal(answer).detail};
    if (!answer.ok()) return refusal(answer);
    const auto clientId = answer.body.text("clientId");
    if (!clientId) return Error{Errc::Offline, "hub.garbled", "pair"};
    if (answer.body.textOr("institution.code", "") != institution.code)
        return Error{Errc::Rejected, "pairing.institution", std::string{answer.body.textOr("institution.code", "")}};
    // What verifies formularies is learned here, by the same code that lets this desk in. A hub that has none says none.
    const auto publisher = fromBase64Url(answer.body.textOr("formularyKey", ""));
    if (!publisher) return Error{Errc::Offline, "hub.garbled", "formularyKey"};
    const auto publisherKey = publisher->empty() ? std::nullopt : std::optional{db::Blob{reinterpret_cast<const std::uint8_t*>(publisher->data()), publisher->size()}};
    return db::attempt([&]() -> Result<void> {
        db::Transaction transaction(context.database);
        db::Query(context.database,
                  "INSERT OR REPLACE INTO hub (one, url, client_id, private_key, key_id, ca, practitioner, formulary_key) VALUES (1, ?, ?, ?, ?, ?, ?, ?)",
                  request.url, *clientId, key.privatePem, key.keyId, request.ca, user.id, publisherKey)
            .run();
        access::appendAudit(context.database, context.clock.now(), {context.user, "hub.pair", "", request.url});
        transaction.commit();
        return {};
    });
}

}  // namespace jiayi::sync
