// The measures as data, read once from resources/rules/measures.csv and quality_*.csv. Read-only afterwards, so any thread may use it.
#pragma once

#include "models/care/guidance/rules/condition.h"
#include "models/care/rules/rule_book.h"
#include "models/quality/rules/stand_in.h"

#include <map>
#include <set>

namespace jiayi::quality {

/// What a measure calls a measurement: codes that are one thing, the first of them giving the unit, and whose results count.
struct Fact {
    std::string name;                ///< "HBA1C"
    std::vector<std::size_t> codes;  ///< of MeasureBook::codes
    unsigned char refuses = 0;       ///< circumstances in which a result does not count
    std::string en, zh;
    RuleOrigin origin;
};

struct Term {
    std::string name, en, zh;
    guidance::Node when;
    RuleOrigin origin;
};

/// Which book of limits a measure holds people to. They are never mixed: a national figure is not a clinical goal.
enum class RuleSet { National, Clinical, Published, Project };
/// What happens to somebody of whom the numerator cannot be decided for lack of data.
enum class Missing { Fails, Counts, LeftOut };
/// Of a member-month the numerator is fen: its rate is an amount and no share.
enum class Unit { Person, Prescription, Money, Visit, Year, MemberMonth };

struct Measure {
    std::string id, en, zh;
    RuleSet rules = RuleSet::Project;
    Unit unit = Unit::Person;
    bool inverse = false;    ///< less is better: to meet the standard is to stay out of the numerator
    bool payment = false;    ///< decides money: never hangs on a target that a doctor agreed with the person
    Missing missing = Missing::Fails;
    std::string whyNot;      ///< row of quality_words.csv; not empty: cannot be computed here, and why
    std::string from;        ///< another room that knows the answer: "prescriptions"; empty: the conditions below
    std::optional<guidance::Node> initial, denominator, exclusion, numerator;
    std::string denominatorEn, denominatorZh, numeratorEn, numeratorZh, exclusionEn, exclusionZh;
    std::string noteEn, noteZh;  ///< what of the definition is not known here
    RuleOrigin origin;
    bool byPerson() const { return whyNot.empty() && from.empty(); }
};

/// A half-open band [low, high) of a fact's values.
struct Band {
    std::optional<double> low, high;
    std::string en, zh;
    RuleOrigin origin;
};

/// Which values are laid out in bands: the newest of a window, of everybody in a measure's denominator.
struct BandedFact {
    std::size_t fact = 0, measure = 0;
    guidance::Span window;
    std::vector<Band> bands;  ///< from the lowest; together they hold every number once
};

struct MeasureBook {
    std::vector<std::string> codes;  ///< of observations.csv that some fact reads; PersonFacts::series is in this order
    std::vector<std::string> units;  ///< their values are kept in, by code
    std::vector<Fact> facts;
    std::vector<Term> terms;
    std::vector<Measure> measures;
    BandedFact hba1c;
    StandIns standIns;
    std::map<std::string, double, std::less<>> limits;  ///< of quality_limits.csv
    std::map<std::string, std::pair<std::string, std::string>, std::less<>> words;  ///< en, zh
    guidance::Vocabulary vocabulary;
    std::string factDigest;  ///< of what decides how facts are gathered; kept facts of another one are gathered anew
    const care::RuleBook* care = nullptr;

    /// A figure of quality_limits.csv; one that is not there is a bug.
    double limit(std::string_view name) const;
    const Measure* measure(std::string_view id) const;
    std::optional<std::size_t> indexOf(std::string_view id) const;
    /// The bit of a kind of visits; an unknown name is a bug.
    std::uint64_t visitBit(std::string_view kind) const;
};

std::string toCode(RuleSet rules);
std::string toCode(Unit unit);

/// The embedded files that loadMeasureBook() reads.
care::RuleFiles embeddedMeasureFiles();
/// Invalid "rules.row" naming file and row when one does not parse, names what no other table holds, or lets a payment measure ask for an agreed
/// target. `care` outlives the book.
Result<MeasureBook> loadMeasureBook(const care::RuleBook& care);
Result<MeasureBook> loadMeasureBook(const care::RuleBook& care, const care::RuleFiles& files);

}  // namespace jiayi::quality
