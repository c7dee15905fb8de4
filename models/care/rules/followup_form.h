// A follow-up form as data: which fields, of which type, when they are asked, and whether a set of answers may be
// signed. Source of the two national forms: National Basic Public Health Service Specification, 3rd edition (2017).
#pragma once

#include "models/care/rules/form_key.h"
#include "models/core/rule_reader.h"
#include "models/core/sex.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::care {

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
    Held,      ///< a result that the record holds already, with its date and source, to be confirmed
    Record,    ///< taken from the resident's record
};

/// The circumstances that `required_when` and `shown_when` may name, as words joined by "&", each of which may be
/// negated by "!": a closed set, and "field=code" for any field of the form. See resources/rules/README.md.
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
    Answered,    ///< field=code: that code was chosen; field=*: there is an answer
    AtLeast,     ///< field>=65: the figure is known and not below
};
struct WhenTerm {
    When when = When::Always;
    bool negated = false;
    std::string field{}, code{};  ///< of Answered; AtLeast has only a field
    double limit = 0;             ///< of AtLeast
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
    /// The same answer serves every form of the visit that has this field.
    bool shared = false;
    bool project = false;  ///< not in the national form
    RuleOrigin origin;

    bool hasOptions() const { return !options.empty(); }
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

/// How a total follows from chosen codes, and a class from a total: a row of form_scores.csv.
struct ScoreRule {
    std::string target;  ///< the computed field
    bool band = false;   ///< else points
    std::string field;   ///< that is read
    std::string code;    ///< points: the chosen code that counts `points`; band: what `target` becomes
    double points = 0;
    std::optional<double> low, high;  ///< of a band: [low, high)
    RuleOrigin origin;
};

/// What a form computes from and does not ask.
struct FormPerson {
    std::optional<int> age;  ///< years on the visit date
    Sex sex = Sex::Unknown;
};

class FollowupForm {
public:
    FollowupForm() = default;
    FollowupForm(FormKey key, std::vector<FieldDef> fields);
    void setScores(std::vector<ScoreRule> scores) { m_scores = std::move(scores); }

    const FormKey& key() const { return m_key; }
    /// In the order of the printed form.
    const std::vector<FieldDef>& fields() const { return m_fields; }
    const FieldDef* field(std::string_view name) const;
    /// Its place in fields().
    std::optional<std::size_t> indexOf(std::string_view name) const;
    const std::vector<ScoreRule>& scores() const { return m_scores; }
    /// It ends in a class and a next date, as the forms of programmes do.
    bool isClassified() const { return field("visit_class") != nullptr; }

    bool isRequired(const FieldDef& field, const Answers& answers) const {
        return field.requiredWhen.holds(answers);
    }
    bool isShown(const FieldDef& field, const Answers& answers) const {
        return field.shownWhen.holds(answers);
    }

    /// Everything that keeps these answers from being signed; empty when nothing does. Limits inclusive.
    std::vector<FieldProblem> validate(const Answers& answers, Date today) const;

    /// Fields that follow from the answers: age, totals and their classes (form_scores.csv), bmi and bmi_target (kg/m2), egfr (CKD-EPI 2021, of the day of creatinine)
    /// and referral_followup_date (visit date + offset_days). Class and next date come from visit_rules.h.
    Answers computed(const Answers& answers, const FormPerson& person = {}) const;

    /// What a new visit starts with: the last visit's Carried fields and nothing else.
    Answers carriedFrom(const Answers& last) const;

private:
    void addScores(const Answers& answers, Answers& results) const;

    FormKey m_key;
    std::vector<FieldDef> m_fields;
    std::vector<ScoreRule> m_scores;
    std::map<std::string, std::size_t, std::less<>> m_index;  ///< name -> place: asked for at every keystroke
};

/// The file that a form is read from: "followup_diabetes.csv".
std::string fileOf(const FormKey& form);
/// The option set that stands for the diagnoses of conditions.csv.
inline constexpr std::string_view kConditionSet = "conditions";
/// Reads that file with its option sets and the diagnoses; Invalid "rules.row" otherwise.
Result<FollowupForm> parseFollowupForm(const FormKey& form, std::string_view formCsv, std::string_view optionsCsv,
                                       const std::vector<FieldOption>& conditions = {});

}  // namespace jiayi::care
