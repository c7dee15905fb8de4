// Making a version of a formulary: its files, its proof, its signature; and proving what lies on the shelf.
#pragma once

#include "models/pharmacy/formulary/rules/formulary_item.h"
#include "sync/formulary/manifest.h"
#include "sync/hub/store.h"

namespace jiayi::hub {

struct FormularyToPublish {
    std::string pharmacy;  ///< a FHIR id
    std::string name;      ///< empty: as the version before calls it, else the id
    Date validFrom{};
    std::vector<pharmacy::FormularyItem> items;
    bool newEpoch = false;  ///< begins a new line of versions: after a backup of the store was restored
};

struct Publication {
    formulary::Manifest manifest;
    std::int64_t changed = 0;  ///< items that differ from the version before
    bool made = false;         ///< false: that is what the newest version says already
};

/// From a table (CSV) or from FHIR, whichever the bytes are; all or nothing. Errors of readFormularyTable(), readFormularyFhir().
Result<std::vector<pharmacy::FormularyItem>> readFormulary(std::string_view bytes);

/// Deltas lead here from each version that is kept. Invalid "formulary.pharmacy"; Conflict "formulary.version" if somebody else
/// published meanwhile.
Result<Publication> publishFormulary(Store& store, const FormularyToPublish& formulary, Instant now);

struct VerifiedFormulary {
    formulary::Manifest manifest;
    std::size_t deltas = 0;  ///< proved to lead from a version that is kept to this one
};
/// Every version: the signature, the snapshot against hash, count and root, and where each delta leads. Corrupt
/// "formulary.signature", "formulary.hash", "formulary.file", "formulary.root", with pharmacy and version.
Result<std::vector<VerifiedFormulary>> verifyFormularies(Store& store);

}  // namespace jiayi::hub
