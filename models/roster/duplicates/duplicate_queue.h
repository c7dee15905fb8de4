// Pairs that may be one person, kept from marks; what a merge would bring together; who was merged.
#pragma once

#include "models/roster/duplicate_search.h"

namespace jiayi::roster::duplicates {

/// Weighs again whoever was marked, at most so many. How many marks are left. Own transaction.
Result<std::int64_t> refreshDuplicates(db::Database& database, Date today, int most = 500);

/// One side of a pair, as a list shows it.
struct Side {
    ResidentId id;
    std::string name;
    Sex sex = Sex::Unknown;
    std::optional<Date> birthDate;
    bool birthEstimated = false;
    std::string maskedCitizenId;
    std::string maskedPhone;
    std::string recordNo;
    std::string grid;
};

struct Pair {
    Side one;
    Side other;
    Band band = Band::Look;
    int points = 0;
    std::vector<std::string> evidence;  ///< rows of duplicate_evidence.csv
    bool apart = false;                 ///< somebody said that they are two people
    std::string apartReason;
    std::string apartBy;
};
struct PairCounts {
    std::int64_t same = 0;
    std::int64_t look = 0;
    std::int64_t apart = 0;
    std::int64_t merged = 0;
    std::int64_t unchecked = 0;  ///< marks that are left
};
Result<PairCounts> countPairs(db::Database& database);
/// The strongest first. `apart`: those that were said to be two people instead.
Result<std::vector<Pair>> pairPage(db::Database& database, Date today, bool apart, int offset, int limit);

/// How many facts of one kind a record has: the name of its table.
struct FactCount {
    std::string table;
    std::int64_t one = 0;
    std::int64_t other = 0;
};
/// Two records side by side.
struct Preview {
    Resident one;
    Resident other;
    Judgement judgement;
    std::vector<FactCount>
        together;  ///< what would be shown as one; tables of which neither has anything are left out
    std::optional<Date> lastSeenOne;
    std::optional<Date> lastSeenOther;
    bool draftOne = false;  ///< something is being written on it: it cannot be the merged one now
    bool draftOther = false;
    std::string
        obstacle;  ///< why they cannot be merged at all: an error's reason ("duplicates.moved"); empty
};
Result<Preview> previewPair(db::Database& database, ResidentId one, ResidentId other, Date today);

struct MergedRecord {
    Side merged;
    Side kept;
    Instant at{};
    std::string by;
    std::string reason;
};
/// The newest first.
Result<std::vector<MergedRecord>> mergedRecords(db::Database& database, int offset, int limit);

}  // namespace jiayi::roster::duplicates
