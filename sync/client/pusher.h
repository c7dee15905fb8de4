// Push: groups become transaction Bundles; the exact bytes are kept in `flight` until the hub's answer is in.
#pragma once

#include "sync/client/hub_client.h"
#include "sync/client/options.h"
#include "sync/client/push_plan.h"
#include "sync/mapping/registry.h"

#include <span>
#include <stop_token>

namespace jiayi::sync {

struct PushReport {
    std::int64_t pushed = 0;
    std::int64_t refused = 0;
    std::int64_t conflicts = 0;
    bool more = false;      ///< something is left to send
    bool mustPull = false;  ///< somebody else was first: pull and merge before going on
};

/// Thread: the sync thread, with its own connection in `context`.
class Pusher {
public:
    Pusher(const Context& context, HubClient& hub, const mapping::Registry& mappers, const EngineOptions& options)
        : m_context(context), m_hub(hub), m_mappers(mappers), m_options(options) {}

    /// After a crash or a lost answer the same bytes go again; the hub answers as it did. Does nothing without a flight.
    Result<PushReport> resolveFlight();
    /// Sends until nothing due is left, the hub says wait, or somebody else was first.
    Result<PushReport> push(const std::stop_token& stop);

private:
    struct Flight {
        Uuid bundle;
        std::vector<std::int64_t> ops;
        std::string body;
    };
    enum class Verdict { Done, Poison, Conflict, TooLarge };

    Result<std::optional<Flight>> loadFlight();
    /// Renders the groups and stores the flight, in one transaction. A group that cannot be rendered is set aside at
    /// once, so that it holds up nobody. None when nothing is left to send.
    Result<std::optional<Flight>> takeOff(std::span<const PlannedGroup> groups, PushReport& report);
    Result<Verdict> transmit(const Flight& flight, PushReport& report);
    Result<void> confirm(const Flight& flight, const fhir::Bundle& answer, PushReport& report);
    /// The edits wait again; `attempt` counts against the five that a conflict may take.
    Result<void> takeBack(const Flight& flight, bool attempt);
    Result<void> quarantine(const PlannedGroup& group, const Answer& answer, PushReport& report);
    /// The entries of one group, with the ops they stand for; inside takeOff's transaction.
    Result<std::vector<fhir::BundleEntry>> renderGroup(const PlannedGroup& group, std::vector<std::int64_t>& ops);
    void setAside(const PlannedGroup& group, int status, const std::string& outcome);
    /// Sends the groups; when the hub refuses them, halves until the one to blame stands alone.
    Result<void> pushGroups(std::span<const PlannedGroup> groups, PushReport& report);

    Context m_context;
    HubClient& m_hub;
    const mapping::Registry& m_mappers;
    EngineOptions m_options;
    std::size_t m_cap = 200;
    Answer m_lastRefusal;
};

}  // namespace jiayi::sync
