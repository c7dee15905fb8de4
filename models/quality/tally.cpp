#include "models/quality/tally.h"

#include "models/quality/rules/atoms.h"

namespace jiayi::quality {

void Count::add(unsigned char verdict, int sign) {
    population += sign * (verdict & 1);
    excluded += sign * (verdict >> 1 & 1);
    denominator += sign * (verdict >> 2 & 1);
    // Who is left out of the denominator for lack of data is told among the missing all the same.
    numerator += sign * (verdict >> 3 & 1);
    missing += sign * (verdict >> 4 & 1);
}

void Count::add(const Count& other) {
    population += other.population;
    excluded += other.excluded;
    denominator += other.denominator;
    numerator += other.numerator;
    missing += other.missing;
}

std::optional<double> Count::rate() const {
    if (denominator == 0) return {};
    return static_cast<double>(numerator) / static_cast<double>(denominator);
}

int bandOf(const Judge& judge, bool denominator) {
    const auto& banded = judge.book().hba1c;
    if (!denominator) return -2;
    Atom newest;
    newest.kind = static_cast<guidance::AtomKind>(static_cast<int>(Ask::Latest));
    newest.fact = banded.fact;
    newest.first = banded.window;
    const auto value = judge.figure(newest);
    if (!value) return -1;
    int band = 0;
    while (banded.bands[static_cast<std::size_t>(band)].high && *value >= *banded.bands[static_cast<std::size_t>(band)].high) ++band;
    return band;
}

Tally::Tally(const MeasureBook& book, Period period) : m_judge(book, period), m_totals(book.measures.size()) {
    m_hba1c.bands.resize(book.hba1c.bands.size());
}

std::uint32_t Tally::groupOf(Partition partition, const std::string& name) {
    auto& groups = m_groups[static_cast<std::size_t>(partition)];
    const auto [found, isNew] = groups.numbers.try_emplace(name, static_cast<std::uint32_t>(groups.counts.size()));
    if (isNew) groups.counts.emplace_back(m_totals.size());
    return found->second;
}

void Tally::put(const PersonFacts& person) {
    const auto& verdicts = m_judge.judge(person);
    Line line;
    line.verdicts.reserve(verdicts.size());
    for (const auto& verdict : verdicts) line.verdicts.push_back(static_cast<char>(verdict.bits()));
    line.band = bandOf(m_judge, verdicts[m_judge.book().hba1c.measure].denominator);
    line.groups = {groupOf(Partition::Doctor, person.doctor), groupOf(Partition::Grid, person.grid), groupOf(Partition::Programme, person.programmesOn(period().to))};
    auto& kept = m_people[person.pk];
    count(kept, -1);
    count(line, 1);
    kept = std::move(line);
}

void Tally::drop(std::int64_t pk) {
    const auto found = m_people.find(pk);
    if (found == m_people.end()) return;
    count(found->second, -1);
    m_people.erase(found);
}

void Tally::count(const Line& line, int sign) {
    for (std::size_t i = 0; i < line.verdicts.size(); ++i) {
        const auto verdict = static_cast<unsigned char>(line.verdicts[i]);
        if (verdict == 0) continue;
        m_totals[i].add(verdict, sign);
        for (std::size_t each = 0; each < m_groups.size(); ++each) m_groups[each].counts[line.groups[each]][i].add(verdict, sign);
    }
    if (line.band >= 0) m_hba1c.bands[static_cast<std::size_t>(line.band)] += sign;
    else if (line.band == -1) m_hba1c.none += sign;
}

std::map<std::string, Counts> Tally::by(Partition partition) const {
    std::map<std::string, Counts> all;
    const auto& groups = m_groups[static_cast<std::size_t>(partition)];
    for (const auto& [name, number] : groups.numbers) all.emplace(name, groups.counts[number]);
    return all;
}

}  // namespace jiayi::quality
