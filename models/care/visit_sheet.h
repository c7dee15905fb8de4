// A follow-up visit while it is being written: what it starts with, what a draft keeps, what may be signed. A visit has
// the forms of all the person's programmes; an answer is named by its key on the visit (rules/combined_form.h).
#pragma once

#include "models/care/facts.h"
#include "models/care/rules/combined_form.h"
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

/// A class given by hand, and why.
struct ClassOverride {
    VisitClass visitClass = VisitClass::NotAssessable;
    std::string reason;
    bool operator==(const ClassOverride&) const = default;
};

/// What people have entered so far. The draft keeps exactly this.
struct VisitInput {
    Answers answers;
    std::map<std::string, MeasuredBy, std::less<>> measured;  ///< by field
    std::set<std::string, std::less<>> toConfirm;  ///< fields carried from the last visit that nobody confirmed yet
    std::set<std::string, std::less<>> keptImplausible;  ///< measured outside its plausible range, and confirmed
    std::string dangerDone;  ///< what was done about a danger; empty: not dealt with
    std::map<FormKey, ClassOverride> classes;  ///< where the rules' class was changed
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

/// A result that the record holds already, where a form asks for it.
struct HeldValue {
    std::string value;  ///< canonical text, as an answer
    Date date{};
    std::string source;  ///< who or what made it; empty: not said
    bool operator==(const HeldValue&) const = default;
};

/// A form that this visit may have.
struct FormChoice {
    FormKey form;
    bool due = false;           ///< of an active programme or a repeated occasion, and its day has come
    std::optional<Date> since;  ///< due since; of a form that was never filled in nothing
};

struct VisitDraft {
    std::vector<FormKey> forms;
    VisitInput input;
    std::string user;
    Instant savedAt{};
};

struct VisitSheet {
    ResidentId resident;
    std::vector<FormKey> forms;  ///< in the order of the visit
    std::optional<Date> birthDate;
    Sex sex = Sex::Unknown;
    std::map<FormKey, VisitClass> previousClass;  ///< of each form's last visit that could be assessed
    std::optional<Date> lastVisit;                ///< the newest that carried fields come from
    std::map<std::string, LastValue, std::less<>> last;  ///< by field
    std::map<std::string, HeldValue, std::less<>> held;  ///< by field; what stands there unchanged is no new result
    std::vector<FormChoice> choices;                     ///< occasions first, then the person's programmes
    std::optional<VisitDraft> draft;
    Answers record;  ///< what the resident's record says: number, name, height
    /// The draft's, or a new one: visit date and record fields filled, lifestyle carried and to be confirmed,
    /// every measurement empty.
    VisitInput input;
};
/// With the forms of the draft that is waiting, else of the person's active programmes, else the first occasion; `chosen` says
/// otherwise, and a draft moves to those forms: what is new on it begins as on a new visit. NotFound when there is no such
/// resident; Invalid "visit.no-form".
Result<VisitSheet> openVisit(db::Database& database, const RuleBook& rules, ResidentId resident, Date today,
                             std::vector<FormKey> chosen = {});
/// For amending: the signed answers, nothing to confirm. Invalid "visit.no-form" when it has none, or one that these
/// rules do not know.
Result<VisitSheet> reopenVisit(db::Database& database, const RuleBook& rules, VisitId visit);

/// What follows for one form of the visit.
struct FormCheck {
    FormKey form;
    Answers answers;         ///< as they would be signed, under the form's own names
    bool classified = true;  ///< false for the outpatient record and the annual check: no class, no next date
    bool asksAcute = false;  ///< "is it acute?" has to be asked, or was: show its `symptoms_acute`
    DangerReport dangers;
    VisitClassification derived;
    std::vector<JudgedLimit> limits;                    ///< what the class is judged by, value by value
    VisitClass visitClass = VisitClass::NotAssessable;  ///< overridden or derived
    bool isOverridden() const { return classified && visitClass != derived.visitClass; }
};

/// Everything that decides whether a visit may be signed, at any moment of its writing. Pure: screens call it at
/// every keystroke, SignVisit once more.
struct VisitCheck {
    /// As they would be signed: what the forms show, entered and computed, with class, next date and signature. What
    /// no form shows (glucose of somebody not fasting) stays in the draft and is not signed.
    Answers answers;
    std::vector<FormCheck> forms;  ///< one for each of the sheet
    std::vector<FieldProblem> problems;
    /// What the roster has to mend (no health-record number yet). It does not hold up care.
    std::vector<FieldProblem> recordProblems;
    std::vector<std::string> unconfirmed;  ///< carried fields
    DangerReport dangers;                  ///< of all forms; the same words once
    bool assessed = true;                  ///< false for lost and dead, and where no form has a class: no next step
    NextVisit next;                        ///< the earliest that any form asks for
    std::optional<Date> nextDate;          ///< overridden or suggested
    /// "visit.incomplete", "visit.unconfirmed", "visit.danger-open", "visit.acute-not-answered",
    /// "visit.class-reason", "visit.class-not-assessable" (what could not be assessed is never satisfactory),
    /// "visit.next-reason" (later than the rule allows); empty: may be signed.
    std::vector<std::string> blocked;
    bool canSign() const { return blocked.empty(); }
};
VisitCheck checkVisit(const RuleBook& rules, const VisitSheet& sheet, const VisitInput& input, const std::string& user,
                      Date today);

/// One draft per resident, at this desk only: neither outbox nor audit, since nothing is signed.
Result<void> saveDraft(const sync::Context& context, ResidentId resident, const std::vector<FormKey>& forms, const VisitInput& input);
Result<std::optional<VisitDraft>> loadDraft(db::Database& database, ResidentId resident);
Result<void> discardDraft(db::Database& database, ResidentId resident);

}  // namespace jiayi::care
