// Who may be the same person, looked up for one record among 2,000, 20,000 and 100,000. JIAYI_BENCH_RESIDENTS says how many the largest has.
// Ends with 1 when a look among the most takes more than three times the processor of a look among the fewest.
#include "models/db/query.h"
#include "models/roster/duplicate_search.h"
#include "models/roster/resident_repository.h"
#include "tests/support/clinic_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <iostream>

namespace jiayi::bench {
namespace {

constexpr double kMostTimes = 3;
constexpr int kLooks = 400;
constexpr int kRounds = 5;

/// Names as common as in a city: some thousand persons called alike among 100,000 people.
roster::Resident sample(int number) {
    static const char* const kFamilies[] = {"张", "王", "李", "刘", "陈", "杨", "赵", "黄", "周", "吴"};
    static const char* const kGiven[] = {"伟", "芳", "秀英", "娜", "敏", "静", "丽", "强",
                                         "磊", "军", "洋",   "勇", "艳", "杰", "涛"};
    roster::Resident made;
    made.id = {derivedUuid({"bench", std::to_string(number)})};
    made.name = std::string{kFamilies[number % 10]} + kGiven[(number / 10) % 15];
    made.sex = number % 2 == 0 ? Sex::Male : Sex::Female;
    made.birthDate = makeDate(1930, 1, 1) + Days{(number * 7919LL) % 25'000};
    made.phone = fmt::format("1380{:07}", number);
    made.address = fmt::format("样例路 {} 号", number % (1 + number / 3));
    made.insuranceNo = fmt::format("{:09}", number);
    return made;
}

double lookAmong(int residents) {
    test::ClinicStore store;
    auto& database = store.database();
    database.execute("PRAGMA synchronous=OFF");
    {
        sync::Unit unit(store.context(), "bench", sync::Origin::Synced);
        for (int i = 0; i < residents; ++i) {
            auto made = sample(i);
            roster::ResidentRepository::save(unit, made);
        }
        unit.commit();
    }
    const auto today = makeDate(2026, 11, 22);
    double best = 1e12;
    std::size_t found = 0;
    for (int round = 0; round < kRounds; ++round) {
        const auto began = std::clock();
        for (int i = 0; i < kLooks; ++i) {
            auto twin = sample((i * 37) % residents);
            twin.id = {};
            found += roster::findDuplicates(database, twin, today).value().size();
        }
        best = std::min(best, 1e6 * static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC / kLooks);
    }
    std::cout << fmt::format("{:>7} residents: {:6.0f} us of processor a look, {:.1f} found\n", residents,
                             best, static_cast<double>(found) / kLooks / kRounds);
    return best;
}

int run() {
    const char* wanted = std::getenv("JIAYI_BENCH_RESIDENTS");
    const int most = wanted ? std::atoi(wanted) : 100'000;
    const auto few = lookAmong(2'000);
    const auto middle = lookAmong(std::min(20'000, most));
    const auto many = lookAmong(most);
    std::cout << fmt::format("{:.2f} times at 20,000, {:.2f} times at the most (at most {:.0f})\n",
                             middle / few, many / few, kMostTimes);
    return many / few > kMostTimes ? 1 : 0;
}

}  // namespace
}  // namespace jiayi::bench

int main() { return jiayi::bench::run(); }
