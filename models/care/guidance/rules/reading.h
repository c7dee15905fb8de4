// Conditions read against one person; private to this room. Terms and the China-PAR risk are worked out once a person.
#pragma once

#include "models/care/guidance/rules/guidance_book.h"

#include <array>

namespace jiayi::guidance {

/// What a figure may be: one value, or a range while a yes or no that it needs is not known.
struct Range {
    double low = 0, high = 0;
};

class Reading {
public:
    Reading(const GuidanceBook& book, const care::RuleBook& rules, const PersonFacts& facts);

    Truth truth(const Node& node);
    /// What would have to be known for the node, which is Unknown, to be decided.
    void addMissing(const Node& node, std::vector<Words>& missing);
    /// Everything that the node reads of the person, as text: the same text means the same facts. Ages and days passed count only by
    /// what they decide, so a birthday is no news.
    void addKey(const Node& node, std::string& key);
    Words text(const CardText& text);

private:
    struct ChinaPar {
        std::optional<Range> risk;
        std::vector<Words> missing;
    };

    Truth atomTruth(const Atom& atom);
    Truth medicineTruth(const Atom& atom);
    Truth resultTruth(const Atom& atom);
    /// Nothing: not known.
    std::optional<Range> figureOf(const Atom& atom);
    std::optional<double> rise(const Atom& atom) const;
    std::optional<double> drop(const Atom& atom) const;
    void addAtomMissing(const Atom& atom, std::vector<Words>& missing);
    void addResultMissing(const Atom& atom, std::vector<Words>& missing);
    void addAtomKey(const Atom& atom, std::string& key);
    void addMedicineKey(const Atom& atom, std::string& key) const;

    const std::vector<Measured>& series(std::size_t fact) const { return m_facts.series[fact]; }
    const Measured* newest(std::size_t fact) const { return series(fact).empty() ? nullptr : &series(fact).front(); }
    /// Newest, with a value, and not older than the fact stays current times `nth`.
    const Measured* current(std::size_t fact, std::size_t nth = 1) const;
    bool isAboveTarget(std::size_t fact, double value) const;
    std::string stageOf(std::size_t fact, const Measured& measured) const;
    /// The last change of a drug below one of the prefixes; `unknown` when a drug that is taken has no date.
    struct Change {
        std::optional<Date> day;
        bool unknown = false;
    };
    Change lastChange(const std::vector<std::string>& prefixes) const;
    const ChinaPar& chinaPar();
    Words word(const std::string& id, const Words& first = {}, int number = 0) const;
    Words nameOf(std::size_t fact) const { return {m_book.facts[fact].en, m_book.facts[fact].zh}; }
    std::string partText(const TextPart& part, bool chinese);

    const GuidanceBook& m_book;
    const care::RuleBook& m_rules;
    const PersonFacts& m_facts;
    std::vector<std::optional<Truth>> m_terms;
    std::optional<ChinaPar> m_chinaPar;
};

/// Below one of the prefixes.
bool isBelow(std::string_view code, const std::vector<std::string>& prefixes);

}  // namespace jiayi::guidance
