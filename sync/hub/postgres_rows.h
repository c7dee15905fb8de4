// Statements that both the PostgreSQL store and its transaction make. Everything here throws: use it inside postgresAttempt().
#pragma once

#include "sync/hub/postgres_session.h"
#include "sync/hub/store_types.h"

namespace jiayi::hub {

std::vector<Version> searchRows(PostgresSession& session, std::string_view stream, const SearchQuery& query);
std::optional<std::string> moveOf(PostgresSession& session, std::string_view from, std::string_view patient);
/// Puts the keys and dates of these versions, all of one stream and of different resources, in the place of those that
/// their resources had.
void writeIndex(PostgresSession& session, std::string_view stream,
                const std::vector<const Version*>& versions);

}  // namespace jiayi::hub
