// One record that a hub refused, as a file for whoever helps: what it says, what the hub said, and no person's name or number.
#pragma once

#include "models/sync/unit.h"
#include "sync/fhir/json.h"
#include "sync/mapping/registry.h"

#include <filesystem>
#include <string>
#include <vector>

namespace jiayi::files {

/// Writes resource, base, the hub's outcome and versions as one JSON document. Names, phones, addresses and numbers of the
/// person are masked wherever they stand, and anything that looks like a citizen id. Leaves an audit row
/// ("support.export"). Conflict "file.exists": it never replaces anything. NotFound "resource.not-found"; Denied or Full "file.write".
Result<void> writeSupportFile(const sync::Context& context, const mapping::Registry& registry, const std::string& type, const Uuid& id,
                              const std::filesystem::path& target);

/// Replaces every one of `secrets` in every text, and long digit runs; drops narratives and the display of references. Pure.
void maskTexts(fhir::Json& json, const std::vector<std::string>& secrets);

}  // namespace jiayi::files
