#include "models/readings/self_measured.h"

#include "models/care/fact_repository.h"
#include "models/roster/resident_repository.h"

#include <algorithm>
#include <map>

namespace jiayi::readings {

namespace {

bool isSelf(const care::Observation& observation) { return observation.origin == "self" && observation.value && !observation.code.empty() && care::isBelieved(observation); }

std::vector<SelfReading> selfReadings(const std::vector<care::Observation>& all, Date from) {
    std::vector<SelfReading> kept;
    for (const auto& observation : all) {
        if (!isSelf(observation) || observation.effective.day() < from || observation.code == "DBP") continue;
        SelfReading reading{observation.effective, observation.code, *observation.value, {}, observation.unit, observation.device};
        // A pressure is one measurement when both halves are of one moment.
        if (observation.code == "SBP") {
            const auto half = std::find_if(all.begin(), all.end(), [&](const auto& other) { return isSelf(other) && other.code == "DBP" && other.effective.start == observation.effective.start; });
            if (half != all.end()) reading.second = half->value;
        }
        kept.push_back(std::move(reading));
    }
    std::stable_sort(kept.begin(), kept.end(), [](const auto& a, const auto& b) { return a.at.start > b.at.start; });
    return kept;
}

std::vector<SelfMean> meansOf(const std::vector<SelfReading>& readings) {
    std::vector<SelfMean> means;
    for (const auto& reading : readings) {
        auto mean = std::find_if(means.begin(), means.end(), [&](const auto& one) { return one.code == reading.code; });
        if (mean == means.end()) mean = means.insert(means.end(), SelfMean{reading.code, 0, 0, {}});
        ++mean->count;
        mean->mean += reading.value;
    }
    for (auto& mean : means) {
        mean.mean /= static_cast<double>(mean.count);
        double sum = 0;
        int halves = 0;
        for (const auto& reading : readings)
            if (reading.code == mean.code && reading.second) sum += *reading.second, ++halves;
        if (halves > 0) mean.second = sum / halves;
    }
    return means;
}

}  // namespace

Result<ReadingsPage> readReadings(db::Database& database, const ReadingRules& rules, care::ResidentId resident, Date today) {
    return db::attempt([&]() -> Result<ReadingsPage> {
        JIAYI_TRY(const auto person, roster::ResidentRepository(database).find(resident));
        ReadingsPage page;
        page.resident = resident;
        page.name = person.name;
        const CgmRepository days(database);
        JIAYI_TRY(const auto last, days.lastDay(resident));
        if (last) {
            JIAYI_TRY(const auto readings, days.readings(resident, *last - Days(static_cast<int>(rules.figure("cgm.days")) - 1), *last));
            page.profile = profileOf(rules, readings, *last, person.birthDate ? std::optional{ageOn(*person.birthDate, *last)} : std::nullopt);
            JIAYI_TRY(const auto day, days.day(cgmDayId(resident, *last)));
            if (day) page.device = day->device;
        }
        JIAYI_TRY(const auto all, care::FactRepository(database).observations(resident));
        page.self = selfReadings(all, today - Days(static_cast<int>(rules.figure("self.days"))));
        page.means = meansOf(page.self);
        return page;
    });
}

}  // namespace jiayi::readings
