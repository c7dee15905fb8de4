// Statements that both the SQLite store and its transaction make. Everything here throws SQLite::Exception: use it
// inside attempt().
#pragma once

#include "models/db/query.h"
#include "sync/hub/store_rows.h"

namespace jiayi::hub {

db::Blob blobOf(std::string_view bytes);

std::vector<Version> searchRows(db::Database& database, std::int64_t streamPk, const SearchQuery& query);
std::optional<std::string> moveOf(db::Database& database, std::string_view from, std::string_view patient);
/// Puts this version's keys and dates in the place of those that its resource had.
void writeIndex(db::Database& database, std::int64_t streamPk, const Version& version);

}  // namespace jiayi::hub
