// A benefit beside the insurance scheme, where it holds and for how long. Plain values.
#pragma once

#include "models/core/dates.h"
#include "models/core/ids.h"

#include <optional>
#include <string>
#include <vector>

namespace jiayi::roster {

/// One of N: an institution beside the steward where the benefit holds too.
struct PartnerGrant {
    std::string institution;
    Date since{};
    std::optional<Date> until{};  ///< inclusive
    bool holdsOn(Date day) const { return since <= day && (!until || day <= *until); }
    bool operator==(const PartnerGrant&) const = default;
};

/// For one disease and its time.
struct Entitlement {
    Uuid id;
    std::string benefit;  ///< "special-disease" (门特) or "two-disease" (两病)
    std::string icd10;    ///< a root
    Date since{};
    std::optional<Date> until;  ///< inclusive
    std::string institution;    ///< the steward (健康主管机构); empty: not said
    std::vector<PartnerGrant> partners{};
    bool holdsOn(Date day) const { return since <= day && (!until || day <= *until); }
    bool operator==(const Entitlement&) const = default;
};

bool isKnownBenefit(std::string_view benefit);
/// Where the benefit may be used on a day: at the steward, and at partners whose grant holds. Empty steward: anywhere.
bool mayUseAt(const Entitlement& entitlement, const std::string& institution, Date day);

}  // namespace jiayi::roster
