// Pull: pages of a round are staged, then applied by whole patients; the cursor moves last.
#pragma once

#include "sync/client/hub_client.h"
#include "sync/client/incoming.h"

#include <functional>
#include <stop_token>

namespace jiayi::sync {

struct PullReport {
    std::int64_t applied = 0;
    std::int64_t conflicts = 0;
};

/// Thread: the sync thread, with its own connection in `context`.
class Puller {
public:
    Puller(const Context& context, HubClient& hub, const mapping::Registry& mappers)
        : m_context(context), m_hub(hub), m_mappers(mappers), m_merger(MergeSchema::embedded()) {}

    /// One round of every stream this desk may read. A stream that fails does not stop the others; the first failure
    /// is returned after all were tried. Stops between transactions.
    Result<PullReport> pull(const std::stop_token& stop);

private:
    Result<void> pullStream(const StreamHead& head, const std::stop_token& stop, PullReport& report);
    Result<void> stagePages(const StreamHead& head, const std::stop_token& stop);
    Result<void> stagePage(const std::string& stream, const HistoryPage& page);
    Result<void> applyStage(const std::string& stream, const std::stop_token& stop, PullReport& report);
    Result<void> finishRound(const std::string& stream);

    Context m_context;
    HubClient& m_hub;
    const mapping::Registry& m_mappers;
    Merger m_merger;
};

}  // namespace jiayi::sync
