// Who made a unit: one Provenance per unit travels in its bundle, and is kept like any other resource afterwards.
#pragma once

#include "sync/client/push_plan.h"
#include "sync/fhir/bundle.h"

namespace jiayi::sync {

/// The entries of the group's units. An id follows from bundle and unit, so the same bundle has the same. Throws
/// SQLite::Exception.
std::vector<fhir::BundleEntry> provenanceEntries(db::Database& database, const Uuid& bundle, const PlannedGroup& group);

/// Whether the first agent of a Provenance is somebody in whose name this desk writes. Throws SQLite::Exception.
bool isSignedHere(db::Database& database, const fhir::Json& provenance);

}  // namespace jiayi::sync
