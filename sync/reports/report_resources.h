// A version of a report <-> DiagnosticReport with its Observations contained: whoever sends one sends it whole, and the same version is the same resource.
#pragma once

#include "models/diagnostics/rules/report.h"
#include "sync/fhir/json.h"

#include <functional>
#include <optional>

namespace jiayi::reports {

/// The resource that carries this version: its id is versionId(report), its Observations are contained, its subject carries what was stated of the person
/// as identifiers (and refers to a Patient only where report.patient.patient says so). A version is written once and never changed: a correction is another resource
/// with the same identifier, so no order of arrival can lose anything.
fhir::Json reportResource(const diagnostics::Report& report);

/// An Observation that is a resource of its own, by its id.
using FindObservation = std::function<std::optional<fhir::Json>(const Uuid& id)>;
/// From a DiagnosticReport of ours or anybody's. Items are contained, or are found by reference; one that is not here yet is an item that is awaited.
/// Nothing from one without an identifier or a time. Invalid "resource.id", "report.number", "report.too-large".
Result<std::optional<diagnostics::Report>> readReportResource(const fhir::Json& resource, const FindObservation& findObservation);
/// Ids of the Observations of their own that the report refers to.
std::vector<Uuid> observationsOf(const fhir::Json& resource);

}  // namespace jiayi::reports
