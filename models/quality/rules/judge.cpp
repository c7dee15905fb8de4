#include "models/quality/rules/judge.h"

#include "models/quality/rules/atoms.h"

#include <algorithm>

namespace jiayi::quality {

namespace {

Truth truthOf(bool yes) { return yes ? Truth::Yes : Truth::No; }

std::uint64_t kindOf(const Atom& atom) { return std::uint64_t{1} << atom.visits; }

Truth negated(Truth truth) { return truth == Truth::Yes ? Truth::No : truth == Truth::No ? Truth::Yes : Truth::Unknown; }

}  // namespace

unsigned char Verdict::bits() const {
    return static_cast<unsigned char>(population | excluded << 1 | denominator << 2 | numerator << 3 | missing << 4);
}

Judge::Judge(const MeasureBook& book, Period period) : m_book(book), m_period(period), m_terms(book.terms.size()), m_verdicts(book.measures.size()) {}

void Judge::about(const PersonFacts& person) {
    m_person = &person;
    std::fill(m_terms.begin(), m_terms.end(), std::nullopt);
}

const std::vector<Verdict>& Judge::judge(const PersonFacts& person) {
    about(person);
    for (std::size_t i = 0; i < m_book.measures.size(); ++i) m_verdicts[i] = told(m_book.measures[i]);
    return m_verdicts;
}

Verdict Judge::judge(const PersonFacts& person, const Measure& measure) {
    about(person);
    return told(measure);
}

Verdict Judge::told(const Measure& measure) {
    Verdict verdict;
    if (!measure.byPerson()) return verdict;
    verdict.population = truth(*measure.initial) == Truth::Yes;
    if (!verdict.population) return verdict;
    verdict.excluded = measure.exclusion && truth(*measure.exclusion) == Truth::Yes;
    if (verdict.excluded || (measure.denominator && truth(*measure.denominator) != Truth::Yes)) return verdict;
    const auto reached = truth(*measure.numerator);
    verdict.missing = reached == Truth::Unknown;
    verdict.denominator = !verdict.missing || measure.missing != Missing::LeftOut;
    verdict.numerator = reached == Truth::Yes || (verdict.missing && measure.missing == Missing::Counts);
    return verdict;
}

Truth Judge::truth(const Node& node) {
    switch (node.kind) {
        case Node::Kind::Atom: return atomTruth(node.atom);
        case Node::Kind::Not: return negated(truth(node.parts.front()));
        case Node::Kind::Term: {
            auto& known = m_terms[node.term];
            if (!known) known = truth(m_book.terms[node.term].when);
            return *known;
        }
        case Node::Kind::Count: {
            int yes = 0, unknown = 0;
            for (const auto& part : node.parts) {
                const auto one = truth(part);
                yes += one == Truth::Yes;
                unknown += one == Truth::Unknown;
            }
            const bool least = care::holds(*node.atom.compare, yes, node.atom.limit), most = care::holds(*node.atom.compare, yes + unknown, node.atom.limit);
            return least == most ? truthOf(least) : Truth::Unknown;
        }
        case Node::Kind::And:
        case Node::Kind::Or: break;
    }
    const bool all = node.kind == Node::Kind::And;
    auto result = truthOf(all);
    for (const auto& part : node.parts) {
        result = all ? std::min(result, truth(part)) : std::max(result, truth(part));
        if (result == truthOf(!all)) break;
    }
    return result;
}

Period Judge::window(const guidance::Span& span) const { return span.whole ? m_period : Period{span.before(m_period.to + Days{1}), m_period.to}; }

Truth Judge::atomTruth(const Atom& atom) const {
    if (atom.compare) {
        const auto value = figure(atom);
        return value ? truthOf(care::holds(*atom.compare, *value, atom.limit)) : Truth::Unknown;
    }
    if (askOf(atom) == Ask::SexIs && m_person->sex != Sex::Male && m_person->sex != Sex::Female) return Truth::Unknown;
    if (askOf(atom) == Ask::BelowTarget) {
        const auto value = ofLastDay(atom, false, false);
        if (!value) return Truth::Unknown;
        const AgreedTarget* inForce = nullptr;
        for (const auto& target : m_person->targets) {
            const auto& codes = m_book.facts[atom.fact].codes;
            if (target.validFrom <= m_period.to && std::find(codes.begin(), codes.end(), target.code) != codes.end()) inForce = &target;
        }
        return inForce ? truthOf(*value < inForce->high) : Truth::Unknown;
    }
    return truthOf(holds(atom));
}

/// What is yes or no.
bool Judge::holds(const Atom& atom) const {
    const auto in = window(atom.first);
    const auto below = [&](const std::string& code) {
        return std::any_of(atom.words.begin(), atom.words.end(), [&](const std::string& prefix) { return code.starts_with(prefix); });
    };
    const auto named = [&](const std::string& name) { return std::find(atom.words.begin(), atom.words.end(), name) != atom.words.end(); };
    const auto anyDiagnosis = [&](const auto& fits) { return std::any_of(m_person->diagnoses.begin(), m_person->diagnoses.end(), fits); };
    const auto anyEnrolment = [&](const auto& fits) {
        return std::any_of(m_person->enrolments.begin(), m_person->enrolments.end(), [&](const Enrolment& one) { return named(one.programme) && fits(one); });
    };
    // A diagnosis without a day has always been there: who recorded it knew it.
    const auto overlaps = [&](const Diagnosis& one) { return (!one.since || *one.since <= m_period.to) && (!one.until || *one.until >= m_period.from); };
    switch (askOf(atom)) {
        case Ask::SexIs: return (m_person->sex == Sex::Male) == (atom.words.front() == "male");
        case Ask::Recorded: return m_person->recorded;
        case Ask::Gone: return m_person->goneBy(m_period.to);
        case Ask::Contract:
            if (m_person->contracts.empty()) return m_person->contractUntil && *m_person->contractUntil >= m_period.to;
            return std::any_of(m_person->contracts.begin(), m_person->contracts.end(), [&](const ContractTerm& one) { return one.since <= m_period.to && m_period.to <= one.last; });
        case Ask::ContractEnds: return std::any_of(m_person->contracts.begin(), m_person->contracts.end(), [&](const ContractTerm& one) { return one.expires && in.contains(one.last); });
        case Ask::Renewed:
            return std::none_of(m_person->contracts.begin(), m_person->contracts.end(), [&](const ContractTerm& one) {
                return one.expires && in.contains(one.last) && (!one.renewedOn || *one.renewedOn > atom.second.after(one.last));
            });
        case Ask::Has: return anyDiagnosis([&](const Diagnosis& one) { return below(one.icd10) && overlaps(one); });
        case Ask::HasBy: return anyDiagnosis([&](const Diagnosis& one) { return below(one.icd10) && overlaps(one) && (!one.since || *one.since < atom.first.after(m_period.from)); });
        case Ask::Newly: return anyDiagnosis([&](const Diagnosis& one) { return below(one.icd10) && one.since && in.contains(*one.since); });
        case Ask::Disease:
            return anyDiagnosis([&](const Diagnosis& one) {
                return one.groups && overlaps(one) && std::any_of(one.groups->begin(), one.groups->end(), named);
            });
        case Ask::Managed:
            return anyEnrolment([&](const Enrolment& one) { return (!one.since || *one.since <= m_period.to) && (!one.until || *one.until >= m_period.from); });
        case Ask::ManagedFor:
            return anyEnrolment([&](const Enrolment& one) {
                return one.since && *one.since <= atom.first.before(m_period.to + Days{1}) && (!one.until || *one.until > m_period.to);
            });
        case Ask::Regular:
        case Ask::RegularWith: {
            const bool with = askOf(atom) == Ask::RegularWith;
            const auto days = followUpDays(*this, kindOf(atom), m_period, with ? std::optional{atom.fact} : std::nullopt);
            return countApart(days, atom.first.count) >= requiredVisits(m_period, atom.second.count);
        }
        case Ask::Tested: return lastDay(atom.fact, in).has_value();
        case Ask::Says: {
            bool found = false;
            forEachResult(atom.fact, in, [&](const Measured& one) {
                found = found || std::any_of(atom.words.begin(), atom.words.end(), [&](const std::string& phrase) { return one.words.find(phrase) != std::string::npos; });
            });
            return found;
        }
        case Ask::HasTarget:
            return std::any_of(m_person->targets.begin(), m_person->targets.end(), [&](const AgreedTarget& target) {
                const auto& codes = m_book.facts[atom.fact].codes;
                return target.validFrom <= m_period.to && std::find(codes.begin(), codes.end(), target.code) != codes.end();
            });
        case Ask::Takes:
            return std::any_of(m_person->courses.begin(), m_person->courses.end(), [&](const Course& one) {
                return below(one.atc) && (!one.from || *one.from <= in.to) && (!one.to || *one.to >= in.from);
            });
        default: return false;  // figures stand before a comparison
    }
}

std::optional<double> Judge::figure(const Atom& atom) const {
    const auto in = window(atom.first);
    switch (askOf(atom)) {
        case Ask::Age:
            if (!m_person->birth) return {};
            return ageOn(*m_person->birth, m_period.to);
        case Ask::Visits: {
            const auto kind = kindOf(atom);
            return static_cast<double>(std::count_if(m_person->visits.begin(), m_person->visits.end(), [&](const Visit& one) { return (one.kinds & kind) != 0 && in.contains(one.on); }));
        }
        case Ask::Latest: return ofLastDay(atom, false, false);
        case Ask::Lowest: return ofLastDay(atom, true, false);
        case Ask::LatestWith: return ofLastDay(atom, false, true);
        case Ask::LowestWith: return ofLastDay(atom, true, true);
        case Ask::Least: {
            std::optional<double> least;
            forEachResult(atom.fact, in, [&](const Measured& one) { if (one.value && (!least || *one.value < *least)) least = one.value; });
            return least;
        }
        case Ask::Apart: {
            std::vector<Date> days;
            forEachResult(atom.fact, in, [&](const Measured& one) { days.push_back(one.on); });
            std::sort(days.begin(), days.end());
            return countApart(days, atom.second.count);
        }
        case Ask::AtLast: return atLast(atom);
        case Ask::Covered: return covered(atom);
        default: return {};
    }
}

std::optional<Date> Judge::lastDay(std::size_t fact, const Period& in, std::optional<std::size_t> with) const {
    std::optional<Date> last;
    if (!with) {
        forEachResult(fact, in, [&](const Measured& one) { if (!last || one.on > *last) last = one.on; });
        return last;
    }
    std::vector<Date> others;
    forEachResult(*with, in, [&](const Measured& one) { if (one.value) others.push_back(one.on); });
    std::sort(others.begin(), others.end());
    forEachResult(fact, in, [&](const Measured& one) {
        if (one.value && (!last || one.on > *last) && std::binary_search(others.begin(), others.end(), one.on)) last = one.on;
    });
    return last;
}

/// Of the last day with a result: its lowest number, or its last one; of two methods on one day the higher. `both`: the last day on which both
/// facts were measured, as a blood pressure is two numbers.
std::optional<double> Judge::ofLastDay(const Atom& atom, bool lowest, bool both) const {
    const auto in = window(atom.first);
    const auto day = lastDay(atom.fact, in, both ? std::optional{atom.other} : std::nullopt);
    if (!day) return {};
    const auto& fact = m_book.facts[atom.fact];
    std::optional<double> found;
    for (const auto code : fact.codes) {
        std::optional<double> ofCode;
        for (const auto& one : m_person->series[code])
            if (one.on == *day && one.value && (one.how & fact.refuses) == 0 && (!ofCode || !lowest || *one.value < *ofCode)) ofCode = one.value;
        if (ofCode && (!found || (lowest ? *ofCode < *found : *ofCode > *found))) found = ofCode;
    }
    return found;
}

/// The value at the last follow-up that was due; nothing when that one measured nothing, so that a lost person is not known.
std::optional<double> Judge::atLast(const Atom& atom) const {
    const auto in = window(atom.first);
    const auto kind = kindOf(atom);
    std::optional<Date> last;
    for (const auto& visit : m_person->visits)
        if ((visit.kinds & kind) != 0 && in.contains(visit.on)) last = visit.on;
    if (!last) return {};
    std::optional<double> value;
    forEachResult(atom.fact, {*last, *last}, [&](const Measured& one) { if (one.value) value = one.value; });
    return value;
}

/// Percent of the window's days for which a supply was prescribed.
double Judge::covered(const Atom& atom) const {
    const auto in = window(atom.first);
    std::vector<Period> supplies;
    for (const auto& one : m_person->courses) {
        const bool below = std::any_of(atom.words.begin(), atom.words.end(), [&](const std::string& prefix) { return one.atc.starts_with(prefix); });
        if (!below || !one.supply || !one.from) continue;
        const Period supply{std::max(*one.from, in.from), std::min(one.to.value_or(in.to), in.to)};
        if (supply.from <= supply.to) supplies.push_back(supply);
    }
    std::sort(supplies.begin(), supplies.end(), [](const Period& a, const Period& b) { return a.from < b.from; });
    int days = 0;
    auto next = in.from;
    for (const auto& supply : supplies) {
        const auto from = std::max(supply.from, next);
        if (from > supply.to) continue;
        days += Period{from, supply.to}.days();
        next = supply.to + Days{1};
    }
    return 100.0 * days / in.days();
}

int countApart(const std::vector<Date>& days, int apart) {
    // Taking the earliest that fits never loses one: whatever another choice keeps later, this one can keep too.
    int count = 0;
    std::optional<Date> last;
    for (const auto day : days) {
        if (last && day - *last < Days{std::max(apart, 1)}) continue;
        last = day;
        ++count;
    }
    return count;
}

int requiredVisits(const Period& period, int every) { return std::max(1, period.days() / every); }

std::vector<Date> followUpDays(const Judge& judge, std::uint64_t kind, const Period& in, std::optional<std::size_t> fact) {
    std::vector<Date> days;
    for (const auto& visit : judge.person().visits) {
        if ((visit.kinds & kind) == 0 || !in.contains(visit.on)) continue;
        if (fact && !judge.lastDay(*fact, {visit.on, visit.on})) continue;
        days.push_back(visit.on);
    }
    return days;
}

}  // namespace jiayi::quality
