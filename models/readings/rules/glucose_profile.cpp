#include "models/readings/rules/glucose_profile.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace jiayi::readings {

namespace {

constexpr int kMinutesOfDay = 24 * 60;

int minuteOfDay(Instant at) { return static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(at - startOfDay(localDate(at))).count()); }

/// The most frequent step between neighbours; 0 where there is none short enough.
int usualStep(std::span<const int> minutes, int longest) {
    std::map<int, int> counts;
    for (std::size_t i = 1; i < minutes.size(); ++i)
        if (const int step = minutes[i] - minutes[i - 1]; step > 0 && step <= longest) ++counts[step];
    int best = 0, most = 0;
    for (const auto& [step, count] : counts)
        if (count > most) best = step, most = count;
    return best;
}

/// The minutes that the readings of a day speak for: each for one step of its sensor, so that an extra reading in between adds nothing.
int coveredMinutes(std::span<const int> minutes, int step) {
    int counted = 0;
    int last = -step;
    for (const int minute : minutes) {
        if (2 * (minute - last) <= step) continue;
        ++counted;
        last = minute;
    }
    return std::min(counted * step, kMinutesOfDay);
}

struct Days {
    std::map<Date, std::vector<int>> minutes;

    double coverage(const ReadingRules& rules, int days) const {
        const int longest = static_cast<int>(rules.figure("cgm.max-interval"));
        int covered = 0;
        int usual = 0;
        std::map<int, int> votes;
        for (const auto& [day, list] : minutes)
            if (const int step = usualStep(list, longest); step > 0 && ++votes[step] > votes[usual]) usual = step;
        if (usual == 0) usual = static_cast<int>(rules.figure("cgm.usual-interval"));
        for (const auto& [day, list] : minutes) {
            const int own = usualStep(list, longest);
            covered += coveredMinutes(list, own > 0 ? own : usual);
        }
        return 100.0 * covered / (static_cast<double>(days) * kMinutesOfDay);
    }
};

std::vector<DayPiece> piecesOf(const ReadingRules& rules, std::span<const Reading> readings) {
    const int step = static_cast<int>(rules.figure("agp.step"));
    std::vector<std::vector<double>> values(static_cast<std::size_t>((kMinutesOfDay + step - 1) / step));
    for (const auto& reading : readings) values[static_cast<std::size_t>(minuteOfDay(reading.at) / step)].push_back(rules.mmol(reading));
    std::vector<DayPiece> pieces;
    for (std::size_t i = 0; i < values.size(); ++i) {
        DayPiece piece{static_cast<int>(i) * step, values[i].size(), {}};
        std::sort(values[i].begin(), values[i].end());
        if (static_cast<double>(piece.readings) >= rules.figure("agp.min-readings"))
            for (const double percent : rules.percentiles) piece.percentiles.push_back(percentileOf(values[i], percent));
        pieces.push_back(std::move(piece));
    }
    return pieces;
}

void addSpread(const ReadingRules& rules, std::span<const Reading> readings, GlucoseProfile& profile) {
    double sum = 0, squares = 0, sumMgdl = 0;
    for (const auto& reading : readings) {
        sum += rules.mmol(reading);
        sumMgdl += rules.mgdl(reading);
    }
    const auto count = static_cast<double>(readings.size());
    profile.mean = sum / count;
    for (const auto& reading : readings) squares += std::pow(rules.mmol(reading) - *profile.mean, 2);
    if (readings.size() > 1) profile.cv = 100 * std::sqrt(squares / (count - 1)) / *profile.mean;
    if (profile.enough) profile.gmi = gmiOf(rules, sumMgdl / count);
}

void addGoals(const ReadingRules& rules, std::optional<int> age, GlucoseProfile& profile) {
    for (const auto* goal : rules.goalsAt(age)) {
        double percent = 0;
        for (std::size_t i = 0; i < rules.bands.size(); ++i)
            if (std::find(goal->bands.begin(), goal->bands.end(), rules.bands[i].id) != goal->bands.end()) percent += profile.bands[i];
        profile.goals.push_back({goal, percent, goal->over ? percent > goal->percent : percent < goal->percent});
    }
}

}  // namespace

double percentileOf(std::span<const double> sorted, double percent) {
    const double rank = percent / 100 * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(rank);
    if (below + 1 >= sorted.size()) return sorted.back();
    return sorted[below] + (rank - static_cast<double>(below)) * (sorted[below + 1] - sorted[below]);
}

double gmiOf(const ReadingRules& rules, double meanMgdl) { return rules.figure("gmi.base") + rules.figure("gmi.slope") * meanMgdl; }

GlucoseProfile profileOf(const ReadingRules& rules, std::span<const Reading> readings, Date last, std::optional<int> age) {
    GlucoseProfile profile;
    const int days = static_cast<int>(rules.figure("cgm.days"));
    profile.from = last - jiayi::Days(days - 1);
    profile.to = last;
    const auto before = [](const Reading& reading, Instant at) { return reading.at < at; };
    const auto begin = std::lower_bound(readings.begin(), readings.end(), startOfDay(profile.from), before);
    const auto end = std::lower_bound(begin, readings.end(), startOfDay(last + jiayi::Days(1)), before);
    const std::span<const Reading> held(begin, end);
    profile.readings = held.size();
    profile.bands.assign(rules.bands.size(), 0);
    if (held.empty()) return profile;
    Days byDay;
    for (const auto& reading : held) {
        byDay.minutes[localDate(reading.at)].push_back(minuteOfDay(reading.at));
        profile.below += reading.beyond == Beyond::Below;
        profile.above += reading.beyond == Beyond::Above;
        profile.bands[rules.bandOf(reading)] += 100.0 / static_cast<double>(held.size());
    }
    profile.daysWorn = static_cast<int>(byDay.minutes.size());
    profile.coverage = byDay.coverage(rules, days);
    profile.enough = profile.coverage >= rules.figure("cgm.min-coverage");
    addSpread(rules, held, profile);
    profile.pieces = piecesOf(rules, held);
    addGoals(rules, age, profile);
    return profile;
}

}  // namespace jiayi::readings
