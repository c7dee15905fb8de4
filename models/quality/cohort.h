// How people who have been managed for a while do against themselves: their first value since they were taken on against their last of the period.
#pragma once

#include "models/quality/rules/judge.h"

namespace jiayi::quality {

/// HbA1c below 7.0 % (the goal of JY-DM-05) among people managed at least quality_limits `cohort.months`, who were measured on two days. A rise from 50
/// to 60 of a hundred people is 10 percentage points and 20 percent: both are told, and neither without its name.
class Cohort {
public:
    Cohort(const MeasureBook& book, Period period);
    void add(const PersonFacts& person);

    std::int64_t people() const { return m_people; }
    std::int64_t firstAtGoal() const { return m_first; }
    std::int64_t lastAtGoal() const { return m_last; }
    /// Nothing where there is nobody.
    std::optional<double> percentagePoints() const;
    /// Nothing where nobody was at goal first.
    std::optional<double> relativePercent() const;

private:
    const MeasureBook& m_book;
    Period m_period;
    std::size_t m_fact = 0;
    double m_goal = 0;
    std::int64_t m_people = 0, m_first = 0, m_last = 0;
};

}  // namespace jiayi::quality
