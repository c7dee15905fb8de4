// The rules of the prescription review, read once from resources/rules. Read-only after construction.
#pragma once

#include "models/care/rules/rule_book.h"
#include "models/pharmacy/rules/atc_set.h"
#include "models/pharmacy/rules/drug_names.h"
#include "models/pharmacy/rules/renal_rule.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::pharmacy {

/// In the order in which the findings of one severity are told. All: the line as a whole.
enum class Check { All, Allergy, Pregnancy, Age, Diagnosis, Dose, Renal, Hepatic, Duplicate, Interaction, Monitoring, Quantity };
std::string_view toString(Check check);

/// Only the first two interrupt the doctor; the others stand beside the line.
enum class Severity { Contraindicated, Major, Moderate, Minor };
std::string_view toString(Severity severity);
bool interrupts(Severity severity);

/// A sentence in both languages of the clinic.
struct Words {
    std::string en;
    std::string zh;
    auto operator<=>(const Words&) const = default;
};

/// What every clinical row has. A source that begins with "GK" is general knowledge that a pharmacist has to sign.
struct ReviewRow {
    std::string id;
    AtcSet atc;
    Severity severity = Severity::Minor;
    Words reason;
    Words action;
    bool pharmacistSigned = false;
    RuleOrigin origin;
};

/// A term of "K<=5.0&eGFR>=30" or "doseA<=20" (a day's dose of the first or second drug, in mg).
struct SafeTerm {
    std::string name;
    care::Compare compare = care::Compare::AtMost;
    double limit = 0;
};
struct InteractionRow : ReviewRow {
    AtcSet other;
    std::vector<SafeTerm> safe;  ///< where all of these are known to hold, the pair weighs only `safeSeverity`
    Severity safeSeverity = Severity::Minor;
};
/// Two lines with a part in `atc` each; or one in `atc` and one in `with`.
struct DuplicateRow : ReviewRow {
    std::optional<AtcSet> with;
};
/// "E10-E14" or "I50": code roots, inclusive.
struct IcdRange {
    std::string from, to;
    bool has(std::string_view icd10) const;
};
/// Whether a disease has to be there now, may be over, or has to be over.
enum class History { No, Too, Only };
struct DiseaseRow : ReviewRow {
    History history = History::No;
    std::vector<IcdRange> conditions;
    std::optional<SafeTerm> finding;  ///< "HR<50": of the newest value of that code
};
struct PregnancyRow : ReviewRow {
    bool lactation = false;
};
struct AgeRow : ReviewRow {
    std::optional<int> minAge, maxAge;  ///< years, inclusive
};
struct HepaticRow : ReviewRow {
    std::string code;
    double above = 0;  ///< in the unit of that code
};
struct MonitoringRow : ReviewRow {
    std::vector<std::string> codes;  ///< any of them will do
    int months = 12;
};
struct IndicationRow : ReviewRow {
    std::vector<IcdRange> conditions;
};
struct AllergyRow : ReviewRow {
    std::vector<std::string> names;  ///< folded

    /// Latin names as whole words, Han names anywhere.
    bool isNamedIn(std::string_view folded) const;
};
struct HerbPair {
    std::string id;
    std::string rule;  ///< 十八反, 十九畏
    std::vector<std::string> a, b;
    Severity severity = Severity::Major;
    RuleOrigin origin;
};
/// What the engine says itself, with {placeholders}. `severity` is empty for what could not be checked.
struct ReviewText {
    Check check = Check::All;
    std::optional<Severity> severity;
    Words reason;
    Words action;
    RuleOrigin origin;
};
/// "bid": so many times in so many days.
struct Frequency {
    std::string code;
    double times = 1;
    double days = 1;
    std::vector<std::string> words;
};

/// A table with its index.
template <class Row>
struct RowsByAtc {
    std::vector<Row> rows;
    AtcIndex index;

    void add(Row row) {
        index.add(row.atc, static_cast<std::uint32_t>(rows.size()));
        rows.push_back(std::move(row));
    }
    template <class Visit>
    void forEach(std::string_view atc, const Visit& visit) const {
        for (const auto row : index.rowsOf(atc, [&](std::uint32_t i) -> const AtcSet& { return rows[i].atc; })) visit(rows[row]);
    }
};

/// What a person is while one of these diagnoses stands: pregnant, lactating, on dialysis.
struct StateRow {
    std::string state;
    std::vector<IcdRange> conditions;
    RuleOrigin origin;
};

struct ReviewBook {
    std::vector<Drug> drugs;
    DrugNames names;
    std::vector<InteractionRow> interactions;
    AtcIndex interactionsByFirst, interactionsBySecond;
    RowsByAtc<DuplicateRow> duplicates;
    AtcSet sameSubstance;  ///< for which the same substance on two lines is a duplicate
    RowsByAtc<DiseaseRow> diseases;
    RowsByAtc<PregnancyRow> pregnancy;
    RowsByAtc<AgeRow> ages;
    RowsByAtc<HepaticRow> hepatic;
    RowsByAtc<MonitoringRow> monitoring;
    RowsByAtc<IndicationRow> indications;
    std::vector<StateRow> states;
    std::vector<AllergyRow> allergies;
    std::vector<HerbPair> herbPairs;
    std::vector<Frequency> frequencies;
    /// Common names and SNOMED CT codes of conditions, and other names and LOINC codes of what the review measures.
    std::map<std::string, std::string, std::less<>> conditionNames, conditionsBySnomed, observationNames, observationsByLoinc;
    std::map<std::string, double, std::less<>> limits;
    std::map<std::string, ReviewText, std::less<>> texts;

    /// Whether the words name a class of allergy_classes.csv.
    bool knowsAllergen(std::string_view text) const;
    /// A figure of limits.csv, a text of texts.csv, a row of frequencies.csv; an unknown id is a bug.
    double limit(std::string_view id) const;
    const ReviewText& text(std::string_view id) const;
    const Frequency& frequency(std::string_view code) const;
};

/// From the files embedded in the program. Invalid "rules.row" with file and row when one does not parse.
Result<ReviewBook> loadReviewBook(const care::RuleBook& rules);
/// From given files ("review/interactions.csv" ...), each of which must be there.
Result<ReviewBook> loadReviewBook(const care::RuleBook& rules, const care::RuleFiles& files);
care::RuleFiles embeddedReviewFiles();

}  // namespace jiayi::pharmacy
