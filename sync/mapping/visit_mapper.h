// Visit <-> Encounter, and its form <-> QuestionnaireResponse.
#pragma once

#include "models/care/facts.h"
#include "sync/fhir/json.h"

#include <optional>

namespace jiayi::mapping {

/// The Encounter has the visit's id and tells when, where, how and with what outcome; the QuestionnaireResponse, whose
/// id follows from it, holds the answers as signed. A form from elsewhere is no form of ours and stays in `record`.
struct VisitMapper {
    /// Without the answers. Nothing for an encounter that has not taken place (planned, cancelled) or has no date.
    /// Invalid "resource.id", "resource.patient", "encounter.period".
    static Result<std::optional<care::Visit>> readEncounter(const fhir::Json& resource);
    static void writeEncounter(fhir::Json& resource, const care::Visit& visit);

    /// The visit that a form of ours belongs to; nothing for other forms.
    static std::optional<care::VisitId> visitOf(const fhir::Json& form);
    static std::map<std::string, std::string, std::less<>> readAnswers(const fhir::Json& form);
    static void writeForm(fhir::Json& form, const care::Visit& visit);
};

}  // namespace jiayi::mapping
