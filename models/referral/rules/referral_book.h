// What a referral can say, how long each step may take, and which return visits may be online: rules/referral_*.csv and online_return.csv.
#pragma once

#include "models/core/rule_reader.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::referral {

/// A text in both languages of the clinic.
struct Text {
    std::string en, zh;
    bool operator==(const Text&) const = default;
};

/// Up to a hospital, down from one, or only a question to a specialist.
enum class Kind { Up, Down, Consult };
std::string_view nameOf(Kind kind);  ///< "up", "down", "consult"
std::optional<Kind> kindOf(std::string_view name);

struct Reason {
    std::string id;
    Kind kind = Kind::Up;
    std::vector<std::string> forms;  ///< "diabetes:1": the choice of a follow-up form that means it
    std::string urgency;             ///< proposed
    Text name;
    RuleOrigin origin;
};

struct Urgency {
    std::string id;
    int seenDays = 0;    ///< within which the other side looks at it
    int answerDays = 0;  ///< and says whether it takes the person, after it was sent
    int validDays = 0;   ///< for which the letter holds, the day of sending not counted
    Text name;
    RuleOrigin origin;
};

struct Specialty {
    std::string id;
    std::vector<std::string> programmes;  ///< whose people it is proposed for
    Text name;
    RuleOrigin origin;
};

/// A section of the summary, as the International Patient Summary names it.
struct SectionRule {
    std::string id, loinc;
    Text name;
    RuleOrigin origin;
};

/// A field of the national two-way form.
struct FormField {
    std::string part;   ///< "up-stub", "up", "down-stub", "down"
    std::string field;
    int lines = 0;      ///< 0: beside others in a row; else on lines of its own, at least so many
    Text label;         ///< of a sentence the sentence, with {blanks}
    RuleOrigin origin;
};

/// A condition of an online return visit.
struct OnlineRule {
    std::string id;
    std::optional<double> limit;
    Text name, todo;
    RuleOrigin origin;
};

struct ReferralBook {
    std::vector<Reason> reasons;
    std::vector<Urgency> urgencies;  ///< the most urgent first
    std::vector<Specialty> specialties;
    std::vector<SectionRule> sections;
    std::vector<FormField> form;
    std::vector<OnlineRule> online;
    std::map<std::string, double, std::less<>> limits;

    const Reason* reason(std::string_view id) const;
    const Urgency* urgency(std::string_view id) const;
    const Specialty* specialty(std::string_view id) const;
    const SectionRule* section(std::string_view id) const;
    /// The reason that a choice of a visit's form means: the follow-up form and the code. Nothing where none does.
    const Reason* reasonOfForm(std::string_view followup, std::string_view code) const;
    std::vector<const FormField*> formPart(std::string_view part) const;
    /// An unknown id is a bug.
    double limit(std::string_view id) const;
    int whole(std::string_view id) const { return static_cast<int>(limit(id)); }
};

/// From the files embedded in the program; Invalid "rules.row" or "rules.file".
Result<ReferralBook> loadReferralBook();
/// By file name ("referral_reasons.csv"), each of which must be there.
using BookFiles = std::map<std::string, std::string, std::less<>>;
Result<ReferralBook> readReferralBook(const BookFiles& files);
BookFiles embeddedReferralFiles();

}  // namespace jiayi::referral
