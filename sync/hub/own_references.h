// Which references mean a resource of this hub, and which patients a resource speaks of.
#pragma once

#include "sync/fhir/resource.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::hub {

/// Immutable; safe to use from several threads.
class OwnReferences {
public:
    /// `fhirBases`: the addresses ("https://hub.example:8443/fhir") below which an absolute reference means us.
    explicit OwnReferences(const std::vector<std::string>& fhirBases);

    /// "Patient/1", or an absolute one below one of our addresses, however that is spelled; with or without a version.
    std::optional<fhir::ResourceKey> target(std::string_view reference) const;
    /// Every patient that the tree refers to, wherever it does so: in extensions, contained resources, and Bundles
    /// inside. Identifiers are no references.
    std::vector<std::string> patientsIn(const fhir::Json& resource) const;
    /// The patient whose compartment the resource is in; empty for none.
    std::string compartmentOf(const fhir::Json& resource) const;

private:
    std::vector<std::string> m_bases;  ///< normalised
};

}  // namespace jiayi::hub
