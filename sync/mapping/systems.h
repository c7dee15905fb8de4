// The names that codes, identifiers and extensions carry on the wire.
#pragma once

#include <string_view>

namespace jiayi::mapping {

// Other people's.
inline constexpr std::string_view kLoinc = "http://loinc.org";
inline constexpr std::string_view kUcum = "http://unitsofmeasure.org";
inline constexpr std::string_view kSnomed = "http://snomed.info/sct";
inline constexpr std::string_view kIcd10 = "http://hl7.org/fhir/sid/icd-10";
inline constexpr std::string_view kAtc = "http://www.whocc.no/atc";
inline constexpr std::string_view kCitizenId = "urn:oid:2.16.156.10011.1.3";  // WS/T 364, resident identity card
inline constexpr std::string_view kConditionClinical = "http://terminology.hl7.org/CodeSystem/condition-clinical";
inline constexpr std::string_view kConditionVerification = "http://terminology.hl7.org/CodeSystem/condition-ver-status";
inline constexpr std::string_view kAllergyClinical = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical";
inline constexpr std::string_view kAllergyVerification =
    "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification";
inline constexpr std::string_view kObservationCategory = "http://terminology.hl7.org/CodeSystem/observation-category";
inline constexpr std::string_view kActCode = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
inline constexpr std::string_view kDicom = "http://dicom.nema.org/resources/ontology/DCM";  // modalities
inline constexpr std::string_view kMediaType = "http://terminology.hl7.org/CodeSystem/media-type";
inline constexpr std::string_view kDataAbsentReason = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

// Ours.
inline constexpr std::string_view kExtensionBase = "https://jiayi.health/fhir/StructureDefinition/";
inline constexpr std::string_view kRecordNumber = "https://jiayi.health/fhir/sid/record-number";
inline constexpr std::string_view kInsuranceNumber = "https://jiayi.health/fhir/sid/insurance-number";
inline constexpr std::string_view kObservationCode = "https://jiayi.health/fhir/CodeSystem/observation";
/// Readings that are no laboratory's: a sensor's day.
inline constexpr std::string_view kReadingCategory = "https://jiayi.health/fhir/CodeSystem/reading-category";
/// For what WHO gives no ATC code, such as Chinese patent medicines; all begin with Z.
inline constexpr std::string_view kDrugCode = "https://jiayi.health/fhir/CodeSystem/drug";
inline constexpr std::string_view kProgrammeCode = "https://jiayi.health/fhir/CodeSystem/programme";
inline constexpr std::string_view kFormCode = "https://jiayi.health/fhir/CodeSystem/visit-form";
/// Forms by their id; what a form is; a pharmacy's products; what a task is for.
inline constexpr std::string_view kPrescription = "https://jiayi.health/fhir/sid/prescription";
inline constexpr std::string_view kPrescriptionKind = "https://jiayi.health/fhir/CodeSystem/prescription-kind";
inline constexpr std::string_view kProduct = "https://jiayi.health/fhir/sid/formulary-product";
inline constexpr std::string_view kPharmacy = "https://jiayi.health/fhir/sid/pharmacy";
inline constexpr std::string_view kTaskCode = "https://jiayi.health/fhir/CodeSystem/task";
/// Benefits beside a scheme and what they are for; rules of the prescription review and what came of them; the clinic's lists;
/// what a drug that was short became.
inline constexpr std::string_view kBenefit = "https://jiayi.health/fhir/CodeSystem/benefit";
inline constexpr std::string_view kBenefitClass = "https://jiayi.health/fhir/CodeSystem/benefit-class";
inline constexpr std::string_view kReviewRule = "https://jiayi.health/fhir/CodeSystem/review-rule";
inline constexpr std::string_view kReviewOutcome = "https://jiayi.health/fhir/CodeSystem/review-outcome";
inline constexpr std::string_view kBasicKind = "https://jiayi.health/fhir/CodeSystem/basic-kind";
/// Tests that can be ordered; the number of an order, on its label.
inline constexpr std::string_view kOrderable = "https://jiayi.health/fhir/CodeSystem/orderable";
inline constexpr std::string_view kOrderNumber = "https://jiayi.health/fhir/sid/order-number";
/// Kinds of the worklist.
inline constexpr std::string_view kWorkKind = "https://jiayi.health/fhir/CodeSystem/worklist-kind";
inline constexpr std::string_view kPlanItem = "https://jiayi.health/fhir/CodeSystem/plan-item";
inline constexpr std::string_view kPlanKind = "https://jiayi.health/fhir/CodeSystem/plan-kind";
inline constexpr std::string_view kPictureKind = "https://jiayi.health/fhir/CodeSystem/picture-kind";
inline constexpr std::string_view kListKind = "https://jiayi.health/fhir/CodeSystem/list-kind";
inline constexpr std::string_view kShortageAnswer = "https://jiayi.health/fhir/CodeSystem/shortage-answer";
/// Referrals and questions to specialists: what kind, why, how far; departments; who said a message; bookings that are no ordinary visit, and what
/// of an online one nobody could check.
inline constexpr std::string_view kReferralKind = "https://jiayi.health/fhir/CodeSystem/referral-kind";
inline constexpr std::string_view kReferralReason = "https://jiayi.health/fhir/CodeSystem/referral-reason";
inline constexpr std::string_view kReferralState = "https://jiayi.health/fhir/CodeSystem/referral-state";
/// Why somebody leaves for another clinic; sections of a handover that LOINC has no code for.
inline constexpr std::string_view kDepartureReason = "https://jiayi.health/fhir/CodeSystem/departure-reason";
inline constexpr std::string_view kSectionCode = "https://jiayi.health/fhir/CodeSystem/handover-section";
inline constexpr std::string_view kSpecialty = "https://jiayi.health/fhir/CodeSystem/specialty";
inline constexpr std::string_view kMessageSide = "https://jiayi.health/fhir/CodeSystem/message-side";
inline constexpr std::string_view kBookingKind = "https://jiayi.health/fhir/CodeSystem/booking-kind";
inline constexpr std::string_view kOnlineCondition = "https://jiayi.health/fhir/CodeSystem/online-condition";
inline constexpr std::string_view kAssessmentForm = "https://jiayi.health/fhir/Questionnaire/long-prescription-assessment";
inline constexpr std::string_view kFormBase = "https://jiayi.health/fhir/Questionnaire/followup-";

}  // namespace jiayi::mapping
