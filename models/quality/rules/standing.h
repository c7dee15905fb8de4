// Why somebody does not meet a standard, what would mend it, and until when. Pure.
#pragma once

#include "models/quality/rules/judge.h"

namespace jiayi::quality {

/// One thing to do.
struct Fix {
    enum class Kind { Visit, Regular, Test, Value, Apart, Cover, Enrol };
    Kind kind = Kind::Visit;
    std::optional<std::size_t> fact;    ///< of MeasureBook::facts
    std::optional<std::size_t> visits;  ///< of MeasureBook::vocabulary.visits
    int times = 1;
    bool operator==(const Fix&) const = default;
};

struct Standing {
    Verdict verdict;
    bool met = false;
    /// The last day of the period on which, beginning then and doing everything well, the person can still reach the standard. Nothing: met already,
    /// not asked of, or out of reach on any day. Before today: it was that day, and is lost.
    std::optional<Date> savableUntil;
    std::vector<Fix> fixes;
    bool savable(Date today) const { return savableUntil && *savableUntil >= today; }
};

/// What is not of the denominator has no standing beyond its verdict.
Standing standingOf(Judge& judge, const PersonFacts& person, const Measure& measure);

/// "HbA1c has to be measured", in English and Chinese.
std::pair<std::string, std::string> wordsOf(const MeasureBook& book, const Fix& fix);
/// Why the person is in or out, in a sentence of each language.
std::pair<std::string, std::string> whyOf(const MeasureBook& book, const Standing& standing, Date today);

}  // namespace jiayi::quality
