#include "sync/mapping/appointment_mapper.h"

#include "sync/mapping/elements.h"
#include "sync/mapping/systems.h"

namespace jiayi::mapping {

using appointments::Appointment;
using fhir::Json;

namespace {

constexpr int kUsualMinutes = 30;  // what a sender that names neither end nor length is taken to mean

/// Somebody who takes part and is no patient.
std::string practitionerOf(const Json& resource) {
    for (const auto& participant : resource.items("participant")) {
        const auto actor = participant.textOr("actor.reference", "");
        if (actor.find("Patient/") == std::string_view::npos) return std::string{participant.textOr("actor.display", "")};
    }
    return {};
}

int minutesOf(const Json& resource, Instant start) {
    if (const auto said = resource.integer("minutesDuration"); said && *said > 0) return static_cast<int>(*said);
    const auto end = parseInstant(resource.textOr("end", ""));
    if (!end || *end <= start) return kUsualMinutes;
    return static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(*end - start).count());
}

Json participant(Json actor) {
    auto made = Json::object();
    made.set("actor", std::move(actor));
    made.set("status", "accepted");
    return made;
}

}  // namespace

Result<std::optional<Appointment>> AppointmentMapper::read(const Json& resource) {
    Appointment made;
    JIAYI_TRY(const auto id, readId(resource));
    made.id = {id};
    JIAYI_TRY(made.resident, readPatient(resource));
    const auto start = parseInstant(resource.textOr("start", ""));
    made.status = resource.textOr("status", "");
    // Whoever has arrived has come; the visit tells the rest.
    if (made.status == "arrived" || made.status == "checked-in") made.status = "fulfilled";
    if (made.resident.isNil() || !start || !appointments::isAppointmentStatus(made.status)) return std::optional<Appointment>{};
    made.start = *start;
    made.minutes = minutesOf(resource, *start);
    made.practitioner = practitionerOf(resource);
    made.reason = codeOf(resource, "reasonCode.0", kWorkKind);
    made.by = extensionText(resource, "booked-by");
    const auto at = parseInstant(resource.textOr("created", ""));
    made.made = at ? *at : *start;
    return std::optional{std::move(made)};
}

void AppointmentMapper::write(Json& resource, const Appointment& one) {
    const bool fresh = begin(resource, "Appointment", one.id.uuid);
    const auto read = AppointmentMapper::read(resource);
    const auto* said = read && *read ? &**read : nullptr;
    if (!said || said->status != one.status) resource.set("status", one.status);
    if (!said || said->start != one.start || said->minutes != one.minutes) {
        resource.set("start", formatInstant(one.start));
        resource.set("end", formatInstant(one.start + std::chrono::minutes{one.minutes}));
        resource.set("minutesDuration", static_cast<std::int64_t>(one.minutes));
    }
    if (!fresh) return;  // whom it is for does not change: that would be another one
    if (!one.reason.empty()) resource.make("reasonCode.0") = codeable(kWorkKind, one.reason);
    resource.set("created", formatInstant(one.made));
    resource.make("participant").push(participant(reference("Patient", one.resident.uuid)));
    if (!one.practitioner.empty()) resource.make("participant").push(participant(Json::object({{"display", one.practitioner}})));
    setExtension(resource, "booked-by", "valueString", one.by);
}

}  // namespace jiayi::mapping
