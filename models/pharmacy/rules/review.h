// The prescription review: pure functions from a person and a regimen to findings. Ten checks in a fixed order; fixed
// combinations and patent medicines are taken apart first. What cannot be checked is said, never passed over.
#pragma once

#include "models/pharmacy/rules/review_book.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace jiayi::pharmacy {

enum class FormKind { Unknown, Ordinary, Emergency, Long };

/// One medicine of the regimen, or a decoction with its herbs.
struct RegimenLine {
    std::string id;    ///< how findings name it; unique in the input
    std::string name;  ///< as written: INN, generic name, brand
    std::string atc;   ///< may be empty
    std::vector<std::string> herbs;  ///< of a decoction; it is no medicine then

    std::optional<double> amount;  ///< of one taking, in `unit`
    std::string unit;              ///< "mg", "g", "ug", "U", "tablet" ...; empty if not said
    std::optional<double> times;   ///< so many times in ...
    std::optional<double> days;    ///< ... so many days
    bool asNeeded = false;
    std::string route;  ///< "po", "sc", "iv", "im", "inh", "top", "subl", "nas"; empty if not said

    bool isNew = false;  ///< begun now, not continued
    std::optional<Date> start;
    std::optional<int> supplyDays;
    FormKind form = FormKind::Unknown;
    std::string formId;            ///< lines on one prescription form share it; empty if not said
    bool reasonWritten = false;    ///< for more than the ordinary quantity
    bool assessed = false;         ///< assessment and signature for more than four weeks
    std::optional<int> validDays;
    bool disputed = false;  ///< the dose is said twice and differently; the higher one stands here
};

/// A line that was taken before, for the change of an insulin and for what is left of a supply.
struct EarlierLine {
    RegimenLine line;
    std::optional<Date> end;
};

enum class AllergyAnswer { NotAsked, NoneKnown, Listed };
enum class Known { Unknown, No, Yes };

struct ReviewedCondition {
    std::string icd10;  ///< as long as the source says it; empty when it has none
    std::string text;
    bool over = false;  ///< resolved or inactive: minds only the rules that ask for a history
};
/// A believed value in the canonical unit of `code` (observations.csv).
struct ReviewedValue {
    std::string code;
    double value = 0;
    Date day{};
};
struct RecordedAllergy {
    std::string text;
    std::string atc;            ///< of a substance, or of a class ("J01C")
    bool intolerance = false;  ///< a cough, an upset stomach: no reason to forbid, one to ask
};

/// What this clinic's pharmacist decided about one rule. It holds for the row as it was then: a later version of the row is a new question.
struct RuleDecision {
    std::string version;  ///< of the row
    std::string by;
    Date on{};
    std::string note;
    bool operator==(const RuleDecision&) const = default;
};
struct RuleDecisions {
    using ById = std::map<std::string, RuleDecision, std::less<>>;
    ById signedOff;  ///< by Finding::row: knowledge that a pharmacist has found right
    ById retired;    ///< by Finding::rule: rules that need not interrupt here
};

struct ReviewInput {
    Date today{};
    RuleDecisions decisions;
    Profile profile = Profile::China;
    std::optional<Date> birth;
    std::optional<Sex> sex;
    Known pregnant = Known::Unknown;
    Known lactating = Known::Unknown;
    bool onDialysis = false;
    std::vector<std::string> findings;          ///< known to be there: "HLA-B*5801"
    std::vector<std::string> findingsExcluded;  ///< known not to be there
    AllergyAnswer allergyAnswer = AllergyAnswer::NotAsked;
    std::vector<RecordedAllergy> allergies;
    std::vector<ReviewedCondition> conditions;
    std::vector<ReviewedValue> values;
    std::vector<RegimenLine> lines;
    std::vector<EarlierLine> earlier;
};

struct Finding {
    std::string rule;  ///< the row's id; for a drug's own limits with its code: "renal.contra:A10BA02"
    Check check = Check::All;
    Severity severity = Severity::Minor;
    std::vector<std::string> lines;  ///< ids, sorted
    Words reason;
    Words action;
    std::string source;
    bool generalKnowledge = false;  ///< no pharmacist has signed the row
    std::string row{};  ///< what it rests on and a pharmacist signs: a table's row, or "drug:" and the INN of the drug's own
    std::optional<RuleDecision> signedOff{};  ///< by a pharmacist of this clinic
    std::optional<RuleDecision> retired{};    ///< here: it stands beside the line and does not interrupt
    /// A contraindication always does, whatever was decided here.
    bool interrupts() const;
    bool operator==(const Finding&) const = default;
};
struct NotChecked {
    Check check = Check::All;
    std::vector<std::string> lines;
    Words reason;
    bool operator==(const NotChecked&) const = default;
};
struct ReviewResult {
    std::vector<Finding> findings;  ///< the gravest first; the order of the lines plays no part
    std::vector<NotChecked> notChecked;
    bool interrupts() const;
};

ReviewResult review(const ReviewBook& book, const ReviewInput& input);

}  // namespace jiayi::pharmacy
