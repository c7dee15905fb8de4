#include "sync/mapping/elements.h"
#include "sync/mapping/referral_mapper.h"
#include "sync/mapping/systems.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace jiayi::mapping {

using fhir::Json;
using referral::BookingKind;
using referral::JointSession;
using referral::SpecialBooking;

namespace {

constexpr std::string_view kJointClinic = "joint-clinic";
constexpr std::string_view kOnlineReturn = "online-return";
constexpr std::array<std::string_view, 5> kSpecialStatuses{"booked", "fulfilled", "noshow", "cancelled", "entered-in-error"};
constexpr std::array<std::string_view, 4> kSessionStatuses{"planned", "held", "cancelled", "entered-in-error"};

int smallNumber(const std::string& text) {
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

}  // namespace

Result<std::optional<JointSession>> JointSessionMapper::read(const Json& resource) {
    JointSession made;
    JIAYI_TRY(const auto id, readId(resource));
    made.id = {id};
    const auto start = parseInstant(resource.textOr("planningHorizon.start", ""));
    const auto end = parseInstant(resource.textOr("planningHorizon.end", ""));
    made.status = extensionText(resource, "session-status");
    const bool known = std::find(kSessionStatuses.begin(), kSessionStatuses.end(), made.status) != kSessionStatuses.end();
    if (codeOf(resource, "serviceType.0", kBookingKind) != kJointClinic || !start || !end || *end <= *start || !known) return std::optional<JointSession>{};
    made.start = *start;
    made.minutes = static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(*end - *start).count());
    made.seats = smallNumber(extensionText(resource, "session-seats"));
    made.specialty = codeOf(resource, "specialty.0", kSpecialty);
    made.specialist = resource.textOr("actor.0.display", "");
    made.institution = resource.textOr("actor.1.display", "");
    made.place = extensionText(resource, "session-place");
    made.by = extensionText(resource, "booked-by");
    if (const auto at = parseInstant(extensionText(resource, "session-made"))) made.made = *at;
    return std::optional{std::move(made)};
}

void JointSessionMapper::write(Json& resource, const JointSession& session) {
    const bool fresh = begin(resource, "Schedule", session.id.uuid);
    const auto read = JointSessionMapper::read(resource);
    const auto said = read && *read ? **read : JointSession{};
    if (fresh || said.status != session.status) {
        resource.set("active", session.status == "planned");
        setExtension(resource, "session-status", "valueCode", session.status);
    }
    if (fresh || said.start != session.start || said.minutes != session.minutes) {
        resource.make("planningHorizon.start") = formatInstant(session.start);
        resource.make("planningHorizon.end") = formatInstant(session.start + std::chrono::minutes{session.minutes});
    }
    if (fresh || said.seats != session.seats) setExtension(resource, "session-seats", "valueString", std::to_string(session.seats));
    updateExtension(resource, "session-place", "valueString", said.place, session.place);
    if (!fresh) return;  // another specialist's day is another one
    resource.make("serviceType.0") = codeable(kBookingKind, kJointClinic);
    if (!session.specialty.empty()) resource.make("specialty.0") = codeable(kSpecialty, session.specialty);
    resource.make("actor").push(Json::object({{"display", session.specialist}}));
    if (!session.institution.empty()) resource.make("actor").push(Json::object({{"display", session.institution}}));
    setExtension(resource, "booked-by", "valueString", session.by);
    setExtension(resource, "session-made", "valueInstant", formatInstant(session.made));
}

Result<std::optional<SpecialBooking>> SpecialBookingMapper::read(const Json& resource) {
    SpecialBooking made;
    JIAYI_TRY(const auto id, readId(resource));
    made.id = {id};
    const auto kind = codeOf(resource, "serviceType.0", kBookingKind);
    const auto start = parseInstant(resource.textOr("start", ""));
    made.status = resource.textOr("status", "");
    if (made.status == "arrived" || made.status == "checked-in") made.status = "fulfilled";
    const bool known = std::find(kSpecialStatuses.begin(), kSpecialStatuses.end(), made.status) != kSpecialStatuses.end();
    if ((kind != kJointClinic && kind != kOnlineReturn) || !start || !known) return std::optional<SpecialBooking>{};
    JIAYI_TRY(made.resident, readPatient(resource));
    if (made.resident.isNil()) return std::optional<SpecialBooking>{};
    made.kind = kind == kOnlineReturn ? BookingKind::Online : BookingKind::Joint;
    made.start = *start;
    if (const auto session = Uuid::parse(extensionText(resource, "joint-session"))) made.session = referral::SessionId{*session};
    made.outcome = resource.textOr("comment", "");
    for (const auto& each : resource.items("reasonCode"))
        if (const auto unchecked = codeOf(each, "", kOnlineCondition); !unchecked.empty()) made.unchecked.push_back(unchecked);
    made.reason = extensionText(resource, "unchecked-reason");
    made.by = extensionText(resource, "booked-by");
    const auto at = parseInstant(resource.textOr("created", ""));
    made.made = at ? *at : *start;
    return std::optional{std::move(made)};
}

void SpecialBookingMapper::write(Json& resource, const SpecialBooking& one) {
    const bool fresh = begin(resource, "Appointment", one.id.uuid);
    const auto read = SpecialBookingMapper::read(resource);
    const auto said = read && *read ? **read : SpecialBooking{};
    if (fresh || said.status != one.status) resource.set("status", one.status);
    if (fresh || said.start != one.start) resource.set("start", formatInstant(one.start));
    updateText(resource, "comment", said.outcome, one.outcome);
    if (!fresh) return;
    resource.make("serviceType.0") = codeable(kBookingKind, one.kind == BookingKind::Online ? kOnlineReturn : kJointClinic);
    for (const auto& each : one.unchecked) resource.make("reasonCode").push(codeable(kOnlineCondition, each));
    setExtension(resource, "unchecked-reason", "valueString", one.reason);
    if (one.session) setExtension(resource, "joint-session", "valueString", one.session->toString());
    resource.set("created", formatInstant(one.made));
    auto person = Json::object({{"actor", reference("Patient", one.resident.uuid)}});
    person.set("status", "accepted");
    resource.make("participant").push(std::move(person));
    setExtension(resource, "booked-by", "valueString", one.by);
}

}  // namespace jiayi::mapping
