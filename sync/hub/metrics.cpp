#include "sync/hub/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <mutex>
#include <set>
#include <sstream>

namespace jiayi::hub {

namespace {

using prometheus::BuildCounter;
using prometheus::BuildGauge;
using prometheus::BuildHistogram;

// Seconds. A desk's bundle is meant to be answered in 1 to 3, so the steps are finest below that; 30 s is the limit.
const prometheus::Histogram::BucketBoundaries kLatencies{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1,
                                                         0.25,  0.5,    1,     2.5,  5,     10,   30};
// A client with a token chooses the resource type in a path: the number of series must not be its choice.
constexpr std::size_t kMostRoutes = 200;

}  // namespace

struct Metrics::State {
    prometheus::Registry registry;
    prometheus::Family<prometheus::Counter>& requests =
        BuildCounter().Name("jiayi_hub_requests_total").Help("Requests by route and status").Register(registry);
    prometheus::Family<prometheus::Histogram>& latency =
        BuildHistogram().Name("jiayi_hub_request_seconds").Help("From the head of a request to its reply").Register(registry);
    prometheus::Family<prometheus::Counter>& refused =
        BuildCounter().Name("jiayi_hub_refused_total").Help("Refusals by reason").Register(registry);
    prometheus::Family<prometheus::Counter>& bytes =
        BuildCounter().Name("jiayi_hub_bytes_total").Help("Bytes of requests and of replies").Register(registry);
    prometheus::Counter& bytesIn = bytes.Add({{"direction", "in"}});
    prometheus::Counter& bytesOut = bytes.Add({{"direction", "out"}});
    prometheus::Gauge& open =
        BuildGauge().Name("jiayi_hub_connections").Help("Open connections").Register(registry).Add({});
    prometheus::Gauge& waiting =
        BuildGauge().Name("jiayi_hub_waiting").Help("Long polls that wait").Register(registry).Add({});
    // Grows by one for each version that a transaction writes: its rate is what the store takes in.
    prometheus::Family<prometheus::Gauge>& head =
        BuildGauge().Name("jiayi_hub_stream_head").Help("Number of the newest change of each stream").Register(registry);

    std::mutex lock;
    std::set<std::string> routes;

    std::string routeLabel(const std::string& route) {
        if (route.empty()) return "none";
        const std::lock_guard hold{lock};
        if (routes.contains(route)) return route;
        if (routes.size() >= kMostRoutes) return "other";
        return *routes.insert(route).first;
    }
};

Metrics::Metrics() : m_state(std::make_unique<State>()) {}
Metrics::~Metrics() = default;

void Metrics::request(const Reply& reply, std::size_t bytesIn, std::chrono::microseconds took) {
    const auto route = m_state->routeLabel(reply.route);
    m_state->requests.Add({{"route", route}, {"status", std::to_string(reply.status)}}).Increment();
    m_state->latency.Add({{"route", route}}, kLatencies).Observe(static_cast<double>(took.count()) / 1e6);
    if (!reply.reason.empty()) m_state->refused.Add({{"reason", reply.reason}}).Increment();
    m_state->bytesIn.Increment(static_cast<double>(bytesIn));
    m_state->bytesOut.Increment(static_cast<double>(reply.body.size()));
}

void Metrics::connections(std::size_t open) { m_state->open.Set(static_cast<double>(open)); }
void Metrics::waiting(int change) { m_state->waiting.Increment(change); }

void Metrics::heads(const std::vector<Stream>& streams) {
    for (const auto& stream : streams) m_state->head.Add({{"stream", stream.id}}).Set(static_cast<double>(stream.head));
}

std::string Metrics::text() const {
    std::ostringstream out;
    prometheus::TextSerializer{}.Serialize(out, m_state->registry.Collect());
    return out.str();
}

}  // namespace jiayi::hub
