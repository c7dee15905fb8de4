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

ReviewResult review(const ReviewBook& book, const ReviewInput& input) {
    internal::Case c{book, input};
    for (std::size_t i = 0; i < c.lines.size(); ++i)
        if (!c.lines[i].isMedicine() && c.lines[i].said->herbs.empty())
            c.cannotCheck("not-checked.unknown-drug", c.idsOf({i}), {{"drug", c.lines[i].label}});
    for (const auto check : {internal::checkAllergy, internal::checkPregnancy, internal::checkAge, internal::checkDiagnosis,
                             internal::checkDose, internal::checkRenal, internal::checkHepatic, internal::checkDuplicates,
                             internal::checkInteractions, internal::checkHerbs, internal::checkMonitoring, internal::checkQuantity})
        check(c);
    return c.finish();
}

}  // namespace jiayi::pharmacy
