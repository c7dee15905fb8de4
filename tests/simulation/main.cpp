// test_simulation                        the disk's own tests, then seeds for as long as the budget says
// test_simulation --all                  before the seeds also every fault of every call, the small world and the storm: they take long
// test_simulation --seeds FROM..TO       those seeds and nothing else
// test_simulation --seed N               one seed with its diary; shortened, if it breaks a promise
// test_simulation --small-worlds STRIDE  every stride-th of the small worlds; 1 is all of them
// Options: --budget SECONDS (default 180)  --minimum N (default 200): fewer seeds than that is a failure
//          --first (ends at the first broken promise, without shortening its script)  --no-faults  --no-restores
#include "tests/simulation/run.h"
#include "tests/simulation/small_world.h"
#include "tests/support/test_program.h"

#include <QCoreApplication>

#include <chrono>
#include <cstdio>
#include <cstring>
#include <string>
#include <string_view>

namespace {

using jiayi::simulation::makeScript;
using jiayi::simulation::Menu;

struct Wishes {
    std::uint64_t from = 1;
    /// Without --seeds: seeds that were played before. A new one that breaks a promise is looked for by hand, and does not
    /// stop whoever lands next.
    std::uint64_t to = 390;
    bool seedsOnly = false;
    bool one = false;
    bool first = false;
    bool all = false;
    int budget = 180;
    std::uint64_t minimum = 200;
    int smallWorlds = 0;  ///< the stride; 0: not asked for
    Menu menu;
};

/// Runs seeds until `to`, or until the time is over. 0 if every promise was kept.
int runSeeds(const Wishes& wishes) {
    using Time = std::chrono::steady_clock;
    const auto start = Time::now();
    std::uint64_t done = 0, requests = 0, crashes = 0, restores = 0, conflicts = 0, moves = 0, failures = 0;
    for (auto seed = wishes.from; seed <= wishes.to; ++seed) {
        const bool timeIsUp = Time::now() - start > std::chrono::seconds{wishes.budget};
        if (!wishes.seedsOnly && timeIsUp && done >= wishes.minimum) break;
        const auto script = makeScript(seed, wishes.menu);
        const auto outcome = jiayi::simulation::run(script);
        ++done;
        requests += static_cast<std::uint64_t>(outcome.requests);
        crashes += static_cast<std::uint64_t>(outcome.crashes);
        restores += static_cast<std::uint64_t>(outcome.restores);
        conflicts += static_cast<std::uint64_t>(outcome.conflicts);
        moves += static_cast<std::uint64_t>(outcome.moves);
        // The same seed leaves the same trace: looked at for every sixteenth, since it costs the run again.
        const bool same = outcome.broken || seed % 16 != 0 || jiayi::simulation::run(script).trace == outcome.trace;
        if (!same) std::printf("seed %llu: invariant 19: two runs left different traces\n", static_cast<unsigned long long>(seed));
        if (outcome.broken && wishes.first) std::printf("seed %llu: %s\n", static_cast<unsigned long long>(seed), outcome.broken->c_str());
        else if (outcome.broken) std::printf("%s\n", jiayi::simulation::report(script).c_str());
        failures += outcome.broken || !same;
        std::fflush(stdout);
        if (failures >= (wishes.first ? 1 : 3)) break;
    }
    const std::chrono::duration<double> took = Time::now() - start;
    std::printf("simulation: %llu seeds in %.1f s (%.0f/s), %llu requests, %llu power cuts, %llu restored hubs, %llu conflicts, %llu moves, %llu broken\n",
                static_cast<unsigned long long>(done), took.count(), static_cast<double>(done) / took.count(), static_cast<unsigned long long>(requests),
                static_cast<unsigned long long>(crashes), static_cast<unsigned long long>(restores), static_cast<unsigned long long>(conflicts), static_cast<unsigned long long>(moves),
                static_cast<unsigned long long>(failures));
    return failures == 0 && (wishes.seedsOnly || done >= wishes.minimum) ? 0 : 1;
}

int runSmallWorlds(int stride) {
    const auto found = jiayi::simulation::playSmallWorlds(stride);
    std::printf("%lld orders, %lld worlds (%lld power cuts, %lld network faults)\n%s\n", static_cast<long long>(found.orders), static_cast<long long>(found.worlds),
                static_cast<long long>(found.powerCuts), static_cast<long long>(found.networkFaults), found.broken.empty() ? "every promise kept" : found.broken.c_str());
    return found.broken.empty() ? 0 : 1;
}

/// Takes our own words out of the command line; the rest is QtTest's.
Wishes readWishes(int& argc, char** argv) {
    Wishes wishes;
    int kept = 1;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        const auto value = [&] { return i + 1 < argc ? std::string{argv[++i]} : std::string{}; };
        if (word == "--seeds" || word == "--seed") {
            const auto text = value();
            const auto dots = text.find("..");
            wishes.from = std::stoull(text);
            wishes.to = dots == std::string::npos ? wishes.from : std::stoull(text.substr(dots + 2));
            wishes.seedsOnly = true;
            wishes.one = word == "--seed";
        } else if (word == "--small-worlds") wishes.smallWorlds = std::stoi(value());
        else if (word == "--budget") wishes.budget = std::stoi(value());
        else if (word == "--minimum") wishes.minimum = std::stoull(value());
        else if (word == "--all") wishes.all = true;
        else if (word == "--first") wishes.first = true;
        else if (word == "--no-faults") wishes.menu.faults = false;
        else if (word == "--no-restores") wishes.menu.restores = false;
        else argv[kept++] = argv[i];
    }
    argc = kept;
    return wishes;
}

}  // namespace

int main(int argc, char** argv) {
    const auto wishes = readWishes(argc, argv);
    if (wishes.one) {
        const auto script = makeScript(wishes.from, wishes.menu);
        const auto outcome = jiayi::simulation::run(script, true);
        for (const auto& line : outcome.diary) std::printf("%s\n", line.c_str());
        std::printf("%s\n", outcome.broken ? jiayi::simulation::report(script).c_str() : "every promise kept");
        return outcome.broken ? 1 : 0;
    }
    if (wishes.seedsOnly) return runSeeds(wishes);
    if (wishes.smallWorlds > 0) return runSmallWorlds(wishes.smallWorlds);
    QCoreApplication application(argc, argv);
    int failures = 0;
    for (const auto& make : jiayi::test::registeredTests()) {
        const auto test = make();
        const bool quick = std::string_view{test->metaObject()->className()}.ends_with("TestMemoryDisk");
        if (!quick && !wishes.all) continue;
        failures += QTest::qExec(test.get(), argc, argv);
    }
    return failures == 0 ? runSeeds(wishes) : 1;
}
