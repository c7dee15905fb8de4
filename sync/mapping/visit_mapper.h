// Visit <-> Encounter, and each of its forms <-> QuestionnaireResponse.
#pragma once

#include "models/care/facts.h"
#include "sync/fhir/json.h"

#include <optional>

namespace jiayi::mapping {

/// The Encounter has the visit's id and tells when, where, how, with which forms and with what class of each; a
/// QuestionnaireResponse a form, whose id follows from it, holds the answers as signed. A form from elsewhere is no form
/// of ours and stays in `record`.
struct VisitMapper {
    /// Without the answers. Nothing for an encounter that has not taken place (planned, cancelled) or has no date.
    /// Invalid "resource.id", "resource.patient", "encounter.period".
    static Result<std::optional<care::Visit>> readEncounter(const fhir::Json& resource);
    /// "inpatient", "emergency" or nothing, by the class of the encounter (v3-ActCode): whose readings are none of the clinic's. No part of the visit:
    /// the clinic's own are neither.
    static std::string settingOf(const fhir::Json& resource);
    static void writeEncounter(fhir::Json& resource, const care::Visit& visit);

    /// The visit that a form of ours belongs to; nothing for other forms.
    static std::optional<care::VisitId> visitOf(const fhir::Json& form);
    /// The form of the visit that the QuestionnaireResponse of that id holds; nullptr when it is none of them.
    static const care::SignedForm* formWithId(const care::Visit& visit, const Uuid& id);
    /// "diabetes"; empty for other forms.
    static std::string formOf(const fhir::Json& form);
    static std::map<std::string, std::string, std::less<>> readAnswers(const fhir::Json& form);
    /// `signedForm` is one of the visit's.
    static void writeForm(fhir::Json& form, const care::Visit& visit, const care::SignedForm& signedForm);
};

}  // namespace jiayi::mapping
