#include "sync/hub/formulary_publisher.h"

#include "models/core/ids.h"
#include "models/pharmacy/formulary/rules/content_root.h"
#include "models/pharmacy/formulary/rules/formulary_table.h"
#include "sync/fhir/resource.h"
#include "sync/formulary/formulary_files.h"

#include <algorithm>
#include <map>

namespace jiayi::hub {

namespace {

using formulary::ItemChange;
using formulary::Manifest;
using pharmacy::FormularyItem;

/// The files of a version whose manifest is known.
Result<std::string> wholeFile(Store& store, const Manifest& manifest, const formulary::FileSeal& seal, std::optional<std::int64_t> from) {
    JIAYI_TRY(auto bytes, store.formularyFile(manifest.pharmacy, manifest.version, from, 0, seal.bytes));
    JIAYI_CHECK(formulary::proveFile(seal, bytes));
    return bytes;
}

Result<std::vector<FormularyItem>> snapshotOf(Store& store, const Manifest& manifest) {
    JIAYI_TRY(const auto bytes, wholeFile(store, manifest, manifest.snapshot, {}));
    return formulary::readSnapshot(bytes, manifest.snapshot.count);
}

/// Those of the newest epoch, newest first.
Result<std::vector<Manifest>> lineOf(Store& store, const std::string& pharmacy) {
    JIAYI_TRY(const auto versions, store.formularies(pharmacy, {}));
    std::vector<Manifest> line;
    for (const auto& version : versions) {
        JIAYI_TRY(auto manifest, formulary::parseManifest(version.manifest));
        if (line.empty() || manifest.epoch == line.front().epoch) line.push_back(std::move(manifest));
    }
    return line;
}

bool saysTheSame(const Manifest& newest, const Manifest& wanted, Date today) {
    const bool sameDay = newest.validFrom == wanted.validFrom || (newest.validFrom <= today && wanted.validFrom <= today);
    return newest.root == wanted.root && newest.name == wanted.name && sameDay;
}

using Way = std::pair<std::int64_t, std::vector<ItemChange>>;

/// What leads to these items from the newest version, and from those that a delta leads from to it: one way joined to the next, so
/// that only one snapshot has to be read. The newest version's comes first.
Result<std::vector<Way>> waysTo(Store& store, const Manifest& newest, const std::vector<FormularyItem>& items) {
    JIAYI_TRY(const auto before, snapshotOf(store, newest));
    std::vector<Way> ways{{newest.version, formulary::changesBetween(before, items)}};
    const auto last = ways.front().second;
    for (const auto& delta : newest.deltas) {
        if (static_cast<std::int64_t>(ways.size()) >= kFormularyVersionsKept) break;
        JIAYI_TRY(const auto bytes, wholeFile(store, newest, delta.file, delta.from));
        JIAYI_TRY(const auto earlier, formulary::readDelta(bytes, delta.file.count));
        std::map<std::string, ItemChange> joined;
        for (const auto& change : earlier) joined.insert_or_assign(change.code, change);
        for (const auto& change : last) joined.insert_or_assign(change.code, change);
        std::vector<ItemChange> changes;
        for (auto& [code, change] : joined) changes.push_back(std::move(change));
        ways.emplace_back(delta.from, std::move(changes));
    }
    return ways;
}

/// The items that a delta makes of others.
std::vector<FormularyItem> applied(std::vector<FormularyItem> items, const std::vector<formulary::ItemChange>& changes) {
    std::map<std::string, FormularyItem> byCode;
    for (auto& item : items) byCode.emplace(item.code, std::move(item));
    for (const auto& change : changes) {
        if (change.item) byCode.insert_or_assign(change.code, *change.item);
        else byCode.erase(change.code);
    }
    items.clear();
    for (auto& [code, item] : byCode) items.push_back(std::move(item));
    return items;
}

Error at(const Manifest& manifest, Error error) {
    error.detail = manifest.pharmacy + " version " + std::to_string(manifest.version) + (error.detail.empty() ? "" : ": " + error.detail);
    return error;
}

Result<VerifiedFormulary> verifyVersion(Store& store, const Manifest& manifest, const std::map<std::int64_t, std::vector<FormularyItem>>& older,
                                        const std::vector<FormularyItem>& items) {
    VerifiedFormulary verified{manifest, 0};
    const Error wrongRoot{Errc::Corrupt, "formulary.root", {}};
    if (pharmacy::contentRootOf(items) != manifest.root) return wrongRoot;
    for (const auto& delta : manifest.deltas) {
        JIAYI_TRY(const auto bytes, wholeFile(store, manifest, delta.file, delta.from));
        JIAYI_TRY(const auto changes, formulary::readDelta(bytes, delta.file.count));
        const auto from = older.find(delta.from);
        if (from == older.end()) continue;  // dropped since
        if (pharmacy::contentRootOf(applied(from->second, changes)) != manifest.root) return wrongRoot;
        ++verified.deltas;
    }
    return verified;
}

}  // namespace

Result<std::vector<FormularyItem>> readFormulary(std::string_view bytes) {
    const auto first = bytes.find_first_not_of(" \t\r\n");
    const bool json = first != std::string_view::npos && bytes[first] == '{';
    return json ? formulary::readFormularyFhir(bytes) : pharmacy::readFormularyTable(bytes);
}

Result<Publication> publishFormulary(Store& store, const FormularyToPublish& wanted, Instant now) {
    if (!fhir::isFhirId(wanted.pharmacy)) return invalid("formulary.pharmacy", wanted.pharmacy);
    JIAYI_TRY(auto line, lineOf(store, wanted.pharmacy));
    auto items = wanted.items;
    std::sort(items.begin(), items.end(), [](const auto& a, const auto& b) { return a.code < b.code; });
    Publication done;
    auto& manifest = done.manifest;
    manifest.pharmacy = wanted.pharmacy;
    manifest.name = !wanted.name.empty() ? wanted.name : line.empty() ? wanted.pharmacy : line.front().name;
    manifest.validFrom = wanted.validFrom;
    manifest.published = now;
    manifest.root = pharmacy::contentRootOf(items);
    const auto before = line.empty() ? std::string{} : line.front().epoch;
    if (wanted.newEpoch) line.clear();
    if (!line.empty() && saysTheSame(line.front(), manifest, localDate(now))) return Publication{line.front(), 0, false};
    manifest.epoch = line.empty() ? derivedUuid({"formulary-epoch", wanted.pharmacy, before, formatInstant(now), toHex(manifest.root)}).toString() : line.front().epoch;
    manifest.version = line.empty() ? 1 : line.front().version + 1;
    done.changed = static_cast<std::int64_t>(items.size());

    NewFormulary shelved;
    shelved.snapshot = formulary::snapshotBytes(items);
    manifest.snapshot = formulary::sealOf(shelved.snapshot, static_cast<std::int64_t>(items.size()));
    if (!line.empty()) {
        JIAYI_TRY(auto ways, waysTo(store, line.front(), items));
        done.changed = static_cast<std::int64_t>(ways.front().second.size());
        for (const auto& [from, changes] : ways) {
            auto bytes = formulary::deltaBytes(changes);
            // A long way is shorter by the snapshot.
            if (bytes.size() >= shelved.snapshot.size()) continue;
            manifest.deltas.push_back({from, formulary::sealOf(bytes, static_cast<std::int64_t>(changes.size()))});
            shelved.deltas.emplace_back(from, std::move(bytes));
        }
    }
    JIAYI_TRY(const auto seed, store.publisherSeed());
    auto text = formulary::manifestText(manifest);
    auto signature = formulary::sign(seed, text);
    shelved.head = {manifest.pharmacy, manifest.epoch, manifest.version, manifest.validFrom, std::move(text), std::move(signature)};
    JIAYI_CHECK(store.addFormulary(shelved));
    done.made = true;
    return done;
}

Result<std::vector<VerifiedFormulary>> verifyFormularies(Store& store) {
    JIAYI_TRY(const auto versions, store.formularies({}, {}));
    JIAYI_TRY(const auto seed, store.publisherSeed());
    const auto key = formulary::publicKeyOf(seed);
    std::vector<VerifiedFormulary> found;
    std::map<std::int64_t, std::vector<FormularyItem>> older;
    std::string epoch;
    // Oldest first, so that what a delta leads from is at hand.
    for (auto version = versions.rbegin(); version != versions.rend(); ++version) {
        JIAYI_TRY(const auto manifest, formulary::parseManifest(version->manifest));
        if (!formulary::verifies(key, version->manifest, version->signature)) return at(manifest, {Errc::Corrupt, "formulary.signature", {}});
        if (manifest.epoch != epoch) older.clear();
        epoch = manifest.epoch;
        const auto newest = std::find_if(versions.begin(), versions.end(), [&](const auto& each) { return each.pharmacy == manifest.pharmacy; });
        if (newest->epoch != epoch) continue;  // superseded: its files are served no more
        const auto items = snapshotOf(store, manifest);
        if (!items) return at(manifest, items.error());
        auto verified = verifyVersion(store, manifest, older, *items);
        if (!verified) return at(manifest, verified.error());
        found.push_back(std::move(*verified));
        older.emplace(manifest.version, *items);
    }
    return found;
}

}  // namespace jiayi::hub
