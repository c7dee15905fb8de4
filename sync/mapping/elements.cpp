#include "sync/mapping/elements.h"

#include "sync/fhir/reference.h"
#include "sync/mapping/systems.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace jiayi::mapping {

using fhir::Json;

Result<Uuid> readId(const Json& resource) {
    const auto id = Uuid::parse(fhir::resourceId(resource));
    if (!id) return invalid("resource.id");
    return *id;
}

Result<roster::ResidentId> readPatient(const Json& resource) {
    const auto text = fhir::patientReference(resource);
    if (!text) return roster::ResidentId{};
    const auto id = Uuid::parse(fhir::parseReference(*text).key.id);
    if (!id) return invalid("resource.patient");
    return roster::ResidentId{*id};
}

std::optional<Uuid> referenceId(const Json& resource, std::string_view path, std::string_view type) {
    const auto text = resource.text(std::string{path} + ".reference");
    if (!text) return {};
    const auto reference = fhir::parseReference(*text);
    if (!reference.key.type.empty() && reference.key.type != type) return {};
    return Uuid::parse(reference.key.id);
}

bool begin(Json& resource, std::string_view type, const Uuid& id) {
    if (!fhir::resourceType(resource).empty()) return false;
    resource.set("resourceType", type);
    resource.set("id", id.toString());
    return true;
}

Json reference(std::string_view type, const Uuid& id) {
    return Json::object({{"reference", std::string{type} + "/" + id.toString()}});
}

void eraseAt(Json& resource, std::string_view path) {
    const auto dot = path.rfind('.');
    if (dot == std::string_view::npos) {
        resource.erase(path);
        return;
    }
    auto* parent = resource.at(path.substr(0, dot));
    if (!parent) return;
    const auto last = path.substr(dot + 1);
    std::size_t position = 0;
    if (!parent->isArray()) parent->erase(last);
    else if (std::from_chars(last.data(), last.data() + last.size(), position).ec == std::errc{} && position < parent->size())
        parent->eraseAt(position);
    if (parent->size() == 0) eraseAt(resource, path.substr(0, dot));
}

void setText(Json& resource, std::string_view path, std::string_view text) {
    if (text.empty()) eraseAt(resource, path);
    else resource.make(path) = Json(text);
}

void updateText(Json& resource, std::string_view path, std::string_view said, std::string_view text) {
    if (said != text) setText(resource, path, text);
}

std::string extensionText(const Json& element, std::string_view name) {
    const auto* found = fhir::extension(element, std::string{kExtensionBase} + std::string{name});
    if (!found) return {};
    for (const auto& member : found->members()) {
        if (!member.key.starts_with("value")) continue;
        if (const auto text = member.value.asText()) return std::string{*text};
        if (const auto number = member.value.asNumberText()) return std::string{*number};
        if (const auto flag = member.value.asBool()) return *flag ? "true" : "false";
    }
    return {};
}

void setExtension(Json& element, std::string_view name, std::string_view valueType, std::string_view text) {
    const auto url = std::string{kExtensionBase} + std::string{name};
    auto* list = element.find("extension");
    if (list && list->isArray()) {
        for (std::size_t i = list->size(); i-- > 0;)
            if (list->items()[i].text("url") == url) list->eraseAt(i);
        if (list->size() == 0) element.erase("extension");
    }
    if (text.empty()) return;
    auto value = valueType == "valueBoolean" ? Json(text == "true")
                 : valueType == "valueDecimal" ? Json::decimal(text)
                                               : Json(text);
    element.make("extension").push(Json::object({{"url", url}, {std::string{valueType}, std::move(value)}}));
}

void updateExtension(Json& element, std::string_view name, std::string_view valueType, std::string_view said,
                     std::string_view text) {
    if (said != text) setExtension(element, name, valueType, text);
}

Json codeable(std::string_view system, std::string_view code, std::string_view display) {
    auto coding = Json::object({{"system", system}, {"code", code}});
    if (!display.empty()) coding.set("display", display);
    return Json::object({{"coding", Json::array({std::move(coding)})}});
}

std::string codeOf(const Json& resource, std::string_view path, std::string_view system) {
    const auto* found = resource.at(path);
    if (!found) return {};
    const auto* coding = fhir::itemWhere(*found, "coding", "system", system);
    return coding ? std::string{coding->textOr("code", "")} : std::string{};
}

care::Coding firstCoding(const Json& element) {
    care::Coding coding{std::string{element.textOr("coding.0.system", "")}, std::string{element.textOr("coding.0.code", "")},
                        std::string{element.textOr("coding.0.display", "")}};
    if (coding.display.empty()) coding.display = element.textOr("text", "");
    if (coding.display.empty()) coding.display = coding.code;
    return coding;
}

Json conceptOf(const care::Coding& coding) {
    auto made = Json::object();
    if (!coding.code.empty()) {
        auto item = Json::object();
        if (!coding.system.empty()) item.set("system", coding.system);
        item.set("code", coding.code);
        if (!coding.display.empty()) item.set("display", coding.display);
        made.set("coding", Json::array({std::move(item)}));
    }
    if (!coding.display.empty()) made.set("text", coding.display);
    return made;
}

std::optional<Date> dayOf(std::string_view text) {
    if (text.empty()) return {};
    const auto time = parseFhirTime(text);
    if (!time) return {};
    return time->day();
}

std::string textOf(std::optional<Date> date) { return date ? formatDate(*date) : std::string{}; }

std::string numberText(double value) {
    char buffer[32];
    const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
    return error == std::errc{} && std::isfinite(value) ? std::string{buffer, end} : std::string{"0"};
}

bool sameNumber(std::optional<double> a, std::optional<double> b) {
    if (!a || !b) return a.has_value() == b.has_value();
    return std::abs(*a - *b) <= 1e-9 * std::max({1.0, std::abs(*a), std::abs(*b)});
}

}  // namespace jiayi::mapping
