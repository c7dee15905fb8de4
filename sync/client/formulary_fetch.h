// What the hub says of formularies, as typed calls: the list, a pharmacy's manifests, a version's files.
#pragma once

#include "sync/client/hub_client.h"
#include "sync/formulary/manifest.h"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace jiayi::sync {

struct ListedPharmacy {
    std::string id;
    std::string tag;  ///< of its manifests
};

struct FormularyList {
    std::string tag;
    std::string key;  ///< 32 bytes; empty if the hub says none
    std::vector<ListedPharmacy> pharmacies;
};

/// A manifest as it was signed.
struct SignedManifest {
    std::string text;
    std::string signature;
};

/// Thread: the sync thread. What a broken line had brought of a file is kept, and the next call goes on from there.
class FormularyFetch {
public:
    explicit FormularyFetch(HubClient& hub) : m_hub(hub) {}

    /// Nothing if it is what `tag` names, or if this hub has no formularies.
    Result<std::optional<FormularyList>> list(const std::string& tag);
    /// Oldest first. NotFound "hub.not-found".
    Result<std::vector<SignedManifest>> manifests(const std::string& pharmacy);
    /// The proved bytes of the snapshot, or of a delta. Corrupt "formulary.hash", NotFound "hub.not-found", Busy "stopped".
    Result<std::string> file(const formulary::Manifest& manifest, const std::optional<formulary::DeltaSeal>& delta, const std::stop_token& stop);

private:
    HubClient& m_hub;
    std::string m_partOf;  ///< SHA-256 of the file that `m_part` is the beginning of
    std::string m_part;
};

}  // namespace jiayi::sync
