#include "sync/mapping/kept_columns.h"

#include "sync/mapping/systems.h"

namespace jiayi::mapping {

using fhir::Json;

namespace {

std::string columnUrl() { return std::string{kExtensionBase} + "imported-column"; }

}  // namespace

std::vector<KeptColumn> keptColumns(const Json& patient) {
    std::vector<KeptColumn> columns;
    for (const auto& extension : patient.items("extension")) {
        if (extension.text("url") == columnUrl())
            columns.emplace_back(extension.textOr("extension.0.valueString", ""), extension.textOr("extension.1.valueString", ""));
    }
    return columns;
}

void setKeptColumns(Json& patient, const std::vector<KeptColumn>& columns) {
    auto& list = patient.make("extension");
    for (const auto& [header, cell] : columns) {
        auto made = Json::object({{"url", columnUrl()},
                                  {"extension", Json::array({Json::object({{"url", "header"}, {"valueString", header}}),
                                                             Json::object({{"url", "value"}, {"valueString", cell}})})}});
        Json* old = nullptr;
        for (auto& extension : list.items())
            if (extension.text("url") == columnUrl() && extension.text("extension.0.valueString") == header) old = &extension;
        if (old) *old = std::move(made);
        else list.push(std::move(made));
    }
    if (list.size() == 0) patient.erase("extension");
}

}  // namespace jiayi::mapping
