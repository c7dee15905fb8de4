// The illness of one demo person over two years: results, treatment, visits. Plausible, and nobody's.
#pragma once

#include "app/workstation/demo_names.h"
#include "models/care/facts.h"
#include "models/care/rules/rule_book.h"

namespace jiayi::app {

/// Everything that is written about one person.
struct DemoFacts {
    std::vector<care::Condition> conditions;
    std::vector<care::Allergy> allergies;
    std::vector<care::MedicationLine> medications;
    std::vector<care::Programme> programmes;
    std::vector<care::PersonalTarget> targets;
    /// A signed visit with the observations its form records.
    struct VisitFacts {
        care::Visit visit;
        std::vector<care::Observation> observations;
    };
    std::vector<VisitFacts> visits;
    std::vector<care::Observation> results;  ///< from the laboratory, or measured without a form
};

/// Two years up to `today`. Classes and next dates follow from the rules; the same for the same seed and number.
DemoFacts demoFacts(const care::RuleBook& rules, const DemoPerson& person, std::int64_t number, std::uint64_t seed, Date today);

}  // namespace jiayi::app
