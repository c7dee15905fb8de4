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
