#include "models/pharmacy/prescribing/entitlement.h"

#include "models/core/resource.h"

#include <algorithm>
#include <stdexcept>

namespace jiayi::pharmacy {

namespace {

constexpr std::string_view kOutpatient = "outpatient";

bool isInForce(const Entitlement& entitlement, const PersonCoverage& coverage, const std::vector<Diagnosis>& diagnoses, Date day) {
    if (!entitlement.holdsOn(day)) return false;
    const auto& here = coverage.here;
    if (!here.empty() && std::none_of(here.begin(), here.end(), [&](const std::string& name) { return roster::mayUseAt(entitlement, name, day); })) return false;
    return std::any_of(diagnoses.begin(), diagnoses.end(),
                       [&](const Diagnosis& diagnosis) { return diagnosis.icd10.starts_with(entitlement.icd10); });
}

}  // namespace

Result<std::vector<EntitlementRule>> readEntitlementRules(std::string_view text) {
    std::vector<EntitlementRule> rules;
    RuleReader row("entitlements.csv", text);
    while (row.next()) {
        EntitlementRule rule;
        rule.id = row.required("id");
        rule.scheme = row.required("scheme");
        rule.benefit = row.required("benefit");
        rule.insuranceClass = row.choice<InsuranceClass>("class", {{"A", InsuranceClass::A}, {"B", InsuranceClass::B}, {"self", InsuranceClass::Self}});
        rule.firstPay = row.integer("first_pay");
        rule.fund = row.integer("fund");
        rule.text = {row.required("en"), row.required("zh")};
        rule.pharmacistSigned = row.flag("signed");
        rule.origin = row.origin();
        if (rule.benefit != kOutpatient && !roster::isKnownBenefit(rule.benefit)) row.fail("benefit", "is none of the known words");
        if (rule.firstPay < 0 || rule.firstPay > 100) row.fail("first_pay", "is no percentage");
        if (rule.fund < 0 || rule.fund > 100) row.fail("fund", "is no percentage");
        rules.push_back(std::move(rule));
    }
    JIAYI_CHECK(row.finish());
    return rules;
}

const std::vector<EntitlementRule>& entitlementRules() {
    static const auto rules = [] {
        auto read = readEntitlementRules(embeddedFile("rules/entitlements.csv"));
        if (!read) throw std::logic_error(toString(read.error()));
        return std::move(*read);
    }();
    return rules;
}

std::optional<OwnShare> ownShare(const std::vector<EntitlementRule>& rules, const PersonCoverage& coverage, const FormularyItem& item,
                                 Money price, const std::vector<Diagnosis>& diagnoses, Date day) {
    std::optional<OwnShare> best;
    for (const auto& rule : rules) {
        if (rule.scheme != coverage.scheme || rule.insuranceClass != item.insuranceClass || rule.origin.validFrom > day) continue;
        const bool granted = rule.benefit == kOutpatient ||
                             std::any_of(coverage.entitlements.begin(), coverage.entitlements.end(), [&](const Entitlement& entitlement) {
                                 return entitlement.benefit == rule.benefit && isInForce(entitlement, coverage, diagnoses, day);
                             });
        if (!granted) continue;
        const std::int64_t ownOfTenThousand = 10000 - static_cast<std::int64_t>(100 - rule.firstPay) * rule.fund;
        const Money own{(price.fen * ownOfTenThousand + 5000) / 10000};
        if (!best || own < best->own) best = OwnShare{own, price - own, &rule, item.restricted()};
    }
    return best;
}

Result<PersonCoverage> readCoverage(db::Database& database, ResidentId resident) {
    JIAYI_TRY(auto standing, roster::readStanding(database, resident));
    PersonCoverage coverage{std::move(standing.scheme), std::move(standing.all), {}};
    for (const auto& name : {standing.clinicCode, standing.clinicName})
        if (!name.empty()) coverage.here.push_back(name);
    return coverage;
}

}  // namespace jiayi::pharmacy
