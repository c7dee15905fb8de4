// Drugs as the review knows them, and the way from whatever a prescription calls them to the row.
#pragma once

#include "models/care/rules/rule_book.h"
#include "models/pharmacy/rules/renal_rule.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace jiayi::pharmacy {

/// A component of a fixed combination or a patent medicine.
struct Ingredient {
    std::string name;
    std::string atc;
    std::vector<double> amounts;  ///< in one unit of the form, for each strength of the product; may be empty
    std::string unit;
    std::optional<std::size_t> drug;  ///< its own row, when it has one
};

struct Drug {
    care::DrugDef def;
    RenalRule renal;
    std::vector<Ingredient> parts;    ///< empty for a single substance
    std::optional<double> max;        ///< in def.unit per def.maxDays
    std::vector<double> strengths;    ///< of one unit of the form, in def.unit; empty where the row is not that plain
    std::vector<double> maxUnits{};   ///< of a combination: units of the form per def.maxDays, for each strength
};

/// An amount with its unit: "500 mg".
struct Strength {
    double amount = 0;
    std::string unit;
};

/// What a name or code was understood as. Without a row only class rules apply.
struct NamedDrug {
    std::optional<std::size_t> drug;
    std::string atc;                ///< WHO, or a code of our own where WHO has none
    std::vector<Ingredient> parts;  ///< of a mixture that has no row
    std::optional<Strength> strength;  ///< said in the name
    std::vector<double> strengths{};   ///< of a mixture, said in the name: 50 and 850 of "50mg/850mg"
};

/// Understands INN, English and Chinese generic names, brands (alone or in parentheses), with salts, strengths and
/// forms around them; and mixtures of known names in any order.
class DrugNames {
public:
    DrugNames() = default;
    /// `classParts`: what combinations without a row are made of, by ATC prefix.
    DrugNames(const std::vector<Drug>& drugs, std::map<std::string, std::vector<Ingredient>, std::less<>> classParts);

    /// `atc` may be empty, and so may `name`. Nothing when neither says a known thing.
    std::optional<NamedDrug> find(const std::vector<Drug>& drugs, std::string_view atc, std::string_view name) const;

private:
    std::optional<std::size_t> rowOf(const std::vector<Drug>& drugs, const std::string& folded) const;
    std::optional<NamedDrug> mixture(const std::vector<Drug>& drugs, const std::string& folded) const;
    bool namesSomethingElse(const std::vector<Drug>& drugs, const std::string& folded) const;
    std::optional<NamedDrug> byCode(const std::vector<Drug>& drugs, std::string_view atc, const std::string& folded) const;
    std::optional<std::size_t> within(const std::vector<Drug>& drugs, const std::string& folded) const;

    struct Spelling {
        std::string text;  ///< folded
        std::size_t drug = 0;
    };
    std::unordered_map<std::string, std::size_t> m_exact;
    std::vector<Spelling> m_spellings;  ///< longest first
    std::unordered_map<std::string, std::vector<std::size_t>> m_byAtc;
    std::map<std::string, std::vector<Ingredient>, std::less<>> m_classParts;
    std::map<std::string, Ingredient, std::less<>> m_ingredients;  ///< those without a row, by folded name
};

/// "500 mg" of "Metformin 500 MG Oral Tablet"; nothing for several, or for none.
std::optional<Strength> strengthIn(std::string_view text);
/// The numbers of "80/5 mg" or "50mg/850mg"; empty where no mixture's strength is said.
std::vector<double> mixtureStrengthIn(std::string_view text);
/// Every number in "amlodipine 5 + benazepril 10" or "80/5".
std::vector<double> numbersIn(std::string_view text);
/// The form in which names are compared: half-width, lower case, single spaces.
std::string foldedName(std::string_view text);

}  // namespace jiayi::pharmacy
