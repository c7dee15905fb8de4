// Where chains of links end. The following itself is pure, so that circles can be tried out without a store.
#pragma once

#include "models/core/ids.h"
#include "models/db/database.h"

#include <optional>
#include <vector>

namespace jiayi::roster::duplicates {

struct Chain {
    std::int64_t record = 0;
    Uuid id;
    std::optional<std::int64_t> into;  ///< empty: that record is not here, or the link was taken back
    std::optional<Uuid> intoId;
    std::optional<std::int64_t> before;  ///< where it ended when it was last followed
    std::optional<std::int64_t> now;     ///< empty: this record stands for itself
};

/// Every link with its record. Throws SQLite::Exception.
std::vector<Chain> readChains(db::Database& database);
/// Fills in `now`. In a circle the smallest id stands, and all the others end there.
std::vector<Chain> followChains(std::vector<Chain> chains);

}  // namespace jiayi::roster::duplicates
