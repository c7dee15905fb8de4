#include "sync/claims/claim_resource.h"

#include "sync/fhir/resource.h"

#include <array>
#include <utility>

namespace jiayi::claims {

using capitation::Claim;
using capitation::Split;
using fhir::Json;

namespace {

constexpr std::string_view kClaimType = "http://terminology.hl7.org/CodeSystem/claim-type";
constexpr std::string_view kAdjudication = "http://terminology.hl7.org/CodeSystem/adjudication";
constexpr std::string_view kPart = "https://jiayi.health/fhir/CodeSystem/claim-part";
constexpr std::string_view kIcd = "http://hl7.org/fhir/sid/icd-10";
constexpr std::string_view kAtcCode = "http://www.whocc.no/atc";
constexpr std::string_view kSettlement = "https://jiayi.health/fhir/sid/settlement-number";
constexpr std::string_view kSupplyDays = "https://jiayi.health/fhir/StructureDefinition/supply-days";
constexpr std::string_view kScheme = "https://jiayi.health/fhir/CodeSystem/insurance-scheme";
constexpr std::string_view kCurrency = "CNY";

struct Part {
    std::string_view system, code;
    Money Split::* member;
};
constexpr std::array<Part, 4> kParts{{{kAdjudication, "benefit", &Split::fund}, {kPart, "account", &Split::account}, {kPart, "other", &Split::other}, {kPart, "cash", &Split::cash}}};

std::string_view fhirTypeOf(std::string_view category) { return category == "inpatient" ? "institutional" : category == "medicine" ? "pharmacy" : "professional"; }

Json coded(std::string_view system, std::string_view code) {
    auto made = Json::object();
    made.make("coding.0") = Json::object({{"system", system}, {"code", code}});
    return made;
}

std::string codeIn(const Json& resource, std::string_view path, std::string_view system) {
    for (const auto& coding : resource.items(std::string{path} + ".coding"))
        if (coding.textOr("system", "") == system) return std::string{coding.textOr("code", "")};
    return {};
}

Json yuan(Money money) { return Json::object({{"value", Json::decimal(formatYuan(money))}, {"currency", kCurrency}}); }

void addTotal(Json& resource, std::string_view system, std::string_view code, Money money) {
    resource.make("total").push(Json::object({{"category", coded(system, code)}, {"amount", yuan(money)}}));
}

/// The amount of that category, if there is one. `foreign` is set where it is not in CNY.
Result<std::optional<Money>> totalOf(const Json& resource, std::string_view system, std::string_view code, bool& foreign) {
    for (const auto& total : resource.items("total")) {
        if (codeIn(total, "category", system) != code) continue;
        foreign = foreign || total.textOr("amount.currency", "") != kCurrency;
        const auto money = parseYuan(total.numberText("amount.value").value_or(""));
        if (!money) return invalid("claim.amount");
        return std::optional{*money};
    }
    return std::optional<Money>{};
}

Result<bool> readAmounts(const Json& resource, Claim& claim) {
    bool foreign = false;
    const auto read = totalOf(resource, kAdjudication, "submitted", foreign);
    if (foreign) return false;
    if (!read) return read.error();
    if (!*read) return invalid("claim.amount");
    claim.total = **read;
    for (const auto& part : kParts) {
        JIAYI_TRY(const auto amount, totalOf(resource, part.system, part.code, foreign));
        if (amount) claim.split.*part.member = *amount;
    }
    return !foreign;
}

void readWords(const Json& resource, Claim& claim) {
    for (const auto& identifier : resource.items("identifier"))
        if (identifier.textOr("system", "") == kSettlement) claim.settlementNo = identifier.textOr("value", "");
    claim.institution = resource.textOr("provider.identifier.value", resource.textOr("provider.display", ""));
    claim.scheme = resource.textOr("insurance.0.coverage.identifier.value", "");
    claim.name = resource.textOr("item.0.productOrService.text", "");
    claim.atc = codeIn(resource, "item.0.productOrService", kAtcCode);
    if (const auto* days = resource.at("item.0") ? fhir::extension(*resource.at("item.0"), kSupplyDays) : nullptr) claim.days = static_cast<int>(days->integer("valueInteger").value_or(0));
    for (const auto& diagnosis : resource.items("diagnosis"))
        if (auto code = codeIn(diagnosis, "diagnosisCodeableConcept", kIcd); !code.empty()) claim.icd10.push_back(std::move(code));
    for (const auto& related : resource.items("related"))
        if (related.textOr("reference.system", "") == kClaimNumber) claim.original = related.textOr("reference.value", "");
    const auto status = resource.textOr("status", "");
    claim.standing = status != "cancelled" && status != "entered-in-error";
}

}  // namespace

Uuid claimResourceId(std::string_view number) { return capitation::claimId(kClaimNumber, number); }

Json claimResource(const Claim& claim, std::string_view patient) {
    auto made = Json::object({{"resourceType", "ExplanationOfBenefit"}, {"id", claimResourceId(claim.number).toString()}});
    made.make("identifier.0") = Json::object({{"system", kClaimNumber}, {"value", claim.number}});
    if (!claim.settlementNo.empty()) made.make("identifier.1") = Json::object({{"system", kSettlement}, {"value", claim.settlementNo}});
    made.set("status", claim.standing ? "active" : "cancelled");
    made.set("type", coded(kClaimType, fhirTypeOf(claim.category)));
    made.make("type.coding.1") = Json::object({{"system", kClaimCategory}, {"code", claim.category}});
    made.set("use", "claim");
    made.make("patient").set("reference", "Patient/" + std::string{patient});
    made.set("created", formatDate(claim.on));
    made.make("insurer").set("display", "basic medical insurance fund");
    made.make("provider").set("display", claim.institution);
    if (!claim.original.empty()) {
        made.make("related.0.relationship") = coded("http://terminology.hl7.org/CodeSystem/ex-relatedclaimrelationship", "prior");
        made.make("related.0.reference") = Json::object({{"system", kClaimNumber}, {"value", claim.original}});
    }
    made.set("outcome", "complete");
    std::int64_t sequence = 0;
    for (const auto& code : claim.icd10) made.make("diagnosis").push(Json::object({{"sequence", ++sequence}, {"diagnosisCodeableConcept", coded(kIcd, code)}}));
    auto& insurance = made.make("insurance.0");
    insurance.set("focal", true);
    insurance.make("coverage.identifier") = Json::object({{"system", kScheme}, {"value", claim.scheme}});
    auto& item = made.make("item.0");
    item.set("sequence", std::int64_t{1});
    auto service = Json::object();
    if (!claim.atc.empty()) service = coded(kAtcCode, claim.atc);
    service.set("text", claim.name.empty() ? claim.category : claim.name);
    item.set("productOrService", std::move(service));
    item.set("servicedDate", formatDate(claim.on));
    if (claim.days > 0) item.make("extension.0") = Json::object({{"url", kSupplyDays}, {"valueInteger", static_cast<std::int64_t>(claim.days)}});
    addTotal(made, kAdjudication, "submitted", claim.total);
    for (const auto& part : kParts) addTotal(made, part.system, part.code, claim.split.*part.member);
    return made;
}

Result<std::optional<ReadClaim>> readClaimResource(const Json& resource) {
    ReadClaim read;
    auto& claim = read.claim;
    claim.category = codeIn(resource, "type", kClaimCategory);
    if (claim.category.empty()) return std::optional<ReadClaim>{};
    const auto id = Uuid::parse(fhir::resourceId(resource));
    if (!id) return invalid("resource.id");
    read.id = *id;
    const auto patient = fhir::patientId(resource);
    if (!patient) return invalid("resource.patient");
    claim.person = *patient;
    for (const auto& identifier : resource.items("identifier"))
        if (identifier.textOr("system", "") == kClaimNumber) claim.number = identifier.textOr("value", "");
    if (claim.number.empty()) return invalid("claim.number");
    const auto on = parseDate(resource.textOr("item.0.servicedDate", ""));
    if (!on) return invalid("claim.date");
    claim.on = *on;
    JIAYI_TRY(const bool ours, readAmounts(resource, claim));
    if (!ours) return std::optional<ReadClaim>{};
    readWords(resource, claim);
    return std::optional{std::move(read)};
}

capitation::PricedFact factOf(const ReadClaim& read) {
    const auto& claim = read.claim;
    capitation::PricedFact fact;
    fact.origin = {"ExplanationOfBenefit", read.id};
    fact.resident = Uuid::parse(claim.person).value_or(Uuid{});
    fact.on = claim.on;
    fact.category = claim.category;
    fact.place = capitation::Place::Elsewhere;
    fact.institution = claim.institution;
    fact.scheme = claim.scheme;
    fact.settlementNo = claim.settlementNo;
    fact.name = claim.name;
    fact.code = claim.atc;
    fact.days = claim.days;
    fact.icd10 = claim.icd10;
    fact.split = claim.split;
    if (claim.split.total() != claim.total) {
        // The total is what was paid; who paid it was not said whole.
        fact.split = {{}, {}, {}, claim.total};
        fact.splitKnown = false;
    }
    if (!claim.original.empty()) fact.refunds = capitation::Origin{"ExplanationOfBenefit", claimResourceId(claim.original)};
    fact.standing = claim.standing;
    return fact;
}

}  // namespace jiayi::claims
