// Units of measured values: spelling, conversion, display.
#include "models/care/rules/observation_rules.h"
#include "models/care/rules/rule_internal.h"
#include "models/core/text.h"

#include <fmt/format.h>

namespace jiayi::care {

namespace internal {

std::string foldedUnit(std::string_view text) {
    std::string folded;
    const std::string half = normalized(text);
    constexpr std::string_view kMu = "\u03BC";  // what NFKC makes of the micro sign
    for (std::size_t i = 0; i < half.size();) {
        if (std::string_view{half}.substr(i).starts_with(kMu)) {
            folded += 'u';
            i += kMu.size();
            continue;
        }
        const char c = half[i++];
        if (c == ' ') continue;
        folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return folded;
}

}  // namespace internal

namespace {

const UnitRule* unitRuleOf(const RuleBook& rules, std::string_view code, std::string_view unit) {
    const auto found = std::find_if(rules.units.begin(), rules.units.end(), [&](const UnitRule& rule) {
        return rule.code == code && rule.unit == unit;
    });
    return found == rules.units.end() ? nullptr : &*found;
}

double toCanonicalBy(const UnitRule& rule, double value) {
    return rule.fromCanonical ? (value - rule.b) / rule.a : rule.a * value + rule.b;
}

double fromCanonicalBy(const UnitRule& rule, double value) {
    return rule.fromCanonical ? rule.a * value + rule.b : (value - rule.b) / rule.a;
}

/// A conversion that units.csv is known to hold; its absence is a bug in the tables.
double between(const RuleBook& rules, std::string_view code, double value, std::string_view from,
               std::string_view to) {
    return convert(rules, code, value, from, to).value();
}

}  // namespace

std::optional<std::string> ucumUnit(const RuleBook& rules, std::string_view text) {
    const auto found = rules.unitAliases.find(internal::foldedUnit(text));
    if (found == rules.unitAliases.end()) return {};
    return found->second;
}

Result<Quantity> toCanonical(const RuleBook& rules, std::string_view code, double value,
                             std::string_view fromUnit) {
    const auto* observation = rules.observation(code);
    if (!observation) return Error{Errc::NotFound, "observation.unknown", {}};
    const auto unit = ucumUnit(rules, fromUnit);
    if (!unit) return invalid("unit.unknown");
    Quantity quantity{value, observation->unit, value, std::string{fromUnit}};
    if (*unit == observation->unit) return quantity;
    const auto* rule = unitRuleOf(rules, code, *unit);
    if (!rule) return invalid("unit.not-convertible");
    quantity.value = toCanonicalBy(*rule, value);
    return quantity;
}

Result<double> convert(const RuleBook& rules, std::string_view code, double value, std::string_view fromUnit,
                       std::string_view toUnit) {
    JIAYI_TRY(const Quantity canonical, toCanonical(rules, code, value, fromUnit));
    const auto unit = ucumUnit(rules, toUnit);
    if (!unit) return invalid("unit.unknown");
    if (*unit == canonical.unit) return canonical.value;
    const auto* rule = unitRuleOf(rules, code, *unit);
    if (!rule) return invalid("unit.not-convertible");
    return fromCanonicalBy(*rule, canonical.value);
}

std::string displayed(const RuleBook& rules, std::string_view code, double value) {
    const auto* observation = rules.observation(code);
    return fmt::format("{:.{}f}", value, observation ? observation->decimals : 1);
}

double ngspFromIfcc(const RuleBook& rules, double mmolPerMol) {
    return between(rules, "HBA1C_NGSP", mmolPerMol, "mmol/mol", "%");
}

double ifccFromNgsp(const RuleBook& rules, double percent) {
    return between(rules, "HBA1C_NGSP", percent, "%", "mmol/mol");
}

}  // namespace jiayi::care
