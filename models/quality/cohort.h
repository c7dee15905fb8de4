// How people who have been managed for a while do against themselves: their first value since they were taken on against their last of the period.
#pragma once

#include "models/quality/rules/judge.h"

namespace jiayi::quality {

/// How many were at goal at first and at last, of the same people.
struct Improvement {
    std::int64_t people = 0, first = 0, last = 0;
    /// Nothing where there is nobody.
    std::optional<double> percentagePoints() const;
    /// Nothing where nobody was at goal first.
    std::optional<double> relativePercent() const;
};

/// HbA1c below 7.0 % (the goal of JY-DM-05) among people managed at least quality_limits `cohort.months`, who were measured on two days. A rise from 50
/// to 60 of a hundred people is 10 percentage points and 20 percent: both are told, and neither without its name.
class Cohort {
public:
    Cohort(const MeasureBook& book, Period period);
    void add(const PersonFacts& person);

    std::int64_t people() const { return m_figures.people; }
    std::int64_t firstAtGoal() const { return m_figures.first; }
    std::int64_t lastAtGoal() const { return m_figures.last; }
    std::optional<double> percentagePoints() const { return m_figures.percentagePoints(); }
    std::optional<double> relativePercent() const { return m_figures.relativePercent(); }
    const Improvement& figures() const { return m_figures; }

private:
    const MeasureBook& m_book;
    Period m_period;
    std::size_t m_fact = 0;
    double m_goal = 0;
    Improvement m_figures;
};

}  // namespace jiayi::quality
