// An item of a report as an Observation, and the small elements that reports share. Private to this room.
#pragma once

#include "models/diagnostics/rules/report.h"
#include "sync/fhir/json.h"

namespace jiayi::reports {

fhir::Json itemJson(const diagnostics::ReportItem& item, std::string_view anchor);
/// Of ours or anybody's Observation; its key is ours where it has one, else its code.
diagnostics::ReportItem readItem(const fhir::Json& observation);
/// With a key that no other item has.
void addItem(std::vector<diagnostics::ReportItem>& items, diagnostics::ReportItem item);

fhir::Json conceptJson(const std::vector<diagnostics::Code>& codes);
diagnostics::Code firstCode(const fhir::Json& element);
std::optional<FhirTime> timeOf(const fhir::Json& element, std::string_view path);
/// Nothing is added for an empty text.
void addExtension(fhir::Json& element, std::string_view name, std::string_view text);
std::string extensionValue(const fhir::Json& element, std::string_view name);
std::vector<std::string> extensionValues(const fhir::Json& element, std::string_view name);

}  // namespace jiayi::reports
