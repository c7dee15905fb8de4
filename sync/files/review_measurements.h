// Observations of a Bundle as values, states and findings of the review; private to this room.
#pragma once

#include "models/pharmacy/rules/review.h"
#include "sync/fhir/json.h"

#include <map>
#include <optional>

namespace jiayi::files {

/// "Pregnant" as somebody answered it on a day.
struct StateAnswer {
    pharmacy::Known known = pharmacy::Known::Unknown;
    std::optional<Date> day;
};

class Measurements {
public:
    Measurements(const care::RuleBook& rules, const pharmacy::ReviewBook& book) : m_rules(rules), m_book(book) {}

    void read(const fhir::Json& observation);
    /// Not later than `until`: a slip of the pen in the year does not make everything else old.
    std::optional<Date> newestUntil(Date until) const;
    /// Values, findings, and the states that were answered lately enough to count on input.today.
    void give(pharmacy::ReviewInput& input) const;

private:
    void readValue(const fhir::Json& element, Date day);
    void readFindings(const fhir::Json& observation);
    void readStates(const fhir::Json& observation, std::optional<Date> day);
    std::string codeOf(const fhir::Json& element) const;

    const care::RuleBook& m_rules;
    const pharmacy::ReviewBook& m_book;
    std::vector<pharmacy::ReviewedValue> m_values;
    std::vector<Date> m_days;
    std::vector<std::string> m_findings, m_excluded;
    std::vector<StateAnswer> m_pregnant, m_lactating;
};

}  // namespace jiayi::files
