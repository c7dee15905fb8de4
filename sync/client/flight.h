// A bundle on its way: its exact bytes are kept from before it is sent until its answer has been taken in.
#pragma once

#include "sync/client/provenance.h"

#include <span>

namespace jiayi::sync {

struct Flight {
    Uuid bundle;
    std::vector<std::int64_t> ops;
    std::string body;
    int failures = 0;  ///< answers of 500 so far
};

/// The bundle of these groups, with a Provenance a unit; not stored yet.
Result<Flight> composeFlight(const Context& context, std::span<const PlannedGroup> groups);
/// Stores it; its edits fly. A group that was cut is said in the log.
Result<void> takeOff(const Context& context, const Flight& flight, std::span<const PlannedGroup> groups);
Result<std::optional<Flight>> loadFlight(db::Database& database);
/// The edits wait again.
Result<void> takeBack(const Context& context, const Flight& flight);
Result<void> countFailure(const Context& context, const Flight& flight);

/// One resource is with the hub: what flew of it is done, and `body` in `version` is what newer edits are based on.
/// Null: it is deleted there. Inside a transaction; throws SQLite::Exception.
Result<void> confirmResource(db::Database& database, const mapping::Registry& mappers, const RecordKey& key, const fhir::Json& body,
                             const std::string& version, std::optional<Instant> at);

/// The size of these bytes as gzip would send them.
std::size_t compressedSize(std::string_view bytes);

}  // namespace jiayi::sync
