#include "sync/mapping/contract_mapper.h"

#include "sync/mapping/elements.h"
#include "sync/mapping/systems.h"

#include <algorithm>

namespace jiayi::mapping {

using contracts::ContractEvent;
using contracts::ContractFile;
using contracts::ContractId;
using contracts::State;
using contracts::Terms;
using fhir::Json;

namespace {

constexpr std::string_view kContractEvent = "contract-event";

std::string urlOfEvent() { return std::string{kExtensionBase} + std::string{kContractEvent}; }

std::string eventPart(const Json& extension, std::string_view name) {
    const auto* part = fhir::itemWhere(extension, "extension", "url", name);
    return part ? std::string{part->textOr("valueString", "")} : std::string{};
}

Result<ContractEvent> readEvent(const Json& extension, ContractId contract) {
    const auto part = [&](std::string_view name) { return eventPart(extension, name); };
    const auto broken = invalid("contract.event");
    const auto id = Uuid::parse(part("id"));
    const auto kind = contracts::eventKindOf(part("kind"));
    const auto on = parseDate(part("on"));
    const auto at = parseInstant(part("at"));
    if (!id || !kind || !on || !at) return broken;
    ContractEvent event;
    event.id = {*id};
    event.contract = contract;
    event.kind = *kind;
    event.on = *on;
    event.at = *at;
    event.by = part("by");
    if (const auto previous = Uuid::parse(part("previous"))) event.previous = ContractId{*previous};
    if (!part("since").empty()) {
        const auto since = parseDate(part("since")), until = parseDate(part("until"));
        if (!since || !until) return broken;
        event.terms = Terms{part("team"), part("doctor"), part("package"), *since, *until};
    }
    event.signer = part("signer");
    event.reason = part("reason");
    event.note = part("note");
    return event;
}

Json writeEvent(const ContractEvent& event) {
    auto parts = Json::array();
    const auto add = [&](std::string_view name, const std::string& text) {
        if (!text.empty()) parts.push(Json::object({{"url", name}, {"valueString", text}}));
    };
    add("id", event.id.toString());
    add("kind", std::string{contracts::nameOf(event.kind)});
    add("on", formatDate(event.on));
    add("at", formatInstant(event.at));
    add("by", event.by);
    if (event.previous) add("previous", event.previous->toString());
    if (event.terms) {
        add("team", event.terms->team);
        add("doctor", event.terms->doctor);
        add("package", event.terms->package);
        add("since", formatDate(event.terms->since));
        add("until", formatDate(event.terms->until));
    }
    add("signer", event.signer);
    add("reason", event.reason);
    add("note", event.note);
    return Json::object({{"url", urlOfEvent()}, {"extension", std::move(parts)}});
}

std::string_view statusOf(const contracts::Contract& contract) {
    // What could not follow the person's other contracts stands nowhere.
    if (contract.terms.team.empty()) return "disputed";
    switch (contract.state) {
        case State::Offered: return "offered";
        case State::Accepted: return "executable";
        case State::Signed: return "executed";
        case State::Renewed: return "renewed";
        case State::Transferred: return "terminated";
        case State::Ended: break;
    }
    return contract.lastDay ? "terminated" : "cancelled";
}

/// Where it stands, as the resource says; whoever applies it tells that anew from the events.
void readStanding(const Json& resource, ContractFile& file) {
    auto& contract = file.contract;
    contract.id = file.id;
    const auto status = resource.textOr("status", "");
    if (status == "disputed") return;
    for (const auto& event : file.events)
        if (event.terms) contract.terms = *event.terms;
    contract.state = status == "offered" ? State::Offered : status == "executable" ? State::Accepted : status == "executed" ? State::Signed : status == "renewed" ? State::Renewed : State::Ended;
    if (status == "executed" || status == "renewed" || status == "terminated") contract.lastDay = dayOf(resource.textOr("applies.end", ""));
}

}  // namespace

Result<std::optional<ContractFile>> ContractMapper::read(const Json& resource) {
    ContractFile file;
    JIAYI_TRY(const auto id, readId(resource));
    file.id = {id};
    for (const auto& extension : resource.items("extension")) {
        if (extension.textOr("url", "") != urlOfEvent()) continue;
        JIAYI_TRY(auto event, readEvent(extension, file.id));
        file.events.push_back(std::move(event));
    }
    if (file.events.empty()) return std::optional<ContractFile>{};
    std::sort(file.events.begin(), file.events.end(), [](const ContractEvent& a, const ContractEvent& b) { return std::tie(a.at, a.kind, a.id) < std::tie(b.at, b.kind, b.id); });
    JIAYI_TRY(file.resident, readPatient(resource));
    readStanding(resource, file);
    return std::optional{std::move(file)};
}

void ContractMapper::write(Json& resource, const ContractFile& file) {
    const bool fresh = begin(resource, "Contract", file.id.uuid);
    const auto read = ContractMapper::read(resource);
    const auto said = read && *read ? **read : ContractFile{};
    for (const auto& event : file.events)
        if (std::find(said.events.begin(), said.events.end(), event) == said.events.end()) resource.make("extension").push(writeEvent(event));
    const auto& now = file.contract;
    updateText(resource, "status", resource.textOr("status", ""), statusOf(now));
    if (fresh) resource.make("subject.0") = reference("Patient", file.resident.uuid);
    if (now.terms.team.empty()) return;
    updateText(resource, "applies.start", resource.textOr("applies.start", ""), formatDate(now.terms.since));
    updateText(resource, "applies.end", resource.textOr("applies.end", ""), formatDate(now.lastDay && *now.lastDay >= now.terms.since ? *now.lastDay : now.terms.until));
    updateText(resource, "term.0.offer.text", resource.textOr("term.0.offer.text", ""), now.terms.team + " / " + now.terms.doctor + " / " + now.terms.package);
}

void ContractMapper::spoil(ContractFile& file) {
    if (file.events.empty()) return;
    const auto& first = file.events.front();
    ContractEvent end;
    end.id = {derivedUuid({"contract-taken-back", file.id.toString()})};
    end.contract = file.id;
    end.kind = contracts::EventKind::Ended;
    end.on = (first.terms ? first.terms->since : first.on) - Days{1};
    end.at = file.events.back().at + std::chrono::milliseconds{1};
    end.reason = "mistake";
    if (file.events.back().kind != end.kind) file.events.push_back(std::move(end));
}

}  // namespace jiayi::mapping
