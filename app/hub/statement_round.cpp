#include "app/hub/statement_round.h"

#include "models/core/clock.h"
#include "sync/hub/store_address.h"

namespace jiayi::hub {

namespace {
constexpr std::chrono::seconds kEvery{5};
}

Result<Answers> answerOnce(Store& store) {
    static const auto rules = loadHubRules();
    static const auto book = care::loadRules();
    if (!book) return book.error();
    const SystemClock clock;
    SystemRandom random;
    return PayerDesk(store, rules, *book, clock, random).answerAll();
}

StatementRound::StatementRound(std::string address) : m_address(std::move(address)), m_thread([this](const std::stop_token& stop) { run(stop); }) {}

StatementRound::~StatementRound() {
    m_thread.request_stop();
    m_wake.notify_all();
}

void StatementRound::run(const std::stop_token& stop) {
    const auto store = openStore(m_address);
    if (!store) return;
    while (!stop.stop_requested()) {
        static_cast<void>(answerOnce(**store));  // what fails now waits for the next round
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, stop, kEvery, [] { return false; });
    }
}

}  // namespace jiayi::hub
