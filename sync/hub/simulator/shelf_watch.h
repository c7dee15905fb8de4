// What pharmacies have published, for whoever plays one.
#pragma once

#include "models/pharmacy/formulary/rules/formulary_item.h"
#include "sync/client/formulary_fetch.h"

#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace jiayi::hub {

/// By the pharmacy's id: the items of the version in force, by code.
using Shelf = std::map<std::string, pharmacy::FormularyItem, std::less<>>;
using Shelves = std::map<std::string, Shelf, std::less<>>;

/// Reads a pharmacy's snapshot when its manifests have changed, and proves it as a desk does. Thread: its owner's.
class ShelfWatch {
public:
    explicit ShelfWatch(sync::HubClient& hub) : m_fetch(hub) {}
    /// True when `shelves` changed. Errors of the line, Corrupt "formulary.signature", "formulary.hash", "formulary.file".
    Result<bool> look(Shelves& shelves, Date today, const std::stop_token& stop);

private:
    Result<bool> lookAt(const sync::ListedPharmacy& listed, const std::string& key, Shelves& shelves, Date today, const std::stop_token& stop);

    sync::FormularyFetch m_fetch;
    std::map<std::string, std::string> m_shown;  ///< by pharmacy: hash of the snapshot that lies on its shelf
};

}  // namespace jiayi::hub
