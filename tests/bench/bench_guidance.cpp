// Guidance of 10,000 people of a made-up clinic: by the engine alone, and from their rows in the encrypted store with the answers given.
#include "app/workstation/demo_clinic.h"
#include "models/care/guidance/cards.h"
#include "tests/support/clinic_store.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace {

using namespace jiayi;
constexpr int kPeople = 10'000;
constexpr int kRounds = 3;

template <class Work>
double bestSeconds(const Work& work) {
    double best = 1e9;
    for (int round = 0; round < kRounds; ++round) {
        const auto start = std::chrono::steady_clock::now();
        work();
        best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    return best;
}

}  // namespace

int main() {
    test::ClinicStore store;
    const auto rules = care::loadRules().value();
    const auto book = guidance::loadGuidanceBook(rules).value();
    const auto today = localDate(store.clock.now());
    app::GenerateOptions options;
    options.residents = kPeople;
    options.synced = true;
    options.today = today;
    if (!app::generateClinic(store.context(), options)) return EXIT_FAILURE;
    const auto people = guidance::gatherRange(store.database(), rules, book, 0, INT64_MAX, today).value();
    std::size_t cards = 0, open = 0;
    const double engine = bestSeconds([&] {
        cards = open = 0;
        for (const auto& person : people) {
            const auto found = guidance::guide(book, rules, person.facts);
            cards += found.cards.size();
            open += found.notChecked.size();
        }
    });
    const double gather = bestSeconds([&] { (void)guidance::gatherRange(store.database(), rules, book, 0, INT64_MAX, today).value(); });
    const double whole = bestSeconds([&] {
        if (!guidance::readGuidanceOfRange(store.database(), rules, book, 0, INT64_MAX, today, [](const auto&, const auto&) {})) std::abort();
    });
    std::printf("%zu people, %zu rules: %zu cards, %zu not checked\nengine alone %.3f s, gathering %.3f s, store to cards %.3f s\n", people.size(), book.rules.size(), cards, open, engine,
                gather, whole);
    return EXIT_SUCCESS;
}
