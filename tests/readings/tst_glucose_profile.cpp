// Percentiles, bands and coverage against a second way of telling them.
#include "models/readings/rules/glucose_profile.h"
#include "tests/readings/sensor_files.h"
#include "tests/support/test_program.h"

#include <rapidcheck.h>

#include <algorithm>
#include <cmath>

using namespace jiayi;
using namespace jiayi::readings;
using namespace jiayi::test;

namespace {

const Date kLast = makeDate(2026, 11, 20);

bool nearTo(double a, double b, double by = 1e-9) { return std::abs(a - b) <= by; }

/// Without sorting: the k-th smallest is the one with k others below it (ties in the order they stand), and the percentile lies between two of them.
double bruteKth(const std::vector<double>& values, std::size_t k) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        std::size_t before = 0;
        for (std::size_t j = 0; j < values.size(); ++j) before += values[j] < values[i] || (values[j] == values[i] && j < i);
        if (before == k) return values[i];
    }
    return -1;
}
double brutePercentile(const std::vector<double>& values, double percent) {
    const double place = (static_cast<double>(values.size()) - 1) * percent / 100;
    const double share = place - std::floor(place);
    return bruteKth(values, static_cast<std::size_t>(std::floor(place))) * (1 - share) + bruteKth(values, static_cast<std::size_t>(std::ceil(place))) * share;
}

std::string bandOf(double value, GlucoseUnit unit, Beyond beyond = Beyond::No) { return readingRules().bands[readingRules().bandOf({{}, value, unit, beyond})].id; }

GlucoseProfile profile(const std::vector<Reading>& readings, std::optional<int> age = 50) { return profileOf(readingRules(), readings, kLast, age); }

/// The first `count` readings of fourteen days.
GlucoseProfile partOf(int step, std::size_t count) {
    auto readings = sensorDays(kLast, 14, step, [](int) { return 7.0; });
    readings.resize(count);
    return profile(readings);
}

}  // namespace

