#include "sync/client/foreign_pairing.h"

#include "sync/client/desk_key.h"
#include "sync/client/tuning.h"

namespace jiayi::sync {

namespace {

struct ForeignRow {
    ForeignLink link;
    std::string flavour;
    std::string capability;
};

Result<std::optional<ForeignRow>> readForeignRow(db::Database& database) {
    return db::attempt([&]() -> Result<std::optional<ForeignRow>> {
        db::Query row(database, "SELECT url, base_path, token_path, client_id, private_key, key_id, flavour, coalesce(capability, '') FROM hub");
        if (!row.next()) return std::optional<ForeignRow>{};
        return std::optional{ForeignRow{{row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5)}, row.text(6), row.text(7)}};
    });
}

Result<void> keepForeignRow(const Context& context, const ForeignRequest& request, const ForeignLink& link, const Abilities* abilities) {
    return db::attempt([&]() -> Result<void> {
        auto& database = context.database;
        db::Transaction transaction(database);
        const auto capability = abilities ? std::optional{toJson(*abilities).compact()} : std::nullopt;
        const auto cap = abilities ? std::optional{static_cast<std::int64_t>(abilities->entryCap)} : std::nullopt;
        db::Query(database,
                  "INSERT OR REPLACE INTO hub (one, url, client_id, private_key, key_id, ca, practitioner, flavour, base_path, token_path, capability, entry_cap) "
                  "VALUES (1, ?, ?, ?, ?, ?, (SELECT id FROM user WHERE name = ?), 'foreign', ?, ?, ?, ?)",
                  link.origin, link.clientId, link.privateKey, link.keyId, request.ca, context.user, link.basePath, link.tokenPath, capability, cap)
            .run();
        access::appendAudit(database, context.clock.now(), {context.user, "hub.pair", "", link.origin + link.basePath});
        transaction.commit();
        return {};
    });
}

}  // namespace

Result<ForeignPairing> pairForeign(const Context& context, Transport& transport, const ForeignRequest& request) {
    JIAYI_TRY(const auto address, parseForeignUrl(request.url));
    JIAYI_TRY(const auto known, readForeignRow(context.database));
    const bool again = known && known->flavour == "foreign" && known->capability.empty() && known->link.origin == address.host.origin;
    if (known && !again) return Error{Errc::Conflict, "hub.paired", known->link.origin};

    ForeignPairing pairing;
    ForeignLink link{address.host.origin, address.basePath, {}, request.clientId.empty() ? std::string{"jiayi"} : request.clientId, {}, {}};
    JIAYI_TRY(auto key, makeDeskKey());
    link.privateKey = again ? known->link.privateKey : key.privatePem;
    link.keyId = again ? known->link.keyId : key.keyId;
    ForeignServer server(transport, link, context.clock, context.random);
    if (!request.noToken) {
        JIAYI_TRY(link.tokenPath, server.discoverTokenPath());
        server.setTokenPath(link.tokenPath);
        if (!again) pairing.publicJwk = key.publicJwk;
    }
    auto abilities = probeServer(server, context.random, context.clock, request.tryOut);
    if (!abilities && abilities.error().code != Errc::Denied) return abilities.error();
    pairing.letIn = abilities.has_value();
    if (abilities) {
        if (const auto why = abilities->obstacle(); !why.empty()) return Error{Errc::Rejected, why, abilities->software};
        pairing.abilities = *abilities;
    }
    JIAYI_CHECK(keepForeignRow(context, request, link, abilities ? &pairing.abilities : nullptr));
    return pairing;
}

Result<std::unique_ptr<Transport>> faceOf(const Context& context, Transport& transport) {
    JIAYI_TRY(auto row, readForeignRow(context.database));
    if (!row || row->flavour != "foreign") return std::unique_ptr<Transport>{};
    if (row->capability.empty()) return Error{Errc::Rejected, "foreign.unregistered", {}};
    JIAYI_TRY(const auto json, fhir::parseJson(row->capability));
    ForeignServer server(transport, std::move(row->link), context.clock, context.random);
    return std::unique_ptr<Transport>{std::make_unique<ForeignHub>(context, std::move(server), abilitiesOf(json))};
}

Result<HubAddress> addressOf(db::Database& database) {
    JIAYI_TRY(const auto row, readForeignRow(database));
    if (!row) return Error{Errc::NotFound, "hub.not-paired", {}};
    if (row->flavour != "foreign") return parseHubUrl(row->link.origin);
    JIAYI_TRY(auto address, parseForeignUrl(row->link.origin));
    return std::move(address.host);
}

}  // namespace jiayi::sync
