// The files of a version: NDJSON compressed with Zstandard. A snapshot holds every item, a delta what became of those that changed.
#pragma once

#include "models/pharmacy/formulary/rules/formulary_item.h"
#include "sync/fhir/json.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::formulary {

/// What a delta says of one item: its new form, or that it was withdrawn.
struct ItemChange {
    std::string code;
    std::optional<pharmacy::FormularyItem> item;
};

/// What leads from one content to the other, by code.
std::vector<ItemChange> changesBetween(const std::vector<pharmacy::FormularyItem>& from, const std::vector<pharmacy::FormularyItem>& to);

/// One Basic a line.
std::string snapshotBytes(const std::vector<pharmacy::FormularyItem>& items);
/// Corrupt "formulary.file" for bytes that are no snapshot, or hold other than `count` items.
Result<std::vector<pharmacy::FormularyItem>> readSnapshot(std::string_view bytes, std::int64_t count);

/// One entry of a history Bundle a line: PUT with its resource, or DELETE.
std::string deltaBytes(const std::vector<ItemChange>& changes);
/// Corrupt "formulary.file".
Result<std::vector<ItemChange>> readDelta(std::string_view bytes, std::int64_t count);

/// What a pharmacy hands over as FHIR: a Bundle, or NDJSON, of MedicationKnowledge and of the Basic items that refer to them (or
/// contain them). Invalid "json.syntax", "formulary.fhir" for what is neither, "formulary.row" naming entry and field, and
/// "formulary.empty".
Result<std::vector<pharmacy::FormularyItem>> readFormularyFhir(std::string_view text);

}  // namespace jiayi::formulary
