#include "models/care/guidance/rules/reading.h"

#include <algorithm>

namespace jiayi::guidance {

namespace {

Truth negated(Truth truth) { return truth == Truth::Yes ? Truth::No : truth == Truth::No ? Truth::Yes : Truth::Unknown; }

Truth both(bool low, bool high) {
    if (low != high) return Truth::Unknown;
    return low ? Truth::Yes : Truth::No;
}

void addOnce(std::vector<Words>& missing, Words words) {
    if (std::find(missing.begin(), missing.end(), words) == missing.end()) missing.push_back(std::move(words));
}

}  // namespace

bool isBelow(std::string_view code, const std::vector<std::string>& prefixes) {
    return std::any_of(prefixes.begin(), prefixes.end(), [&](const std::string& prefix) { return code.starts_with(prefix); });
}

Reading::Reading(const GuidanceBook& book, const care::RuleBook& rules, const PersonFacts& facts)
    : m_book(book), m_rules(rules), m_facts(facts), m_terms(book.terms.size()) {}

Truth Reading::truth(const Node& node) {
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
            return both(care::holds(*node.atom.compare, yes, node.atom.limit), care::holds(*node.atom.compare, yes + unknown, node.atom.limit));
        }
        case Node::Kind::And:
        case Node::Kind::Or: break;
    }
    const bool all = node.kind == Node::Kind::And;
    auto result = all ? Truth::Yes : Truth::No;
    for (const auto& part : node.parts) {
        result = all ? std::min(result, truth(part)) : std::max(result, truth(part));
        if (result == (all ? Truth::No : Truth::Yes)) break;
    }
    return result;
}

Truth Reading::atomTruth(const Atom& atom) {
    const auto any = [&](const std::vector<std::string>& given, const std::vector<std::string>& wanted) {
        const bool found = std::any_of(given.begin(), given.end(), [&](const auto& one) { return std::find(wanted.begin(), wanted.end(), one) != wanted.end(); });
        return found ? Truth::Yes : Truth::No;
    };
    switch (atom.kind) {
        case AtomKind::SexIs:
            if (m_facts.sex != Sex::Male && m_facts.sex != Sex::Female) return Truth::Unknown;
            return (m_facts.sex == Sex::Male) == (atom.words.front() == "male") ? Truth::Yes : Truth::No;
        case AtomKind::Smoker: return !m_facts.smoker ? Truth::Unknown : *m_facts.smoker ? Truth::Yes : Truth::No;
        case AtomKind::Programme: return any(m_facts.programmes, atom.words);
        case AtomKind::Disease: return any(m_facts.diseases, atom.words);
        case AtomKind::Has:
            return std::any_of(m_facts.diagnoses.begin(), m_facts.diagnoses.end(), [&](const Diagnosis& one) { return isBelow(one.icd10, atom.words); }) ? Truth::Yes : Truth::No;
        case AtomKind::Newly: {
            auto result = Truth::No;
            const auto from = atom.first.before(m_facts.today);
            for (const auto& one : m_facts.diagnoses) {
                if (!isBelow(one.icd10, atom.words)) continue;
                // Somebody who has had it for long is not new, whatever a second code says.
                if (!one.onset) result = std::max(result, Truth::Unknown);
                else if (one.onset->day() >= from) result = Truth::Yes;
                else if (one.onset->precision == Precision::Year && addMonths(one.onset->day(), 12) > from) result = std::max(result, Truth::Unknown);
                else return Truth::No;
            }
            return result;
        }
        case AtomKind::Takes:
        case AtomKind::TakenFor:
        case AtomKind::Changed:
        case AtomKind::UncheckedAfter: return medicineTruth(atom);
        case AtomKind::Age:
        case AtomKind::Classes:
        case AtomKind::RiseAfter:
        case AtomKind::Value:
        case AtomKind::OverTarget:
        case AtomKind::DropPercent:
        case AtomKind::DropPerYear:
        case AtomKind::ChinaPar: {
            const auto range = figureOf(atom);
            if (!range) return Truth::Unknown;
            return both(care::holds(*atom.compare, range->low, atom.limit), care::holds(*atom.compare, range->high, atom.limit));
        }
        default: return resultTruth(atom);
    }
}

void Reading::addMissing(const Node& node, std::vector<Words>& missing) {
    if (truth(node) != Truth::Unknown) return;
    if (node.kind == Node::Kind::Atom) {
        std::vector<Words> own;
        addAtomMissing(node.atom, own);
        for (auto& one : own) addOnce(missing, std::move(one));
    } else if (node.kind == Node::Kind::Term) {
        addMissing(m_book.terms[node.term].when, missing);
    } else {
        for (const auto& part : node.parts) addMissing(part, missing);
    }
}

void Reading::addKey(const Node& node, std::string& key) {
    if (node.kind == Node::Kind::Atom) addAtomKey(node.atom, key);
    else if (node.kind == Node::Kind::Term) addKey(m_book.terms[node.term].when, key);
    for (const auto& part : node.parts) addKey(part, key);
}

