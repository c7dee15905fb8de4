// Joining a FHIR server that is not our hub.
#pragma once

#include "sync/client/foreign_hub.h"
#include "sync/client/pairing.h"

#include <memory>

namespace jiayi::sync {

struct ForeignRequest {
    std::string url;       ///< the server's base: "https://host/fhir/r4"
    std::string ca;        ///< PEM; empty trusts the system's store
    std::string clientId;  ///< as the server's people registered it
    bool noToken = false;  ///< a plain test server that wants none
    bool tryOut = false;   ///< the operator agrees to scratch resources
};

struct ForeignPairing {
    std::string publicJwk;  ///< what the server's people have to register; empty without tokens
    Abilities abilities;    ///< empty while the server does not let us in yet
    bool letIn = false;
};

/// Finds out how the server gives out tokens, makes the desk's key, asks what it can, and remembers it all. A server that
/// does not know the key yet is remembered without abilities: called again with the same address after the key was
/// registered, it goes on. Conflict "hub.paired"; Rejected with Abilities::obstacle() for a server that cannot be used;
/// "foreign.no-smart" and "foreign.token-elsewhere" as of discoverTokenPath().
Result<ForeignPairing> pairForeign(const Context& context, Transport& transport, const ForeignRequest& request);

/// What the engine talks to instead of `transport` when the hub is a foreign one: a ForeignHub around it; none for our own. Rejected
/// "foreign.unregistered" while its abilities are not known.
Result<std::unique_ptr<Transport>> faceOf(const Context& context, Transport& transport);
/// Where the paired hub listens, of either flavour.
Result<HubAddress> addressOf(db::Database& database);

}  // namespace jiayi::sync
