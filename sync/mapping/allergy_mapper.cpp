#include "sync/mapping/allergy_mapper.h"

#include "sync/mapping/elements.h"
#include "sync/mapping/systems.h"

namespace jiayi::mapping {

using care::Allergy;
using fhir::Json;

namespace {

std::string readAllergyStatus(const Json& resource) {
    const auto verification = codeOf(resource, "verificationStatus", kAllergyVerification);
    if (verification == "entered-in-error" || verification == "refuted") return "entered-in-error";
    const auto clinical = codeOf(resource, "clinicalStatus", kAllergyClinical);
    return clinical == "inactive" || clinical == "resolved" ? "inactive" : "active";
}

void writeAllergyStatus(Json& resource, const std::string& status) {
    if (status == "entered-in-error") {
        // FHIR (ait-2): no clinical status then.
        resource.erase("clinicalStatus");
        resource.set("verificationStatus", codeable(kAllergyVerification, "entered-in-error"));
        return;
    }
    resource.set("clinicalStatus", codeable(kAllergyClinical, status));
    const auto verification = codeOf(resource, "verificationStatus", kAllergyVerification);
    if (verification == "entered-in-error" || verification == "refuted") resource.erase("verificationStatus");
}

}  // namespace

Result<Allergy> AllergyMapper::read(const Json& resource) {
    Allergy allergy;
    JIAYI_TRY(const auto id, readId(resource));
    allergy.id = {id};
    JIAYI_TRY(allergy.resident, readPatient(resource));
    const auto* code = resource.find("code");
    if (!code) code = resource.at("reaction.0.substance");
    if (code) allergy.coding = firstCoding(*code);
    if (allergy.coding.display.empty()) return invalid("allergy.code");
    allergy.severity = resource.textOr("reaction.0.severity", resource.textOr("criticality", ""));
    allergy.status = readAllergyStatus(resource);
    const auto recorded = parseFhirTime(resource.textOr("recordedDate", resource.textOr("onsetDateTime", "")));
    if (recorded) allergy.recorded = recorded->start;
    return allergy;
}

void AllergyMapper::write(Json& resource, const Allergy& allergy) {
    const bool fresh = begin(resource, "AllergyIntolerance", allergy.id.uuid);
    if (fresh) resource.set("patient", reference("Patient", allergy.resident.uuid));
    const auto read = AllergyMapper::read(resource);
    const auto said = read ? *read : Allergy{};
    if (fresh || said.status != allergy.status) writeAllergyStatus(resource, allergy.status);
    if (said.coding != allergy.coding) resource.set("code", conceptOf(allergy.coding));
    if (said.severity != allergy.severity) {
        const bool ofReaction = allergy.severity == "mild" || allergy.severity == "moderate" || allergy.severity == "severe";
        eraseAt(resource, "criticality");
        if (!ofReaction) {
            eraseAt(resource, "reaction.0.severity");
            setText(resource, "criticality", allergy.severity);
        } else {
            setText(resource, "reaction.0.severity", allergy.severity);
            // A reaction has to say what was seen.
            if (!resource.at("reaction.0.manifestation"))
                resource.make("reaction.0.manifestation.0").set("text", "not recorded");
        }
    }
    if (said.recorded != allergy.recorded) resource.set("recordedDate", formatInstant(allergy.recorded));
}

}  // namespace jiayi::mapping
