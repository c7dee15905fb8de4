// What a person measured at home, and the sensor's profile: what the page of readings shows.
#pragma once

#include "models/care/measures.h"
#include "models/readings/cgm_days.h"
#include "models/readings/rules/glucose_profile.h"

namespace jiayi::readings {

/// One self-reported measurement; a blood pressure has two values.
struct SelfReading {
    FhirTime at;
    std::string code;  ///< of observations.csv: "SBP", "FCG"
    double value = 0;
    std::optional<double> second;  ///< diastolic pressure of the same moment
    std::string unit;
    std::string device;
    bool operator==(const SelfReading& other) const { return at.text == other.at.text && code == other.code && value == other.value && second == other.second; }
};

struct SelfMean {
    std::string code;
    std::size_t count = 0;
    double mean = 0;
    std::optional<double> second;
};

struct ReadingsPage {
    care::ResidentId resident;
    std::string name;
    std::optional<GlucoseProfile> profile;  ///< none: no sensor was ever read
    std::string device;
    std::vector<SelfReading> self;  ///< of the last `self.days`, newest first
    std::vector<SelfMean> means;    ///< of the same, by code
};

/// The profile ends with the last day that the sensor told of. Values that a person reported stay what they are: never latest, never control,
/// never a measure; they are here and on the trend in a shape of their own. NotFound. `rules` outlives the page.
Result<ReadingsPage> readReadings(db::Database& database, const ReadingRules& rules, care::ResidentId resident, Date today);

}  // namespace jiayi::readings
