// References between resources: reading one, finding all of them, rewriting them.
#pragma once

#include "sync/fhir/resource.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace jiayi::fhir {

struct Reference {
    enum class Kind {
        Relative,   ///< "Patient/1", "Patient/1/_history/2"
        Absolute,   ///< "https://hub.example/fhir/Patient/1"
        Urn,        ///< "urn:uuid:..." or "urn:oid:..."; `key` has the id and no type
        Contained,  ///< "#a"; `key` has the id and no type
        Other,      ///< conditional ("Patient?identifier=..."), or nothing we can read; `key` is empty
    };
    Kind kind = Kind::Other;
    ResourceKey key;
    std::string version;  ///< empty unless the reference names one
    std::string base;     ///< of an absolute one: "https://hub.example/fhir"
};

Reference parseReference(std::string_view text);

/// Calls `visit` with every `reference` text inside the resource, contained resources included, in document order, and
/// with every attachment `url` that names a Binary or a urn:uuid.
void forEachReference(const Json& resource, const std::function<void(std::string_view reference)>& visit);

/// Puts what `rewrite` returns in place of the reference; nothing keeps it. Returns how many were changed.
std::size_t rewriteReferences(
    Json& resource, const std::function<std::optional<std::string>(std::string_view reference)>& rewrite);

}  // namespace jiayi::fhir
