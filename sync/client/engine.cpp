#include "sync/client/engine.h"

#include "models/db/migrator.h"
#include "sync/client/link.h"
#include "sync/client/practitioners.h"

namespace jiayi::sync {

namespace {

constexpr int kComparisonsInRound = 2;
constexpr int kFruitlessPushes = 60;
constexpr std::chrono::hours kProbeEvery{24};

State exitFor(const Error& failure) { return next(State::Push, eventOf(failure)); }

}  // namespace

SyncEngine::SyncEngine(const Context& context, HubClient& hub, const mapping::Registry& mappers, const EngineOptions& options)
    : m_context(context),
      m_hub(hub),
      m_puller(context, hub, mappers, options),
      m_reconciler(context, hub, mappers, options),
      m_pusher(context, hub, mappers, options),
      m_moves(context, hub, mappers),
      m_digest(context, hub, mappers, options),
      m_formularies(context, hub, options),
      m_pictures(context, hub),
      m_newestSchema(db::embeddedSteps("schema/clinic/").back().number) {}

void SyncEngine::begin() {
    if (m_state == State::Halt) return;
    m_report = {};
    m_failure.reset();
    m_compared = 0;
    m_fruitless = 0;
    m_state = next(State::Idle, Event::Done);
}

State SyncEngine::step(const std::stop_token& stop) {
    if (atRest(m_state)) return m_state;
    const auto done = stop.stop_requested() ? Result<Event>{Error{Errc::Busy, "stopped", {}}} : work(stop);
    if (!done && !m_failure) m_failure = done.error();
    const auto event = done ? *done : eventOf(done.error());
    m_state = next(m_state, event);
    if (!atRest(m_state)) return m_state;
    // Something failed on the way, but the rest of the round went on.
    if (m_state == State::Idle && m_failure && m_failure->reason != "stopped") m_state = exitFor(*m_failure);
    if (const auto written = writeOutcome(); !written && !m_failure) m_failure = written.error();
    return m_state;
}

Result<RoundReport> SyncEngine::outcome() const {
    if (m_failure) return *m_failure;
    return m_report;
}

Result<RoundReport> SyncEngine::round(const std::stop_token& stop) {
    begin();
    while (!atRest(step(stop))) {
    }
    return outcome();
}

Result<Event> SyncEngine::work(const std::stop_token& stop) {
    switch (m_state) {
        case State::Auth: return auth();
        case State::Probe: return probe();
        case State::ResolveFlight: {
            JIAYI_TRY(const auto resolved, m_pusher.resolveFlight());
            add(resolved);
            return Event::Done;
        }
        case State::Pull: return pull(stop);
        case State::Merge: return merge(stop);
        case State::Reconcile:
        case State::Resnapshot: return compare(stop);
        case State::Push: return push(stop);
        case State::Echo: return echo(stop);
        case State::Formulary: return formularies(stop);
        case State::Pictures: return pictures(stop);
        case State::Digest: return digest(stop);
        default: return Event::Done;
    }
}

Result<Event> SyncEngine::auth() {
    JIAYI_TRY(const auto schema, db::attempt([&]() -> Result<int> { return db::schemaVersion(m_context.database); }));
    // A newer program has changed the store while this one was running: what this one knows of it is no longer true.
    if (schema > m_newestSchema) return Error{Errc::Rejected, "store.newer-schema", std::to_string(schema)};
    JIAYI_TRY(const auto state, readLinkState(m_context.database));
    const auto now = m_context.clock.now();
    if (state.retryAt && *state.retryAt > now && *state.retryAt <= now + kLongestRetryAfter) return Error{Errc::Busy, "hub.busy", "Retry-After"};
    JIAYI_CHECK(m_hub.authorize());
    JIAYI_CHECK(sendPractitioners(m_context, m_hub));
    return Event::Done;
}

Result<Event> SyncEngine::probe() {
    JIAYI_TRY(const auto state, readLinkState(m_context.database));
    if (state.probedAt && m_context.clock.now() < *state.probedAt + kProbeEvery) return Event::Done;
    JIAYI_TRY(const auto capability, m_hub.metadata());
    const auto version = std::string{capability.textOr("fhirVersion", "")};
    if (!version.starts_with("4.0")) return Error{Errc::Rejected, "hub.newer-fhir", version};
    JIAYI_CHECK(keepProbe(m_context.database, m_context.clock.now()));
    return Event::Done;
}

Result<Event> SyncEngine::pull(const std::stop_token& stop) {
    JIAYI_CHECK(m_puller.fetch(stop));
    return Event::Done;
}

Result<Event> SyncEngine::merge(const std::stop_token& stop) {
    JIAYI_TRY(const auto merged, m_puller.merge(stop));
    m_report.pulled += merged.applied;
    m_report.conflicts += merged.conflicts;
    return Event::Done;
}

Result<Event> SyncEngine::compare(const std::stop_token& stop) {
    // A refused cursor is no failure once the comparison has answered it.
    if (m_failure && (eventOf(*m_failure) == Event::EpochLost || eventOf(*m_failure) == Event::CursorExpired)) m_failure.reset();
    if (++m_compared > kComparisonsInRound) return Error{Errc::Rejected, "hub.keeps-losing", {}};
    JIAYI_TRY(const auto compared, m_reconciler.run(m_puller, stop));
    m_report.pulled += compared.applied;
    m_report.conflicts += compared.conflicts;
    return Event::Done;
}

Result<Event> SyncEngine::push(const std::stop_token& stop) {
    JIAYI_TRY(const auto pushed, m_pusher.push(stop));
    add(pushed);
    // A hub that answers again and again so that nothing comes of it is left alone for a while.
    m_fruitless = pushed.pushed > 0 ? 0 : m_fruitless + 1;
    if (m_fruitless > kFruitlessPushes) return Error{Errc::Conflict, "hub.keeps-changing", {}};
    return pushed.more ? Event::Again : Event::Done;
}

Result<Event> SyncEngine::echo(const std::stop_token& stop) {
    if (m_report.pushed == 0) return Event::Done;
    JIAYI_CHECK(m_puller.fetch(stop));
    return merge(stop);
}

Result<Event> SyncEngine::formularies(const std::stop_token& stop) {
    JIAYI_CHECK(m_formularies.run(stop));
    return Event::Done;
}

Result<Event> SyncEngine::pictures(const std::stop_token& stop) {
    JIAYI_CHECK(m_pictures.send(stop));
    return Event::Done;
}

/// Behind the last push: who has left and has nothing more to send goes; and once a night both sides are compared.
Result<Event> SyncEngine::digest(const std::stop_token& stop) {
    JIAYI_TRY(const auto settled, m_moves.settle(stop));
    m_report.pulled += settled;
    JIAYI_TRY(const auto last, readLinkState(m_context.database));
    if (!digestIsDue(m_hub.clientId(), m_context.clock.now(), last.digestAt)) return Event::Done;
    JIAYI_TRY(const auto compared, m_digest.run(stop));
    m_report.pulled += compared.fetched + compared.retired;
    m_report.conflicts += compared.conflicts;
    return Event::Done;
}

void SyncEngine::add(const PushReport& report) {
    m_report.pushed += report.pushed;
    m_report.refused += report.refused;
    m_report.conflicts += report.conflicts;
}

Result<void> SyncEngine::writeOutcome() {
    const bool quiet = !m_failure && m_report.pulled == 0 && m_report.pushed == 0 && m_report.refused == 0;
    return db::attempt([&]() -> Result<void> {
        auto& database = m_context.database;
        db::Transaction transaction(database);
        const auto now = m_context.clock.now();
        bool changed = m_hub.heard() && keepLine(database, now, m_hub.clockOffset(), m_hub.retryAt());
        changed |= keepHalt(database, m_state == State::Halt ? m_failure->reason : std::string{});
        if (!quiet) {
            const auto event = !m_failure ? "round" : m_state == State::Halt ? "halt" : m_failure->code == Errc::Offline ? "offline" : "failed";
            writeLog(database, now, event, m_report.pulled, m_report.pushed, m_failure ? m_failure->reason : "");
        }
        if (changed || !quiet) transaction.commit();
        return {};
    });
}

}  // namespace jiayi::sync
