// Where the year ends: back-tested on years of which the end is known.
#include "models/capitation/rules/forecast.h"
#include "models/core/clock.h"
#include "tests/support/test_program.h"

#include <cmath>

using namespace jiayi;
using namespace jiayi::capitation;

namespace {

/// The mean of four uniform draws has a standard deviation of 1/sqrt(48).
double bell(Random& random) {
    double sum = 0;
    for (int i = 0; i < 4; ++i) sum += random.unit();
    return (sum / 4 - 0.5) * std::sqrt(48.0);
}

/// A clinic's year: about 900 members, a month about 1,255 yuan each with a spread of 6 %.
std::vector<SpentMonth> syntheticYear(Random& random) {
    std::vector<SpentMonth> year;
    for (int month = 0; month < 12; ++month) {
        const auto members = static_cast<std::int64_t>(880 + random.below(40));
        year.push_back({{std::llround(static_cast<double>(members) * 125'500 * (1 + 0.06 * bell(random)))}, members});
    }
    return year;
}

struct BackTest {
    int inside = 0, below = 0, years = 0;
    double error = 0;
};
BackTest backTested(std::size_t observed, int years) {
    SeededRandom random{static_cast<std::uint64_t>(observed)};
    BackTest test;
    for (; test.years < years; ++test.years) {
        const auto year = syntheticYear(random);
        std::vector<std::int64_t> toCome;
        for (auto month = observed; month < year.size(); ++month) toCome.push_back(year[month].members);
        const auto forecast = forecastYear({year.begin(), year.begin() + static_cast<std::ptrdiff_t>(observed)}, toCome);
        const auto end = sumOf(year, [](const SpentMonth& month) { return month.cost; });
        test.inside += forecast->low <= end && end <= forecast->high ? 1 : 0;
        test.below += end < forecast->low ? 1 : 0;
        test.error += std::abs(static_cast<double>((forecast->expected - end).fen)) / static_cast<double>(end.fen) / years;
    }
    return test;
}

}  // namespace

class TestForecast : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theIntervalHoldsFourYearsInFive() {
        constexpr int kYears = 4000;
        for (const std::size_t observed : {3u, 6u, 9u, 11u}) {
            const auto test = backTested(observed, kYears);
            const auto inside = 100.0 * test.inside / kYears, below = 100.0 * test.below / kYears;
            qInfo("after %zu months: %.1f %% inside, %.1f %% below, mean error %.2f %%", observed, inside, below, 100 * test.error);
            QVERIFY2(inside > 78 && inside < 82, "80 % are promised");
            QVERIFY2(below > 8 && below < 12, "it misses on both sides alike");
        }
    }

    void theIntervalNarrowsAsTheYearGoesOn() {
        SeededRandom random{3};
        const auto year = syntheticYear(random);
        const std::vector<std::int64_t> three(3, 900), one(1, 900);
        const auto autumn = forecastYear({year.begin(), year.begin() + 9}, three), november = forecastYear({year.begin(), year.begin() + 11}, one);
        QVERIFY((november->high - november->low) < (autumn->high - autumn->low));
        const auto over = forecastYear(year, {});
        QVERIFY(over->low == over->expected && over->high == over->expected);
    }

    void withoutEnoughMonthsNothingIsSaid() {
        QVERIFY(!forecastYear({{{100}, 1}, {{120}, 1}}, {1}));
        QVERIFY(!forecastYear({{{100}, 1}, {{120}, 1}, {{0}, 0}}, {1}));
        QVERIFY(forecastYear({{{100}, 1}, {{120}, 1}, {{110}, 1}}, {1}));
    }
};

JIAYI_TEST(TestForecast)
#include "tst_forecast.moc"
