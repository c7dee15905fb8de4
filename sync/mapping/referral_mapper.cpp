#include "sync/mapping/referral_mapper.h"

#include "sync/mapping/elements.h"
#include "sync/mapping/systems.h"

#include <algorithm>
#include <array>

namespace jiayi::mapping {

using fhir::Json;
using referral::Message;
using referral::Progress;
using referral::Referral;
using referral::State;

namespace {

constexpr std::string_view kReferralTask = "referral";
constexpr std::array<std::string_view, 5> kLetterStatuses{"draft", "active", "revoked", "completed", "entered-in-error"};
/// Ours, FHIR's nearest; ours goes with it as the business status.
constexpr std::array<std::pair<State, std::string_view>, 8> kCourse{{{State::Sent, "requested"}, {State::Seen, "received"}, {State::Accepted, "accepted"}, {State::Refused, "rejected"},
                                                                    {State::Replied, "in-progress"}, {State::Returned, "completed"}, {State::Closed, "completed"}, {State::Withdrawn, "cancelled"}}};
/// The texts of the form: extension and member.
constexpr std::array<std::pair<const char*, std::string Referral::*>, 4> kLetterTexts{
    {{"referral-impression", &Referral::impression}, {"referral-history", &Referral::history}, {"referral-past", &Referral::past}, {"referral-treatment", &Referral::treatment}}};
constexpr std::array<std::pair<const char*, std::string Progress::*>, 5> kAnswerTexts{
    {{"diagnosis", &Progress::diagnosis}, {"findings", &Progress::findings}, {"advice", &Progress::advice}, {"case-no", &Progress::caseNo}, {"phone", &Progress::phone}}};

std::string_view priorityOf(std::string_view urgency) { return urgency == "emergency" ? "stat" : urgency == "soon" ? "urgent" : "routine"; }

std::string outputOf(const Json& resource, std::string_view name) {
    for (const auto& each : resource.items("output"))
        if (each.textOr("type.text", "") == name) return std::string{each.textOr("valueString", "")};
    return {};
}

void setOutput(Json& resource, std::string_view name, const std::string& said, const std::string& text) {
    if (said == text) return;
    auto& outputs = resource.make("output");
    for (std::size_t i = outputs.size(); i-- > 0;)
        if (outputs.items()[i].textOr("type.text", "") == name) outputs.eraseAt(i);
    if (!text.empty()) {
        auto made = Json::object({{"type", Json::object({{"text", name}})}});
        made.set("valueString", text);
        outputs.push(std::move(made));
    }
    if (outputs.size() == 0) resource.erase("output");
}

std::vector<referral::Attachment> attachmentsOf(const Json& resource) {
    std::vector<referral::Attachment> all;
    for (const auto& each : resource.items("supportingInfo")) {
        const auto reference = each.textOr("reference", "");
        const auto slash = reference.find('/');
        if (slash == std::string_view::npos || reference.starts_with("Composition/")) continue;
        if (const auto id = Uuid::parse(reference.substr(slash + 1))) all.push_back({std::string{reference.substr(0, slash)}, *id, std::string{each.textOr("display", "")}});
    }
    return all;
}

void writeAttachments(Json& resource, const Referral& letter) {
    resource.erase("supportingInfo");
    auto list = Json::array();
    // The summary goes with the letter; drafts have none.
    if (letter.status != "draft" && letter.kind != referral::Kind::Down) list.push(reference("Composition", referral::summaryId(letter.id)));
    for (const auto& each : letter.attachments) {
        auto made = reference(each.type, each.id);
        if (!each.title.empty()) made.set("display", each.title);
        list.push(std::move(made));
    }
    if (list.size() > 0) resource.set("supportingInfo", std::move(list));
}

State stateOfTask(const Json& resource) {
    const auto ours = referral::stateOf(codeOf(resource, "businessStatus", kReferralState));
    const auto status = resource.textOr("status", "");
    if (ours && std::any_of(kCourse.begin(), kCourse.end(), [&](const auto& each) { return each.first == *ours && each.second == status; })) return *ours;
    for (const auto& [state, wire] : kCourse)
        if (wire == status) return state;
    if (status == "failed") return State::Refused;
    return status == "ready" || status == "on-hold" ? State::Seen : State::Sent;
}

}  // namespace

Result<std::optional<Referral>> ReferralMapper::read(const Json& resource) {
    Referral made;
    JIAYI_TRY(const auto id, readId(resource));
    made.id = {id};
    const auto kind = referral::kindOf(codeOf(resource, "category.0", kReferralKind));
    made.status = resource.textOr("status", "");
    if (made.status == "on-hold" || made.status == "unknown") made.status = "active";
    const auto at = parseInstant(resource.textOr("authoredOn", ""));
    if (!kind || !at || std::find(kLetterStatuses.begin(), kLetterStatuses.end(), made.status) == kLetterStatuses.end()) return std::optional<Referral>{};
    made.kind = *kind;
    made.made = *at;
    JIAYI_TRY(made.resident, readPatient(resource));
    if (made.resident.isNil()) return std::optional<Referral>{};
    made.reason = codeOf(resource, "reasonCode.0", kReferralReason);
    made.urgency = extensionText(resource, "referral-urgency");
    made.specialty = codeOf(resource, "performerType", kSpecialty);
    made.institution = resource.textOr("performer.0.display", "");
    made.receiver = extensionText(resource, "referral-receiver");
    for (const auto& [name, member] : kLetterTexts) made.*member = extensionText(resource, name);
    made.attachments = attachmentsOf(resource);
    if (const auto visit = referenceId(resource, "encounter", "Encounter")) made.visit = care::VisitId{*visit};
    made.validFrom = dayOf(resource.textOr("occurrencePeriod.start", ""));
    made.validUntil = dayOf(resource.textOr("occurrencePeriod.end", ""));
    made.by = resource.textOr("requester.display", "");
    if (const auto sent = parseInstant(extensionText(resource, "referral-sent"))) made.sent = *sent;
    // Whoever does not know our extension has sent it when it was written.
    else if (made.status != "draft") made.sent = made.made;
    made.readState = extensionText(resource, "referral-read");
    return std::optional{std::move(made)};
}

void ReferralMapper::write(Json& resource, const Referral& letter) {
    const bool fresh = begin(resource, "ServiceRequest", letter.id.uuid);
    const auto read = ReferralMapper::read(resource);
    const auto said = read && *read ? **read : Referral{};
    if (fresh) {
        resource.set("status", letter.status);
        resource.set("intent", "order");
        resource.make("category.0") = codeable(kReferralKind, nameOf(letter.kind));
        resource.set("subject", reference("Patient", letter.resident.uuid));
    } else if (said.status != letter.status) {
        resource.set("status", letter.status);
    }
    if (fresh || said.made != letter.made) resource.set("authoredOn", formatInstant(letter.made));
    if (said.urgency != letter.urgency) {
        resource.set("priority", priorityOf(letter.urgency));
        setExtension(resource, "referral-urgency", "valueCode", letter.urgency);
    }
    if (said.reason != letter.reason) {
        resource.erase("reasonCode");
        if (!letter.reason.empty()) resource.make("reasonCode.0") = codeable(kReferralReason, letter.reason);
    }
    if (said.specialty != letter.specialty) {
        resource.erase("performerType");
        if (!letter.specialty.empty()) resource.set("performerType", codeable(kSpecialty, letter.specialty));
    }
    if (said.institution != letter.institution) {
        resource.erase("performer");
        if (!letter.institution.empty()) resource.make("performer.0").set("display", letter.institution);
    }
    updateExtension(resource, "referral-receiver", "valueString", said.receiver, letter.receiver);
    for (const auto& [name, member] : kLetterTexts) updateExtension(resource, name, "valueString", said.*member, letter.*member);
    if (said.attachments != letter.attachments || said.status != letter.status) writeAttachments(resource, letter);
    if (said.visit != letter.visit && letter.visit) resource.set("encounter", reference("Encounter", letter.visit->uuid));
    if (said.validFrom != letter.validFrom || said.validUntil != letter.validUntil) {
        resource.erase("occurrencePeriod");
        if (letter.validFrom) resource.make("occurrencePeriod.start") = formatDate(*letter.validFrom);
        if (letter.validUntil) resource.make("occurrencePeriod.end") = formatDate(*letter.validUntil);
    }
    updateText(resource, "requester.display", said.by, letter.by);
    if (said.sent != letter.sent) setExtension(resource, "referral-sent", "valueInstant", letter.sent ? formatInstant(*letter.sent) : "");
    updateExtension(resource, "referral-read", "valueCode", said.readState, letter.readState);
}

Result<std::optional<Progress>> ReferralTaskMapper::read(const Json& resource) {
    Progress made;
    JIAYI_TRY(made.id, readId(resource));
    const auto about = referenceId(resource, "focus", "ServiceRequest");
    if (codeOf(resource, "code", kTaskCode) != kReferralTask || !about) return std::optional<Progress>{};
    made.referral = {*about};
    JIAYI_TRY(made.resident, readPatient(resource));
    if (made.resident.isNil()) return std::optional<Progress>{};
    made.mistaken = resource.textOr("status", "") == "entered-in-error";
    made.state = made.mistaken ? State::Withdrawn : stateOfTask(resource);
    if (const auto at = parseFhirTime(resource.textOr("lastModified", resource.textOr("authoredOn", "")))) made.at = at->start;
    made.by = resource.textOr("owner.display", "");
    made.note = resource.textOr("statusReason.text", "");
    for (const auto& [name, member] : kAnswerTexts) made.*member = outputOf(resource, name);
    made.visitBy = dayOf(outputOf(resource, "visit-by"));
    return std::optional{std::move(made)};
}

void ReferralTaskMapper::write(Json& resource, const Progress& progress) {
    const bool fresh = begin(resource, "Task", progress.id);
    const auto read = ReferralTaskMapper::read(resource);
    const auto said = read && *read ? **read : Progress{};
    if (fresh) {
        resource.set("intent", "order");
        resource.set("code", codeable(kTaskCode, kReferralTask));
        resource.set("focus", reference("ServiceRequest", progress.referral.uuid));
        resource.set("for", reference("Patient", progress.resident.uuid));
    }
    if (fresh || said.state != progress.state || said.mistaken != progress.mistaken) {
        const auto course = std::find_if(kCourse.begin(), kCourse.end(), [&](const auto& each) { return each.first == progress.state; });
        resource.set("status", progress.mistaken ? std::string_view{"entered-in-error"} : course->second);
        resource.set("businessStatus", codeable(kReferralState, nameOf(progress.state)));
    }
    updateText(resource, "statusReason.text", said.note, progress.note);
    if (fresh || said.at != progress.at) resource.set("lastModified", formatInstant(progress.at));
    if (fresh) resource.set("authoredOn", formatInstant(progress.at));
    updateText(resource, "owner.display", said.by, progress.by);
    for (const auto& [name, member] : kAnswerTexts) setOutput(resource, name, said.*member, progress.*member);
    setOutput(resource, "visit-by", textOf(said.visitBy), textOf(progress.visitBy));
}

Result<std::optional<Message>> ReferralMessageMapper::read(const Json& resource) {
    Message made;
    JIAYI_TRY(const auto id, readId(resource));
    made.id = {id};
    const auto about = referenceId(resource, "about.0", "ServiceRequest");
    const auto at = parseInstant(resource.textOr("sent", ""));
    made.words = resource.textOr("payload.0.contentString", "");
    made.status = resource.textOr("status", "") == "entered-in-error" ? "entered-in-error" : "completed";
    if (!about || !at || made.words.empty()) return std::optional<Message>{};
    made.referral = {*about};
    made.at = *at;
    JIAYI_TRY(made.resident, readPatient(resource));
    if (made.resident.isNil()) return std::optional<Message>{};
    made.ours = codeOf(resource, "category.0", kMessageSide) == "clinic";
    made.by = resource.textOr("sender.display", "");
    if (const auto read = parseInstant(extensionText(resource, "read-at"))) made.readAt = *read;
    made.readBy = extensionText(resource, "read-by");
    return std::optional{std::move(made)};
}

void ReferralMessageMapper::write(Json& resource, const Message& message) {
    const bool fresh = begin(resource, "Communication", message.id.uuid);
    const auto read = ReferralMessageMapper::read(resource);
    const auto said = read && *read ? **read : Message{};
    if (fresh || said.status != message.status) resource.set("status", message.status);
    if (fresh) {
        resource.make("category.0") = codeable(kMessageSide, message.ours ? "clinic" : "other");
        resource.set("subject", reference("Patient", message.resident.uuid));
        resource.make("about.0") = reference("ServiceRequest", message.referral.uuid);
        resource.set("sent", formatInstant(message.at));
        if (!message.by.empty()) resource.make("sender").set("display", message.by);
        resource.make("payload.0").set("contentString", message.words);
    }
    if (said.readAt != message.readAt) setExtension(resource, "read-at", "valueInstant", message.readAt ? formatInstant(*message.readAt) : "");
    updateExtension(resource, "read-by", "valueString", said.readBy, message.readBy);
}

}  // namespace jiayi::mapping
