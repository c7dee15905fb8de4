// One review while it runs: the input resolved against the book, and the findings so far. Private to this room.
#pragma once

#include "models/pharmacy/rules/review.h"

#include <initializer_list>
#include <set>
#include <unordered_map>
#include <utility>

namespace jiayi::pharmacy::internal {

/// A line as understood.
struct ResolvedLine {
    const RegimenLine* said = nullptr;
    std::optional<NamedDrug> named;
    const Drug* drug = nullptr;  ///< its row; none for a class code or a mixture without a row
    Words label;
    std::optional<double> taking;  ///< of one taking, in drug->def.unit
    std::optional<double> units;   ///< tablets, puffs ... of one taking, where known
    std::optional<std::size_t> strength;  ///< which of its row's strengths the line names

    bool isMedicine() const { return named.has_value(); }
    bool isRegular() const { return said->times && said->days && *said->days > 0; }
};

/// A substance that a line brings: the drug itself, or each part of a combination.
struct Part {
    std::size_t line = 0;
    std::string atc;
    const Drug* row = nullptr;
    Words label;
    std::optional<double> taking;  ///< of one taking, in `unit`
    std::string unit;
    std::vector<std::uint32_t> first, second;  ///< rows of interactions.csv with this part on either side
    std::vector<std::uint32_t> groups;         ///< rows of duplicate_groups.csv
};

using Fill = std::pair<std::string_view, Words>;
using Fills = std::initializer_list<Fill>;

class Case {
public:
    Case(const ReviewBook& reviewBook, const ReviewInput& reviewInput);

    const ReviewBook& book;
    const ReviewInput& input;
    std::vector<ResolvedLine> lines;
    std::vector<Part> parts;
    std::optional<int> age;

    /// The newest value not older than `months`.
    const ReviewedValue* newest(std::string_view code, int months) const;
    const ReviewedValue* newestEver(std::string_view code) const;
    /// mL/min/1.73 m2: reported, or from creatinine by CKD-EPI 2021 where that is newer or alone.
    std::optional<double> egfr() const { return m_egfr; }
    /// mL/min by Cockcroft and Gault 1976, which wants age, sex, weight and creatinine.
    std::optional<double> clearance() const { return m_clearance; }
    std::optional<double> measured(Metric metric) const;
    bool hasCondition(const std::vector<IcdRange>& ranges, History history = History::No) const;
    int staleMonths() const { return static_cast<int>(book.limit("stale.months")); }

    std::vector<std::string> idsOf(std::initializer_list<std::size_t> of) const;
    std::vector<std::string> idsOf(const std::set<std::size_t>& of) const;

    /// What the pharmacist decided goes with it, if that was about this version: of the row, and of what the rule says and weighs.
    void find(Finding finding, const std::string& row, const std::string& version, const std::string& ruleVersion);
    void find(Finding finding, const std::string& row, const std::string& version) { find(std::move(finding), row, version, version); }
    /// A finding of a clinical table.
    void find(const ReviewRow& row, Check check, std::vector<std::string> of, Words reason);
    /// A finding of the engine's own words; `origin` where a drug's row is the source.
    void say(std::string_view text, std::string_view atc, std::vector<std::string> of, Fills fills, const care::DrugDef* source = nullptr);
    void cannotCheck(std::string_view text, std::vector<std::string> of, Fills fills);

    ReviewResult finish();

private:
    void resolve(const RegimenLine& said);
    void addParts(std::size_t line);
    void measure();

    std::unordered_map<std::string_view, const ReviewedValue*> m_newest;
    std::optional<double> m_egfr, m_clearance;
    ReviewResult m_result;
};

Words both(std::string text);
Words number(double value);
Words amount(double value, std::string_view unit);
Words filled(const Words& text, Fills fills);

/// How much is taken in a window of so many days: whole takings, so that a dose every four weeks is one dose in thirty days.
std::optional<double> takenWithin(const ResolvedLine& line, std::optional<double> taking, int days);
/// `amount` between g, mg, ug, U and kU; nothing between others.
std::optional<double> converted(double amount, std::string_view from, std::string_view to);
/// "tablet", "capsule", "puff" and their spellings in both languages: counted, not weighed.
bool isCounted(std::string_view unit);

// The ten checks, in order.
void checkAllergy(Case& c);
void checkPregnancy(Case& c);
void checkAge(Case& c);
void checkDiagnosis(Case& c);
void checkDose(Case& c);
void checkRenal(Case& c);
void checkHepatic(Case& c);
void checkDuplicates(Case& c);
void checkInteractions(Case& c);
void checkHerbs(Case& c);
void checkMonitoring(Case& c);
void checkQuantity(Case& c);

}  // namespace jiayi::pharmacy::internal
