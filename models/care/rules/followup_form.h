// The national follow-up forms as data: which fields, of which type, when they are asked, and whether a set of
// answers may be signed. Source: National Basic Public Health Service Specification, 3rd edition (2017).
#pragma once

#include "models/core/rule_reader.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::care {

enum class FormKind { Diabetes, Hypertension };
/// "diabetes", "hypertension": the key used in rules and in the store.
std::string_view keyOf(FormKind kind);
std::optional<FormKind> formKindOf(std::string_view key);

/// Answers by field name, in canonical text: ISO dates, plain decimals, option codes; several codes as "2;5".
/// A field without an answer is absent or empty.
using Answers = std::map<std::string, std::string, std::less<>>;
std::string_view answer(const Answers& answers, std::string_view field);
std::optional<double> numberAnswer(const Answers& answers, std::string_view field);
std::vector<std::string> codeAnswers(const Answers& answers, std::string_view field);

enum class FieldType { Text, LongText, Date, Code, Codes, Integer, Decimal };

/// Where a field's first value comes from.
enum class Carry {
    Measured,  ///< never prefilled; keeps who measured, when, with what
    Carried,   ///< copied from the last visit, to be confirmed
    Computed,  ///< derived from other answers; some may be overridden with a reason
    Entered,   ///< typed at this visit, starts empty
    Record,    ///< taken from the resident's record
};

/// The closed set of circumstances that `required_when` and `shown_when` may name, as words joined by "&",
/// each of which may be negated by "!". See resources/rules/README.md.
enum class When {
    Always,
    Never,
    Contact,     ///< contact: the visit took place, in any mode (not lost, not dead)
    FaceToFace,  ///< face_to_face: contact in the clinic or at home
    Spoken,      ///< spoken: the person was spoken to (any mode but a relative collecting medicine)
    Fasting,     ///< fasting: came fasting
    NotFasting,  ///< not_fasting: said not to be fasting
    Lost,
    Dead,
    SymptomAny,     ///< symptom_any: a symptom other than "none"
    SymptomOther,   ///< symptom_other: the symptom "other"
    SymptomOrSign,  ///< symptom_or_sign: a symptom or a danger sign other than "none"
    AbnormalFoot,   ///< abnormal_foot: foot pulse weak or absent
    Adr,            ///< adr: an adverse reaction
    Referral,       ///< referral: a referral reason is set
    HasHba1c,       ///< has_hba1c: an HbA1c is entered
    HasGlucose2h,   ///< has_glucose_2h: a 2 h glucose is entered
    Drug1,
    Drug2,
    Drug3,       ///< drug1 ...: that line has a name
    HasInsulin,  ///< has_insulin: an insulin is named
};
struct WhenTerm {
    When when = When::Always;
    bool negated = false;
};
/// All terms must hold.
struct Circumstance {
    std::vector<WhenTerm> terms;
    bool holds(const Answers& answers) const;
};
/// Nothing when a word is unknown.
std::optional<Circumstance> parseCircumstance(std::string_view text);

struct FieldOption {
    std::string code;
    std::string zh;
    std::string en;
    bool exclusive = false;  ///< cannot be chosen together with others ("no symptom")
    bool project = false;    ///< not in the national form
};

/// A further check on a text or date.
enum class FieldFormat { Any, RecordNumber, NotInFuture, UntilVisit, AfterVisit };

struct FieldDef {
    std::string name;
    std::string section;  ///< key of the group on the form: "person", "visit", "symptoms", "signs" ...
    std::string zh;
    std::string en;
    FieldType type = FieldType::Text;
    int decimals = 0;
    std::string unit;  ///< UCUM where there is one
    std::string optionSet;
    std::vector<FieldOption> options;
    std::optional<double> low, high;  ///< inclusive
    FieldFormat format = FieldFormat::Any;
    Carry carry = Carry::Entered;
    Circumstance requiredWhen;
    Circumstance shownWhen;
    std::optional<int> offsetDays;  ///< a Computed date: the visit date and so many days
    std::string observation;        ///< our code of the observation that this field records, or empty
    /// The same answer serves both forms of a person who has both diseases.
    bool shared = false;
    bool project = false;  ///< not in the national form
    RuleOrigin origin;

    const FieldOption* option(std::string_view code) const;
};

struct FieldProblem {
    std::string field;
    /// "field.required", ".not-applicable", ".unknown", ".not-a-number", ".decimals", ".out-of-range",
    /// ".not-an-option", ".exclusive-option", ".not-a-date", ".in-the-future", ".after-visit", ".before-visit",
    /// ".format"; "blood-pressure.order".
    std::string reason;
    /// A measured value outside its plausible range may be kept when somebody confirms it.
    bool overridable = false;
};

class FollowupForm {
public:
    FollowupForm() = default;
    FollowupForm(FormKind kind, std::vector<FieldDef> fields) : m_kind(kind), m_fields(std::move(fields)) {}

    FormKind kind() const { return m_kind; }
    /// In the order of the printed form.
    const std::vector<FieldDef>& fields() const { return m_fields; }
    const FieldDef* field(std::string_view name) const;

    bool isRequired(const FieldDef& field, const Answers& answers) const {
        return field.requiredWhen.holds(answers);
    }
    bool isShown(const FieldDef& field, const Answers& answers) const {
        return field.shownWhen.holds(answers);
    }

    /// Everything that keeps these answers from being signed; empty when nothing does. Limits inclusive.
    std::vector<FieldProblem> validate(const Answers& answers, Date today) const;

    /// Fields that follow from the answers: bmi and bmi_target (kg/m2, one decimal) and referral_followup_date
    /// (visit date + offset_days). Class and next date come from visit_rules.h.
    Answers computed(const Answers& answers) const;

    /// What a new visit starts with: the last visit's Carried fields and nothing else.
    Answers carriedFrom(const Answers& last) const;

private:
    FormKind m_kind = FormKind::Diabetes;
    std::vector<FieldDef> m_fields;
};

/// Reads followup_<form>.csv with its option sets; Invalid "rules.row" otherwise.
Result<FollowupForm> parseFollowupForm(FormKind kind, std::string_view formCsv, std::string_view optionsCsv);

}  // namespace jiayi::care
