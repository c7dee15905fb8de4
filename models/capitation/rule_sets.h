// Which tables are in force: the newest set of the consortium that has begun, else the built-in sample.
#pragma once

#include "models/capitation/rules/rule_set.h"
#include "models/sync/unit.h"

#include <memory>

namespace jiayi::capitation {

class RuleSetRepository {
public:
    explicit RuleSetRepository(db::Database& database) : m_database(database) {}
    Result<RuleSet> set(const Uuid& id) const;  ///< NotFound "capitation.no-set"
    /// Throws SQLite::Exception.
    static void save(sync::Unit& unit, const RuleSet& set);

private:
    db::Database& m_database;
};

struct BookInForce {
    std::shared_ptr<const CapitationBook> book;
    std::string version, publisher;  ///< empty: the built-in sample
    bool isSample() const { return version.empty(); }
};
/// On that day. A set that began on the same day as another counts when its version was taken in later. Errors of the store; a set that does not parse is
/// passed over, since the ledger must go on: it was refused when it came.
Result<BookInForce> bookInForce(db::Database& database, Date day);
/// On the day of the unit.
Result<BookInForce> bookInForce(sync::Unit& unit);

}  // namespace jiayi::capitation
