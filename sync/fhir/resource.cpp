#include "sync/fhir/resource.h"

#include "sync/fhir/reference.h"

#include <algorithm>
#include <array>

namespace jiayi::fhir {

namespace {

struct Owner {
    std::string_view type;
    std::string_view path;
};

/// Where a type names its patient, unless that is `subject` or `patient`; an empty path: it belongs to no one patient.
/// From the R4 patient compartment (hl7.org/fhir/R4/compartmentdefinition-patient.html).
constexpr std::array<Owner, 12> kOwners{{
    {"Account", "subject.0"},
    {"Coverage", "beneficiary"},
    {"EnrollmentRequest", "candidate"},
    {"Group", ""},
    {"Medication", ""},
    {"Organization", ""},
    {"Practitioner", ""},
    {"PractitionerRole", ""},
    {"ResearchSubject", "individual"},
    {"SupplyRequest", "deliverTo"},
    {"Task", "for"},
    {"Contract", "subject.0"},
}};

bool isAlphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool pointsToPatient(std::string_view text) {
    const auto reference = parseReference(text);
    return reference.kind == Reference::Kind::Urn || reference.key.type == "Patient";
}

std::optional<std::string> ifPatient(std::optional<std::string_view> text) {
    if (!text || !pointsToPatient(*text)) return {};
    return std::string{*text};
}

std::optional<std::string> firstPatientIn(const Json& resource, std::string_view path,
                                          std::string_view inside) {
    for (const auto& item : resource.items(path)) {
        const auto text = item.text(inside);
        if (text && parseReference(*text).key.type == "Patient") return std::string{*text};
    }
    return {};
}

}  // namespace

bool isFhirId(std::string_view text) {
    return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
        return isAlphanumeric(c) || c == '-' || c == '.';
    });
}

bool isTypeName(std::string_view text) {
    return !text.empty() && text.front() >= 'A' && text.front() <= 'Z' &&
           std::all_of(text.begin(), text.end(), isAlphanumeric);
}

std::string_view resourceType(const Json& resource) { return resource.textOr("resourceType", ""); }
std::string_view resourceId(const Json& resource) { return resource.textOr("id", ""); }
std::string_view versionId(const Json& resource) { return resource.textOr("meta.versionId", ""); }

Result<ResourceKey> keyOf(const Json& resource) {
    if (!isTypeName(resourceType(resource))) return invalid("resource.type");
    if (!isFhirId(resourceId(resource))) return invalid("resource.id");
    return ResourceKey{std::string{resourceType(resource)}, std::string{resourceId(resource)}};
}

std::optional<std::string> patientReference(const Json& resource) {
    const auto type = resourceType(resource);
    if (type == "Patient") return "Patient/" + std::string{resourceId(resource)};
    if (type == "Appointment") return firstPatientIn(resource, "participant", "actor.reference");
    if (type == "Provenance") return firstPatientIn(resource, "target", "reference");
    if (type == "AuditEvent") return firstPatientIn(resource, "entity", "what.reference");
    const auto* owner =
        std::find_if(kOwners.begin(), kOwners.end(), [&](const Owner& o) { return o.type == type; });
    if (owner != kOwners.end())
        return owner->path.empty() ? std::nullopt
                                   : ifPatient(resource.text(std::string{owner->path} + ".reference"));
    if (auto subject = ifPatient(resource.text("subject.reference"))) return subject;
    return ifPatient(resource.text("patient.reference"));
}

std::optional<std::string> patientId(const Json& resource) {
    const auto text = patientReference(resource);
    if (!text) return {};
    const auto reference = parseReference(*text);
    if (reference.key.id.empty()) return {};
    return reference.key.id;
}

const Json* extension(const Json& element, std::string_view url) {
    return itemWhere(element, "extension", "url", url);
}

const Json* itemWhere(const Json& element, std::string_view path, std::string_view key,
                      std::string_view text) {
    for (const auto& item : element.items(path)) {
        if (item.text(key) == text) return &item;
    }
    return nullptr;
}

void prune(Json& element) {
    for (auto& item : element.items()) prune(item);
    for (auto& member : element.members()) prune(member.value);
    for (std::size_t i = element.members().size(); i-- > 0;) {
        const auto& member = element.members()[i];
        const bool hollow = (member.value.isArray() || member.value.isObject()) && member.value.size() == 0;
        if (member.value.isNull() || hollow) element.erase(std::string{member.key});
    }
    if (!element.isArray()) return;
    // A null in an array keeps the place of a primitive whose extension stands beside it: only hollow objects go.
    for (std::size_t i = element.size(); i-- > 0;) {
        if (element.items()[i].isObject() && element.items()[i].size() == 0) element.eraseAt(i);
    }
}

}  // namespace jiayi::fhir
