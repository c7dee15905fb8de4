// Push: planned groups go as transaction Bundles, and every answer of the hub has its own behaviour.
#pragma once

#include "sync/client/flight.h"
#include "sync/client/hub_client.h"
#include "sync/client/incoming.h"
#include "sync/client/options.h"

#include <set>
#include <stop_token>

namespace jiayi::sync {

struct PushReport {
    std::int64_t pushed = 0;
    std::int64_t refused = 0;
    std::int64_t conflicts = 0;
    bool more = false;  ///< something may be left to send
};

/// Thread: the sync thread, with its own connection in `context`.
class Pusher {
public:
    Pusher(const Context& context, HubClient& hub, const mapping::Registry& mappers, const EngineOptions& options);

    /// Begins a round: what was refused and has rested waits again. After a crash or a lost answer the same bytes go
    /// again, and the hub answers as it did.
    Result<PushReport> resolveFlight();
    /// One plan of what is due, sent. An error leaves a flight behind when it is not known what became of it.
    Result<PushReport> push(const std::stop_token& stop);

private:
    /// What an answer means to the bundle: 2xx; 400 and 422; 403; 409, 410 and 412; 413.
    enum class Verdict { Done, Poison, Forbidden, Conflict, Left, TooLarge };
    using Groups = std::span<const PlannedGroup>;

    Result<void> settle(const PushPlan& plan, PushReport& report);
    /// As it was seen when the server was tried.
    Result<void> keepToTheServersCap();
    /// Sends the groups; when the hub refuses them, halves until the one to blame stands alone.
    Result<void> pushGroups(Groups groups, const std::stop_token& stop, PushReport& report);
    Result<void> halve(Groups groups, const std::stop_token& stop, PushReport& report);
    /// 403: the types that it is about pause; a record that is to blame itself is set aside.
    Result<void> forbid(const Flight& flight, Groups groups, const std::stop_token& stop, PushReport& report);
    Result<Verdict> transmit(const Flight& flight, PushReport& report);
    Result<void> confirm(const Flight& flight, const fhir::Bundle& answer, PushReport& report);
    Result<void> quarantine(const PlannedGroup& group, PushReport& report);
    Result<void> pause(const std::set<std::string>& types);
    /// Reads what the hub has of these entries and merges it, before the flight is taken back.
    Result<void> lookUp(const Flight& flight, const std::set<std::size_t>& entries, PushReport& report);
    Result<void> lookUpOne(const RecordKey& key, const fhir::Json* sent, PushReport& report);
    Result<void> takeIn(const Incoming& current, const std::optional<Incoming>& ours, PushReport& report);
    /// Late work on a chart to which a colleague's late work was added: merged with what is sealed. False where none was.
    Result<bool> lookUpSealed(const Flight& flight, const std::set<std::size_t>& entries, PushReport& report);
    Result<void> forgetMissing(const RecordKey& key);
    void adapt(std::chrono::milliseconds took);

    Context m_context;
    HubClient& m_hub;
    const mapping::Registry& m_mappers;
    EngineOptions m_options;
    Merger m_merger;
    PushLimits m_limits{50, 200};
    Answer m_answer;                    ///< the last refusal
    std::set<std::string> m_accepted;   ///< types that the hub has taken from this engine
    int m_refusedGroups = 0;            ///< in this round
    bool m_registered = false;          ///< the hub was told in this round who works here
    bool m_failureIsPoison = false;     ///< the hub has failed on one bundle so often that it is the bundle
};

/// The positions in "Bundle.entry[3]" of an outcome's expressions.
std::set<std::size_t> namedEntries(const std::vector<fhir::Issue>& issues);

}  // namespace jiayi::sync
