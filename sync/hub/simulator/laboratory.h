// The cloud laboratory: orders in, reports out after their time; partial ones, critical ones and corrections among them.
#pragma once

#include "models/diagnostics/rules/report.h"
#include "sync/hub/simulator/pace.h"

#include <set>

namespace jiayi::hub {

/// A row of resources/rules/simulator_laboratory.csv.
struct LaboratoryTest {
    std::string code;  ///< LOINC
    std::string display;
    std::string unit;  ///< UCUM
    double mean = 0, spread = 0;
    double low = 0, high = 0;  ///< of the reference range
    int digits = 0;            ///< behind the point
    std::chrono::minutes turnaround{};
    std::vector<std::string> panels;  ///< LOINC of the panels that it is an item of
    std::optional<double> critical;   ///< what it is when the lot says so
};

using LaboratoryTests = std::vector<LaboratoryTest>;

/// Invalid "rules.row".
Result<LaboratoryTests> readLaboratoryTests();

/// Answers an active ServiceRequest for a test or a panel of ours with a DiagnosticReport: perhaps a partial one, then the final one, perhaps a correction. Which is
/// next the stream shows, and what is in it is drawn from the order's id, so that it needs no memory of its own.
class LaboratoryActor final : public Actor {
public:
    LaboratoryActor(LaboratoryTests tests, Pace pace) : m_tests(std::move(tests)), m_pace(std::move(pace)) {}
    void see(const Seen& seen, const Moment& moment, Random& random) override;
    std::vector<Deed> act(std::chrono::milliseconds elapsed, const Moment& moment, Random& random) override;

private:
    using Items = std::vector<const LaboratoryTest*>;
    struct Case {
        std::string stream;
        fhir::Json order;
        std::set<std::string> answers;  ///< ids of the reports that there are
    };
    /// The step after those that were taken; nothing when all is said.
    std::optional<Deed> nextOf(const Case& about, const Moment& moment) const;
    Items itemsOf(const fhir::Json& order) const;
    fhir::Json reportOf(const Case& about, const Items& items, std::string_view step, Instant due) const;
    diagnostics::ReportItem itemOf(const LaboratoryTest& test, const Items& items, const std::string& id, bool ready, bool correction) const;
    std::string valueOf(const LaboratoryTest& test, const std::string& id, bool again) const;
    bool isCritical(const LaboratoryTest& test, const Items& items, const std::string& id) const;

    LaboratoryTests m_tests;
    Pace m_pace;
    std::optional<Lots> m_lots;
    std::map<std::string, Case> m_cases;  ///< by stream and order
    std::set<std::string> m_touched;
};

}  // namespace jiayi::hub
