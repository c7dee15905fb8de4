#include "models/pharmacy/rules/review_book.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace jiayi::pharmacy {

std::string_view toString(Severity severity) {
    switch (severity) {
        case Severity::Contraindicated:
            return "contraindicated";
        case Severity::Major:
            return "major";
        case Severity::Moderate:
            return "moderate";
        case Severity::Minor:
            return "minor";
    }
    return "";
}

std::string_view toString(Check check) {
    static constexpr std::array<std::string_view, 12> kNames{"all",     "allergy",   "pregnancy",   "age",        "diagnosis", "dose",
                                                             "renal",   "hepatic",   "duplicate",   "interaction", "monitoring", "quantity"};
    return kNames[static_cast<std::size_t>(check)];
}

bool interrupts(Severity severity) { return severity <= Severity::Major; }

bool IcdRange::has(std::string_view icd10) const {
    return icd10.size() >= from.size() && icd10.substr(0, from.size()) >= from && icd10.substr(0, to.size()) <= to;
}

bool AllergyRow::isNamedIn(std::string_view folded) const {
    const auto latin = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
        for (auto at = folded.find(name); at != std::string_view::npos; at = folded.find(name, at + 1)) {
            const auto end = at + name.size();
            const bool before = at == 0 || !latin(folded[at - 1]) || !latin(name.front());
            const bool after = end == folded.size() || !latin(folded[end]) || !latin(name.back());
            if (before && after) return true;
        }
        return false;
    });
}

bool ReviewBook::knowsAllergen(std::string_view text) const {
    const auto folded = foldedName(text);
    return std::any_of(allergies.begin(), allergies.end(), [&](const AllergyRow& row) { return row.isNamedIn(folded); });
}

double ReviewBook::limit(std::string_view id) const {
    const auto found = limits.find(id);
    if (found == limits.end()) throw std::logic_error("no such review limit: " + std::string{id});
    return found->second;
}

const ReviewText& ReviewBook::text(std::string_view id) const {
    const auto found = texts.find(id);
    if (found == texts.end()) throw std::logic_error("no such review text: " + std::string{id});
    return found->second;
}

const Frequency& ReviewBook::frequency(std::string_view code) const {
    const auto found = std::find_if(frequencies.begin(), frequencies.end(), [&](const Frequency& row) { return row.code == code; });
    if (found == frequencies.end()) throw std::logic_error("no such frequency: " + std::string{code});
    return *found;
}

}  // namespace jiayi::pharmacy
