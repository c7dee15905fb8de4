#include "models/quality/cohort.h"

#include <algorithm>

namespace jiayi::quality {

Cohort::Cohort(const MeasureBook& book, Period period) : m_book(book), m_period(period), m_fact(book.hba1c.fact), m_goal(book.limit("cohort.goal")) {}

void Cohort::add(const PersonFacts& person) {
    if (person.goneBy(m_period.to)) return;
    const auto managedBy = addMonths(m_period.to + Days{1}, -static_cast<int>(m_book.limit("cohort.months")));
    const auto enrolment = std::find_if(person.enrolments.begin(), person.enrolments.end(), [&](const Enrolment& one) {
        return one.programme == "T2DM" && one.since && *one.since <= managedBy && (!one.until || *one.until > m_period.to);
    });
    if (enrolment == person.enrolments.end()) return;
    Judge judge(m_book, m_period);
    judge.about(person);
    const Measured *first = nullptr, *last = nullptr;
    judge.forEachResult(m_fact, {*enrolment->since, m_period.to}, [&](const Measured& one) {
        if (!one.value) return;
        if (!first || one.on < first->on) first = &one;
        if (!last || one.on >= last->on) last = &one;
    });
    // Somebody measured once shows no change, and a last value of before the period says nothing of it.
    if (!first || first->on == last->on || !m_period.contains(last->on)) return;
    ++m_figures.people;
    m_figures.first += *first->value < m_goal;
    m_figures.last += *last->value < m_goal;
}

std::optional<double> Improvement::percentagePoints() const {
    if (people == 0) return {};
    return 100.0 * static_cast<double>(last - first) / static_cast<double>(people);
}

std::optional<double> Improvement::relativePercent() const {
    if (first == 0) return {};
    return 100.0 * static_cast<double>(last - first) / static_cast<double>(first);
}

}  // namespace jiayi::quality
