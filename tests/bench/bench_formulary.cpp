// A pharmacy of 20,000 items on a desk: what a keystroke costs beside the scan that it saves, and how long a doctor's save waits while
// such a formulary is taken over from a hub. Prints figures, and ends with 1 when a save waits longer than promised.
// JIAYI_BENCH_ITEMS says how many (20,000 unless set).
#include "app/hub/sample_formulary.h"
#include "models/core/text.h"
#include "models/pharmacy/formulary/formulary_changes.h"
#include "sync/client/formulary_sync.h"
#include "sync/hub/formulary_publisher.h"
#include "tests/sync/world.h"

#include <fmt/format.h>

#include <atomic>
#include <cstdlib>
#include <thread>

namespace jiayi::bench {
namespace {

using Stopwatch = std::chrono::steady_clock;
using test::must;
constexpr std::chrono::milliseconds kPromised{50};
constexpr std::chrono::milliseconds kBetweenSaves{50};

double microsecondsSince(Stopwatch::time_point start) { return std::chrono::duration<double, std::micro>(Stopwatch::now() - start).count(); }

/// The middle of so many runs.
template <class Work>
double median(int runs, Work work) {
    std::vector<double> took;
    for (int run = 0; run < runs; ++run) {
        const auto start = Stopwatch::now();
        work();
        took.push_back(microsecondsSince(start));
    }
    std::sort(took.begin(), took.end());
    return took[took.size() / 2];
}

/// One round's formulary part in a thread and a connection of its own, while saves go on here. Sorted milliseconds of waiting.
std::vector<double> savesBeside(test::Desk& desk, roster::ResidentId resident, double& seconds) {
    std::atomic<bool> done = false;
    std::string failure;
    const auto begun = Stopwatch::now();
    std::jthread thread([&] {
        const SystemClock clock;
        SystemRandom random;
        auto database = must(db::Database::open({desk.store.path(), test::ClinicStore::key(), false, false}));
        sync::EngineOptions options;
        options.breathe = [] { std::this_thread::sleep_for(std::chrono::milliseconds{4}); };
        sync::HubClient client(desk.transport, must(sync::readLink(*database)), clock, random);
        const auto taken = sync::FormularySync({*database, clock, random, "chen"}, client, options).run({});
        if (!taken) failure = toString(taken.error());
        done = true;
    });
    std::vector<double> waits;
    for (int number = 0; !done; ++number) {
        std::this_thread::sleep_for(kBetweenSaves);
        const auto start = Stopwatch::now();
        desk.edit(resident, [&](auto& row) { row.phone = fmt::format("1380000{:04}", number % 10000); });
        waits.push_back(microsecondsSince(start) / 1000);
    }
    thread.join();
    seconds = microsecondsSince(begun) / 1e6;
    if (!failure.empty()) throw std::runtime_error(failure);
    std::sort(waits.begin(), waits.end());
    return waits;
}

/// The same saves with nothing beside them: what the machine itself makes them wait.
std::vector<double> savesAlone(test::Desk& desk, roster::ResidentId resident, int saves) {
    std::vector<double> waits;
    for (int number = 0; number < saves; ++number) {
        std::this_thread::sleep_for(kBetweenSaves);
        const auto start = Stopwatch::now();
        desk.edit(resident, [&](auto& row) { row.phone = fmt::format("1390000{:04}", number % 10000); });
        waits.push_back(microsecondsSince(start) / 1000);
    }
    std::sort(waits.begin(), waits.end());
    return waits;
}

bool sayWaits(const char* what, const std::vector<double>& waits, double seconds) {
    const auto at = [&](double part) { return waits[static_cast<std::size_t>(part * static_cast<double>(waits.size() - 1))]; };
    fmt::print("{} in {:.1f} s; saves {}: p50 {:.1f} ms, p99 {:.1f} ms, longest {:.1f} ms\n", what, seconds, waits.size(), at(0.5), at(0.99), at(1.0));
    return at(1.0) <= static_cast<double>(kPromised.count());
}

void sayKeystroke(db::Database& database, Date today, const char* typed) {
    std::size_t found = 0;
    const auto key = median(51, [&] { found = must(pharmacy::searchFormulary(database, today, typed)).size(); });
    const auto text = "%" + searchFold(typed) + "%";
    const auto scan = median(3, [&] {
        db::Query row(database,
                      "SELECT pk FROM formulary_item WHERE name_zh LIKE ?1 OR name_en LIKE ?1 OR inn LIKE ?1 OR sort_key LIKE ?1 OR atc LIKE ?1 OR nhsa LIKE ?1 "
                      "ORDER BY sort_key LIMIT 20",
                      text);
        while (row.next()) found += 0 * row.integer(0);
    });
    fmt::print("  {:<16} {:>3} found  {:>8.0f} us  a scan {:>8.0f} us, {:.0f} times\n", typed, found, key, scan, scan / key);
}

void publish(test::TestHub& hub, int items, int revision) {
    const auto now = hub.clock().now();
    must(hub::publishFormulary(hub.store(), {"BENCH", "Sample", localDate(now), must(hub::sampleFormulary({items, 1, revision, now - std::chrono::hours{8}})), false}, now));
}

int run() {
    const char* text = std::getenv("JIAYI_BENCH_ITEMS");
    const int items = text ? std::atoi(text) : 20'000;
    test::TestHub hub;
    hub.clock().set(SystemClock{}.now());
    test::Desk desk(hub);
    const auto today = localDate(hub.clock().now());
    const auto resident = desk.addResident("Zhang");
    auto began = Stopwatch::now();
    publish(hub, items, 1);
    fmt::print("{} items published in {:.1f} s\n", items, microsecondsSince(began) / 1e6);

    double seconds = 0;
    began = Stopwatch::now();
    auto waits = savesAlone(desk, resident, 100);
    sayWaits("nothing beside,", waits, microsecondsSince(began) / 1e6);
    waits = savesBeside(desk, resident, seconds);
    bool kept = sayWaits("the first version, from its snapshot,", waits, seconds);
    publish(hub, items, 2);
    waits = savesBeside(desk, resident, seconds);
    kept = sayWaits("the second, by its delta,", waits, seconds) && kept;

    auto& database = desk.store.database();
    for (const char* typed : {"二", "二甲双胍", "m", "ejsg", "anlodiping", "anludiping", "metformin", "C08CA01", "metformin 500", "S000123", "SAMPLE00000000000000123", "qqqq"}) sayKeystroke(database, today, typed);
    const auto pharmacyPk = must(pharmacy::pharmacies(database, today))[0].pk;
    const auto versions = must(pharmacy::versionsOf(database, pharmacyPk));
    fmt::print("  first page       {:>8.0f} us\n", median(21, [&] { must(pharmacy::formularyPage(database, pharmacyPk, today, {}, 0, 100)); }));
    fmt::print("  page at 15,000   {:>8.0f} us\n", median(21, [&] { must(pharmacy::formularyPage(database, pharmacyPk, today, {}, 15'000, 100)); }));
    fmt::print("  facets           {:>8.0f} us\n", median(11, [&] { must(pharmacy::formularyFacets(database, pharmacyPk, today, {})); }));
    std::size_t changes = 0;
    const auto diff = median(11, [&] { changes = must(pharmacy::formularyChanges(database, versions[1].pk, versions[0].pk)).size(); });
    fmt::print("  {} changes     {:>8.0f} us\n", changes, diff);
    return kept ? 0 : 1;
}

}  // namespace
}  // namespace jiayi::bench

int main() {
    try {
        return jiayi::bench::run();
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 2;
    }
}
