// The conditions that rules of guidance_rules.csv are written in: a small closed language, parsed when the rules are read.
//
//     diabetes and above_target(HBA1C, 2) and not changed(A10, 90d)
//
// `and`, `or`, `not`, parentheses, terms of guidance_terms.csv, `count(a, b, c) >= 2`, and the atoms of kAtoms (README.md explains each).
// The grammar is everybody's: another room hands in its own atoms (Vocabulary::atoms) and reads the tree by itself, as the measures of quality do.
#pragma once

#include "models/care/guidance/rules/person_facts.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::guidance {

/// What is not known is neither: `and` is the least of its parts, `or` the greatest.
enum class Truth : unsigned char { No, Unknown, Yes };

/// "90d", "12mo"; of a language that knows a reporting period also "period", the whole of it.
struct Span {
    int count = 0;
    bool months = false;
    bool whole = false;
    /// The day that lies this long before `day`.
    Date before(Date day) const { return months ? addMonths(day, -count) : day - Days(count); }
    Date after(Date day) const { return months ? addMonths(day, count) : day + Days(count); }
};

/// Of the guidance; another language numbers its atoms itself, by a cast, and the parser never asks what a number means.
enum class AtomKind : int {
    Age, SexIs, Smoker, Programme, Has, Disease, Newly, Takes, Classes, TakenFor, Changed, UncheckedAfter, RiseAfter, Value, Recent, Known, Overdue,
    Stage, Says, RecentlySays, AboveTarget, TooTight, OverTarget, Above, DropPercent, DropPerYear, ChinaPar,
};

struct Atom {
    AtomKind kind = AtomKind::Age;
    std::size_t fact = 0;             ///< row of guidance_facts.csv
    std::size_t other = 0;            ///< a second one
    std::size_t visits = 0;           ///< of Vocabulary::visits
    std::vector<std::string> words;   ///< ATC prefixes, ICD-10 roots, groups, stages, phrases
    Span first, second;
    std::size_t times = 1;
    double figure = 0;
    std::optional<care::Compare> compare;
    double limit = 0;
};

struct Node {
    enum class Kind { And, Or, Not, Atom, Term, Count };
    Kind kind = Kind::And;
    std::vector<Node> parts;
    Atom atom;               ///< of Kind::Atom; Kind::Count uses its compare and limit
    std::size_t term = 0;    ///< of Kind::Term: row of guidance_terms.csv
};

struct AtomType {
    std::string_view name;
    AtomKind kind;
    /// One letter an argument: f fact, F a second fact, a ATC prefixes, i ICD-10 roots, d groups of diseases, p programme, x sex, g stages, w phrases, s span,
    /// # number, n how many times (may be left out), t a span or "period", k a kind of visits.
    std::string_view arguments;
    bool figure;  ///< stands before a comparison
};
/// The atoms of the guidance.
std::span<const AtomType> atomTypes();

/// What names in a condition may mean.
struct Vocabulary {
    std::vector<std::string> facts;     ///< names, in the order of their numbers
    std::vector<std::string> terms;
    std::vector<std::string> diseases;  ///< groups of conditions.csv; also programmes
    std::vector<std::string> stages;    ///< of stages.csv
    std::vector<std::string> visits{};  ///< kinds of visits
    std::span<const AtomType> atoms = atomTypes();
};

/// Invalid "condition", its detail saying what is wrong and where.
Result<Node> parseCondition(std::string_view text, const Vocabulary& vocabulary);
/// "90d" or "12mo".
std::optional<Span> parseSpan(std::string_view text);

/// Every atom below the node; terms are not entered.
template <class Visit>
void forEachAtom(const Node& node, const Visit& visit) {
    if (node.kind == Node::Kind::Atom) visit(node.atom);
    for (const auto& part : node.parts) forEachAtom(part, visit);
}

}  // namespace jiayi::guidance