void Reading::addAtomKey(const Atom& atom, std::string& key) {
    const auto addResult = [&](const Measured& one) {
        key += formatDate(one.on) + '=' + (one.value ? std::to_string(one.own) + one.ownUnit : one.words) + ',';
    };
    const auto addTarget = [&] {
        const auto& target = m_facts.targets[atom.fact];
        if (target && target->high) key += '<' + std::to_string(*target->high);
        if (target && target->tooTight) key += '>' + std::to_string(*target->tooTight);
    };
    key += std::to_string(static_cast<int>(atom.kind)) + ':';
    switch (atom.kind) {
        case AtomKind::Takes:
        case AtomKind::Classes:
        case AtomKind::TakenFor:
        case AtomKind::Changed: addMedicineKey(atom, key); break;
        case AtomKind::UncheckedAfter:
        case AtomKind::RiseAfter:
            addMedicineKey(atom, key);
            for (const auto& one : series(atom.fact)) addResult(one);
            break;
        case AtomKind::Value:
        case AtomKind::Recent:
        case AtomKind::Known:
        case AtomKind::Overdue:
        case AtomKind::Stage:
        case AtomKind::Says:
        case AtomKind::RecentlySays:
            if (const auto* one = newest(atom.fact)) addResult(*one);
            break;
        case AtomKind::AboveTarget:
        case AtomKind::TooTight:
        case AtomKind::OverTarget:
        case AtomKind::Above:
        case AtomKind::DropPercent:
        case AtomKind::DropPerYear: {
            const auto& all = series(atom.fact);
            const auto read = atom.kind == AtomKind::DropPercent ? 2 : atom.kind == AtomKind::DropPerYear ? all.size() : atom.times;
            for (std::size_t i = 0; i < std::min<std::size_t>(read, all.size()); ++i) addResult(all[i]);
            if (atom.kind != AtomKind::Above && atom.kind != AtomKind::DropPercent && atom.kind != AtomKind::DropPerYear) addTarget();
            break;
        }
        case AtomKind::ChinaPar:
            for (const auto fact : m_book.chinaParFacts)
                if (const auto* one = newest(fact)) addResult(*one);
            for (const auto& known : {m_facts.smoker, m_facts.northern, m_facts.urban, m_facts.familyAscvd}) key += !known ? '?' : *known ? 'y' : 'n';
            for (const auto term : {m_book.ascvd, m_book.diabetes, m_book.pressureTreated}) addKey(m_book.terms[term].when, key);
            [[fallthrough]];
        default: key += std::to_string(static_cast<int>(atomTruth(atom)));
    }
    key += ';';
}

void Reading::addMedicineKey(const Atom& atom, std::string& key) const {
    std::vector<std::string> codes;
    for (const auto& one : m_facts.medicines) {
        if (!isBelow(one.atc, atom.words)) continue;
        const bool dated = atom.kind == AtomKind::Changed || atom.kind == AtomKind::UncheckedAfter || atom.kind == AtomKind::RiseAfter;
        if (one.taken) codes.push_back(one.atc);
        if (dated && one.changed) codes.push_back(one.atc + '@' + formatDate(*one.changed));
    }
    std::sort(codes.begin(), codes.end());
    for (const auto& code : codes) key += code + ',';
}

Words Reading::word(const std::string& id, const Words& first, int number) const {
    const auto& [en, zh] = m_book.words.at(id);
    const auto fill = [&](std::string text, const std::string& name) {
        if (const auto at = text.find("{0}"); at != std::string::npos) text.replace(at, 3, name);
        if (const auto at = text.find("{1}"); at != std::string::npos) text.replace(at, 3, std::to_string(number));
        return text;
    };
    return {fill(en, first.en), fill(zh, first.zh)};
}

void Reading::addAtomMissing(const Atom& atom, std::vector<Words>& missing) {
    switch (atom.kind) {
        case AtomKind::Age: missing.push_back(word("missing.age")); break;
        case AtomKind::Smoker: missing.push_back(word("missing.smoker")); break;
        case AtomKind::SexIs: missing.push_back(word("missing.sex")); break;
        case AtomKind::Newly: missing.push_back(word("missing.onset", {atom.words.front(), atom.words.front()})); break;
        case AtomKind::TakenFor:
        case AtomKind::Changed: missing.push_back(word("missing.since", {atom.words.front(), atom.words.front()})); break;
        case AtomKind::UncheckedAfter: missing.push_back(word("missing.since", {atom.words.front(), atom.words.front()})); break;
        case AtomKind::ChinaPar: missing = chinaPar().missing; break;
        default: addResultMissing(atom, missing);
    }
}

void Reading::addResultMissing(const Atom& atom, std::vector<Words>& missing) {
    const auto name = nameOf(atom.fact);
    if (!newest(atom.fact)) return missing.push_back(word("missing.value", name));
    if (!current(atom.fact) && atom.kind != AtomKind::Says) {
        const auto& span = m_book.facts[atom.fact].current;
        return missing.push_back(word(span.months ? "missing.old-months" : "missing.old-days", name, span.count));
    }
    const bool wantsTarget = atom.kind == AtomKind::AboveTarget || atom.kind == AtomKind::OverTarget || atom.kind == AtomKind::TooTight;
    if (wantsTarget && !m_facts.targets[atom.fact]) return missing.push_back(word("missing.target", name));
    missing.push_back(word("missing.earlier", name));
}

}  // namespace jiayi::guidance
