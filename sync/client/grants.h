// Whom else a resident has allowed to see their summary: asked of the hub, given and taken back there. Needs the line.
#pragma once

#include "models/roster/resident.h"
#include "sync/client/hub_client.h"

namespace jiayi::sync {

/// On both days and those between, the institution reads the summary and writes its own visits.
struct PartnerGrant {
    roster::ResidentId patient;  ///< nil where the hub's id is none of ours
    std::string institution;     ///< who may read
    Date from{}, to{};
    std::string home;            ///< with whom the person lives; read back only
};

/// What this institution holds, and what others hold for its people. Errors of the line; Denied "permission.type".
Result<std::vector<PartnerGrant>> readGrants(HubClient& hub);
/// Invalid "grant.period"; NotFound "institution.unknown", "patient.unknown" (they do not live here).
Result<void> giveGrant(HubClient& hub, const PartnerGrant& grant);
/// From today on it holds no more. NotFound "grant.none", "patient.unknown".
Result<void> endGrant(HubClient& hub, const PartnerGrant& grant);

}  // namespace jiayi::sync