class TestGlucoseProfile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void percentilesAreThoseOfAnIndependentCount() {
        QVERIFY(rc::check("percentile", [] {
            auto tenths = *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(20, 280)));
            std::vector<double> values(tenths.begin(), tenths.end());
            auto sorted = values;
            std::sort(sorted.begin(), sorted.end());
            for (const double percent : {0.0, 5.0, 25.0, 50.0, 75.0, 95.0, 100.0}) RC_ASSERT(nearTo(percentileOf(sorted, percent), brutePercentile(values, percent), 1e-6));
        }));
    }

    void aPieceOfTheDayTakesTheReadingsOfItsOwnTime() {
        // Each day is a little higher than the one before; the night differs from the day.
        std::vector<Reading> readings;
        std::vector<double> night;
        for (int day = 0; day < 14; ++day)
            for (int minute = 0; minute < 1440; minute += 15) {
                const double value = (minute < 360 ? 5.0 : 9.0) + 0.1 * day;
                readings.push_back({startOfDay(kLast - Days(13 - day)) + std::chrono::minutes{minute}, value});
                if (minute >= 330 && minute < 360) night.push_back(value);
            }
        const auto made = profile(readings);
        QCOMPARE(made.pieces.size(), std::size_t{48});
        const auto& piece = made.pieces[11];
        QVERIFY(piece.minute == 330 && piece.readings == 28);
        for (std::size_t i = 0; i < readingRules().percentiles.size(); ++i) QVERIFY(nearTo(piece.percentiles[i], brutePercentile(night, readingRules().percentiles[i]), 1e-6));
        QVERIFY(made.pieces[12].percentiles[0] > 8.9);
    }

    void aPieceWithFewReadingsShowsNoPercentiles() {
        const auto made = profile({{at("2026-11-20", 8, 0), 6}, {at("2026-11-19", 8, 0), 6}, {at("2026-11-18", 8, 0), 6}, {at("2026-11-17", 8, 0), 6}});
        QVERIFY(made.pieces[16].readings == 4 && made.pieces[16].percentiles.empty());
    }

    void everyEdgeBelongsToOneBandInItsOwnUnit() {
        struct Edge {
            double mmol;
            const char* band;
        };
        for (const auto& [value, band] : {Edge{2.9, "very-low"}, Edge{3.0, "low"}, Edge{3.8, "low"}, Edge{3.9, "target"}, Edge{10.0, "target"}, Edge{10.1, "high"}, Edge{13.9, "high"}, Edge{14.0, "very-high"}})
            QCOMPARE(bandOf(value, GlucoseUnit::MmolL), std::string{band});
        for (const auto& [value, band] : {Edge{53, "very-low"}, Edge{54, "low"}, Edge{69, "low"}, Edge{70, "target"}, Edge{180, "target"}, Edge{181, "high"}, Edge{250, "high"}, Edge{251, "very-high"}})
            QCOMPARE(bandOf(value, GlucoseUnit::MgDl), std::string{band});
        QVERIFY(readingRules().bandRange(0) == "< 3.0" && readingRules().bandRange(1) == "3.0–3.8" && readingRules().bandRange(2) == "3.9–10.0" && readingRules().bandRange(3) == "10.1–13.9" && readingRules().bandRange(4) == "> 13.9");
        // Below 3.0 is not 3.0, and above 10.0 is not 10.0.
        QCOMPARE(bandOf(3.0, GlucoseUnit::MmolL, Beyond::Below), std::string{"very-low"});
        QCOMPARE(bandOf(10.0, GlucoseUnit::MmolL, Beyond::Above), std::string{"high"});
        QCOMPARE(bandOf(2.2, GlucoseUnit::MmolL, Beyond::Below), std::string{"very-low"});
    }

    void bandsAreShareOfReadingsAndMakeTheWhole() {
        QVERIFY(rc::check("bands", [] {
            const auto tenths = *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(20, 280)));
            std::vector<Reading> readings;
            std::size_t inRange = 0;
            for (std::size_t i = 0; i < tenths.size(); ++i) {
                readings.push_back({startOfDay(kLast) + std::chrono::minutes{static_cast<int>(i)}, tenths[i] / 10.0});
                inRange += tenths[i] >= 39 && tenths[i] <= 100;
            }
            const auto made = profile(readings);
            double sum = 0;
            for (const double share : made.bands) sum += share;
            RC_ASSERT(nearTo(sum, 100, 1e-6));
            RC_ASSERT(nearTo(made.bands[2], 100.0 * static_cast<double>(inRange) / static_cast<double>(tenths.size()), 1e-6));
        }));
    }

    void gmiNeedsSeventyPercentOfTheTime() {
        // 15 min: 1344 readings are all of it, 940 are 69.9 % and 941 are 70.0 %. 5 min: 4032, 2822 and 2823.
        for (const auto& [step, few, enough] : {std::tuple{15, std::size_t{940}, std::size_t{941}}, std::tuple{5, std::size_t{2822}, std::size_t{2823}}}) {
            const auto below = partOf(step, few), above = partOf(step, enough);
            QVERIFY(below.coverage > 69.9 && below.coverage < 70 && !below.enough && !below.gmi && below.mean);
            QVERIFY(above.coverage >= 70 && above.coverage < 70.1 && above.enough && above.gmi);
        }
        const auto whole = partOf(15, 1344);
        QVERIFY(nearTo(whole.coverage, 100) && whole.daysWorn == 14);
    }

    void aScanInBetweenAddsNoCoverage() {
        auto readings = sensorDays(kLast, 7, 15, [](int) { return 7.0; });
        // Mornings only: a whole day could not be more than whole.
        std::erase_if(readings, [](const auto& reading) { return reading.at - startOfDay(localDate(reading.at)) >= std::chrono::hours{12}; });
        const double before = profile(readings).coverage;
        QVERIFY(nearTo(before, 25));
        for (int day = 0; day < 7; ++day) readings.push_back({startOfDay(kLast - Days(day)) + std::chrono::minutes{487}, 7.1});
        std::sort(readings.begin(), readings.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
        QVERIFY(nearTo(profile(readings).coverage, before));
    }

    void twoSensorsOfDifferentStepsAreCountedByTheirOwn() {
        auto readings = sensorDays(kLast - Days(7), 7, 15, [](int) { return 7.0; });
        for (auto& reading : sensorDays(kLast, 7, 5, [](int) { return 7.0; })) readings.push_back(reading);
        QVERIFY(nearTo(profile(readings).coverage, 100));
    }

    void onlyTheDaysOfTheProfileCount() {
        auto readings = sensorDays(kLast, 20, 15, [](int) { return 7.0; });
        const auto made = profile(readings);
        QVERIFY(made.readings == 1344 && made.from == kLast - Days(13) && made.to == kLast);
        QVERIFY(profile({}).isEmpty() && !profile({}).mean && !profile({}).gmi);
    }

    void meanSpreadAndGmiFollowTheirFormulas() {
        QVERIFY(nearTo(gmiOf(readingRules(), 154), 7.0, 0.01));
        const auto made = profile(sensorDays(kLast, 14, 15, [](int minute) { return minute % 30 == 0 ? 6.0 : 10.0; }));
        QVERIFY(nearTo(*made.mean, 8.0) && nearTo(*made.gmi, 3.31 + 0.02392 * 8.0 * 18.02, 1e-9));
        QVERIFY(nearTo(*made.cv, 100 * std::sqrt(4.0 * 1344 / 1343) / 8.0, 1e-9));
        QVERIFY(!profile({{at("2026-11-20", 8, 0), 6}}).cv);
    }

    void goalsAreThoseOfTheAgeAndNoneIsMetOnItsLimit() {
        const auto made = profile(sensorDays(kLast, 14, 15, [](int minute) { return minute < 720 ? 7.0 : 12.0; }), 70);
        QCOMPARE(made.goals.size(), std::size_t{3});
        QVERIFY(made.goals[0].goal->group == "older" && nearTo(made.goals[0].percent, 50) && !made.goals[0].met);
        QVERIFY(made.goals[1].met);
        QCOMPARE(profile(sensorDays(kLast, 14, 15, [](int) { return 7.0; }), {}).goals.size(), std::size_t{5});
        QCOMPARE(profile(sensorDays(kLast, 14, 15, [](int) { return 7.0; }), 64).goals[0].goal->group, std::string{"adult"});
    }

    void aRuleTableThatContradictsItselfStopsTheProgram() {
        const std::string bands = "id,en,zh,from_mmol,from_mgdl,edge,source,version,valid_from\na,A,A,,,from,s,1,2026-11-23\nb,B,B,3.0,54,from,s,1,2026-11-23\nc,C,C,2.9,70,from,s,1,2026-11-23\n";
        const auto read = readReadingRules({bands, "", "", ""});
        QVERIFY(!read && read.error().detail.find("glucose_bands.csv row 4") != std::string::npos);
    }
};

JIAYI_TEST(TestGlucoseProfile)
#include "tst_glucose_profile.moc"
