// What an evidence pack says, as texts; told the same way when it is written and when it is checked. Private to this room.
#pragma once

#include "models/quality/run_measures.h"

namespace jiayi::quality {

/// A person's facts in words: a line each, "id,kind,what,from,to,value".
std::string factLines(const MeasureBook& book, const PersonFacts& person);

/// People and counts, told person by person.
class EvidenceTexts {
public:
    EvidenceTexts(const MeasureBook& book, Period period, std::vector<std::size_t> measures);

    /// Whether the person is of any of the measures' populations; their lines are added if so.
    bool add(const PersonFacts& person);
    const std::string& people() const { return m_people; }
    std::string counts() const;

private:
    const MeasureBook& m_book;
    std::vector<std::size_t> m_measures;
    Judge m_judge;
    std::vector<Count> m_counts;
    std::string m_people = "measure,person,population,excluded,denominator,numerator,missing\n";
};

}  // namespace jiayi::quality
