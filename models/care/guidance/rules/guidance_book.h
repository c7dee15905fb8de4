// The rules of the guidance, read once from resources/rules/guidance_*.csv and china_par.csv. Read-only afterwards, so any thread may use it.
#pragma once

#include "models/care/guidance/rules/card_text.h"
#include "models/care/guidance/rules/china_par.h"
#include "models/care/guidance/rules/condition.h"
#include "models/care/guidance/rules/target_proposals.h"

#include <array>
#include <map>

namespace jiayi::guidance {

/// What rules call a measurement: codes that are one thing, the first of them giving the unit.
struct Fact {
    std::string name;                 ///< "HBA1C"
    std::vector<std::string> codes;   ///< "HBA1C_NGSP", "HBA1C_HPLC", "HBA1C_IFCC"
    Span current;                     ///< an older value no longer speaks of today
    std::string stages;               ///< "ckd-g", "ckd-a" or empty
    int decimals = 0;
    std::string en, zh, unit;
    RuleOrigin origin;
};

/// A name for a condition that several rules share.
struct Term {
    std::string name, en, zh;
    Node when;
    RuleOrigin origin;
};

enum class Kind { Due, Target, Inertia, OverTreatment, Pathway, Alert, Caveat, Risk, Diagnosis };
enum class Severity { Routine, Important, Urgent, Emergency };

struct Action {
    enum class Kind { Order, Prescribe, Book, Refer, Review };
    Kind kind = Kind::Review;
    std::vector<std::string> codes;  ///< names of facts to order; ATC prefixes to prescribe or to review
    int days = 0;                    ///< book: within so many
};

struct Rule {
    std::string id;
    Kind kind = Kind::Due;
    std::string topic;   ///< of the rules of one topic that fire the first speaks, the others are said to agree
    Severity severity = Severity::Routine;
    Node when;
    std::string condition;  ///< as it is written
    CardText headline, why;
    Action action;
    RuleOrigin origin;
    /// General knowledge that somebody must verify before release; the mark stays visible.
    bool generalKnowledge() const { return origin.source.starts_with("GK"); }
};

struct GuidanceBook {
    std::vector<Fact> facts;
    std::vector<Term> terms;
    std::vector<Rule> rules;                                              ///< in the order in which they are shown
    std::vector<TargetChoice> targetChoices;                              ///< rows of one code and track stand together
    std::map<std::string, std::pair<std::string, std::string>, std::less<>> words;  ///< en, zh of guidance_words.csv
    ChinaParTable chinaPar;
    Provinces provinces;
    std::size_t ascvd = 0, diabetes = 0, pressureTreated = 0;             ///< terms that China-PAR asks for
    std::array<std::size_t, 4> chinaParFacts{};                           ///< SBP, TC, HDL-C, waist
    std::vector<std::size_t> depth;                                       ///< by fact: how many results the rules look back; 0: all
    std::vector<bool> targeted;                                           ///< by fact: whether a rule asks for its target
    Vocabulary vocabulary;

    /// An unknown name is a bug.
    std::size_t fact(std::string_view name) const;
    const Rule* rule(std::string_view id) const;
};

std::string toCode(Kind kind);
std::string toCode(Severity severity);
std::string toCode(Action::Kind kind);

/// From the embedded files. Invalid "rules.row" naming file and row when one does not parse or names what no other table holds.
Result<GuidanceBook> loadGuidanceBook(const care::RuleBook& rules);
Result<GuidanceBook> loadGuidanceBook(const care::RuleBook& rules, const care::RuleFiles& files);
/// The embedded files that loadGuidanceBook() reads.
care::RuleFiles embeddedGuidanceFiles();

}  // namespace jiayi::guidance
