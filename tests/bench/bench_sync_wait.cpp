// How long a doctor's save waits while the sync thread takes over hundreds of thousands of resources: a real store on a
// real disk, two connections, two threads. Prints one line of figures, and fails when a save waits longer than promised.
// JIAYI_BENCH_RESOURCES says how many (300,000 unless set), JIAYI_BENCH_LARGEST how large one chart of them is (20,000).
#include "models/care/fact_repository.h"
#include "models/care/rules/rule_book.h"
#include "models/roster/resident_repository.h"
#include "models/sync/status.h"
#include "sync/client/stage.h"
#include "tests/support/clinic_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <thread>

namespace jiayi::bench {
namespace {

using Stopwatch = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kPromised{50};
constexpr std::chrono::milliseconds kBetweenSaves{200};
constexpr int kPerResident = 30;

int wanted(const char* name, int otherwise) {
    const char* text = std::getenv(name);
    return text ? std::atoi(text) : otherwise;
}

Uuid idOf(const char* kind, int number) { return derivedUuid({kind, std::to_string(number)}); }

sync::Incoming incomingOf(const std::string& type, const Uuid& id, const std::string& members) {
    const auto text = fmt::format(R"({{"resourceType":"{}","id":"{}","meta":{{"versionId":"1","lastUpdated":"2026-11-22T01:00:00.000Z"}},{}}})", type,
                                  id.toString(), members);
    return {{type, id}, "120101001", "1", fhir::parseJson(text).value(), {}, {}};
}

sync::Incoming patient(int number) {
    return incomingOf("Patient", idOf("patient", number), fmt::format(R"("name":[{{"text":"居民{}"}}],"gender":"male","birthDate":"1960-01-01")", number));
}

sync::Incoming observation(int resident, int number) {
    return incomingOf("Observation", idOf("observation", number),
                      fmt::format(R"("status":"final","code":{{"coding":[{{"system":"http://loinc.org","code":"4548-4"}}]}},)"
                                  R"("subject":{{"reference":"Patient/{}"}},"effectiveDateTime":"20{:02}-{:02}-{:02}",)"
                                  R"("valueQuantity":{{"value":{}.{},"unit":"%","system":"http://unitsofmeasure.org","code":"%"}})",
                                  idOf("patient", resident).toString(), number % 26, number / 26 % 12 + 1, number / 312 % 28 + 1, 5 + number % 6, number % 10));
}

/// What a first load leaves in the stage: one chart of `largest` resources, the others of kPerResident.
void fillStage(db::Database& database, int resources, int largest) {
    int made = 0, resident = 0, observations = 0;
    while (made < resources) {
        db::Transaction transaction(database);
        for (int i = 0; i < 2000 && made < resources; ++resident) {
            sync::addToStage(database, patient(resident));
            const int here = resident == 0 ? largest : kPerResident;
            for (int k = 1; k < here; ++k) sync::addToStage(database, observation(resident, observations++));
            made += here;
            i += here;
        }
        transaction.commit();
    }
}

/// The rows of a visit: the visit, five values, one unit. Returns how long it took from wanting to having.
std::chrono::microseconds saveVisit(const sync::Context& context, roster::ResidentId resident, int number) {
    const auto start = Stopwatch::now();
    sync::Unit unit(context, "visit.sign");
    care::Visit visit;
    visit.id = unit.newId<care::VisitId>();
    visit.resident = resident;
    visit.date = makeDate(2026, 11, 22);
    visit.forms = {{"diabetes", {{"fpg", std::to_string(5 + number % 4)}, {"sbp", "130"}, {"dbp", "80"}, {"weight", "70"}, {"waist", "84"}}, {}, {}}};
    care::FactRepository::save(unit, visit);
    unit.commit();
    return std::chrono::duration_cast<std::chrono::microseconds>(Stopwatch::now() - start);
}

int run() {
    const int resources = wanted("JIAYI_BENCH_RESOURCES", 300'000), largest = wanted("JIAYI_BENCH_LARGEST", 20'000);
    test::ClinicStore store;
    const auto rules = care::loadRules().value();
    const mapping::Registry mappers{rules};
    const SystemClock clock;
    fillStage(store.database(), resources, largest);

    roster::ResidentId resident;
    SystemRandom random;
    {
        sync::Unit unit({store.database(), clock, random, "chen"}, "resident.add");
        roster::Resident row;
        row.id = resident = unit.newId<roster::ResidentId>();
        row.name = "张小明";
        row.sex = Sex::Male;
        row.birthDate = makeDate(1960, 1, 1);
        roster::ResidentRepository::save(unit, row);
        unit.commit();
    }
    std::vector<std::chrono::microseconds> alone;
    for (int i = 0; i < 20; ++i) alone.push_back(saveVisit({store.database(), clock, random, "chen"}, resident, i));

    std::atomic<bool> done = false;
    std::string failure;
    Stopwatch::time_point begun = Stopwatch::now();
    std::jthread syncThread([&] {
        SystemRandom own;
        auto database = db::Database::open({store.path(), test::ClinicStore::key(), false, false}).value();
        sync::EngineOptions options;
        options.breathe = [] { std::this_thread::sleep_for(std::chrono::milliseconds{4}); };
        sync::StageApplier applier({*database, clock, own, "chen"}, options);
        const sync::Merger merger{sync::MergeSchema::embedded()};
        const auto taken = applier.run("120101001", [&](sync::Unit& unit, const sync::Incoming& incoming) { sync::applyIncoming(unit, mappers, merger, incoming); }, {});
        if (!taken) failure = toString(taken.error());
        done = true;
    });
    std::vector<std::chrono::microseconds> waits;
    for (int i = 0; !done; ++i) {
        std::this_thread::sleep_for(kBetweenSaves);
        waits.push_back(saveVisit({store.database(), clock, random, "chen"}, resident, i));
    }
    syncThread.join();
    const std::chrono::duration<double> took = Stopwatch::now() - begun;
    if (!failure.empty()) throw std::runtime_error(failure);

    std::sort(alone.begin(), alone.end());
    std::sort(waits.begin(), waits.end());
    const auto at = [&](double part) { return static_cast<double>(waits[static_cast<std::size_t>(part * static_cast<double>(waits.size() - 1))].count()) / 1000; };
    const auto late = std::count_if(waits.begin(), waits.end(), [](auto wait) { return wait > kPromised; });
    fmt::print("resources {} (one chart of {}) in {:.1f} s, {} here; saves {}: p50 {:.1f} ms, p99 {:.1f} ms, max {:.1f} ms, {} above {} ms; alone p50 {:.1f} ms\n", resources,
               largest, took.count(), store.count("SELECT count(*) FROM record WHERE base IS NOT NULL"), waits.size(), at(0.5), at(0.99), at(1.0), late,
               kPromised.count(), static_cast<double>(alone[alone.size() / 2].count()) / 1000);
    return late == 0 ? 0 : 1;
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
