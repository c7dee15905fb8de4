// What of a price the person pays, by scheme, benefit and insurance class.
#pragma once

#include "models/pharmacy/formulary/rules/formulary_item.h"
#include "models/pharmacy/rules/review_book.h"
#include "models/pharmacy/shared/shared_facts.h"
#include "models/sync/unit.h"

namespace jiayi::pharmacy {

/// A row of resources/rules/entitlements.csv; percentages.
struct EntitlementRule {
    std::string id, scheme, benefit;
    InsuranceClass insuranceClass = InsuranceClass::Self;
    int firstPay = 0;  ///< of the price, before the fund pays anything (乙类先行自付)
    int fund = 0;      ///< of what is left
    Words text;
    bool pharmacistSigned = false;
    RuleOrigin origin;
};
/// Invalid "rules.row", naming file and row.
Result<std::vector<EntitlementRule>> readEntitlementRules(std::string_view text);
/// The table of the program. A bug if it does not parse: the tests read it.
const std::vector<EntitlementRule>& entitlementRules();

struct PersonCoverage {
    std::string scheme;  ///< "employee", "resident"; empty: not known
    std::vector<Entitlement> entitlements;
    std::vector<std::string> here{};  ///< code and name of this clinic: a benefit holds where its steward or a partner is; empty: not known, and not asked
};

struct OwnShare {
    Money own, fund;
    const EntitlementRule* rule = nullptr;
    bool restricted = false;  ///< holds only where the item's restriction is met; else the person pays all
};
/// By the best benefit in force that day for one of the diagnoses; before deductible and yearly limit, to the fen, half up.
/// Nothing when the scheme is not known or no row holds: "not known", never free.
std::optional<OwnShare> ownShare(const std::vector<EntitlementRule>& rules, const PersonCoverage& coverage, const FormularyItem& item,
                                 Money price, const std::vector<Diagnosis>& diagnoses, Date day);

/// NotFound "resident.not-found".
Result<PersonCoverage> readCoverage(db::Database& database, ResidentId resident);
using roster::AddEntitlement;

}  // namespace jiayi::pharmacy
