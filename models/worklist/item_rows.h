// Items as rows. Private to this room.
#pragma once

#include "models/worklist/person_facts.h"
#include "models/worklist/worklist.h"

namespace jiayi::worklist {

/// What people said of an item: the newest of each sort.
struct Said {
    std::optional<std::string> who;  ///< assigned
    std::optional<Date> until;       ///< put off
    std::string about;               ///< ... while its facts were these
};

struct ItemRow {
    std::string kind, queue, side;
    Date due{}, shows{};
    int rank = 0;
    std::string facts;
    std::optional<Date> snoozedUntil;
    std::optional<Instant> booked;
    bool operator==(const ItemRow&) const = default;
};

/// The rows of a person as they should be, by kind. Throws SQLite::Exception.
Result<std::vector<ItemRow>> tellItems(db::Database& database, const WorklistBook& book, const FormularyBasis& formularies, std::int64_t resident);
/// As they are, by kind.
std::vector<ItemRow> keptItems(db::Database& database, std::int64_t resident);
FormularyBasis keptFormularies(db::Database& database);

}  // namespace jiayi::worklist
