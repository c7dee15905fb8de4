// The hub's store on PostgreSQL, synced to the disk: what writers of one stream and of many streams get done, how many
// commits one sync of the log carries, and what a page and a search cost.
#include "sync/hub/store_address.h"
#include "tests/support/postgres_server.h"

#include <benchmark/benchmark.h>

#include <thread>

namespace jiayi::hub::bench {
namespace {

constexpr int kStreams = 16, kTransactions = 40;

template <class T>
T must(Result<T> result) {
    if (!result) throw std::runtime_error(toString(result.error()));
    return std::move(*result);
}
void must(Result<void> result) {
    if (!result) throw std::runtime_error(toString(result.error()));
}

jiayi::test::PostgresServer& server() {
    static jiayi::test::PostgresServer durable{true};
    return durable;
}

Store& store() {
    static const auto opened = [] {
        auto store = must(openStore(server().newDatabase()));
        for (int i = 0; i < kStreams; ++i) must(store->addInstitution({"s" + std::to_string(i), "S"}));
        return store;
    }();
    return *opened;
}

std::atomic<int> lastId{0};

void write(const std::string& stream, int resources) {
    const auto transaction = must(store().begin({stream}, SystemClock{}.now()));
    for (int i = 0; i < resources; ++i) {
        Version version;
        version.key = {"Observation", "o" + std::to_string(++lastId)};
        must(transaction->current(stream, version.key));
        version.version = 1;
        version.body.assign(700, 'x');
        version.patient = "p" + std::to_string(lastId % 100);
        version.keys = {{"patient", "", version.patient}, {"code", "loinc", std::to_string(lastId % 50)}};
        must(transaction->append(stream, version));
    }
    must(transaction->commit());
}

std::int64_t number(const std::string& statement) { return std::stoll(server().query("db1", statement)); }

/// Arguments: writers, streams they are spread over, resources a transaction.
void writers(benchmark::State& state) {
    store();
    const auto count = state.range(0), streams = state.range(1), resources = state.range(2);
    server().sql("db1", "SELECT pg_stat_reset_shared('wal')");
    for ([[maybe_unused]] auto round : state) {
        std::vector<std::thread> threads;
        for (std::int64_t i = 0; i < count; ++i)
            threads.emplace_back([=] {
                for (int t = 0; t < kTransactions; ++t)
                    write("s" + std::to_string(i % streams), static_cast<int>(resources));
            });
        for (auto& thread : threads) thread.join();
    }
    const auto transactions = static_cast<double>(state.iterations() * count * kTransactions);
    state.counters["transactions"] = benchmark::Counter(transactions, benchmark::Counter::kIsRate);
    state.counters["resources"] =
        benchmark::Counter(transactions * static_cast<double>(resources), benchmark::Counter::kIsRate);
    state.counters["commits_a_sync"] = transactions / static_cast<double>(std::max<std::int64_t>(
                                                          1, number("SELECT wal_sync FROM pg_stat_wal")));
}

void page(benchmark::State& state) {
    for (int i = 0; i < 20; ++i) write("s0", 500);
    const auto head = must(store().stream("s0")).head;
    for ([[maybe_unused]] auto round : state)
        benchmark::DoNotOptimize(
            must(store().changes("s0", {head - 5000, head, 1000, std::size_t{4} << 20})));
}

void search(benchmark::State& state) {
    for (int i = 0; i < 20; ++i) write("s0", 500);
    SearchQuery query;
    query.type = "Observation";
    query.keys = {{{"patient", "", "p7"}}, {{"code", "loinc", "7"}}};
    query.limit = 50;
    for ([[maybe_unused]] auto round : state) benchmark::DoNotOptimize(must(store().search("s0", query)));
}

BENCHMARK(writers)
    ->Args({1, 1, 5})
    ->Args({16, 1, 5})
    ->Args({16, 16, 5})
    ->Args({4, 4, 200})
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(page)->Unit(benchmark::kMillisecond);
BENCHMARK(search)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace jiayi::hub::bench

BENCHMARK_MAIN();
