// Where chains and circles of links end, without a store.
#include "models/roster/duplicates/link_chains.h"
#include "tests/support/test_program.h"

#include <rapidcheck.h>

#include <map>

using namespace jiayi;
using roster::duplicates::Chain;

namespace {

Uuid numbered(std::int64_t n) {
    Uuid id;
    id.bytes[15] = static_cast<std::uint8_t>(n);
    return id;
}

/// Record n says that it was merged into links[n].
std::map<std::int64_t, std::optional<std::int64_t>> ends(const std::map<std::int64_t, std::int64_t>& links) {
    std::vector<Chain> chains;
    for (const auto& [from, into] : links)
        chains.push_back({from, numbered(from), into, numbered(into), {}, {}});
    std::map<std::int64_t, std::optional<std::int64_t>> answer;
    for (const auto& one : roster::duplicates::followChains(chains)) answer[one.record] = one.now;
    return answer;
}

using Ends = std::map<std::int64_t, std::optional<std::int64_t>>;

}  // namespace

class TestLinkChains : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aChainEndsAtItsLast() { QVERIFY(ends({{1, 2}, {2, 3}}) == (Ends{{1, 3}, {2, 3}})); }
    void inACircleTheSmallestStands() {
        QVERIFY(ends({{1, 2}, {2, 1}}) == (Ends{{1, {}}, {2, 1}}));
        QVERIFY(ends({{5, 3}, {3, 4}, {4, 5}, {9, 4}}) == (Ends{{3, {}}, {4, 3}, {5, 3}, {9, 3}}));
        QVERIFY(ends({{1, 1}}) == (Ends{{1, {}}}));
    }
    void whoIsNotHereEndsNothing() {
        auto answer = roster::duplicates::followChains({Chain{1, numbered(1), {}, {}, 7, {}}});
        QVERIFY(!answer.front().now);
    }
    void everyEndStandsForItselfAndTheWayThereIsSaid() {
        QVERIFY(rc::check([] {
            std::map<std::int64_t, std::int64_t> links;
            for (std::int64_t n = 1; n <= 8; ++n)
                if (*rc::gen::arbitrary<bool>()) links[n] = *rc::gen::inRange<std::int64_t>(1, 9);
            const auto answer = ends(links);
            for (const auto& [record, end] : answer) {
                if (!end) continue;
                RC_ASSERT(*end != record);
                const auto further = answer.find(*end);
                RC_ASSERT((further == answer.end() || !further->second));
                // One who is reached by what one says ends where one ends.
                const auto next = links.at(record);
                const auto of = answer.find(next);
                RC_ASSERT((*end == next || (of != answer.end() && of->second == end)));  // the macro takes both sides of an or
            }
        }));
    }
};

JIAYI_TEST(TestLinkChains)
#include "tst_link_chains.moc"
