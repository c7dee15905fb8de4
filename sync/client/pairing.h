// Joining a hub with a one-time code, and the row of table `hub` that remembers it.
#pragma once

#include "models/sync/unit.h"
#include "sync/client/link.h"

namespace jiayi::sync {

struct PairingRequest {
    std::string url;
    std::string code;
    std::string ca;  ///< PEM; empty trusts the system's store
    std::string deskName;
};

/// Makes the desk's key, hands its public half and the code to the hub, and remembers the link. Conflict "hub.paired"
/// when this desk has a hub already that lets it in; Denied "pairing.code" for a wrong or spent code; Rejected "pairing.institution"
/// when the code belongs to another institution than this store.
Result<void> pair(const Context& context, Transport& transport, const PairingRequest& request);

}  // namespace jiayi::sync
