// Names that reports carry on the wire.
#pragma once

#include <string_view>

namespace jiayi::reports {

inline constexpr std::string_view kReportNumber = "https://jiayi.health/fhir/sid/report-number";
inline constexpr std::string_view kOrderNumber = "https://jiayi.health/fhir/sid/order-number";
inline constexpr std::string_view kLaboratory = "https://jiayi.health/fhir/sid/laboratory";
inline constexpr std::string_view kSpecimenNumber = "https://jiayi.health/fhir/sid/specimen-number";
inline constexpr std::string_view kCitizenId = "urn:oid:2.16.156.10011.1.3";
inline constexpr std::string_view kRecordNumber = "https://jiayi.health/fhir/sid/record-number";
inline constexpr std::string_view kInsuranceNumber = "https://jiayi.health/fhir/sid/insurance-number";
inline constexpr std::string_view kUcum = "http://unitsofmeasure.org";
inline constexpr std::string_view kInterpretation = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";
inline constexpr std::string_view kDiagnosticSection = "http://terminology.hl7.org/CodeSystem/v2-0074";
inline constexpr std::string_view kExtensionBase = "https://jiayi.health/fhir/StructureDefinition/";

}  // namespace jiayi::reports
