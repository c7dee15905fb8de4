// The cloud laboratory: orders in, reports out after their time.
#pragma once

#include "sync/hub/simulator/actor.h"

#include <map>

namespace jiayi::hub {

/// A row of resources/rules/simulator_laboratory.csv.
struct LaboratoryTest {
    std::string code;  ///< LOINC
    std::string display;
    std::string unit;  ///< UCUM
    double mean = 0, spread = 0;
    double low = 0, high = 0;  ///< of the reference range
    std::chrono::minutes turnaround{};
};

using LaboratoryTests = std::map<std::string, LaboratoryTest, std::less<>>;

/// Invalid "rules.row".
Result<LaboratoryTests> readLaboratoryTests();

class LaboratoryActor final : public Actor {
public:
    explicit LaboratoryActor(LaboratoryTests tests) : m_tests(std::move(tests)) {}
    /// An active ServiceRequest for a test of ours is answered with a DiagnosticReport and its Observation.
    void see(const Seen& seen, const Moment& moment, Random& random) override;
    std::vector<Deed> act(std::chrono::milliseconds elapsed, const Moment& moment, Random& random) override;

private:
    LaboratoryTests m_tests;
    std::vector<Deed> m_answers;
};

}  // namespace jiayi::hub
