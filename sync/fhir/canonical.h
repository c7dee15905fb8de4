// One text and one hash for equal resources, whoever wrote them (SYNC.md is the protocol's own account of it).
#pragma once

#include "models/core/hash.h"
#include "sync/fhir/json.h"

#include <string>

namespace jiayi::fhir {

/// Keys sorted by bytes, no spaces, number text kept, without what a server stamps on a resource: meta.versionId,
/// meta.lastUpdated, meta.source; and without a meta that holds nothing else.
std::string canonicalText(const Json& resource);
/// SHA-256 of canonicalText().
Digest canonicalHash(const Json& resource);

}  // namespace jiayi::fhir
