// Classification of a follow-up visit, its next step and date, and the dangers that stop it.
// All of it by form, in visit_rules.csv; source of the national forms' rows: National Basic Public Health Service
// Specification, 3rd edition (2017).
#pragma once

#include "models/care/rules/rule_book.h"

#include <optional>
#include <string>
#include <vector>

namespace jiayi::care {

enum class VisitMode { Clinic = 1, Home = 2, Phone = 3, Video = 4, RelativeCollects = 5 };
/// Clinic and home only.
bool isFaceToFace(VisitMode mode);

/// The numbers are the national codes; 0 is ours and never leaves as a national class.
enum class VisitClass {
    NotAssessable = 0,
    Satisfactory = 1,
    Unsatisfactory = 2,
    AdverseReaction = 3,
    Complication = 4,
};
/// Stable key for translation: "visit-class.satisfactory" ...
std::string_view keyOf(VisitClass visitClass);

enum class VisitAction {
    BookNext,    ///< within three months
    ReturnSoon,  ///< within two weeks
    ReferUp,     ///< refer, follow the referral within two weeks
};

/// What is known at the visit about one of its forms; an empty optional is "not known", never "no".
struct FollowupFacts {
    FormKey form;
    std::optional<VisitMode> mode;
    std::optional<int> age;  ///< years on the visit date
    std::optional<bool> adr;
    std::optional<bool> adrHardToControl;
    std::optional<bool> newOrWorseComplication;
    std::optional<VisitClass> previousClass;  ///< of the last visit that could be assessed
    bool anySymptom = false;                  ///< of the form's list, other than "none"
    std::vector<std::string> signs;           ///< codes of the form's danger signs
    std::optional<bool> acute;                ///< the answer to "is it acute?"
    Answers answers;                          ///< what the rows of visit_rules.csv compare and ask for, by field
};

/// From a form's answers. `age` and `previousClass` are not on the form.
FollowupFacts factsOf(const FormKey& form, const Answers& answers, std::optional<int> age,
                      std::optional<VisitClass> previousClass);

struct VisitClassification {
    VisitClass visitClass = VisitClass::NotAssessable;
    VisitAction action = VisitAction::ReturnSoon;
    int nextWithinDays = 14;
    std::vector<RuleText> reasons;     ///< what decided, with the rule's words; never empty
    std::vector<std::string> missing;  ///< facts not known: "fpg", "adr" ...; "limits" when no rule judges this form
    bool countsAsFaceToFace = false;
};
/// The most severe class that applies (4 > 3 > 2 > 1). Satisfactory needs every fact known and judged: a diabetic who
/// is not fasting, or of whom that is not known, is NotAssessable at best, and so is every visit of a form without
/// limits. Class 2 or 3 after 2 or 3, an adverse reaction that is hard to control and any complication are referred.
/// When all is well the next visit is never later than the programme's own schedule.
VisitClassification classify(const RuleBook& rules, const FollowupFacts& facts);
/// The same with another class, given by hand: its pace is the quickest that a step of that class asks for, the form's own before the general.
VisitClassification overriddenTo(const RuleBook& rules, const FormKey& form, VisitClass visitClass, VisitClassification derived);

/// A limit of control that applies to this person, and how the value beside it came out.
struct JudgedLimit {
    std::string field;  ///< of the form; of several that a rule may read, the one that was answered
    Compare compare = Compare::Less;
    double limit = 0;
    std::optional<bool> met;  ///< nothing while there is no value
};
/// For the screen, beside each value. Of two limits that differ by an unknown age or answer neither is shown.
std::vector<JudgedLimit> limitsOf(const RuleBook& rules, const FollowupFacts& facts);

enum class DangerAction { ReferUrgently, TreatThenRefer };
struct DangerFinding {
    RuleText text;
    DangerAction action = DangerAction::ReferUrgently;
    int contactWithinDays = 14;
};
struct DangerReport {
    /// Stop the visit: a value beyond its limit, or a sign that was answered to be acute.
    std::vector<DangerFinding> findings;
    /// Ask "is it acute?" before going on: a symptom, a sign, or a value that is a danger only if it persists.
    std::vector<RuleText> questions;
    bool stops() const { return !findings.empty(); }
};
DangerReport dangersOf(const RuleBook& rules, const FollowupFacts& facts);

struct NextVisit {
    Date latest{};              ///< by the rule
    Date suggested{};           ///< the last working day until then
    bool holidaysKnown = true;  ///< false: that year's public holidays are not published yet
};
/// After a danger, or any class but satisfactory, 14 days; otherwise 90.
NextVisit nextVisit(const RuleBook& rules, Date visit, const VisitClassification& classification,
                    const DangerReport& dangers = {});
/// Of a visit with several forms: the earliest.
NextVisit earlier(const NextVisit& a, const NextVisit& b);

}  // namespace jiayi::care
