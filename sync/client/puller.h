// Pull: pages of a round are staged, then applied by whole patients; the cursor moves last.
#pragma once

#include "sync/client/bulk.h"
#include "sync/client/stage.h"

namespace jiayi::sync {

struct PullReport {
    std::int64_t applied = 0;
    std::int64_t conflicts = 0;
};

/// Thread: the sync thread, with its own connection in `context`.
class Puller {
public:
    Puller(const Context& context, HubClient& hub, const mapping::Registry& mappers, const EngineOptions& options)
        : m_context(context), m_hub(hub), m_mappers(mappers), m_options(options), m_merger(MergeSchema::embedded()), m_stage(context, options), m_bulk(context, hub) {}

    /// Stages a round of every stream this desk may read. A stream that fails does not stop the others; the first
    /// failure is returned after all were tried. Rejected "cursor-epoch" or "cursor-expired" when a stream has to be
    /// compared as a whole; nothing of it is fetched before that was done.
    Result<void> fetch(const std::stop_token& stop);
    /// Applies the rounds that are staged whole and moves their cursors. Stops between transactions.
    Result<PullReport> merge(const std::stop_token& stop);
    /// Goes on from the last staged page until the round is whole.
    Result<void> stagePages(const std::string& stream, const std::stop_token& stop);

private:
    Result<void> loadInBulk(const StreamHead& head, const std::stop_token& stop);
    Result<void> fetchStream(const StreamHead& head, const std::stop_token& stop);
    Result<void> stagePage(const std::string& stream, const HistoryPage& page);
    Result<void> finishRound(const std::string& stream);

    Context m_context;
    HubClient& m_hub;
    const mapping::Registry& m_mappers;
    EngineOptions m_options;
    Merger m_merger;
    StageApplier m_stage;
    BulkLoad m_bulk;
};

}  // namespace jiayi::sync
