#include "sync/client/engine.h"

#include <algorithm>

namespace jiayi::sync {

namespace {
constexpr int kPullsAfterConflict = 5;
}

std::chrono::milliseconds backoff(int failures, Random& random) {
    const std::int64_t ceiling = std::min<std::int64_t>(900'000, 2'000LL << std::clamp(failures, 0, 20));
    return std::chrono::milliseconds{static_cast<std::int64_t>(random.unit() * static_cast<double>(ceiling))};
}

SyncEngine::SyncEngine(const Context& context, HubClient& hub, const mapping::Registry& mappers)
    : m_context(context), m_puller(context, hub, mappers), m_pusher(context, hub, mappers) {}

Result<void> SyncEngine::pull(const std::stop_token& stop, RoundReport& report) {
    JIAYI_TRY(const auto pulled, m_puller.pull(stop));
    report.pulled += pulled.applied;
    report.conflicts += pulled.conflicts;
    return {};
}

Result<void> SyncEngine::work(const std::stop_token& stop, RoundReport& report) {
    JIAYI_TRY(const auto resolved, m_pusher.resolveFlight());
    report.pushed += resolved.pushed;
    const auto pulled = pull(stop, report);
    for (int tries = 0; tries <= kPullsAfterConflict; ++tries) {
        JIAYI_TRY(const auto pushed, m_pusher.push(stop));
        report.pushed += pushed.pushed;
        report.refused += pushed.refused;
        if (!pushed.mustPull) return pulled;
        JIAYI_CHECK(pull(stop, report));
    }
    return Error{Errc::Conflict, "hub.keeps-changing", {}};
}

Result<RoundReport> SyncEngine::round(const std::stop_token& stop) {
    RoundReport report;
    const auto outcome = work(stop, report);
    JIAYI_CHECK(writeOutcome(report, outcome));
    if (!outcome) return outcome.error();
    return report;
}

Result<void> SyncEngine::writeOutcome(const RoundReport& report, const Result<void>& outcome) {
    const bool quiet = outcome && report.pulled == 0 && report.pushed == 0 && report.refused == 0;
    if (quiet) return {};
    return db::attempt([&]() -> Result<void> {
        db::Transaction transaction(m_context.database);
        const auto event = outcome ? "round" : outcome.error().code == Errc::Offline ? "offline" : "failed";
        writeLog(m_context.database, m_context.clock.now(), event, report.pulled, report.pushed, outcome ? "" : outcome.error().reason);
        transaction.commit();
        return {};
    });
}

}  // namespace jiayi::sync
