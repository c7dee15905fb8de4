// One stored version as a Bundle entry. Bodies go into bundles as the text they were kept as: nothing is read and
// written again, so decimal text and unknown elements cannot change on the way.
#pragma once

#include "sync/fhir/bundle.h"
#include "sync/hub/http.h"
#include "sync/hub/store_types.h"

#include <string>
#include <string_view>
#include <vector>

namespace jiayi::hub {

/// 201 for a first version, 200 for a later one, 204 for a deletion; with its etag and time.
fhir::EntryResponse responseOf(const Version& version);
/// An entry of a history: fullUrl, resource, request, response. What a move took away or brought carries the extension
/// "stream-change" with leave, leave-sealed or enter; what left shows no resource, even where it stays sealed.
std::string historyEntry(const Version& version, std::string_view fhirBase);
/// An entry of a transaction's answer: resource, response, and "stream-change" if it is work on what has left.
std::string answerEntry(const Version& version, int status);
/// An entry of a transaction's or batch's answer that is not one stored version: `resource` is JSON text or empty.
std::string resultEntry(const std::string& resource, fhir::EntryResponse response);
/// An entry of a searchset; `mode` is "match" or "include".
std::string searchEntry(const Version& version, std::string_view fhirBase, std::string_view mode);
/// The Bundle (whose own `entries` are empty) with these entries.
std::string bundleText(fhir::Bundle bundle, const std::vector<std::string>& entries);

/// The resource with its etag and time; 410 for a deletion.
Reply resourceReply(const Version& version);

}  // namespace jiayi::hub
