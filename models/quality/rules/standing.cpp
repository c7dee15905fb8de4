#include "models/quality/rules/standing.h"

#include "models/quality/rules/atoms.h"

#include <algorithm>

namespace jiayi::quality {

namespace {

/// What can still become of a condition when everything that can be done is done, from a day on. The best of futures measures what is asked for at the
/// limit's good side, holds visits on whatever days serve, and supplies drugs without a gap; what is on record stays on record.
class Future {
public:
    Future(Judge& judge, Date from) : m_judge(judge), m_from(from) {}

    bool can(const Node& node, bool wanted) {
        switch (node.kind) {
            case Node::Kind::Atom: return m_judge.truth(node) == (wanted ? Truth::Yes : Truth::No) || canDo(node.atom, wanted);
            case Node::Kind::Not: return can(node.parts.front(), !wanted);
            case Node::Kind::Term: return can(m_judge.book().terms[node.term].when, wanted);
            case Node::Kind::Count: return canCount(node, wanted);
            case Node::Kind::And:
            case Node::Kind::Or: break;
        }
        const auto each = [&](const Node& part) { return can(part, wanted); };
        const bool all = (node.kind == Node::Kind::And) == wanted;
        return all ? std::all_of(node.parts.begin(), node.parts.end(), each) : std::any_of(node.parts.begin(), node.parts.end(), each);
    }

    void addFixes(const Node& node, bool wanted, std::vector<Fix>& fixes) {
        if (m_judge.truth(node) == (wanted ? Truth::Yes : Truth::No)) return;
        if (node.kind == Node::Kind::Atom) return addFix(node.atom, fixes);
        if (node.kind == Node::Kind::Not) return addFixes(node.parts.front(), !wanted, fixes);
        if (node.kind == Node::Kind::Term) return addFixes(m_judge.book().terms[node.term].when, wanted, fixes);
        const bool all = (node.kind == Node::Kind::And) == wanted || node.kind == Node::Kind::Count;
        for (const auto& part : node.parts) {
            if (!all && !can(part, wanted)) continue;
            addFixes(part, wanted, fixes);
            // One way is enough.
            if (!all) return;
        }
    }

private:
    bool canCount(const Node& node, bool wanted) {
        int least = 0, most = 0;
        for (const auto& part : node.parts) {
            most += can(part, true);
            least += !can(part, false);
        }
        for (int yes = least; yes <= most; ++yes)
            if (care::holds(*node.atom.compare, yes, node.atom.limit) == wanted) return true;
        return false;
    }

    std::vector<Date> withEveryDay(std::vector<Date> days, const Period& in) const {
        for (auto day = std::max(m_from, in.from); day <= in.to; day += Days{1}) days.push_back(day);
        std::sort(days.begin(), days.end());
        return days;
    }
    std::vector<Date> regularDays(const Atom& atom) const {
        const bool with = askOf(atom) == Ask::RegularWith;
        return followUpDays(m_judge, std::uint64_t{1} << atom.visits, m_judge.period(), with ? std::optional{atom.fact} : std::nullopt);
    }
    std::vector<Date> testedDays(const Atom& atom, const Period& in) const {
        std::vector<Date> days;
        m_judge.forEachResult(atom.fact, in, [&](const Measured& one) { days.push_back(one.on); });
        std::sort(days.begin(), days.end());
        return days;
    }

    bool canDo(const Atom& atom, bool wanted) const {
        const auto in = m_judge.window(atom.first);
        switch (askOf(atom)) {
            // Measured once more, on the last day at the latest, the value is what it was brought to.
            case Ask::Latest:
            case Ask::Lowest:
            case Ask::LatestWith:
            case Ask::LowestWith:
            case Ask::AtLast: return m_from <= in.to;
            case Ask::BelowTarget: {
                const auto& codes = m_judge.book().facts[atom.fact].codes;
                return std::any_of(m_judge.person().targets.begin(), m_judge.person().targets.end(),
                                   [&](const AgreedTarget& target) { return std::find(codes.begin(), codes.end(), target.code) != codes.end(); });
            }
            case Ask::Tested:
            case Ask::Managed:
            case Ask::Contract:
            case Ask::Recorded: return wanted && m_from <= in.to;
            case Ask::Visits: return canReach(atom, wanted, m_judge.figure(atom).value_or(0) + static_cast<double>(withEveryDay({}, in).size()));
            case Ask::Apart: return canReach(atom, wanted, countApart(withEveryDay(testedDays(atom, in), in), atom.second.count));
            case Ask::Regular:
            case Ask::RegularWith:
                return wanted && countApart(withEveryDay(regularDays(atom), m_judge.period()), atom.first.count) >= requiredVisits(m_judge.period(), atom.second.count);
            case Ask::Covered: return canReach(atom, wanted, coveredFrom(atom));
            default: return false;
        }
    }
    static bool canReach(const Atom& atom, bool wanted, double most) { return wanted && care::holds(*atom.compare, most, atom.limit); }

    double coveredFrom(const Atom& atom) const {
        auto person = m_judge.person();
        person.courses.push_back({atom.words.front(), m_from, std::nullopt, true});
        Judge then(m_judge.book(), m_judge.period());
        then.about(person);
        return then.figure(atom).value_or(0);
    }

