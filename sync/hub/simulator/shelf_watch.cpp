#include "sync/hub/simulator/shelf_watch.h"

#include "sync/formulary/formulary_files.h"

namespace jiayi::hub {

Result<bool> ShelfWatch::look(Shelves& shelves, Date today, const std::stop_token& stop) {
    JIAYI_TRY(const auto list, m_fetch.list({}));
    if (!list) return false;
    bool changed = false;
    for (const auto& listed : list->pharmacies) {
        JIAYI_TRY(const bool this_, lookAt(listed, list->key, shelves, today, stop));
        changed = changed || this_;
    }
    return changed;
}

Result<bool> ShelfWatch::lookAt(const sync::ListedPharmacy& listed, const std::string& key, Shelves& shelves, Date today, const std::stop_token& stop) {
    JIAYI_TRY(const auto manifests, m_fetch.manifests(listed.id));
    std::optional<formulary::Manifest> current;
    for (const auto& each : manifests) {
        if (!formulary::verifies(key, each.text, each.signature)) return Error{Errc::Corrupt, "formulary.signature", {}};
        JIAYI_TRY(auto manifest, formulary::parseManifest(each.text));
        if (manifest.validFrom <= today) current = std::move(manifest);
    }
    if (!current || m_shown[listed.id] == current->snapshot.sha256) return false;
    JIAYI_TRY(const auto bytes, m_fetch.file(*current, {}, stop));
    JIAYI_TRY(auto items, formulary::readSnapshot(bytes, current->snapshot.count));
    Shelf shelf;
    for (auto& item : items) {
        auto code = item.code;
        shelf.emplace(std::move(code), std::move(item));
    }
    shelves[listed.id] = std::move(shelf);
    m_shown[listed.id] = current->snapshot.sha256;
    return true;
}

}  // namespace jiayi::hub
