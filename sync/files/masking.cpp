#include "sync/files/masking.h"

#include "models/roster/rules/citizen_id.h"
#include "sync/mapping/kept_columns.h"
#include "sync/mapping/systems.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace jiayi::files {

using fhir::Json;

namespace {

/// HL7 v2-0203: national, social security, passport, driving licence, health card, social benefit, national person.
constexpr std::array<std::string_view, 7> kPersonalTypes{"NI", "SS", "PPN", "DL", "HC", "SB", "NNCHN"};

bool isPersonal(const Json& identifier) {
    const auto system = identifier.textOr("system", "");
    if (system == mapping::kCitizenId || system == mapping::kInsuranceNumber) return true;
    for (const auto& coding : identifier.items("type.coding")) {
        const auto code = coding.textOr("code", "");
        if (std::find(kPersonalTypes.begin(), kPersonalTypes.end(), code) != kPersonalTypes.end()) return true;
    }
    return false;
}

}  // namespace

void maskIdentifiers(Json& patient, Date today) {
    std::vector<std::string> hidden;
    if (auto* identifiers = patient.find("identifier")) {
        for (auto& identifier : identifiers->items()) {
            const auto value = std::string{identifier.textOr("value", "")};
            if (value.empty() || !isPersonal(identifier)) continue;
            hidden.push_back(value);
            identifier.erase("value");
            identifier.make("_value.extension.0") =
                Json::object({{"url", mapping::kDataAbsentReason}, {"valueCode", "masked"}});
        }
    }
    const auto narrative = std::string{patient.textOr("text.div", "")};
    if (std::any_of(hidden.begin(), hidden.end(), [&](const std::string& value) { return narrative.find(value) != std::string::npos; }))
        patient.erase("text");
    auto columns = mapping::keptColumns(patient);
    if (columns.empty()) return;
    for (auto& [header, cell] : columns)
        if (roster::checkCitizenId(cell, today)) cell = roster::maskedCitizenId(cell);
    mapping::setKeptColumns(patient, columns);
}

}  // namespace jiayi::files
