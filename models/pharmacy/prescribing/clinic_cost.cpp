#include "models/pharmacy/prescribing/clinic_cost.h"

#include <algorithm>

namespace jiayi::pharmacy {

std::optional<Money> clinicCostOf(const DraftLine& line, const CheckedLine& checked) {
    if (!line.item || !line.item->cost || !checked.quantity) return {};
    return Money{line.item->cost->fen * checked.quantity->packs};
}

std::optional<Money> clinicCostOf(const PrescriptionDraft& draft, const CheckedPrescription& checked) {
    if (draft.lines.empty()) return {};
    Money sum;
    for (std::size_t i = 0; i < std::min(draft.lines.size(), checked.lines.size()); ++i) {
        const auto cost = clinicCostOf(draft.lines[i], checked.lines[i]);
        if (!cost) return {};
        sum = sum + *cost;
    }
    return sum;
}

}  // namespace jiayi::pharmacy
