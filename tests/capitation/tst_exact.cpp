// Arithmetic without loss.
#include "models/capitation/rules/exact.h"
#include "tests/support/test_program.h"

#include <rapidcheck.h>

#include <numeric>

using namespace jiayi;
using namespace jiayi::capitation;

class TestExact : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsDividedAddsUpToTheFenAndIsFair() {
        QVERIFY(rc::check("parts add up, and none is a fen off its share", [] {
            const Money total{*rc::gen::inRange<std::int64_t>(-3'000'000'000, 3'000'000'000)};
            const auto weights = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(0, 3'000'000)));
            const auto sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
            RC_PRE(sum > 0);
            const auto parts = divided(total, weights);
            RC_ASSERT(sumOf(parts, [](Money one) { return one; }) == total);
            for (std::size_t i = 0; i < parts.size(); ++i) {
                const auto share = static_cast<long double>(total.fen) * static_cast<long double>(weights[i]) / static_cast<long double>(sum);
                RC_ASSERT(std::abs(static_cast<long double>(parts[i].fen) - share) < 1.0L);
                if (weights[i] == 0) RC_ASSERT(parts[i].fen == 0);
            }
        }));
        const auto thirds = divided({100}, {1, 1, 1});
        QVERIFY(thirds[0].fen == 34 && thirds[1].fen == 33 && thirds[2].fen == 33);
    }

    void whatIsScaledNeverFallsWhenItRises() {
        QVERIFY(rc::check("monotone", [] {
            const auto a = *rc::gen::inRange<std::int64_t>(-1'000'000'000'000, 1'000'000'000'000);
            const auto more = *rc::gen::inRange<std::int64_t>(0, 1000);
            const Ratio by{*rc::gen::inRange<std::int64_t>(0, 2'000'000), *rc::gen::inRange<std::int64_t>(1, 2'000'000)};
            RC_ASSERT(scaled(a, by) <= scaled(a + more, by));
        }));
        QCOMPARE(scaled(5, {1, 2}), std::int64_t{3});
        QCOMPARE(scaled(-5, {1, 2}), std::int64_t{-2});
        QCOMPARE(scaled(7, {1, 3}), std::int64_t{2});
    }

    void ratiosAreReadExactlyOrNotAtAll() {
        QVERIFY((parseRatio("0.05").value() == Ratio{5, 100}));
        QVERIFY((parseRatio("-1.5").value() == Ratio{-15, 10}));
        QVERIFY((parseRatio("1").value() == kOne));
        for (const char* bad : {"", "-", ".5", "1.", "1e3", "1.0000000001", " 1", "0,5", "1234567890"}) QVERIFY2(!parseRatio(bad), bad);
    }

    void percentAndMonthsAreWrittenAsPeopleWriteThem() {
        QCOMPARE(percentText({465600000}, {1971600000}), std::string{"23.6"});
        QCOMPARE(percentText({-5}, {10000}), std::string{"-0.1"});
        QCOMPARE(percentText({-4}, {10000}), std::string{"0.0"});
        QCOMPARE(percentText({1}, {3}, 0), std::string{"33"});
        QCOMPARE(percentText({1}, {0}), std::string{});
        QCOMPARE(formatMonth(parseMonth("2026-09").value()), std::string{"2026-09"});
        for (const char* bad : {"2026-9", "2026-13", "2026-00", "202609", "2026-09-01", "abcd-ef"}) QVERIFY2(!parseMonth(bad), bad);
        QCOMPARE(monthsBetween(parseMonth("2025-11").value(), parseMonth("2026-02").value()), 3);
    }
};

JIAYI_TEST(TestExact)
#include "tst_exact.moc"
