// The tables the hub goes by, read from the program itself.
#pragma once

#include "sync/hub/permissions.h"
#include "sync/hub/search_parameters.h"

namespace jiayi::hub {

struct HubRules {
    SearchParameters search;
    Permissions permissions;
};

/// A table of our own that does not parse is a bug.
HubRules loadHubRules();

/// What Store::reindex() calls: patient, keys and dates of a stored resource.
void indexVersion(const SearchParameters& parameters, const OwnReferences& references, Version& version);

}  // namespace jiayi::hub
