#include "sync/mapping/picture_mapper.h"

#include "models/core/dates.h"
#include "sync/fhir/reference.h"
#include "sync/mapping/elements.h"
#include "sync/mapping/systems.h"

#include <algorithm>
#include <array>

namespace jiayi::mapping {

using fhir::Json;
using images::Picture;

namespace {

struct EyeSide {
    std::string_view side;
    std::string_view snomed;
    std::string_view display;
};
constexpr std::array<EyeSide, 3> kEyes{{
    {"left", "8966001", "Left eye structure"},
    {"right", "18944008", "Right eye structure"},
    {"both", "40638003", "Structure of both eyes"},
}};
constexpr std::string_view kPictureMistaken = "entered-in-error";

/// Ours, else DICOM's modality, else LOINC.
std::string kindOf(const Json& resource, std::string_view path) {
    if (const auto own = codeOf(resource, path, kPictureKind); images::pictureKind(own)) return own;
    const auto modality = codeOf(resource, path, kDicom), loinc = codeOf(resource, path, kLoinc);
    for (const auto& kind : images::kPictureKinds)
        if (modality == kind.modality || (!kind.loinc.empty() && loinc == kind.loinc)) return std::string{kind.name};
    return {};
}

Json kindConcept(std::string_view name, bool withModality) {
    auto made = codeable(kPictureKind, name);
    const auto* kind = images::pictureKind(name);
    if (withModality && kind) made.make("coding").push(Json::object({{"system", kDicom}, {"code", kind->modality}}));
    if (!withModality && kind && !kind->loinc.empty()) made.make("coding").push(Json::object({{"system", kLoinc}, {"code", kind->loinc}}));
    return made;
}

std::string sideOf(const Json& resource, std::string_view path) {
    const auto code = codeOf(resource, path, kSnomed);
    for (const auto& eye : kEyes)
        if (code == eye.snomed) return std::string{eye.side};
    return {};
}

/// Nothing when the attachment names no Binary of ours.
std::optional<images::Content> contentOf(const Json& resource, std::string_view path) {
    const auto* attachment = resource.at(path);
    if (!attachment) return {};
    const auto reference = fhir::parseReference(attachment->textOr("url", ""));
    const auto id = Uuid::parse(reference.key.id);
    if (reference.key.type != "Binary" || !id) return {};
    images::Content content{*id, std::string{attachment->textOr("contentType", "")}, 0, extensionText(*attachment, "sha256")};
    const auto size = attachment->integer("size");
    content.size = size && *size > 0 ? *size : 0;
    return content;
}

Json attachmentOf(const Picture& one) {
    auto made = Json::object();
    setExtension(made, "sha256", "valueString", one.content.sha256);
    made.set("contentType", one.content.type);
    made.set("url", "Binary/" + one.content.binary.toString());
    if (one.content.size > 0) made.set("size", one.content.size);
    if (!one.title.empty()) made.set("title", one.title);
    made.set("creation", formatInstant(one.taken));
    return made;
}

/// What both types say alike. False where it is no picture of ours.
Result<bool> readAlike(const Json& resource, std::string_view attachment, Picture& made) {
    JIAYI_TRY(const auto id, readId(resource));
    made.id = {id};
    JIAYI_TRY(made.resident, readPatient(resource));
    auto content = contentOf(resource, attachment);
    if (!content || made.resident.isNil()) return false;
    made.content = std::move(*content);
    made.title = resource.textOr(std::string{attachment} + ".title", "");
    if (made.kind.empty()) made.kind = made.isDocument() ? "document" : "other";
    return true;
}

std::optional<Instant> takenAt(const Json& resource, std::initializer_list<std::string_view> paths) {
    for (const auto path : paths) {
        const auto text = resource.textOr(path, "");
        if (const auto instant = parseInstant(text)) return *instant;
        if (const auto day = dayOf(text)) return startOfDay(*day);
    }
    return {};
}

}  // namespace

Result<std::optional<Picture>> MediaMapper::read(const Json& resource) {
    Picture made;
    made.kind = kindOf(resource, "modality");
    JIAYI_TRY(const bool ours, readAlike(resource, "content", made));
    const auto taken = takenAt(resource, {"createdDateTime", "createdPeriod.start", "issued", "content.creation"});
    if (!ours || !taken || made.isDocument()) return std::optional<Picture>{};
    made.taken = *taken;
    made.status = resource.textOr("status", "") == kPictureMistaken ? kPictureMistaken : "current";
    made.side = sideOf(resource, "bodySite");
    made.bodySite = resource.textOr("bodySite.text", "");
    made.device = resource.textOr("deviceName", "");
    made.institution = extensionText(resource, "institution");
    made.by = resource.textOr("operator.display", "");
    made.visit = referenceId(resource, "encounter", "Encounter");
    made.order = referenceId(resource, "basedOn.0", "ServiceRequest");
    made.report = referenceId(resource, "partOf.0", "DiagnosticReport");
    return std::optional{std::move(made)};
}

void MediaMapper::write(Json& resource, const Picture& one) {
    const bool fresh = begin(resource, "Media", one.id.uuid);
    const auto read = MediaMapper::read(resource);
    const auto* said = read && *read ? &**read : nullptr;
    if (!said || said->status != one.status) resource.set("status", one.status == kPictureMistaken ? kPictureMistaken : "completed");
    if (!fresh) return;  // what was taken, of whom and when, does not change: that would be another one
    resource.set("type", codeable(kMediaType, "image"));
    resource.set("modality", kindConcept(one.kind, true));
    resource.set("subject", reference("Patient", one.resident.uuid));
    resource.set("createdDateTime", formatInstant(one.taken));
    for (const auto& eye : kEyes)
        if (one.side == eye.side) resource.set("bodySite", codeable(kSnomed, eye.snomed, eye.display));
    setText(resource, "bodySite.text", one.bodySite);
    setText(resource, "deviceName", one.device);
    setExtension(resource, "institution", "valueString", one.institution);
    setText(resource, "operator.display", one.by);
    if (one.visit) resource.set("encounter", reference("Encounter", *one.visit));
    if (one.order) resource.make("basedOn").push(reference("ServiceRequest", *one.order));
    if (one.report) resource.make("partOf").push(reference("DiagnosticReport", *one.report));
    resource.set("content", attachmentOf(one));
}

Result<std::optional<Picture>> DocumentMapper::read(const Json& resource) {
    Picture made;
    made.kind = kindOf(resource, "type");
    JIAYI_TRY(const bool ours, readAlike(resource, "content.0.attachment", made));
    const auto taken = takenAt(resource, {"context.period.start", "content.0.attachment.creation", "date"});
    if (!ours || !taken || !made.isDocument()) return std::optional<Picture>{};
    made.taken = *taken;
    const bool mistaken = resource.textOr("status", "") == kPictureMistaken || resource.textOr("docStatus", "") == kPictureMistaken;
    made.status = mistaken ? kPictureMistaken : "current";
    if (made.title.empty()) made.title = resource.textOr("description", "");
    made.side = extensionText(resource, "picture-side");
    made.bodySite = extensionText(resource, "picture-site");
    made.institution = resource.textOr("custodian.display", "");
    made.by = resource.textOr("author.0.display", "");
    made.visit = referenceId(resource, "context.encounter.0", "Encounter");
    for (const auto& related : resource.items("context.related")) {
        const auto target = fhir::parseReference(related.textOr("reference", ""));
        if (target.key.type == "DiagnosticReport") made.report = Uuid::parse(target.key.id);
        if (target.key.type == "ServiceRequest") made.order = Uuid::parse(target.key.id);
    }
    return std::optional{std::move(made)};
}

void DocumentMapper::write(Json& resource, const Picture& one) {
    const bool fresh = begin(resource, "DocumentReference", one.id.uuid);
    const auto read = DocumentMapper::read(resource);
    const auto* said = read && *read ? &**read : nullptr;
    if (!said || said->status != one.status) resource.set("status", one.status);
    if (!fresh) return;
    resource.set("type", kindConcept(one.kind, false));
    resource.set("subject", reference("Patient", one.resident.uuid));
    setExtension(resource, "picture-side", "valueCode", one.side);
    setExtension(resource, "picture-site", "valueString", one.bodySite);
    resource.set("date", formatInstant(one.taken));
    setText(resource, "author.0.display", one.by);
    setText(resource, "custodian.display", one.institution);
    resource.make("content.0").set("attachment", attachmentOf(one));
    if (one.visit) resource.make("context.encounter").push(reference("Encounter", *one.visit));
    for (const auto& [type, id] : {std::pair{"DiagnosticReport", one.report}, std::pair{"ServiceRequest", one.order}})
        if (id) resource.make("context.related").push(reference(type, *id));
}

}  // namespace jiayi::mapping
