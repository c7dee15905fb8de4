// A follow-up visit while it is being written: what it starts with, what a draft keeps, what may be signed.
#pragma once

#include "models/care/facts.h"
#include "models/care/rules/visit_rules.h"
#include "models/sync/unit.h"

#include <set>

namespace jiayi::care {

/// Who measured a value, when and with what.
struct MeasuredBy {
    std::string by;
    std::optional<Instant> at;
    std::string device;
    bool operator==(const MeasuredBy&) const = default;
};

/// What people have entered so far. The draft keeps exactly this.
struct VisitInput {
    Answers answers;
    std::map<std::string, MeasuredBy, std::less<>> measured;  ///< by field
    std::set<std::string, std::less<>> toConfirm;  ///< fields carried from the last visit that nobody confirmed yet
    std::set<std::string, std::less<>> keptImplausible;  ///< measured outside its plausible range, and confirmed
    std::string dangerDone;  ///< what was done about a danger; empty: not dealt with
    std::optional<VisitClass> classOverride;
    std::string classReason;
    std::optional<Date> nextOverride;
    std::string nextReason;
    std::string note;
    bool operator==(const VisitInput&) const = default;
};

/// A value of before, shown grey beside the empty field.
struct LastValue {
    std::string value;  ///< canonical text, as an answer
    Date date{};
};

struct VisitDraft {
    VisitInput input;
    std::string user;
    Instant savedAt{};
};

struct VisitSheet {
    ResidentId resident;
    FormKind form = FormKind::Diabetes;
    std::optional<Date> birthDate;
    std::optional<VisitClass> previousClass;  ///< of the last visit that could be assessed
    std::optional<Date> lastVisit;            ///< where the carried fields come from
    std::map<std::string, LastValue, std::less<>> last;  ///< by field
    std::optional<VisitDraft> draft;
    Answers record;  ///< what the resident's record says: number, name, height
    /// The draft's, or a new one: visit date and record fields filled, lifestyle carried and to be confirmed,
    /// every measurement empty.
    VisitInput input;
};
/// NotFound when there is no such resident.
Result<VisitSheet> openVisit(db::Database& database, const RuleBook& rules, ResidentId resident, FormKind form, Date today);
/// For amending: the signed answers, nothing to confirm.
Result<VisitSheet> reopenVisit(db::Database& database, const RuleBook& rules, VisitId visit);

/// Everything that decides whether a visit may be signed, at any moment of its writing. Pure: screens call it at
/// every keystroke, SignVisit once more.
struct VisitCheck {
    /// As they would be signed: what the form shows, entered and computed, with class, next date and signature. What
    /// the form does not show (glucose of somebody not fasting) stays in the draft and is not signed.
    Answers answers;
    std::vector<FieldProblem> problems;
    /// What the roster has to mend (no health-record number yet). It does not hold up care.
    std::vector<FieldProblem> recordProblems;
    std::vector<std::string> unconfirmed;  ///< carried fields
    /// "Is it acute?" has to be asked, or was: show `symptoms_acute`.
    bool asksAcute = false;
    DangerReport dangers;
    VisitClassification derived;
    VisitClass visitClass = VisitClass::NotAssessable;  ///< overridden or derived
    bool assessed = true;         ///< false for lost and dead: no class, no next step
    NextVisit next;
    std::optional<Date> nextDate;  ///< overridden or suggested
    /// "visit.incomplete", "visit.unconfirmed", "visit.danger-open", "visit.acute-not-answered",
    /// "visit.class-reason", "visit.class-not-assessable" (what could not be assessed is never satisfactory),
    /// "visit.next-reason" (later than the rule allows); empty: may be signed.
    std::vector<std::string> blocked;
    bool canSign() const { return blocked.empty(); }
};
VisitCheck checkVisit(const RuleBook& rules, const VisitSheet& sheet, const VisitInput& input, const std::string& user,
                      Date today);

/// One draft per resident and form, at this desk only: neither outbox nor audit, since nothing is signed.
Result<void> saveDraft(const sync::Context& context, ResidentId resident, FormKind form, const VisitInput& input);
Result<std::optional<VisitDraft>> loadDraft(db::Database& database, ResidentId resident, FormKind form);
Result<void> discardDraft(db::Database& database, ResidentId resident, FormKind form);

}  // namespace jiayi::care
