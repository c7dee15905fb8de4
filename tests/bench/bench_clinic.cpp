// How long a doctor waits for a chart, a trend and a save, on a made-up clinic. The roster has a bench of its own.
// JIAYI_BENCH_RESIDENTS says how large it is (20,000 unless set).
#include "app/workstation/demo_clinic.h"
#include "models/care/chart.h"
#include "models/care/rules/rule_book.h"
#include "models/care/trend.h"
#include "models/roster/save_resident.h"
#include "tests/support/clinic_store.h"

#include <benchmark/benchmark.h>

#include <cstdlib>

namespace jiayi::bench {
namespace {

int residentsWanted() {
    const char* text = std::getenv("JIAYI_BENCH_RESIDENTS");
    return text ? std::atoi(text) : 20'000;
}

/// One clinic for all benchmarks, filled before the first of them.
class Clinic {
public:
    Clinic() : m_rules(care::loadRules().value()) {
        app::GenerateOptions options;
        options.residents = residentsWanted();
        options.synced = true;
        options.today = today();
        if (!app::generateClinic(m_store.context(), options)) throw std::runtime_error("no clinic to measure");
        db::Query longest(database(), "SELECT r.id FROM resident r JOIN observation o ON o.resident_pk = r.pk"
                                      " GROUP BY r.pk ORDER BY count(*) DESC LIMIT 1");
        if (longest.next()) m_longest = longest.id<roster::ResidentId>(0);
    }

    db::Database& database() { return m_store.database(); }
    sync::Context context() { return m_store.context(); }
    const care::RuleBook& rules() const { return m_rules; }
    Date today() const { return localDate(m_store.clock.now()); }
    roster::ResidentId longestChart() const { return m_longest; }

private:
    test::ClinicStore m_store;
    care::RuleBook m_rules;
    roster::ResidentId m_longest;
};

Clinic& clinic() {
    static Clinic one;
    return one;
}

void openTheLongestChart(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(
            care::readChart(clinic().database(), clinic().rules(), clinic().longestChart(), clinic().today()).value());
}
BENCHMARK(openTheLongestChart)->Unit(benchmark::kMillisecond);

void drawTheHba1cTrend(benchmark::State& state) {
    const care::TrendQuery query{clinic().longestChart(), "hba1c", addMonths(clinic().today(), -24), clinic().today(), ""};
    for (auto _ : state) benchmark::DoNotOptimize(care::readTrend(clinic().database(), clinic().rules(), query).value());
}
BENCHMARK(drawTheHba1cTrend)->Unit(benchmark::kMillisecond);

void saveAResident(benchmark::State& state) {
    auto resident = roster::ResidentRepository(clinic().database()).find(clinic().longestChart()).value();
    int version = 0;
    for (auto _ : state) {
        resident.address = "Room " + std::to_string(++version);
        benchmark::DoNotOptimize(roster::SaveResident{resident, {}, true}(clinic().context()).value());
    }
}
BENCHMARK(saveAResident)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace jiayi::bench

BENCHMARK_MAIN();
