#include "models/roster/entitlement/rules/entitlement.h"

#include <algorithm>

namespace jiayi::roster {

bool isKnownBenefit(std::string_view benefit) { return benefit == "special-disease" || benefit == "two-disease"; }

bool mayUseAt(const Entitlement& entitlement, const std::string& institution, Date day) {
    if (!entitlement.holdsOn(day)) return false;
    if (entitlement.institution.empty() || entitlement.institution == institution) return true;
    return std::any_of(entitlement.partners.begin(), entitlement.partners.end(), [&](const PartnerGrant& grant) { return grant.institution == institution && grant.holdsOn(day); });
}

}  // namespace jiayi::roster
