// What each atom means for one person; reading.cpp joins them. Sources stand with the rules that use them.
#include "models/care/guidance/rules/reading.h"

#include <algorithm>
#include <cmath>

namespace jiayi::guidance {

namespace {

constexpr double kDaysOfYear = 365.25;
/// ATC level 4, which most speak of as one class ("DPP-4 inhibitors"); insulins are one, slow or fast.
std::string_view classOf(std::string_view atc) { return atc.starts_with("A10A") ? atc.substr(0, 4) : atc.substr(0, 5); }

Truth yes(bool is) { return is ? Truth::Yes : Truth::No; }

bool saysOneOf(const std::string& words, const std::vector<std::string>& phrases) {
    return std::any_of(phrases.begin(), phrases.end(), [&](const std::string& phrase) { return words.find(phrase) != std::string::npos; });
}

}  // namespace

const Measured* Reading::current(std::size_t fact, std::size_t nth) const {
    const auto& all = series(fact);
    if (all.size() < nth || !all[nth - 1].value) return nullptr;
    auto span = m_book.facts[fact].current;
    span.count *= static_cast<int>(nth);
    return all[nth - 1].on >= span.before(m_facts.today) ? &all[nth - 1] : nullptr;
}

bool Reading::isAboveTarget(std::size_t fact, double value) const {
    const auto& target = m_facts.targets[fact];
    if (!target || !target->high) return false;
    return target->highInclusive ? value > *target->high : value >= *target->high;
}

std::string Reading::stageOf(std::size_t fact, const Measured& measured) const {
    const care::StageRule* stage = nullptr;
    const auto& scheme = m_book.facts[fact].stages;
    if (scheme == "ckd-g") stage = care::gStage(m_rules, *measured.value);
    else if (scheme == "ckd-a") stage = care::aStage(m_rules, measured.own, measured.ownUnit);
    else stage = care::stageOf(m_rules, scheme, *measured.value);
    return stage ? stage->stage : std::string{};
}

Reading::Change Reading::lastChange(const std::vector<std::string>& prefixes) const {
    Change change;
    for (const auto& one : m_facts.medicines) {
        if (!isBelow(one.atc, prefixes)) continue;
        if (one.changed) change.day = change.day ? std::max(*change.day, *one.changed) : *one.changed;
        else change.unknown = change.unknown || one.taken;
    }
    return change;
}

Truth Reading::medicineTruth(const Atom& atom) {
    if (atom.kind == AtomKind::Takes)
        return yes(std::any_of(m_facts.medicines.begin(), m_facts.medicines.end(), [&](const Medicine& one) { return one.taken && isBelow(one.atc, atom.words); }));
    if (atom.kind == AtomKind::TakenFor) {
        auto result = Truth::No;
        for (const auto& one : m_facts.medicines) {
            if (!one.taken || !isBelow(one.atc, atom.words)) continue;
            if (!one.since) result = std::max(result, Truth::Unknown);
            else if (*one.since <= atom.first.before(m_facts.today)) result = Truth::Yes;
        }
        return result;
    }
    const auto change = lastChange(atom.words);
    const auto since = atom.kind == AtomKind::Changed ? atom.first : atom.second;
    if (!change.day || *change.day < since.before(m_facts.today)) return change.unknown ? Truth::Unknown : Truth::No;
    if (atom.kind == AtomKind::Changed) return Truth::Yes;
    const auto* last = newest(atom.fact);
    return yes(*change.day <= atom.first.before(m_facts.today) && (!last || last->on <= *change.day));
}

Truth Reading::resultTruth(const Atom& atom) {
    const auto* last = newest(atom.fact);
    const auto inWindow = [&] { return last && last->on >= atom.first.before(m_facts.today); };
    switch (atom.kind) {
        case AtomKind::Recent: return yes(inWindow() && last->value && care::holds(*atom.compare, *last->value, atom.limit));
        case AtomKind::RecentlySays: return yes(inWindow() && saysOneOf(last->words, atom.words));
        case AtomKind::Known: return yes(last && (current(atom.fact) || !last->words.empty()));
        case AtomKind::Overdue: return yes(!last || atom.first.after(last->on) <= m_facts.today);
        case AtomKind::Says: return last ? yes(saysOneOf(last->words, atom.words)) : Truth::Unknown;
        case AtomKind::Stage: {
            const auto* one = current(atom.fact);
            if (!one) return Truth::Unknown;
            return yes(std::find(atom.words.begin(), atom.words.end(), stageOf(atom.fact, *one)) != atom.words.end());
        }
        case AtomKind::AboveTarget:
        case AtomKind::Above: {
            const bool byTarget = atom.kind == AtomKind::AboveTarget;
            if (!current(atom.fact) || (byTarget && !m_facts.targets[atom.fact])) return Truth::Unknown;
            // One result is not two: without an earlier one that still counts there is no course to speak of.
            for (std::size_t nth = 1; nth <= atom.times; ++nth) {
                const auto* one = current(atom.fact, nth);
                if (!one || !(byTarget ? isAboveTarget(atom.fact, *one->value) : *one->value > atom.figure)) return Truth::No;
            }
            return Truth::Yes;
        }
        case AtomKind::TooTight: {
            const auto* one = current(atom.fact);
            const auto& target = m_facts.targets[atom.fact];
            if (!one || !target) return Truth::Unknown;
            return yes(care::isTooTight(*one->value, *target, true));
        }
        default: return Truth::Unknown;
    }
}

/// Percent, from the newest result up to the last change of the drug to the newest after it.
std::optional<double> Reading::rise(const Atom& atom) const {
    const auto change = lastChange(atom.words);
    const Measured *before = nullptr, *after = nullptr;
    for (const auto& one : series(atom.fact)) {
        if (!one.value) continue;
        if (one.on > *change.day) after = after ? after : &one;
        else if (!before) before = &one;
    }
    if (!before || !after || *before->value <= 0) return {};
    return 100 * (*after->value - *before->value) / *before->value;
}

/// Percent from the result before, or units a year from the newest result that is at least so long before.
std::optional<double> Reading::drop(const Atom& atom) const {
    const auto* last = current(atom.fact);
    if (!last) return {};
    const auto& all = series(atom.fact);
    const bool yearly = atom.kind == AtomKind::DropPerYear;
    const auto until = yearly ? atom.first.before(last->on) : last->on - Days(1);
    const auto found = std::find_if(all.begin() + 1, all.end(), [&](const Measured& one) { return one.value && one.on <= until; });
    if (found == all.end() || *found->value <= 0) return {};
    const double fall = *found->value - *last->value;
    return yearly ? fall * kDaysOfYear / static_cast<double>((last->on - found->on).count()) : 100 * fall / *found->value;
}

std::optional<Range> Reading::figureOf(const Atom& atom) {
    const auto exactly = [](std::optional<double> value) { return value ? std::optional<Range>{{*value, *value}} : std::nullopt; };
    switch (atom.kind) {
        case AtomKind::Age: return m_facts.age ? exactly(*m_facts.age) : std::nullopt;
        case AtomKind::Classes: {
            std::vector<std::string_view> classes;
            for (const auto& one : m_facts.medicines)
                if (one.taken && isBelow(one.atc, atom.words) && std::find(classes.begin(), classes.end(), classOf(one.atc)) == classes.end())
                    classes.push_back(classOf(one.atc));
            return exactly(static_cast<double>(classes.size()));
        }
        case AtomKind::RiseAfter: {
            const auto change = lastChange(atom.words);
            // Nothing changed lately: nothing rose after it.
            if (!change.day || *change.day < atom.first.before(m_facts.today)) return exactly(0);
            return exactly(rise(atom));
        }
        case AtomKind::Value: {
            const auto* one = current(atom.fact);
            return exactly(one ? one->value : std::nullopt);
        }
        case AtomKind::OverTarget: {
            const auto* one = current(atom.fact);
            const auto& target = m_facts.targets[atom.fact];
            if (!one || !target || !target->high) return {};
            return exactly(*one->value - *target->high);
        }
        case AtomKind::DropPercent:
        case AtomKind::DropPerYear: return exactly(drop(atom));
        case AtomKind::ChinaPar: return chinaPar().risk;
        default: return {};
    }
}

/// Every yes or no that is not known is tried both ways: where the answer is the same, nothing is missing.
const Reading::ChinaPar& Reading::chinaPar() {
    if (m_chinaPar) return *m_chinaPar;
    auto& result = m_chinaPar.emplace();
    std::array<double, 4> values{};
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (const auto* one = current(m_book.chinaParFacts[i])) values[i] = *one->value;
        else result.missing.push_back(word("missing.value", nameOf(m_book.chinaParFacts[i])));
    }
    const auto of = [&](std::size_t term) {
        Node node;
        node.kind = Node::Kind::Term;
        node.term = term;
        return truth(node);
    };
    if (!m_facts.age) result.missing.push_back(word("missing.age"));
    if (!result.missing.empty()) return result;
    ChinaParInput input{m_facts.sex, *m_facts.age, values[0], of(m_book.pressureTreated) == Truth::Yes, values[1], values[2], values[3], {}, {}, {}, {}, {}, {}};
    input.diabetes = of(m_book.diabetes) == Truth::Yes;
    input.knownAscvd = of(m_book.ascvd) == Truth::Yes;
    const std::array<std::pair<std::optional<bool>, bool ChinaParInput::*>, 4> answers{{{m_facts.smoker, &ChinaParInput::smoker},
                                                                                     {m_facts.northern, &ChinaParInput::northern},
                                                                                     {m_facts.urban, &ChinaParInput::urban},
                                                                                     {m_facts.familyAscvd, &ChinaParInput::familyAscvd}}};
    static constexpr std::array<const char*, 4> kAsked{"missing.smoker", "missing.northern", "missing.urban", "missing.family"};
    for (unsigned guess = 0; guess < 1U << answers.size(); ++guess) {
        for (std::size_t i = 0; i < answers.size(); ++i) input.*(answers[i].second) = answers[i].first.value_or((guess >> i & 1U) != 0);
        const auto risk = guidance::chinaPar(m_book.chinaPar, input);
        if (!risk) {
            result.risk.reset();
            result.missing.assign(1, word(risk.error().reason, {std::to_string(*m_facts.age), std::to_string(*m_facts.age)}));
            return result;
        }
        if (!result.risk) result.risk = Range{*risk, *risk};
        result.risk = Range{std::min(result.risk->low, *risk), std::max(result.risk->high, *risk)};
    }
    for (std::size_t i = 0; i < answers.size(); ++i)
        if (!answers[i].first) result.missing.push_back(word(kAsked[i]));
    return result;
}

}  // namespace jiayi::guidance
