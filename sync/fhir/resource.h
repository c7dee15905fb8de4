// What every resource has, and whose it is.
#pragma once

#include "sync/fhir/json.h"

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace jiayi::fhir {

/// "Patient/0f8c...": how the wire names a resource.
struct ResourceKey {
    std::string type;
    std::string id;

    std::string toString() const { return type + "/" + id; }
    auto operator<=>(const ResourceKey&) const = default;
};

/// 1 to 64 letters, digits, '-' or '.'.
bool isFhirId(std::string_view text);
/// The shape of a type name: a capital, then letters. Whether R4 has such a type is not asked.
bool isTypeName(std::string_view text);

std::string_view resourceType(const Json& resource);
std::string_view resourceId(const Json& resource);
std::string_view versionId(const Json& resource);
/// Type and id; Invalid "resource.type" or "resource.id" when one is missing or malformed.
Result<ResourceKey> keyOf(const Json& resource);

/// The reference text of the patient that a resource belongs to: of an Observation its subject, of an Appointment the
/// patient among its participants, of a Patient "Patient/id". Empty for what belongs to no one patient.
std::optional<std::string> patientReference(const Json& resource);
/// The same as an id, where the reference says it: "Patient/id", an absolute URL, or "urn:uuid:id".
std::optional<std::string> patientId(const Json& resource);

/// The extension with this url directly below `element`.
const Json* extension(const Json& element, std::string_view url);
/// The item of the array at `path` whose member `key` has this text: item(patient, "identifier", "system", kCitizenId).
const Json* itemWhere(const Json& element, std::string_view path, std::string_view key,
                      std::string_view text);

/// Takes out what FHIR does not allow to stand empty: null members, empty objects, empty arrays.
void prune(Json& element);

}  // namespace jiayi::fhir
