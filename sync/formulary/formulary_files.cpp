#include "sync/formulary/formulary_files.h"

#include "models/pharmacy/formulary/rules/formulary_table.h"
#include "sync/fhir/ndjson.h"
#include "sync/fhir/resource.h"
#include "sync/fhir/zstd.h"
#include "sync/formulary/formulary_mapper.h"

#include <algorithm>
#include <functional>
#include <map>
#include <sstream>

namespace jiayi::formulary {

namespace {

using fhir::Json;
using pharmacy::FormularyItem;

constexpr std::size_t kMostBytes = std::size_t{256} << 20;
constexpr std::size_t kMostRatio = 5000;  // items are much alike
constexpr std::size_t kMostListed = 20;

Error damagedFile(std::string detail) { return {Errc::Corrupt, "formulary.file", std::move(detail)}; }

/// Each line of the compressed text, in order; exactly `count` of them.
Result<void> forEachLine(std::string_view bytes, std::int64_t count, const std::function<Result<void>(const Json&)>& onLine) {
    const auto text = fhir::zstdExpanded(bytes, kMostBytes, kMostRatio);
    if (!text) return damagedFile(text.error().reason);
    std::istringstream stream{*text};
    const auto read = fhir::readNdjson(stream, [&](std::size_t, Json line) { return onLine(line); });
    if (!read.errors.empty()) return damagedFile("line " + std::to_string(read.errors.front().line) + ": " + toString(read.errors.front().error));
    if (static_cast<std::int64_t>(read.lines) != count) return damagedFile(std::to_string(read.lines) + " lines, not " + std::to_string(count));
    return {};
}

/// The resources of a Bundle, or the lines of an NDJSON text.
Result<std::vector<Json>> resourcesOf(std::string_view text) {
    std::vector<Json> found;
    if (auto whole = fhir::parseJson(text)) {
        if (fhir::resourceType(*whole) != "Bundle") return std::vector<Json>{std::move(*whole)};
        for (const auto& entry : whole->items("entry")) {
            if (const auto* resource = entry.find("resource")) found.push_back(*resource);
        }
        return found;
    }
    std::istringstream stream{std::string{text}};
    const auto read = fhir::readNdjson(stream, [&](std::size_t, Json line) -> Result<void> {
        found.push_back(std::move(line));
        return {};
    });
    if (read.errors.empty()) return found;
    return invalid("formulary.fhir", "line " + std::to_string(read.errors.front().line) + ": " + toString(read.errors.front().error));
}

/// "MedicationKnowledge/x" of "https://a.example/fhir/MedicationKnowledge/x".
std::string lastTwoParts(std::string_view reference) {
    const auto slash = reference.rfind('/');
    if (slash == std::string_view::npos || slash == 0) return std::string{reference};
    const auto before = reference.rfind('/', slash - 1);
    return std::string{before == std::string_view::npos ? reference : reference.substr(before + 1)};
}

}  // namespace

std::vector<ItemChange> changesBetween(const std::vector<FormularyItem>& from, const std::vector<FormularyItem>& to) {
    std::map<std::string_view, const FormularyItem*> before, after;
    for (const auto& item : from) before.emplace(item.code, &item);
    for (const auto& item : to) after.emplace(item.code, &item);
    std::vector<ItemChange> changes;
    for (const auto& [code, item] : after) {
        const auto old = before.find(code);
        if (old == before.end() || *old->second != *item) changes.push_back({item->code, *item});
    }
    for (const auto& [code, item] : before) {
        if (!after.contains(code)) changes.push_back({item->code, {}});
    }
    std::sort(changes.begin(), changes.end(), [](const auto& a, const auto& b) { return a.code < b.code; });
    return changes;
}

std::string snapshotBytes(const std::vector<FormularyItem>& items) {
    std::string lines;
    for (const auto& item : items) lines += toFhir(item).compact() + '\n';
    return fhir::zstdCompressed(lines);
}

Result<std::vector<FormularyItem>> readSnapshot(std::string_view bytes, std::int64_t count) {
    std::vector<FormularyItem> items;
    JIAYI_CHECK(forEachLine(bytes, count, [&](const Json& line) -> Result<void> {
        JIAYI_TRY(auto item, fromFhir(line));
        items.push_back(std::move(item));
        return {};
    }));
    return items;
}

std::string deltaBytes(const std::vector<ItemChange>& changes) {
    std::string lines;
    for (const auto& change : changes) {
        auto request = Json::object({{"method", change.item ? "PUT" : "DELETE"}, {"url", "Basic/" + change.code}});
        auto entry = Json::object({{"request", std::move(request)}});
        if (change.item) entry.set("resource", toFhir(*change.item));
        lines += entry.compact() + '\n';
    }
    return fhir::zstdCompressed(lines);
}

Result<std::vector<ItemChange>> readDelta(std::string_view bytes, std::int64_t count) {
    std::vector<ItemChange> changes;
    JIAYI_CHECK(forEachLine(bytes, count, [&](const Json& line) -> Result<void> {
        const auto url = line.textOr("request.url", "");
        if (!url.starts_with("Basic/")) return invalid("formulary.fhir", "request.url");
        ItemChange change{std::string{url.substr(6)}, {}};
        if (line.textOr("request.method", "") == "PUT") {
            const auto* resource = line.find("resource");
            JIAYI_TRY(change.item, fromFhir(resource ? *resource : Json{}));
            if (change.item->code != change.code) return invalid("formulary.fhir", "request.url");
        }
        changes.push_back(std::move(change));
        return {};
    }));
    return changes;
}

Result<std::vector<FormularyItem>> readFormularyFhir(std::string_view text) {
    JIAYI_TRY(const auto resources, resourcesOf(text));
    std::map<std::string, const Json*> drugs;
    for (const auto& resource : resources) {
        if (fhir::resourceType(resource) == "MedicationKnowledge") drugs["MedicationKnowledge/" + std::string{fhir::resourceId(resource)}] = &resource;
    }
    std::vector<FormularyItem> items;
    std::vector<std::string> places;
    std::string problems;
    std::size_t refused = 0;
    for (std::size_t at = 0; at < resources.size(); ++at) {
        const auto& resource = resources[at];
        if (fhir::resourceType(resource) == "MedicationKnowledge") continue;
        const auto place = "entry " + std::to_string(at + 1) + " (" + std::string{fhir::resourceType(resource)} + "/" + std::string{fhir::resourceId(resource)} + ")";
        const auto drug = drugs.find(lastTwoParts(resource.textOr("subject.reference", "")));
        auto item = drug == drugs.end() ? fromFhir(resource) : fromFhir(resource, *drug->second);
        if (!item) {
            if (++refused <= kMostListed) problems += (problems.empty() ? "" : "\n") + place + ", " + item.error().detail;
            continue;
        }
        items.push_back(std::move(*item));
        places.push_back(place);
    }
    if (refused > 0) return invalid("formulary.row", problems);
    JIAYI_CHECK(pharmacy::checkFormulary(items, places));
    return items;
}

}  // namespace jiayi::formulary
