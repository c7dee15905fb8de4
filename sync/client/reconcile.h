// The hub is another one than it was (restored, failed over), or has forgotten deletions that this desk never saw:
// everything is compared again. What the hub once confirmed and has no more goes to it again, as an ordinary edit of
// what it has now; what it has instead is merged with ours; nothing is overwritten.
#pragma once

#include "sync/client/puller.h"

namespace jiayi::sync {

/// A comparison under way: a row that is there from the refused cursor until the last record was dealt with, so that a
/// crash anywhere goes on from here.
struct Comparison {
    std::string stream;
    std::string epoch;
    bool expired = false;  ///< deletions were forgotten; otherwise the epoch was lost
    int number = 0;
    std::string reason() const { return expired ? "cursor-expired" : "cursor-epoch"; }
};

Result<std::optional<Comparison>> readComparison(db::Database& database, const std::string& stream);
/// The stage is emptied, the cursor goes back to the beginning, and the row is there. `reason` is the hub's.
Result<void> beginComparison(const Context& context, const StreamHead& head, const std::string& reason, const EngineOptions& options);
/// The hub has what we have. Inside a transaction; throws SQLite::Exception.
void countSame(db::Database& database, const std::string& stream, const RecordKey& key, int comparison);

/// Thread: the sync thread.
class Reconciler {
public:
    Reconciler(const Context& context, HubClient& hub, const mapping::Registry& mappers, const EngineOptions& options)
        : m_context(context), m_hub(hub), m_mappers(mappers), m_options(options), m_merger(MergeSchema::embedded()) {}

    /// Brings every comparison under way to its end, in transactions of at most 25 ms. Does nothing without one.
    Result<PullReport> run(Puller& puller, const std::stop_token& stop);

private:
    Result<void> compare(const Comparison& comparison, Puller& puller, const std::stop_token& stop, PullReport& report);
    /// Asks the hub where its line and ours parted, for every staged resource of which that is not plain.
    Result<void> findAncestors(const std::string& stream, const std::stop_token& stop);
    Result<bool> findNextAncestor(const std::string& stream, std::int64_t& after);
    /// What the hub did not show at all.
    Result<void> sweep(const Comparison& comparison, const std::stop_token& stop, PullReport& report);
    void dealWithMissing(Unit& unit, const Comparison& comparison, const RecordKey& key, PullReport& report);
    Result<void> finish(const Comparison& comparison);

    Context m_context;
    HubClient& m_hub;
    const mapping::Registry& m_mappers;
    EngineOptions m_options;
    Merger m_merger;
};

}  // namespace jiayi::sync
