// What others do with an order: pharmacies dispense it, pharmacists review its form.
#include "sync/mapping/order_mapper.h"

#include "sync/mapping/elements.h"
#include "sync/mapping/systems.h"

#include <array>
#include <utility>

namespace jiayi::mapping {

using fhir::Json;
using pharmacy::Dispense;
using pharmacy::PrescriptionReview;

namespace {

using Names = std::pair<std::string_view, std::string_view>;

/// Ours, FHIR's. What is out of stock waits for an answer, so it is on hold and not cancelled.
constexpr std::array<Names, 6> kDispenseStates{{{"prepared", "preparation"},
                                                {"sent", "in-progress"},
                                                {"delivered", "completed"},
                                                {"refused", "declined"},
                                                {"out-of-stock", "on-hold"},
                                                {"entered-in-error", "entered-in-error"}}};
constexpr std::array<Names, 5> kReviewStates{{{"requested", "requested"},
                                              {"approved", "completed"},
                                              {"returned", "rejected"},
                                              {"answered", "ready"},
                                              {"entered-in-error", "entered-in-error"}}};
constexpr std::string_view kReviewTask = "prescription-review";

template <std::size_t N>
std::string ours(const std::array<Names, N>& names, std::string_view wire) {
    for (const auto& [own, other] : names)
        if (other == wire) return std::string{own};
    return {};
}
template <std::size_t N>
std::string_view wireName(const std::array<Names, N>& names, std::string_view own) {
    for (const auto& [name, other] : names)
        if (name == own) return other;
    return "unknown";
}

/// The text of the parameter of that name in Task.input or Task.output.
std::string parameterOf(const Json& resource, std::string_view list, std::string_view name) {
    for (const auto& each : resource.items(list))
        if (each.textOr("type.text", "") == name) return std::string{each.textOr("valueString", "")};
    return {};
}

void setParameter(Json& resource, std::string_view list, std::string_view name, const std::string& said, const std::string& text) {
    if (said == text) return;
    auto& parameters = resource.make(list);
    for (std::size_t i = 0; i < parameters.size(); ++i)
        if (parameters.items()[i].textOr("type.text", "") == name) {
            parameters.eraseAt(i);
            break;
        }
    if (!text.empty()) {
        auto parameter = Json::object({{"type", Json::object({{"text", name}})}});
        parameter.set("valueString", text);
        parameters.push(std::move(parameter));
    }
    if (parameters.size() == 0) resource.erase(list);
}

}  // namespace

Result<std::optional<Dispense>> DispenseMapper::read(const Json& resource) {
    Dispense dispense;
    JIAYI_TRY(const auto id, readId(resource));
    dispense.id = {id};
    const auto order = referenceId(resource, "authorizingPrescription.0", "MedicationRequest");
    dispense.state = ours(kDispenseStates, resource.textOr("status", ""));
    if (resource.textOr("status", "") == "cancelled") dispense.state = "refused";
    if (!order || dispense.state.empty()) return std::optional<Dispense>{};
    dispense.order = {*order};
    JIAYI_TRY(dispense.resident, readPatient(resource));
    const auto said = extensionText(resource, "since");
    const std::string when{said.empty() ? resource.textOr("whenHandedOver", resource.textOr("whenPrepared", "")) : std::string_view{said}};
    dispense.on = dayOf(when);
    if (const auto time = parseFhirTime(when); time && time->precision == Precision::Time) dispense.since = time->start;
    dispense.name = resource.textOr("medicationCodeableConcept.text", "");
    dispense.tracking = extensionText(resource, "tracking");
    dispense.reason = resource.textOr("statusReasonCodeableConcept.text", "");
    dispense.substitute = extensionText(resource, "substitute-asked");
    dispense.substituteProduct = extensionText(resource, "substitute-product");
    return std::optional{dispense};
}

void DispenseMapper::write(Json& resource, const Dispense& dispense) {
    const bool fresh = begin(resource, "MedicationDispense", dispense.id.uuid);
    const auto read = DispenseMapper::read(resource);
    const auto said = read && *read ? **read : Dispense{};
    if (fresh || said.state != dispense.state) resource.set("status", wireName(kDispenseStates, dispense.state));
    if (fresh) resource.set("subject", reference("Patient", dispense.resident.uuid));
    if (said.order != dispense.order) resource.set("authorizingPrescription", Json::array({reference("MedicationRequest", dispense.order.uuid)}));
    // What is handed over has the day of that; everything before it the day of preparation.
    const bool handed = dispense.state == "delivered";
    if (said.on != dispense.on) setText(resource, handed ? "whenHandedOver" : "whenPrepared", textOf(dispense.on));
    if (said.since != dispense.since) setExtension(resource, "since", "valueDateTime", dispense.since ? formatInstant(*dispense.since) : "");
    updateText(resource, "medicationCodeableConcept.text", said.name, dispense.name);
    updateExtension(resource, "tracking", "valueString", said.tracking, dispense.tracking);
    updateText(resource, "statusReasonCodeableConcept.text", said.reason, dispense.reason);
    updateExtension(resource, "substitute-asked", "valueString", said.substitute, dispense.substitute);
    updateExtension(resource, "substitute-product", "valueString", said.substituteProduct, dispense.substituteProduct);
}

Result<std::optional<PrescriptionReview>> ReviewMapper::read(const Json& resource) {
    PrescriptionReview review;
    JIAYI_TRY(const auto id, readId(resource));
    review.id = {id};
    const auto form = resource.textOr("groupIdentifier.system", "") == kPrescription ? Uuid::parse(resource.textOr("groupIdentifier.value", ""))
                                                                                    : std::nullopt;
    review.state = ours(kReviewStates, resource.textOr("status", ""));
    if (resource.textOr("status", "") == "in-progress") review.state = "requested";
    if (codeOf(resource, "code", kTaskCode) != kReviewTask || !form || review.state.empty()) return std::optional<PrescriptionReview>{};
    review.prescription = {*form};
    JIAYI_TRY(review.resident, readPatient(resource));
    review.comment = parameterOf(resource, "output", "comment");
    review.answer = parameterOf(resource, "input", "answer");
    review.reviewer = resource.textOr("owner.display", "");
    if (const auto asked = parseFhirTime(resource.textOr("authoredOn", ""))) review.requested = asked->start;
    return std::optional{review};
}

void ReviewMapper::write(Json& resource, const PrescriptionReview& review) {
    const bool fresh = begin(resource, "Task", review.id.uuid);
    const auto read = ReviewMapper::read(resource);
    const auto said = read && *read ? **read : PrescriptionReview{};
    if (fresh || said.state != review.state) resource.set("status", wireName(kReviewStates, review.state));
    if (fresh) {
        resource.set("intent", "order");
        resource.set("code", codeable(kTaskCode, kReviewTask));
        resource.set("for", reference("Patient", review.resident.uuid));
    }
    if (said.prescription != review.prescription)
        resource.set("groupIdentifier", Json::object({{"system", kPrescription}, {"value", review.prescription.toString()}}));
    if (said.requested != review.requested) resource.set("authoredOn", formatInstant(review.requested));
    setParameter(resource, "output", "comment", said.comment, review.comment);
    setParameter(resource, "input", "answer", said.answer, review.answer);
    updateText(resource, "owner.display", said.reviewer, review.reviewer);
}

}  // namespace jiayi::mapping
