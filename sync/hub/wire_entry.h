// One stored version as a Bundle entry. Bodies go into bundles as the text they were kept as: nothing is read and
// written again, so decimal text and unknown elements cannot change on the way.
#pragma once

#include "sync/fhir/bundle.h"
#include "sync/hub/store.h"

#include <string>
#include <string_view>
#include <vector>

namespace jiayi::hub {

/// 201 for a first version, 200 for a later one, 204 for a deletion; with its etag and time.
fhir::EntryResponse responseOf(const Version& version);
/// An entry of a history: fullUrl, resource, request, response.
std::string historyEntry(const Version& version, std::string_view fhirBase);
/// An entry of a transaction's answer: resource, response.
std::string answerEntry(const Version& version);
/// The Bundle (whose own `entries` are empty) with these entries.
std::string bundleText(fhir::Bundle bundle, const std::vector<std::string>& entries);

}  // namespace jiayi::hub
