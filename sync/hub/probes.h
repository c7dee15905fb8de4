// What the operator's machines ask: is it alive, can it work, what has it counted.
#pragma once

#include "sync/hub/http.h"
#include "sync/hub/metrics.h"
#include "sync/hub/store.h"

#include <optional>
#include <set>

namespace jiayi::hub {

/// Safe to use from several threads; answer() may wait for the store.
class Probes {
public:
    /// `metricsFrom`: addresses beside this machine's own that may read /metrics.
    Probes(Store& store, Metrics& metrics, std::set<std::string> metricsFrom)
        : m_store(store), m_metrics(metrics), m_metricsFrom(std::move(metricsFrom)) {}
    /// GET /healthz: the process answers. /readyz: the store does as well, else 503. /metrics: Prometheus text; 404 for
    /// whoever may not read it. Nothing for any other path.
    std::optional<Reply> answer(const Request& request);

private:
    Reply ready();
    bool mayReadMetrics(const std::string& remote) const;

    Store& m_store;
    Metrics& m_metrics;
    std::set<std::string> m_metricsFrom;
};

}  // namespace jiayi::hub
