#include "models/capitation/rules/claim.h"

#include <algorithm>
#include <array>

namespace jiayi::capitation {

namespace {
constexpr std::array<std::string_view, 5> kCategories{"outpatient", "inpatient", "medicine", "test", "service"};
}

Uuid claimId(std::string_view payer, std::string_view number) { return derivedUuid({"claim", payer, number}); }

std::string claimProblem(const Claim& claim, Date today) {
    if (claim.number.empty()) return "claim.number";
    if (claim.person.empty()) return "claim.person";
    if (claim.scheme != "employee" && claim.scheme != "resident") return "claim.scheme";
    if (std::find(kCategories.begin(), kCategories.end(), claim.category) == kCategories.end()) return "claim.category";
    if (claim.total.fen == 0) return "claim.zero";
    if (claim.split.total() != claim.total) return "claim.split";
    const bool negative = claim.total.fen < 0;
    if (negative && claim.original.empty()) return "claim.no-original";
    if (!negative && !claim.original.empty()) return "claim.sign";
    for (const auto part : {claim.split.fund, claim.split.account, claim.split.other, claim.split.cash})
        if (negative ? part.fen > 0 : part.fen < 0) return "claim.sign";
    if (claim.on > today) return "claim.future";
    return {};
}

}  // namespace jiayi::capitation
