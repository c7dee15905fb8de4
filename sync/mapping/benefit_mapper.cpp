#include "sync/mapping/benefit_mapper.h"

#include "sync/mapping/elements.h"
#include "sync/mapping/systems.h"

#include <array>

namespace jiayi::mapping {

using fhir::Json;
using pharmacy::HeldEntitlement;
using pharmacy::LongAssessment;

namespace {

/// FHIR asks who pays; which fund that is follows from the person's scheme and is not said again.
constexpr std::string_view kPayer = "basic medical insurance fund";
constexpr std::string_view kDisease = "disease";
constexpr std::string_view kSteward = "steward-institution";
constexpr std::string_view kPartner = "partner-institution";

std::string classValue(const Json& resource, std::string_view name) {
    for (const auto& each : resource.items("class"))
        if (codeOf(each, "type", kBenefitClass) == name) return std::string{each.textOr("value", "")};
    return {};
}

void setClassValue(Json& resource, std::string_view name, const std::string& said, const std::string& value) {
    if (said == value) return;
    auto& classes = resource.make("class");
    for (std::size_t i = classes.size(); i-- > 0;)
        if (codeOf(classes.items()[i], "type", kBenefitClass) == name) classes.eraseAt(i);
    if (!value.empty()) classes.push(Json::object({{"type", codeable(kBenefitClass, name)}, {"value", value}}));
    if (classes.size() == 0) resource.erase("class");
}

/// Each partner is a class of the Coverage, with the days of its grant.
std::vector<roster::PartnerGrant> readPartners(const Json& resource) {
    std::vector<roster::PartnerGrant> grants;
    for (const auto& each : resource.items("class")) {
        if (codeOf(each, "type", kBenefitClass) != kPartner) continue;
        const auto since = dayOf(extensionText(each, "grant-since"));
        if (since) grants.push_back({std::string{each.textOr("value", "")}, *since, dayOf(extensionText(each, "grant-until"))});
    }
    return grants;
}

void writePartners(Json& resource, const std::vector<roster::PartnerGrant>& grants) {
    auto& classes = resource.make("class");
    for (std::size_t i = classes.size(); i-- > 0;)
        if (codeOf(classes.items()[i], "type", kBenefitClass) == kPartner) classes.eraseAt(i);
    for (const auto& grant : grants) {
        auto made = Json::object({{"type", codeable(kBenefitClass, kPartner)}, {"value", grant.institution}});
        setExtension(made, "grant-since", "valueDate", formatDate(grant.since));
        setExtension(made, "grant-until", "valueDate", textOf(grant.until));
        classes.push(std::move(made));
    }
    if (classes.size() == 0) resource.erase("class");
}

struct AssessmentText {
    std::string_view linkId;
    std::string LongAssessment::*field;
};
constexpr std::array<AssessmentText, 4> kAssessmentTexts{{{"title", &LongAssessment::title},
                                                          {"note", &LongAssessment::note},
                                                          {"education", &LongAssessment::education},
                                                          {"signature", &LongAssessment::signature}}};

void setAnswer(Json& resource, std::string_view linkId, const std::string& text) {
    auto& items = resource.make("item");
    for (auto& item : items.items())
        if (item.textOr("linkId", "") == linkId) {
            item.make("answer.0.valueString") = text;
            return;
        }
    auto item = Json::object({{"linkId", linkId}});
    item.make("answer.0.valueString") = text;
    items.push(std::move(item));
}

}  // namespace

Result<std::optional<HeldEntitlement>> EntitlementMapper::read(const Json& resource) {
    HeldEntitlement held;
    auto& benefit = held.entitlement;
    JIAYI_TRY(benefit.id, readId(resource));
    benefit.benefit = codeOf(resource, "type", kBenefit);
    benefit.icd10 = classValue(resource, kDisease);
    if (benefit.benefit.empty() || benefit.icd10.empty()) return std::optional<HeldEntitlement>{};
    JIAYI_TRY(held.resident, readPatient(resource));
    const auto since = dayOf(resource.textOr("period.start", ""));
    if (!since) return invalid("coverage.period");
    benefit.since = *since;
    benefit.until = dayOf(resource.textOr("period.end", ""));
    benefit.institution = classValue(resource, kSteward);
    benefit.partners = readPartners(resource);
    const auto status = resource.textOr("status", "");
    held.status = status == "entered-in-error" || status == "cancelled" ? "entered-in-error" : "active";
    return std::optional{held};
}

void EntitlementMapper::write(Json& resource, const HeldEntitlement& held) {
    const bool fresh = begin(resource, "Coverage", held.entitlement.id);
    const auto read = EntitlementMapper::read(resource);
    const auto said = read && *read ? **read : HeldEntitlement{};
    const auto& [before, now] = std::pair{said.entitlement, held.entitlement};
    if (fresh || said.status != held.status) resource.set("status", held.status);
    if (before.benefit != now.benefit) resource.set("type", codeable(kBenefit, now.benefit));
    if (fresh) resource.set("beneficiary", reference("Patient", held.resident.uuid));
    if (fresh || before.since != now.since) resource.make("period.start") = formatDate(now.since);
    updateText(resource, "period.end", textOf(before.until), textOf(now.until));
    if (fresh) resource.make("payor.0").set("display", kPayer);
    setClassValue(resource, kDisease, before.icd10, now.icd10);
    setClassValue(resource, kSteward, before.institution, now.institution);
    if (before.partners != now.partners) writePartners(resource, now.partners);
}

bool AssessmentMapper::isOurs(const Json& resource) { return resource.textOr("questionnaire", "") == kAssessmentForm; }

Result<std::optional<LongAssessment>> AssessmentMapper::read(const Json& resource) {
    if (!isOurs(resource)) return std::optional<LongAssessment>{};
    LongAssessment found;
    JIAYI_TRY(found.id, readId(resource));
    JIAYI_TRY(found.resident, readPatient(resource));
    const auto on = dayOf(resource.textOr("authored", ""));
    if (!on) return invalid("assessment.authored");
    found.on = *on;
    found.assessor = resource.textOr("author.display", "");
    for (const auto& item : resource.items("item"))
        for (const auto& [linkId, field] : kAssessmentTexts)
            if (item.textOr("linkId", "") == linkId) found.*field = item.textOr("answer.0.valueString", "");
    found.status = resource.textOr("status", "") == "entered-in-error" ? "entered-in-error" : "active";
    return std::optional{found};
}

void AssessmentMapper::write(Json& resource, const LongAssessment& assessment) {
    const bool fresh = begin(resource, "QuestionnaireResponse", assessment.id);
    if (fresh) resource.set("questionnaire", kAssessmentForm);
    const auto read = AssessmentMapper::read(resource);
    const auto said = read && *read ? **read : LongAssessment{};
    if (fresh || said.status != assessment.status) resource.set("status", assessment.status == "active" ? "completed" : "entered-in-error");
    if (fresh) resource.set("subject", reference("Patient", assessment.resident.uuid));
    if (said.on != assessment.on) resource.set("authored", formatDate(assessment.on));
    updateText(resource, "author.display", said.assessor, assessment.assessor);
    for (const auto& [linkId, field] : kAssessmentTexts)
        if (said.*field != assessment.*field) setAnswer(resource, linkId, assessment.*field);
}

}  // namespace jiayi::mapping
