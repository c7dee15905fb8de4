#include "tests/fuzz/hub_under_fire.h"
#include "tests/fuzz/seeds.h"
#include "tests/fuzz/targets.h"
#include "tests/support/test_program.h"

namespace jiayi::test {

class TestFuzzSeeds : public QObject {
    Q_OBJECT

    static const FuzzTarget& targetOf(const FuzzSeed& seed) {
        const auto targets = fuzzTargets();
        return *std::find_if(targets.begin(), targets.end(), [&](const auto& target) { return target.name == seed.target; });
    }

private Q_SLOTS:
    void everyTargetHasSeeds() {
        const auto seeds = fuzzSeeds();
        for (const auto& target : fuzzTargets())
            QVERIFY2(std::any_of(seeds.begin(), seeds.end(), [&](const auto& seed) { return seed.target == target.name; }), target.name);
    }

    void theHubAnswersWhatItMust() {
        for (const auto& seed : fuzzSeeds()) {
            if (seed.status == 0) continue;
            int status = 0;
            for (int i = 0; i < seed.times; ++i) status = hubUnderFire().send(seed.bytes).status;
            QVERIFY2(status == seed.status, (seed.name + ": " + std::to_string(status)).c_str());
        }
    }

    /// A byte changed, a piece cut out, a piece doubled: the properties hold for each.
    void mutilatedSeedsBreakNothing() {
        SeededRandom random{2026};
        const auto below = [&](std::size_t bound) { return static_cast<std::size_t>(random.unit() * static_cast<double>(bound)); };
        std::size_t runs = 0;
        for (const auto& seed : fuzzSeeds()) {
            const auto& target = targetOf(seed);
            target.run(seed.bytes);
            const std::size_t rounds = seed.bytes.size() > 20'000 ? 10 : seed.target == "request" || seed.target == "page" ? 100 : 1000;
            for (std::size_t i = 0; i < rounds; ++i, ++runs) {
                auto bytes = seed.bytes;
                for (auto cuts = below(4); !bytes.empty() && cuts-- > 0;) {
                    const auto at = below(bytes.size()), length = below(std::min<std::size_t>(64, bytes.size() - at)) + 1;
                    switch (below(3)) {
                        case 0: bytes[at] = static_cast<char>(below(256)); break;
                        case 1: bytes.erase(at, length); break;
                        default: bytes.insert(at, bytes.substr(at, length)); break;
                    }
                }
                target.run(bytes);
            }
        }
        QVERIFY(runs > 10'000);
    }
};

JIAYI_TEST(TestFuzzSeeds)

}  // namespace jiayi::test

#include "tst_fuzz_seeds.moc"
