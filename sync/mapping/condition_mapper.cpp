#include "sync/mapping/condition_mapper.h"

#include "sync/mapping/elements.h"
#include "sync/mapping/systems.h"

namespace jiayi::mapping {

using care::Condition;
using fhir::Json;

namespace {

std::string icd10Of(const Json& code, const care::RuleBook& rules) {
    for (const auto& coding : code.items("coding")) {
        const auto system = coding.textOr("system", "");
        const auto value = coding.textOr("code", "");
        const auto* known = system.starts_with(kIcd10) ? rules.condition(value)
                            : system == kSnomed        ? rules.conditionBySnomed(value)
                                                       : nullptr;
        if (known) return known->icd10;
    }
    return {};
}

std::string readStatus(const Json& resource) {
    const auto verification = codeOf(resource, "verificationStatus", kConditionVerification);
    if (verification == "entered-in-error" || verification == "refuted") return "entered-in-error";
    const auto clinical = codeOf(resource, "clinicalStatus", kConditionClinical);
    if (clinical == "inactive" || clinical == "remission" || clinical == "resolved") return "resolved";
    const bool abated = resource.find("abatementDateTime") || resource.find("abatementPeriod");
    return clinical.empty() && abated ? "resolved" : "active";
}

void writeStatus(Json& resource, const std::string& status) {
    if (status == "entered-in-error") {
        // FHIR (con-5): no clinical status then.
        resource.erase("clinicalStatus");
        resource.set("verificationStatus", codeable(kConditionVerification, "entered-in-error"));
        return;
    }
    resource.set("clinicalStatus", codeable(kConditionClinical, status));
    const auto verification = codeOf(resource, "verificationStatus", kConditionVerification);
    if (verification.empty() || verification == "entered-in-error" || verification == "refuted")
        resource.set("verificationStatus", codeable(kConditionVerification, "confirmed"));
}

void writeCode(Json& resource, const Condition& condition, const care::RuleBook& rules) {
    auto code = conceptOf(condition.coding);
    if (!condition.icd10.empty() && icd10Of(code, rules) != condition.icd10) {
        const auto* known = rules.condition(condition.icd10);
        const auto words = known ? std::string_view{known->zh} : std::string_view{condition.coding.display};
        auto coding = Json::object({{"system", kIcd10}, {"code", condition.icd10}});
        if (!words.empty()) coding.set("display", words);
        code.make("coding").push(std::move(coding));
        if (!code.find("text") && !words.empty()) code.set("text", words);
    }
    resource.set("code", std::move(code));
}

}  // namespace

Result<Condition> ConditionMapper::read(const Json& resource, const care::RuleBook& rules) {
    Condition condition;
    JIAYI_TRY(const auto id, readId(resource));
    condition.id = {id};
    JIAYI_TRY(condition.resident, readPatient(resource));
    if (const auto* code = resource.find("code")) {
        condition.coding = firstCoding(*code);
        condition.icd10 = icd10Of(*code, rules);
    }
    condition.onset = resource.textOr("onsetDateTime", resource.textOr("onsetPeriod.start", ""));
    if (!condition.onset.empty() && !parseFhirTime(condition.onset)) return invalid("condition.onset");
    condition.status = readStatus(resource);
    const auto recorded = parseFhirTime(resource.textOr("recordedDate", condition.onset));
    if (recorded) condition.recorded = recorded->start;
    return condition;
}

void ConditionMapper::write(Json& resource, const Condition& condition, const care::RuleBook& rules) {
    const bool fresh = begin(resource, "Condition", condition.id.uuid);
    if (fresh) resource.set("subject", reference("Patient", condition.resident.uuid));
    const auto read = ConditionMapper::read(resource, rules);
    const auto said = read ? *read : Condition{};
    if (fresh || said.status != condition.status) writeStatus(resource, condition.status);
    if (said.icd10 != condition.icd10 || said.coding != condition.coding) writeCode(resource, condition, rules);
    if (said.onset != condition.onset) {
        resource.erase("onsetPeriod");
        setText(resource, "onsetDateTime", condition.onset);
    }
    if (said.recorded != condition.recorded) resource.set("recordedDate", formatInstant(condition.recorded));
}

}  // namespace jiayi::mapping
