// One person against every measure of a period. Pure.
#pragma once

#include "models/quality/rules/measure_book.h"
#include "models/quality/rules/person.h"

namespace jiayi::quality {

using guidance::Atom;
using guidance::Node;
using guidance::Truth;

/// Where a person stands in one measure.
struct Verdict {
    bool population = false;   ///< of the initial population
    bool excluded = false;
    bool denominator = false;  ///< after exclusions
    bool numerator = false;
    bool missing = false;      ///< of the denominator, and the numerator could not be decided for lack of data
    bool operator==(const Verdict&) const = default;
    unsigned char bits() const;
};

/// Conditions read against one person; terms are worked out once a person. Owner: whoever loops over people, on the stack.
class Judge {
public:
    Judge(const MeasureBook& book, Period period);

    /// In the order of MeasureBook::measures; measures that are not told by person stay empty. Valid until the next call.
    const std::vector<Verdict>& judge(const PersonFacts& person);
    Verdict judge(const PersonFacts& person, const Measure& measure);
    /// A condition alone, about the person of the last call.
    Truth truth(const Node& node);
    /// The figure before a comparison; nothing: not known.
    std::optional<double> figure(const Atom& atom) const;

    const Period& period() const { return m_period; }
    const MeasureBook& book() const { return m_book; }
    const PersonFacts& person() const { return *m_person; }
    void about(const PersonFacts& person);
    /// The days an atom looks at: the whole period, or so long up to its end.
    Period window(const guidance::Span& span) const;
    /// The newest day of the window with a result of the fact; of both facts, when another is given.
    std::optional<Date> lastDay(std::size_t fact, const Period& in, std::optional<std::size_t> with = {}) const;
    template <class Use>
    void forEachResult(std::size_t fact, const Period& in, const Use& use) const;

private:
    Verdict told(const Measure& measure);
    Truth atomTruth(const Atom& atom) const;
    bool holds(const Atom& atom) const;
    std::optional<double> ofLastDay(const Atom& atom, bool lowest, bool both) const;
    std::optional<double> atLast(const Atom& atom) const;
    double covered(const Atom& atom) const;

    const MeasureBook& m_book;
    Period m_period;
    const PersonFacts* m_person = nullptr;
    std::vector<std::optional<Truth>> m_terms;
    std::vector<Verdict> m_verdicts;
};

template <class Use>
void Judge::forEachResult(std::size_t fact, const Period& in, const Use& use) const {
    const auto& wanted = m_book.facts[fact];
    for (const auto code : wanted.codes)
        for (const auto& one : m_person->series[code])
            if (in.contains(one.on) && (one.how & wanted.refuses) == 0) use(one);
}

/// How many of the days can be kept so that two of them lie at least `apart` days from each other. `days` ascending.
int countApart(const std::vector<Date>& days, int apart);
/// So many follow-ups a period asks for: one in every `every` days, at least one.
int requiredVisits(const Period& period, int every);
/// The days that a visit of `kind` counts as a regular follow-up, ascending; with `fact` measured on the day, where one is given.
std::vector<Date> followUpDays(const Judge& judge, std::uint64_t kind, const Period& in, std::optional<std::size_t> fact);

}  // namespace jiayi::quality
