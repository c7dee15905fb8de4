// Whom a report is about: evidence, said aspect by aspect. There is no score: a row of rules/result_matching.csv says what has to agree, and what may not disagree.
#pragma once

#include "models/diagnostics/rules/report.h"

#include "models/core/rule_reader.h"

#include <set>

namespace jiayi::diagnostics {

enum class Aspect { Order, Reference, CitizenId, RecordNumber, InsuranceNumber, OtherIdentifier, Name, BirthDate, Sex, Phone };
std::string_view toText(Aspect aspect);  ///< "order", "reference", "citizen-id" ...
/// A blank agrees with nothing: NotSaid (by the report), NotKnown (on the roster).
enum class Agreement { Agrees, Disagrees, NotSaid, NotKnown };
std::string_view toText(Agreement agreement);  ///< "agrees", "disagrees", "not-said", "not-known"

struct Evidence {
    Aspect aspect = Aspect::Name;
    Agreement agreement = Agreement::NotSaid;
    std::string stated{};  ///< by the report, as it was written
    std::string known{};   ///< on the roster
    bool operator==(const Evidence&) const = default;
};

/// What the roster knows of one person.
struct KnownPerson {
    std::string name, citizenId, recordNumber, insuranceNumber;
    std::vector<std::string> phones;
    std::vector<std::string> otherNumbers;
    Sex sex = Sex::Unknown;
    std::optional<Date> birthDate;
    bool birthEstimated = false;  ///< only the year is known
    Uuid patient;
    bool ordered = false;  ///< the report's order number is that of an order for this person
    bool left = false;     ///< moved to another institution
};

/// A row: everything in `agree` agrees and nothing of `noneOf` disagrees.
struct MatchRule {
    std::string id;
    std::set<Aspect> agree;
    std::set<Aspect> noneOf;
    std::string en, zh;
    RuleOrigin origin;
};
/// From the program's file. Invalid "rules.row"; a row by which a name alone, or anything without an identifier, an order or a reference, would match is one.
Result<std::vector<MatchRule>> loadMatchRules();
Result<std::vector<MatchRule>> parseMatchRules(std::string_view csv);

/// All aspects, in the order of Aspect. `orderKnown`: an order with the report's number exists, for whomever.
std::vector<Evidence> evidenceOf(const Report& report, const KnownPerson& person, bool orderKnown);
/// The first row that holds, or nothing: then a person decides.
const MatchRule* ruleThatHolds(const std::vector<MatchRule>& rules, const std::vector<Evidence>& evidence);
/// An identifier that disagrees.
bool isVetoed(const std::vector<Evidence>& evidence);
/// Candidates are shown with what speaks for them first: vetoed ones last, then by how many identifiers agree, then the rest. Never a probability.
bool speaksMoreFor(const std::vector<Evidence>& one, const std::vector<Evidence>& other);

}  // namespace jiayi::diagnostics
