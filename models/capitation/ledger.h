// The ledger in SQL: what was heard and what was booked of it, appended and never changed.
#pragma once

#include "models/capitation/rules/booking.h"
#include "models/roster/resident.h"
#include "models/sync/unit.h"

namespace jiayi::capitation {

using roster::ResidentId;

/// The shipped tables, read once. A row that does not parse is a bug.
const CapitationBook& shippedCapitationBook();

/// What came of hearing many things.
struct Tally {
    std::int64_t booked = 0, unchanged = 0, held = 0;
    std::int64_t unpriced = 0;  ///< own services and supplies without a known price: they are in no sum
};

/// The class of what stands in the ledger because the hub's statement said so and somebody accepted it; the scope table has a row for it.
inline constexpr const char* kAcceptedClass = "accepted";

/// Books one cost within a unit; the refunds that waited for it too. What is said again in the same words is no news, nor is what was said before
/// something else was accepted in its place. The resident must be
/// here. `fact.doctor` and `fact.grid` are set from the roster. Throws SQLite::Exception, and db::Refusal NotFound "resident.not-found".
Heard hear(sync::Unit& unit, const CapitationBook& book, PricedFact fact);
/// The origin was withdrawn where it comes from: what stands of it is taken back. False: nothing did.
bool withdraw(sync::Unit& unit, const CapitationBook& book, const Origin& origin);

/// "ledger.book": hears of everything in the view priced_fact that is new or changed, 500 at a time.
Result<Tally> hearOwnCosts(const sync::Context& context, const CapitationBook& book);

class LedgerRepository {
public:
    explicit LedgerRepository(db::Database& database) : m_database(database) {}
    /// Of one origin, oldest first.
    Result<std::vector<LedgerLine>> linesOf(const Origin& origin) const;
    /// The last thing that was said of it. NotFound "ledger.no-such-origin".
    Result<PricedFact> lastHeard(const Origin& origin) const;
    /// Refunds and odd amounts that wait: with the reason of each.
    Result<std::vector<std::pair<PricedFact, std::string>>> held() const;

private:
    db::Database& m_database;
};

/// Whether the tables of a replay are those by which the ledger was booked.
enum class Tables { Same, MayHaveChanged };
/// Books everything that was heard once more, in its order, and compares with what is there. Corrupt "ledger.replay", naming the first
/// event at which they part. Where tables may have changed, what counted when it was booked goes on counting.
Result<void> verifyLedger(db::Database& database, const CapitationBook& book, Tables tables = Tables::MayHaveChanged);

}  // namespace jiayi::capitation
