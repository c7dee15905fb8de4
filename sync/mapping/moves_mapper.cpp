#include "sync/mapping/moves_mapper.h"

#include "sync/mapping/elements.h"
#include "sync/mapping/systems.h"

#include <algorithm>
#include <array>

namespace jiayi::mapping {

using fhir::Json;
using moves::Arrival;
using moves::MoveKind;
using moves::MoveRequest;
using moves::MoveState;

namespace {

constexpr std::string_view kLeaves = "move-leave";
constexpr std::string_view kComes = "move-arrive";
constexpr std::string_view kTakenIn = "move-accept";
constexpr std::array<std::pair<MoveState, std::string_view>, 4> kRequestStatuses{
    {{MoveState::Asked, "requested"}, {MoveState::Withdrawn, "cancelled"}, {MoveState::Refused, "rejected"}, {MoveState::Done, "completed"}}};
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kArrivalStatuses{
    {{"accepted", "completed"}, {"asked-back", "on-hold"}, {"entered-in-error", "entered-in-error"}}};
constexpr std::array<std::pair<const char*, std::string Arrival::*>, 3> kArrivalTexts{
    {{"arrival-question", &Arrival::question}, {"arrival-allergies", &Arrival::allergies}, {"arrival-contract", &Arrival::contract}}};

std::string_view statusOf(const MoveRequest& request) {
    if (request.mistaken) return "entered-in-error";
    return std::find_if(kRequestStatuses.begin(), kRequestStatuses.end(), [&](const auto& each) { return each.first == request.state; })->second;
}

}  // namespace

Result<std::optional<MoveRequest>> MoveRequestMapper::read(const Json& resource) {
    MoveRequest made;
    JIAYI_TRY(const auto id, readId(resource));
    made.id = {id};
    const auto code = codeOf(resource, "code", kTaskCode);
    if (code != kLeaves && code != kComes) return std::optional<MoveRequest>{};
    made.kind = code == kLeaves ? MoveKind::Leave : MoveKind::Arrive;
    JIAYI_TRY(made.resident, readPatient(resource));
    if (made.kind == MoveKind::Leave && made.resident.isNil()) return std::optional<MoveRequest>{};
    made.name = resource.textOr("for.display", "");
    made.identifier = resource.textOr("for.identifier.value", "");
    made.other = extensionText(resource, "move-other");
    made.announced = !extensionText(resource, "move-announced").empty();
    made.reason = codeOf(resource, "reasonCode", kDepartureReason);
    made.note = resource.textOr("description", "");
    made.wantedOn = dayOf(resource.textOr("executionPeriod.start", ""));
    const auto status = resource.textOr("status", "");
    made.mistaken = status == "entered-in-error";
    made.state = MoveState::Withdrawn;
    for (const auto& [state, wire] : kRequestStatuses)
        if (wire == status) made.state = state;
    made.answer = resource.textOr("statusReason.text", "");
    if (const auto at = parseInstant(resource.textOr("authoredOn", ""))) made.at = *at;
    if (const auto at = parseInstant(resource.textOr("lastModified", ""))) made.decidedAt = *at;
    made.by = resource.textOr("requester.display", "");
    return std::optional{std::move(made)};
}

void MoveRequestMapper::write(Json& resource, const MoveRequest& request) {
    const bool fresh = begin(resource, "Task", request.id.uuid);
    const auto read = MoveRequestMapper::read(resource);
    const auto said = read && *read ? **read : MoveRequest{};
    if (fresh) {
        resource.set("intent", "order");
        resource.set("code", codeable(kTaskCode, request.kind == MoveKind::Leave ? kLeaves : kComes));
        if (!request.identifier.empty()) resource.make("for.identifier").set("value", request.identifier);
        if (!request.name.empty()) resource.make("for").set("display", request.name);
        resource.set("authoredOn", formatInstant(request.at));
        updateText(resource, "requester.display", "", request.by);
    }
    if (said.resident != request.resident && !request.resident.isNil()) resource.make("for").set("reference", "Patient/" + request.resident.toString());
    if (fresh || statusOf(said) != statusOf(request)) resource.set("status", statusOf(request));
    updateExtension(resource, "move-other", "valueString", said.other, request.other);
    if (said.reason != request.reason) resource.set("reasonCode", codeable(kDepartureReason, request.reason));
    updateText(resource, "description", said.note, request.note);
    if (said.wantedOn != request.wantedOn) setText(resource, "executionPeriod.start", textOf(request.wantedOn));
    updateText(resource, "statusReason.text", said.answer, request.answer);
    if (said.decidedAt != request.decidedAt) setText(resource, "lastModified", request.decidedAt ? formatInstant(*request.decidedAt) : "");
}

Result<std::optional<Arrival>> ArrivalMapper::read(const Json& resource) {
    Arrival made;
    JIAYI_TRY(made.id, readId(resource));
    if (codeOf(resource, "code", kTaskCode) != kTakenIn) return std::optional<Arrival>{};
    JIAYI_TRY(made.resident, readPatient(resource));
    const auto day = dayOf(resource.textOr("executionPeriod.start", ""));
    if (made.resident.isNil() || !day) return std::optional<Arrival>{};
    made.arrivedOn = *day;
    const auto status = resource.textOr("status", "");
    made.state = "entered-in-error";
    for (const auto& [state, wire] : kArrivalStatuses)
        if (wire == status) made.state = state;
    made.doctor = resource.textOr("owner.display", "");
    for (const auto& [name, member] : kArrivalTexts) made.*member = extensionText(resource, name);
    if (const auto at = parseInstant(resource.textOr("lastModified", ""))) made.at = *at;
    made.by = resource.textOr("requester.display", "");
    return std::optional{std::move(made)};
}

void ArrivalMapper::write(Json& resource, const Arrival& arrival) {
    const bool fresh = begin(resource, "Task", arrival.id);
    const auto read = ArrivalMapper::read(resource);
    const auto said = read && *read ? **read : Arrival{};
    if (fresh) {
        resource.set("intent", "order");
        resource.set("code", codeable(kTaskCode, kTakenIn));
        resource.set("for", reference("Patient", arrival.resident.uuid));
        resource.make("executionPeriod").set("start", formatDate(arrival.arrivedOn));
    }
    if (fresh || said.state != arrival.state)
        for (const auto& [state, wire] : kArrivalStatuses)
            if (state == arrival.state) resource.set("status", wire);
    updateText(resource, "owner.display", said.doctor, arrival.doctor);
    for (const auto& [name, member] : kArrivalTexts) updateExtension(resource, name, "valueString", said.*member, arrival.*member);
    if (fresh || said.at != arrival.at) resource.set("lastModified", formatInstant(arrival.at));
    updateText(resource, "requester.display", said.by, arrival.by);
}

}  // namespace jiayi::mapping
