// How long a step of the play takes, how often it comes to that, and its words; lots that hang on what they are about.
#pragma once

#include "sync/hub/simulator/actor.h"

#include <map>

namespace jiayi::hub {

/// A row of resources/rules/simulator_pharmacy.csv, simulator_laboratory_pace.csv or simulator_hospital.csv.
struct PlayStep {
    std::chrono::minutes from{}, to{};
    int percent = 100;
    std::string en, zh;
};
using Pace = std::map<std::string, PlayStep, std::less<>>;

/// Invalid "rules.row".
Result<Pace> readPharmacyPace();
Result<Pace> readLaboratoryPace();
Result<Pace> readHospitalPace();
/// In both languages: the words are read at desks of either.
std::string wordsOf(const PlayStep& step);

/// Chance that hangs on what it is about and on the play's seed alone: the same however the resources come in.
class Lots {
public:
    explicit Lots(std::uint64_t seed = 0) : m_seed(seed) {}
    /// Uniform in [0, 1).
    double draw(std::string_view about, std::string_view step) const;
    bool comesTo(const PlayStep& step, std::string_view about, std::string_view name) const;
    std::chrono::minutes duration(const PlayStep& step, std::string_view about, std::string_view name) const;

private:
    std::uint64_t m_seed;
};

}  // namespace jiayi::hub
