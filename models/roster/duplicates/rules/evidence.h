// What speaks for and against two records being one person, weighed by tables.
#pragma once

#include "models/core/rule_reader.h"
#include "models/core/sex.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::roster::duplicates {

/// What is compared. A blank says nothing, for or against.
struct Person {
    std::string name;
    std::string pinyin;
    Sex sex = Sex::Unknown;
    std::optional<Date> birthDate;
    bool birthEstimated = false;  ///< only the year is known
    std::string citizenId;
    std::string insuranceNo;
    std::string recordNo;
    std::string phone;
    std::string phone2;
    std::string address;
    std::optional<Date> deathDate;
    std::optional<Date> lastSeen;  ///< the last visit with a contact
};

/// One row of duplicate_evidence.csv.
struct EvidenceRule {
    std::string id;     ///< "same-citizen-id"
    std::string field;  ///< a column of `resident`
    bool against = false;
    int points = 0;       ///< negative for what speaks against
    bool blocks = false;  ///< a contradiction: the program suggests nothing by itself, whatever else agrees
    std::string textEn;
    std::string textZh;
    RuleOrigin origin;
};

/// "same" and "look" are suggested; "not" is not.
enum class Band { Not, Look, Same };
std::string toCode(Band band);
Band bandFromCode(std::string_view code);

struct BandRule {
    Band band = Band::Not;
    int from = 0;  ///< points, inclusive
    std::string textEn;
    std::string textZh;
    RuleOrigin origin;
};

struct EvidenceBook {
    std::vector<EvidenceRule> rules;
    std::vector<BandRule> bands;  ///< the strongest first

    const EvidenceRule& rule(std::string_view id) const;
    const BandRule* band(Band band) const;
};
/// From the embedded tables; Invalid "rules.row" when one does not parse or a rule that the program weighs by is missing.
Result<EvidenceBook> loadEvidenceBook();
/// The same, read once: the tables are part of this program, which checks at start that they parse.
const EvidenceBook& builtInEvidence();

struct Judgement {
    std::vector<const EvidenceRule*> findings;  ///< in the order of the table; they point into the book
    int points = 0;
    bool blocked = false;
    Band band = Band::Not;

    bool has(std::string_view rule) const;
};
/// Symmetric. `today` is what the ages in id numbers are checked on.
Judgement judge(const EvidenceBook& book, const Person& one, const Person& other, Date today);

}  // namespace jiayi::roster::duplicates
