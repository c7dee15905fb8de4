#include "models/pharmacy/rules/review.h"

#include "models/pharmacy/rules/review_case.h"

#include <algorithm>

namespace jiayi::pharmacy {

bool Finding::interrupts() const {
    return pharmacy::interrupts(severity) && (!retired || severity == Severity::Contraindicated);
}

bool ReviewResult::interrupts() const {
    return std::any_of(findings.begin(), findings.end(), [](const Finding& finding) { return finding.interrupts(); });
}

namespace {

/// "aspirin" of "aspirin EC": two rows of one substance are no contradiction.
std::string_view firstWord(std::string_view inn) { return inn.substr(0, inn.find_first_of(" /(")); }

/// A code that says metformin beside a name that says glimepiride.
void checkNames(internal::Case& c) {
    for (std::size_t i = 0; i < c.lines.size(); ++i) {
        const auto& line = c.lines[i];
        if (!line.drug || line.said->atc.empty()) continue;
        const auto byName = c.book.names.find(c.book.drugs, "", line.said->name);
        if (!byName || !byName->drug) continue;
        const auto& other = c.book.drugs[*byName->drug].def;
        if (other.atc != line.drug->def.atc && firstWord(other.inn) != firstWord(line.drug->def.inn))
            c.cannotCheck("not-checked.name-differs", c.idsOf({i}), {{"drug", internal::both(line.said->name)}, {"what", line.label}});
    }
}

}  // namespace

ReviewResult review(const ReviewBook& book, const ReviewInput& input) {
    internal::Case c{book, input};
    for (std::size_t i = 0; i < c.lines.size(); ++i)
        if (!c.lines[i].isMedicine() && c.lines[i].said->herbs.empty())
            c.cannotCheck("not-checked.unknown-drug", c.idsOf({i}), {{"drug", c.lines[i].label}});
    checkNames(c);
    for (const auto check : {internal::checkAllergy, internal::checkPregnancy, internal::checkAge, internal::checkDiagnosis,
                             internal::checkDose, internal::checkRenal, internal::checkHepatic, internal::checkDuplicates,
                             internal::checkInteractions, internal::checkHerbs, internal::checkMonitoring, internal::checkQuantity})
        check(c);
    return c.finish();
}

}  // namespace jiayi::pharmacy
