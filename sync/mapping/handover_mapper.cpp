// A handover as a Composition: preliminary while it is written, final and frozen once a doctor has confirmed it.
#include "sync/mapping/moves_mapper.h"

#include "sync/mapping/elements.h"
#include "sync/mapping/summary_sections.h"
#include "sync/mapping/systems.h"

namespace jiayi::mapping {

using fhir::Json;
using moves::Handover;

namespace {

constexpr std::string_view kTransferSummary = "18761-7";  // LOINC: transfer summary note

const moves::MovesBook& handoverBook() {
    static const auto book = moves::loadMovesBook().value();
    return book;
}

}  // namespace

Result<std::optional<Handover>> HandoverMapper::read(const Json& resource) {
    Handover made;
    JIAYI_TRY(made.id, readId(resource));
    const auto request = Uuid::parse(extensionText(resource, "move-request"));
    const auto at = parseInstant(resource.textOr("date", ""));
    if (codeOf(resource, "type", kLoinc) != kTransferSummary || !request || !at) return std::optional<Handover>{};
    made.request = {*request};
    made.made = *at;
    JIAYI_TRY(made.resident, readPatient(resource));
    if (made.resident.isNil()) return std::optional<Handover>{};
    made.clinic = resource.textOr("custodian.display", "");
    made.by = resource.textOr("author.0.display", "");
    made.note = extensionText(resource, "handover-note");
    const auto status = resource.textOr("status", "");
    made.status = status == "final" || status == "entered-in-error" ? std::string{status} : "preliminary";
    if (const auto confirmed = parseInstant(resource.textOr("attester.0.time", ""))) made.confirmedAt = *confirmed;
    made.confirmedBy = resource.textOr("attester.0.party.display", "");
    for (const auto& section : resource.items("section")) made.sections.push_back(readSection(section, handoverBook().sections));
    return std::optional{std::move(made)};
}

void HandoverMapper::write(Json& resource, const Handover& handover) {
    const bool fresh = begin(resource, "Composition", handover.id);
    const auto read = HandoverMapper::read(resource);
    const auto said = read && *read ? **read : Handover{};
    if (!fresh && said == handover) return;
    if (fresh) {
        resource.set("type", codeable(kLoinc, kTransferSummary, "Transfer summary note"));
        resource.set("subject", reference("Patient", handover.resident.uuid));
        resource.set("title", "交接 Handover");
        setExtension(resource, "move-request", "valueString", handover.request.toString());
    }
    if (fresh || said.status != handover.status) resource.set("status", handover.status);
    if (said.made != handover.made) resource.set("date", formatInstant(handover.made));
    updateText(resource, "author.0.display", said.by, handover.by);
    updateText(resource, "custodian.display", said.clinic, handover.clinic);
    updateExtension(resource, "handover-note", "valueString", said.note, handover.note);
    if (said.confirmedAt != handover.confirmedAt && handover.confirmedAt) {
        resource.make("attester.0").set("mode", "professional");
        resource.make("attester.0").set("time", formatInstant(*handover.confirmedAt));
        resource.make("attester.0.party").set("display", handover.confirmedBy);
    }
    if (said.sections == handover.sections) return;
    resource.erase("section");
    for (const auto& section : handover.sections) resource.make("section").push(writeSection(section, handoverBook().sections));
}

}  // namespace jiayi::mapping
