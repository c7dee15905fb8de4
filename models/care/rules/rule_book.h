// All clinical rules of the program, read once from resources/rules and handed round by const reference.
// Read-only after construction, so any thread may use it.
#pragma once

#include "models/care/rules/followup_form.h"
#include "models/care/rules/work_calendar.h"
#include "models/core/rule_reader.h"
#include "models/core/sex.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::care {

enum class Compare {
    Less,
    AtMost,
    Greater,
    AtLeast,
    Any,  ///< whatever the value, and without one: in this circumstance nothing is asked of it
};
bool holds(Compare compare, double value, double limit);

/// A rule's own words, as data: the window shows the one of its language.
struct RuleText {
    std::string id;
    std::string en;
    std::string zh;
};

struct ObservationDef {
    std::string code;   ///< ours: "HBA1C_NGSP"
    std::string loinc;  ///< may be empty
    std::string zh;
    std::string en;
    std::string
        unit;  ///< canonical, UCUM; "{code}", "{text}", "{ord}" or empty where the value is no quantity
    std::optional<double> low, high;  ///< plausible, inclusive
    int decimals = 0;                 ///< for display
    std::string group;                ///< "glucose", "pressure", "lipid", "kidney" ...
    RuleOrigin origin;
    bool isQuantity() const { return low.has_value(); }
};

/// value in `unit` = a * canonical + b (fromCanonical), or canonical = a * value + b.
struct UnitRule {
    std::string code;
    std::string unit;
    double a = 1, b = 0;
    bool fromCanonical = false;
    RuleOrigin origin;
};

struct CriticalLimit {
    RuleText text;
    std::string code;
    Compare compare = Compare::AtLeast;
    double limit = 0;
    std::string severity;  ///< "warn", "urgent", "emergency"
    RuleOrigin origin;
};

/// What a meter prints instead of a number ("HI"): beyond its range, never a missing value.
struct MeterText {
    std::string code;
    std::string text;
    RuleText meaning;
    RuleOrigin origin;
};

struct ConditionDef {
    std::string icd10;
    std::string zh;
    std::string en;
    std::vector<std::string> programmes;  ///< "T2DM", "HTN", "CKD" ...
    RuleOrigin origin;
};

struct DrugDef {
    std::string inn;
    std::string zh;
    std::string atc;
    std::string form;
    std::vector<std::string>
        strengths;  ///< per unit of the form, in `unit`; combinations are ingredient-labelled
    std::string unit;
    std::string
        maxDose;  ///< in `unit` per `maxDays`; "100/2000" for a combination; empty without a fixed maximum
    int maxDays = 1;
    std::string renalRule;          ///< text of the label's rule; evaluated by the prescription review
    std::string longPrescription;   ///< "yes", "no", "local"
    std::vector<std::string> routes;  ///< "po", "sc", "iv", "im", "inh", "top", "subl", "nas"
    std::string usualFrequency;       ///< a code of review/frequencies.csv; empty where none is usual
    std::string control;  ///< "", "antimicrobial", "psychotropic-2", "narcotic", "precursor", "toxic", "herbal"
    bool skinTest = false;   ///< before the first dose
    bool keptCold = false;
    std::vector<std::string> brands;  ///< and other spellings, in both languages
    bool pharmacistSigned = false;  ///< false: the row awaits a pharmacist's signature, and is shown so
    RuleOrigin origin;

    /// What one unit of the form holds, as a box says it: "500 mg", "300 U per 3 mL". Throws std::out_of_range.
    std::string strengthText(std::size_t which = 0) const;
};

struct TargetRule {
    std::string group;  ///< "general", "strict", "relaxed", "older-good" ...
    std::string code;
    std::optional<Sex> sex;
    std::optional<int> minAge, maxAge;  ///< years, inclusive
    std::optional<double> low;          ///< at target from here, or only above it when lowExclusive
    std::optional<double> high;         ///< at target below here, or up to it when highInclusive
    bool lowExclusive = false;
    bool highInclusive = false;
    std::optional<double> badLow, badHigh;  ///< red below badLow, and from badHigh on
    std::optional<double> tooTight;         ///< below this is too tight on drugs that can cause hypoglycaemia
    RuleOrigin origin;
};
struct TargetGroup {
    std::string key;
    std::string zh, en;
    RuleOrigin origin;
};

/// A half-open band [low, high) of a staging scheme ("ckd-g", "ckd-a-mg-g", "bmi").
struct StageRule {
    std::string scheme;
    std::string stage;
    std::string zh, en;
    std::optional<double> low, high;
    bool highInclusive = false;
    RuleOrigin origin;
};

struct DueRule {
    std::string code;
    int months = 12;
    RuleOrigin origin;
};

/// A disease that people are enrolled for: who, with which form, how often.
struct ProgrammeDef {
    std::string code;  ///< "T2DM", as conditions.csv and the store name it
    std::string zh, en;
    FormKey form;                    ///< its follow-up form; two programmes may share one
    std::vector<std::string> icd10;  ///< enrolled for one of these roots
    std::optional<int> minAge;       ///< years, inclusive
    int scheduleDays = 90;           ///< at most between two visits when all is well
    int order = 0;                   ///< on a visit, and in lists
    bool verified = false;           ///< false: criteria and form rest on general knowledge, and are shown so
    RuleOrigin origin;
};

