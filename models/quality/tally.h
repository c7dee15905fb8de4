// The counts of every measure for a period, as people are added, taken off and counted anew. Sums over doctors, grids or programmes equal the total.
#pragma once

#include "models/quality/rules/judge.h"

#include <array>
#include <map>
#include <unordered_map>

namespace jiayi::quality {

struct Count {
    std::int64_t population = 0;   ///< of the initial population
    std::int64_t excluded = 0;
    std::int64_t denominator = 0;  ///< without the excluded
    std::int64_t numerator = 0;
    std::int64_t missing = 0;      ///< of the denominator: the numerator could not be decided for lack of data
    void add(unsigned char verdict, int sign);
    void add(const Count& other);
    /// Of the denominator; nothing where there is nobody: never 0 %, never 100 %.
    std::optional<double> rate() const;
    bool operator==(const Count&) const = default;
};
using Counts = std::vector<Count>;  ///< in the order of MeasureBook::measures

/// How the values of one fact lie: bands from the lowest, and who has none. Together they are the denominator of its measure.
struct Distribution {
    std::vector<std::int64_t> bands;
    std::int64_t none = 0;
    bool operator==(const Distribution&) const = default;
};

/// Where the newest value of the judge's person lies: -1: there is none; -2: it is not asked of somebody outside the denominator.
int bandOf(const Judge& judge, bool denominator);

enum class Partition { Doctor, Grid, Programme };

/// Owner: one thread. Remembers a verdict a person (some 150 bytes) so that one of them can be counted anew.
class Tally {
public:
    Tally(const MeasureBook& book, Period period);

    /// Counts the person, anew when they were counted before.
    void put(const PersonFacts& person);
    void drop(std::int64_t pk);

    const Period& period() const { return m_judge.period(); }
    const Counts& totals() const { return m_totals; }
    /// By doctor, grid, or the programmes a person is in at the end of the period ("HTN+T2DM"): everybody belongs to one group.
    std::map<std::string, Counts> by(Partition partition) const;
    const Distribution& hba1c() const { return m_hba1c; }
    std::int64_t people() const { return static_cast<std::int64_t>(m_people.size()); }

private:
    struct Line {
        std::array<std::uint32_t, 3> groups{};
        int band = -2;  ///< -2: not asked of; -1: no value
        std::string verdicts;
    };
    struct Groups {
        std::unordered_map<std::string, std::uint32_t> numbers;
        std::vector<Counts> counts;
    };
    std::uint32_t groupOf(Partition partition, const std::string& name);
    void count(const Line& line, int sign);

    Judge m_judge;
    Counts m_totals;
    std::array<Groups, 3> m_groups;
    Distribution m_hba1c;
    std::unordered_map<std::int64_t, Line> m_people;
};

}  // namespace jiayi::quality