    void addFix(const Atom& atom, std::vector<Fix>& fixes) const {
        const auto in = m_judge.window(atom.first);
        Fix fix;
        fix.fact = atom.fact;
        switch (askOf(atom)) {
            case Ask::Latest:
            case Ask::Lowest:
            case Ask::LatestWith:
            case Ask::LowestWith:
            case Ask::BelowTarget: fix.kind = m_judge.lastDay(atom.fact, in) ? Fix::Kind::Value : Fix::Kind::Test; break;
            case Ask::AtLast: fix.kind = m_judge.figure(atom) ? Fix::Kind::Value : Fix::Kind::Test; break;
            case Ask::Tested: fix.kind = Fix::Kind::Test; break;
            case Ask::Apart:
                fix.kind = Fix::Kind::Apart;
                fix.times = static_cast<int>(atom.limit) - countApart(testedDays(atom, in), atom.second.count);
                break;
            case Ask::Visits:
                fix = {Fix::Kind::Visit, {}, atom.visits, static_cast<int>(atom.limit - m_judge.figure(atom).value_or(0))};
                break;
            case Ask::Regular:
            case Ask::RegularWith:
                fix = {Fix::Kind::Regular, {}, atom.visits, requiredVisits(m_judge.period(), atom.second.count) - countApart(regularDays(atom), atom.first.count)};
                break;
            case Ask::Covered: fix = {Fix::Kind::Cover, {}, {}, 1}; break;
            case Ask::Managed:
            case Ask::Contract:
            case Ask::Recorded: fix = {Fix::Kind::Enrol, {}, {}, 1}; break;
            default: return;
        }
        if (std::find(fixes.begin(), fixes.end(), fix) == fixes.end()) fixes.push_back(fix);
    }

    Judge& m_judge;
    Date m_from;
};

std::string filled(std::string text, const std::string& first, const std::string& second) {
    if (const auto at = text.find("{0}"); at != std::string::npos) text.replace(at, 3, first);
    if (const auto at = text.find("{1}"); at != std::string::npos) text.replace(at, 3, second);
    return text;
}

/// "diabetes.face" as people say it.
std::pair<std::string, std::string> visitWords(const MeasureBook& book, std::size_t visits) {
    const auto& kind = book.vocabulary.visits[visits];
    const auto form = kind.substr(0, kind.find('.'));
    for (const auto& programme : book.care->programmes)
        if (programme.form.text == form) return {programme.en, programme.zh};
    for (const auto& occasion : book.care->occasions)
        if (occasion.form.text == form) return {occasion.en, occasion.zh};
    return {form, form};
}

}  // namespace

Standing standingOf(Judge& judge, const PersonFacts& person, const Measure& measure) {
    Standing standing;
    standing.verdict = judge.judge(person, measure);
    if (!standing.verdict.denominator) return standing;
    standing.met = standing.verdict.numerator != measure.inverse;
    if (standing.met) return standing;
    const bool wanted = !measure.inverse;
    const auto can = [&](Date from) { return Future(judge, from).can(*measure.numerator, wanted); };
    const auto& period = judge.period();
    // Whoever begins earlier can do all that whoever begins later can: so halving finds the last day.
    if (!can(period.from)) return standing;
    auto low = period.from, high = period.to;
    while (low < high) {
        const auto middle = low + Days{(high - low).count() / 2 + 1};
        if (can(middle)) low = middle;
        else high = middle - Days{1};
    }
    standing.savableUntil = low;
    Future(judge, low).addFixes(*measure.numerator, wanted, standing.fixes);
    return standing;
}

std::pair<std::string, std::string> wordsOf(const MeasureBook& book, const Fix& fix) {
    const char* row = "fix.nothing";
    switch (fix.kind) {
        case Fix::Kind::Visit: row = "fix.visits"; break;
        case Fix::Kind::Regular: row = "fix.regular"; break;
        case Fix::Kind::Test: row = "fix.test"; break;
        case Fix::Kind::Value: row = "fix.value"; break;
        case Fix::Kind::Apart: row = "fix.apart"; break;
        case Fix::Kind::Cover: row = "fix.cover"; break;
        case Fix::Kind::Enrol: row = "fix.enrol"; break;
    }
    const auto& [en, zh] = book.words.at(row);
    const auto times = std::to_string(fix.times);
    if (fix.kind == Fix::Kind::Regular) return {filled(en, times, times), filled(zh, times, times)};
    std::pair<std::string, std::string> name;
    if (fix.fact) name = {book.facts[*fix.fact].en, book.facts[*fix.fact].zh};
    else if (fix.visits) name = visitWords(book, *fix.visits);
    return {filled(en, name.first, times), filled(zh, name.second, times)};
}

std::pair<std::string, std::string> whyOf(const MeasureBook& book, const Standing& standing, Date today) {
    const auto& verdict = standing.verdict;
    const char* row = !verdict.population      ? "why.population"
                      : verdict.excluded       ? "why.excluded"
                      : !verdict.denominator   ? "why.denominator"
                      : standing.met           ? "why.met"
                      : !standing.savable(today) ? "why.too-late"
                      : verdict.missing        ? "why.missing"
                                               : "why.open";
    return book.words.at(row);
}

}  // namespace jiayi::quality