/// A form of a visit that belongs to no programme: the outpatient record, the annual check. It has no class and no next date.
struct OccasionDef {
    FormKey form;
    std::string zh, en;
    std::optional<int> minAge;        ///< years, inclusive
    std::optional<int> repeatMonths;  ///< due again after so long; nothing: whenever there is cause
    int order = 0;
    RuleOrigin origin;
};

/// What a part of a form is called, on the screen and on paper.
struct FormSection {
    std::string section;
    std::string zh, en;
    RuleOrigin origin;
};

/// Words for the notes of a visit, with placeholders: "{sbp}/{dbp} mmHg".
struct PhraseRule {
    RuleText text;
    std::string field;  ///< of any form; "note": the visit's own
    RuleOrigin origin;
};

/// A row of visit_rules.csv; how the kinds are used is told in visit_rules.h.
struct VisitRule {
    enum class Kind { DangerValue, DangerAsk, DangerSign, Limit, Step };
    RuleText text;
    FormKey form;  ///< empty, of a step: every form that has no step of its own
    Kind kind = Kind::DangerValue;
    std::string fact;  ///< fields of the form ("fpg|glucose_random"), a sign's code, or a step's class
    std::optional<Compare> compare;
    std::optional<double> limit;
    std::string when;  ///< "", "field=code"; of a step also "first", "repeat", "hard"
    std::optional<int> minAge, maxAge;
    std::string action;  ///< "", "none", "return", "refer", "treat-then-refer"
    int days = 0;
    RuleOrigin origin;
};

/// The text of every rule file by name ("observations.csv").
using RuleFiles = std::map<std::string, std::string, std::less<>>;

struct RuleBook {
    std::vector<ObservationDef> observations;
    std::map<std::string, std::string, std::less<>> loincAliases;  ///< other LOINC codes -> our code
    std::vector<UnitRule> units;
    std::map<std::string, std::string, std::less<>> unitAliases;  ///< folded spelling -> UCUM
    std::vector<CriticalLimit> criticalLimits;
    std::vector<MeterText> meterTexts;
    std::vector<ConditionDef> conditions;
    std::map<std::string, std::string, std::less<>> snomedToIcd10;
    std::vector<DrugDef> drugs;
    std::vector<TargetGroup> targetGroups;
    std::vector<TargetRule> targets;
    std::vector<StageRule> stages;
    std::vector<DueRule> dueRules;
    std::map<std::string, double, std::less<>> parameters;
    std::vector<VisitRule> visitRules;
    std::vector<ProgrammeDef> programmes;  ///< in their order on a visit
    std::vector<OccasionDef> occasions;    ///< in their order on a visit, before the programmes
    std::vector<FormSection> formSections;
    std::vector<PhraseRule> phrases;
    std::vector<FollowupForm> forms;       ///< those that programmes and occasions name
    WorkCalendar calendar;

    const ObservationDef* observation(std::string_view code) const;
    /// By the row's own LOINC code or by an alias of the same quantity in another unit.
    const ObservationDef* observationByLoinc(std::string_view loinc) const;
    /// The row, or the nearest shorter root of a longer national code: E11.900x001 -> E11.9.
    const ConditionDef* condition(std::string_view icd10) const;
    const ConditionDef* conditionBySnomed(std::string_view code) const;
    const DrugDef* drugByInn(std::string_view inn) const;
    /// Several rows may share an ATC code (tablets and slow-release tablets).
    std::vector<const DrugDef*> drugsByAtc(std::string_view atc) const;
    /// Nothing for a form that these rules do not have: another desk may be newer.
    const FollowupForm* findForm(const FormKey& key) const;
    /// An unknown key is a bug.
    const FollowupForm& form(const FormKey& key) const;
    const ProgrammeDef* programme(std::string_view code) const;
    /// Nothing for the form of a programme.
    const OccasionDef* occasion(const FormKey& form) const;
    /// Nothing for a section without a name.
    const FormSection* formSection(std::string_view section) const;
    /// The first programme that names this form.
    const ProgrammeDef* programmeOf(const FormKey& form) const;
    /// A figure of parameters.csv; an unknown id is a bug.
    double parameter(std::string_view id) const;
};

/// From the files embedded in the program. Invalid "rules.row" with file and row when one does not parse.
Result<RuleBook> loadRules();
/// Every "{name}" of the text is a field of some form.
bool knowsPlaceholders(const RuleBook& rules, std::string_view text);
/// From given files, each of which must be there.
Result<RuleBook> loadRules(const RuleFiles& files);
/// The embedded files that loadRules() reads, with those that programmes.csv names.
RuleFiles embeddedRuleFiles();

/// programmes.csv alone, in the order of visits: for who needs names and no rules.
Result<std::vector<ProgrammeDef>> parseProgrammes(std::string_view csv);

}  // namespace jiayi::care
