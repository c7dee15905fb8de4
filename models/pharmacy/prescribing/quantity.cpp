#include "models/pharmacy/prescribing/quantity.h"

#include <array>
#include <charconv>
#include <cmath>

namespace jiayi::pharmacy {

namespace {

/// Smaller than any dose, larger than what adding decimals leaves over.
constexpr double kNothing = 1e-6;

struct UnitWeight {
    std::string_view unit;
    std::string_view kind;
    double weight = 1;
};
constexpr std::array<UnitWeight, 6> kWeights{
    {{"g", "mass", 1e6}, {"mg", "mass", 1e3}, {"ug", "mass", 1}, {"kU", "activity", 1e3}, {"U", "activity", 1}, {"mL", "volume", 1}}};
/// One unit of the pack by any of its names.
constexpr std::array<std::string_view, 12> kCountedUnits{"tablet", "capsule", "pill", "bag", "片", "粒", "丸", "袋", "支", "tab", "cap", "puff"};

const UnitWeight* weightOf(std::string_view unit) {
    for (const auto& row : kWeights)
        if (row.unit == unit) return &row;
    return nullptr;
}

struct Measured {
    double value = 0;
    std::string unit;
};

/// The number at the start of `text` and the word behind it.
std::optional<Measured> leadingMeasure(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    Measured found;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), found.value);
    if (read.ec != std::errc{} || found.value <= 0) return {};
    auto rest = text.substr(static_cast<std::size_t>(read.ptr - text.data()));
    while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
    found.unit = rest.substr(0, rest.find(' '));
    return found;
}

/// What one unit of the pack holds: "500 mg"; "300 per 3 mL U" and "300 U per 3 mL" are both 300 U and 3 mL.
std::vector<Measured> strengthsOf(std::string_view text) {
    std::vector<Measured> found;
    const auto add = [&](std::optional<Measured> measure, std::string_view unit) {
        if (!measure) return;
        measure->unit = doseUnit(unit.empty() ? std::string_view{measure->unit} : unit);
        found.push_back(*measure);
    };
    if (text.find('/') != std::string_view::npos) return found;  // a combination: only counted
    const auto per = text.find(" per ");
    const auto first = leadingMeasure(text.substr(0, per));
    if (per == std::string_view::npos) {
        add(first, {});
        return found;
    }
    const auto volume = leadingMeasure(text.substr(per + 5));
    const bool unitBehind = first && first->unit.empty();
    add(first, unitBehind ? text.substr(text.rfind(' ') + 1) : std::string_view{});
    add(volume, {});
    return found;
}

/// Units of the pack in one taking.
std::optional<double> unitsPerTaking(const Dosage& dosage, const FormularyItem& item) {
    if (countsUnits(dosage.unit)) {
        // A puff is not an inhaler, and what a pack of several doses holds is not said.
        const bool ofPack = dosage.unit != "puff" || item.packUnit == "puff";
        return ofPack ? dosage.amount : std::nullopt;
    }
    const auto* said = weightOf(dosage.unit);
    if (!said) return {};
    for (const auto& strength : strengthsOf(item.strength)) {
        const auto* held = weightOf(strength.unit);
        if (held && held->kind == said->kind) return *dosage.amount * said->weight / (strength.value * held->weight);
    }
    return {};
}

bool isWhole(double value) { return std::abs(value - std::round(value)) < kNothing; }

/// A plain tablet may be halved; anything coated, filled or slow may not.
bool splitsBadly(double perTaking, const FormularyItem& item) {
    if (item.form == "tab") return !isWhole(perTaking * 2);
    const bool solid = item.form.starts_with("tab") || item.form.starts_with("cap") || item.form == "pill";
    return solid && !isWhole(perTaking);
}

}  // namespace

bool countsUnits(std::string_view unit) {
    for (const auto counted : kCountedUnits)
        if (counted == unit) return true;
    return false;
}

Result<Quantity> quantityOf(const Dosage& dosage, int days, const FormularyItem& item) {
    if (!dosage.amount || *dosage.amount <= 0) return invalid("quantity.dose");
    if (!dosage.times || !dosage.days || *dosage.times <= 0 || *dosage.days <= 0) return invalid("quantity.frequency");
    if (days < 1) return invalid("quantity.days");
    const auto perTaking = unitsPerTaking(dosage, item);
    if (!perTaking || item.packSize < 1) return invalid("quantity.strength");
    Quantity quantity;
    quantity.takings = static_cast<std::int64_t>(std::ceil(*dosage.times * days / *dosage.days - kNothing));
    quantity.perTaking = *perTaking;
    quantity.units = *perTaking * static_cast<double>(quantity.takings);
    quantity.packs = std::max<std::int64_t>(1, static_cast<std::int64_t>(std::ceil(quantity.units / static_cast<double>(item.packSize) - kNothing)));
    quantity.price = {item.price.fen * quantity.packs};
    quantity.splits = splitsBadly(*perTaking, item);
    return quantity;
}

bool isSameDose(const Dosage& a, const Dosage& b) {
    if (!a.amount || !b.amount || !a.times || !b.times || !a.days || !b.days || a.asNeeded != b.asNeeded) return false;
    if (std::abs(*a.times * *b.days - *b.times * *a.days) > kNothing) return false;
    const auto* left = weightOf(a.unit);
    const auto* right = weightOf(b.unit);
    if (!left || !right) return a.unit == b.unit && *a.amount == *b.amount;
    return left->kind == right->kind && std::abs(*a.amount * left->weight - *b.amount * right->weight) < kNothing;
}

}  // namespace jiayi::pharmacy
