// Rows of the SQLite store as values, for its transaction as well as for its readers. Everything here throws
// SQLite::Exception: use it inside attempt().
#pragma once

#include "models/core/ids.h"
#include "models/db/query.h"
#include "sync/hub/store_types.h"

namespace jiayi::hub {

/// What versionOf() reads, of a table called v.
inline constexpr const char* kVersionColumns =
    "v.type, v.id, v.version, v.n, v.kind, v.sealed, v.body, v.hash, v.at, v.author, v.patient";
Version versionOf(const db::Query& row);
std::vector<Version> versionsOf(db::Query& row);
std::optional<Version> maybeVersionOf(db::Query& row);

/// What streamOf() reads.
inline constexpr const char* kStreamColumns = "id, epoch, head, chain, floor";
Stream streamOf(const db::Query& row);

Digest digestOf(const std::string& bytes);
db::Blob blobOf(std::string_view bytes);
std::string newEpochText();

std::vector<Version> searchRows(db::Database& database, std::int64_t streamPk, const SearchQuery& query);
std::optional<std::string> moveOf(db::Database& database, std::string_view from, std::string_view patient);
/// Puts this version's keys and dates in the place of those that its resource had.
void writeIndex(db::Database& database, std::int64_t streamPk, const Version& version);

}  // namespace jiayi::hub
