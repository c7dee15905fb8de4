#include "sync/hub/upkeep.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace jiayi::hub {

namespace {

namespace asio = boost::asio;

constexpr auto kWoken = asio::as_tuple(asio::use_awaitable);
constexpr std::chrono::seconds kLookEvery{1};
// However much is written, the heads are read at most so often.
constexpr std::chrono::milliseconds kBetweenLooks{20};
constexpr std::chrono::hours kPruneEvery{24};

// On a worker; named functions, because g++ 12 destroys the captures of a lambda inside a co_await twice.
asio::awaitable<Result<std::vector<Stream>>> readHeads(Store* store) { co_return store->heads(); }
asio::awaitable<Result<std::vector<SigningKey>>> readKeys(Store* store) { co_return store->signingKeys(); }
asio::awaitable<void> forgetExports(Router* router) {
    router->forgetOldExports();
    co_return;
}
asio::awaitable<Result<void>> pruneStore(Store* store, Instant now) { co_return store->prune(now); }

}  // namespace

Upkeep::Upkeep(Parts parts, std::chrono::milliseconds every)
    : m_parts(std::move(parts)), m_every(every), m_look(m_parts.network), m_round(m_parts.network) {}

void Upkeep::start() {
    asio::co_spawn(m_parts.network, watchHeads(), asio::detached);
    asio::co_spawn(m_parts.network, keepHouse(), asio::detached);
}

void Upkeep::stop() {
    m_stopped = true;
    m_look.cancel();
    m_round.cancel();
}

void Upkeep::nudge() {
    if (m_nudged) return;
    m_nudged = true;
    m_look.cancel();
}

asio::awaitable<void> Upkeep::watchHeads() {
    while (!m_stopped) {
        m_look.expires_after(kLookEvery);
        if (!m_nudged) co_await m_look.async_wait(kWoken);
        m_nudged = false;
        if (m_stopped) break;
        if (m_parts.waits.size() > 0) {
            if (const auto heads = co_await asio::co_spawn(m_parts.workers, readHeads(&m_parts.store), asio::use_awaitable))
                m_parts.waits.wake(*heads);
        }
        if (m_stopped) break;
        m_look.expires_after(kBetweenLooks);
        co_await m_look.async_wait(kWoken);
    }
}

asio::awaitable<void> Upkeep::keepHouse() {
    auto pruned = m_parts.clock.now();
    while (!m_stopped) {
        m_round.expires_after(m_every);
        co_await m_round.async_wait(kWoken);
        if (m_stopped) break;
        if (auto keys = co_await asio::co_spawn(m_parts.workers, readKeys(&m_parts.store), asio::use_awaitable))
            m_parts.router.useKeys(std::move(*keys));
        else
            m_parts.log.event("keys-not-read");
        co_await asio::co_spawn(m_parts.workers, forgetExports(&m_parts.router), asio::use_awaitable);
        const auto now = m_parts.clock.now();
        if (now - pruned < kPruneEvery) continue;
        pruned = now;
        const auto done = co_await asio::co_spawn(m_parts.workers, pruneStore(&m_parts.store, now), asio::use_awaitable);
        m_parts.log.event(done ? "pruned" : "prune-failed");
    }
}

}  // namespace jiayi::hub
