#include "models/pharmacy/formulary/equivalences.h"

#include "models/core/resource.h"
#include "models/core/text.h"

#include <charconv>
#include <map>
#include <stdexcept>

namespace jiayi::pharmacy {

namespace {

/// Thousandths of a milligram, so that 0.0125 g and 12.5 mg are one number; nothing for another unit.
std::optional<double> microgramsOf(double value, std::string_view unit) {
    if (unit == "g") return value * 1e6;
    if (unit == "mg") return value * 1e3;
    if (unit == "ug" || unit == "\u03BCg" || unit == "mcg") return value;
    return {};
}

std::string plainNumber(double value) {
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    return {text, end};
}

}  // namespace

std::string comparableStrength(std::string_view strength) {
    std::string text;
    for (const char c : normalized(strength)) {
        if (c != ' ') text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc{}) return text;
    const auto micrograms = microgramsOf(value, {read.ptr, static_cast<std::size_t>(text.data() + text.size() - read.ptr)});
    return micrograms ? plainNumber(*micrograms / 1e3) + "mg" : text;
}

Result<Equivalences> Equivalences::read(std::string_view text) {
    Equivalences list;
    RuleReader row("equivalences.csv", text);
    std::map<std::string, int> members;
    while (row.next()) {
        EquivalenceRow one;
        one.group = row.required("group");
        one.atc = row.required("atc");
        one.form = row.required("form");
        one.strength = comparableStrength(row.required("strength"));
        one.units = row.integer("units");
        one.pharmacistSigned = row.flag("signed");
        one.origin = row.origin();
        if (one.units < 1) row.fail("units", "is not above 0");
        if (!isAtcShape(one.atc) || one.atc.size() != 7) row.fail("atc", "is no ATC code of level 5");
        ++members[one.group];
        list.m_rows.push_back(std::move(one));
    }
    JIAYI_CHECK(row.finish());
    for (const auto& [group, count] : members)
        if (count < 2) return invalid("rules.row", "equivalences.csv: group " + group + " has one row, so nothing is worth the same");
    return list;
}

const Equivalences& Equivalences::embedded() {
    static const auto list = [] {
        auto read = Equivalences::read(embeddedFile("rules/equivalences.csv"));
        if (!read) throw std::logic_error(toString(read.error()));
        return std::move(*read);
    }();
    return list;
}

std::vector<const EquivalenceRow*> Equivalences::of(const FormularyItem& item) const {
    const auto strength = comparableStrength(item.strength);
    std::vector<const EquivalenceRow*> found;
    for (const auto& row : m_rows)
        if (row.atc == item.atc && row.form == item.form && row.strength == strength) found.push_back(&row);
    return found;
}

}  // namespace jiayi::pharmacy
