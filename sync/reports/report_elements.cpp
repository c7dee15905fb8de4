#include "sync/reports/report_elements.h"

#include "sync/reports/report_systems.h"

#include <fmt/format.h>

#include <algorithm>

namespace jiayi::reports {

using namespace diagnostics;
using fhir::Json;

namespace {

Json codingJson(const Code& code) {
    auto coding = Json::object();
    if (!code.system.empty()) coding.set("system", code.system);
    if (!code.code.empty()) coding.set("code", code.code);
    if (!code.display.empty()) coding.set("display", code.display);
    return coding;
}

Code codeOf(const Json& coding) { return {std::string{coding.textOr("system", "")}, std::string{coding.textOr("code", "")}, std::string{coding.textOr("display", "")}}; }

Json quantityJson(double value, std::string_view unit) {
    auto quantity = Json::object({{"value", Json::decimal(fmt::format("{}", value))}});
    if (!unit.empty()) quantity.set("unit", unit);
    return quantity;
}

void writeValue(Json& observation, const ReportItem& item) {
    const auto& value = item.value;
    addExtension(observation, "value-kind", toText(value.kind));
    if (value.kind == ValueKind::Numeric && value.number) {
        // Text that JSON would not take for a number (".5", "05") stands beside it.
        const bool plain = Json::isDecimal(value.text);
        auto quantity = Json::object({{"value", Json::decimal(plain ? value.text : fmt::format("{}", *value.number))}});
        if (!value.comparator.empty()) quantity.set("comparator", value.comparator);
        if (!item.unit.empty()) quantity.set("unit", item.unit);
        observation.set("valueQuantity", std::move(quantity));
        if (!plain) addExtension(observation, "value-text", value.text);
        return;
    }
    if (!item.unit.empty()) addExtension(observation, "unit", item.unit);
    if (value.kind == ValueKind::Coded) {
        auto made = Json::object({{"coding", Json::array({codingJson(value.coded)})}});
        if (!value.text.empty()) made.set("text", value.text);
        observation.set("valueCodeableConcept", std::move(made));
    } else if (!value.text.empty()) {
        observation.set("valueString", value.text);
    }
}

void readValue(const Json& observation, ReportItem& item) {
    auto& value = item.value;
    item.unit = extensionValue(observation, "unit");
    const auto kind = valueKindOf(extensionValue(observation, "value-kind"));
    if (const auto* quantity = observation.find("valueQuantity")) {
        const auto number = quantity->numberText("value");
        if (!number) return;
        value.kind = ValueKind::Numeric;
        value.number = quantity->find("value")->asDouble();
        value.comparator = quantity->textOr("comparator", "");
        value.text = *number;
        if (const auto text = extensionValue(observation, "value-text"); !text.empty()) value.text = text;
        item.unit = quantity->textOr("unit", quantity->textOr("code", ""));
        // A unit that is written for people is told by its code where that is UCUM.
        if (quantity->textOr("system", "") == kUcum && item.unit.empty()) item.unit = quantity->textOr("code", "");
    } else if (const auto* coded = observation.find("valueCodeableConcept")) {
        value.kind = ValueKind::Coded;
        value.coded = firstCode(*coded);
        value.text = coded->textOr("text", "");
    } else if (const auto text = observation.text("valueString")) {
        value = kind && *kind != ValueKind::Numeric ? ItemValue{*kind, {}, {}, Beyond::No, std::string{*text}, {}} : valueFromText(*text);
    } else if (const auto flag = observation.boolean("valueBoolean")) {
        value = {ValueKind::Text, {}, {}, Beyond::No, *flag ? "true" : "false", {}};
    } else if (const auto* number = observation.find("valueInteger"); number && number->asNumberText()) {
        value = valueFromText(*number->asNumberText());
    }
}

void writeRange(Json& observation, const ReportItem& item) {
    const auto& range = item.range;
    if (range == ReferenceRange{}) return;
    auto made = Json::object();
    if (range.low) made.set("low", quantityJson(*range.low, item.unit));
    if (range.high) made.set("high", quantityJson(*range.high, item.unit));
    if (!range.text.empty()) made.set("text", range.text);
    addExtension(made, "open", std::string{range.lowExclusive ? "low" : ""} + (range.highExclusive ? "high" : ""));
    observation.make("referenceRange").push(std::move(made));
}

ReferenceRange readRange(const Json& observation) {
    ReferenceRange range;
    const auto* made = observation.at("referenceRange.0");
    if (!made) return range;
    range.text = made->textOr("text", "");
    const auto bound = [&](const char* side) -> std::optional<double> {
        const auto* value = made->at(std::string{side} + ".value");
        return value ? value->asDouble() : std::nullopt;
    };
    range.low = bound("low");
    range.high = bound("high");
    const auto open = extensionValue(*made, "open");
    range.lowExclusive = open.starts_with("low");
    range.highExclusive = open.ends_with("high");
    if (!range.low && !range.high && !range.text.empty()) range = rangeFromText(range.text);
    if (range.text.empty() && (range.low || range.high))
        range.text = !range.low ? fmt::format("<={}", *range.high) : !range.high ? fmt::format(">={}", *range.low) : fmt::format("{}-{}", *range.low, *range.high);
    return range;
}

}  // namespace

Json conceptJson(const std::vector<Code>& codes) {
    auto made = Json::object();
    for (const auto& code : codes)
        if (!code.code.empty()) made.make("coding").push(codingJson(code));
    if (!codes.empty() && !codes.front().display.empty()) made.set("text", codes.front().display);
    return made;
}

Code firstCode(const Json& element) {
    const auto* coding = element.at("coding.0");
    auto code = coding ? codeOf(*coding) : Code{};
    if (code.display.empty()) code.display = element.textOr("text", "");
    return code;
}

std::optional<FhirTime> timeOf(const Json& element, std::string_view path) {
    const auto text = element.text(path);
    if (!text) return {};
    auto time = parseFhirTime(*text);
    return time ? std::optional{std::move(*time)} : std::nullopt;
}

void addExtension(Json& element, std::string_view name, std::string_view text) {
    if (text.empty()) return;
    element.make("extension").push(Json::object({{"url", std::string{kExtensionBase} + std::string{name}}, {"valueString", text}}));
}

std::vector<std::string> extensionValues(const Json& element, std::string_view name) {
    const auto url = std::string{kExtensionBase} + std::string{name};
    std::vector<std::string> values;
    for (const auto& each : element.items("extension"))
        if (each.textOr("url", "") == url) values.emplace_back(each.textOr("valueString", ""));
    return values;
}

std::string extensionValue(const Json& element, std::string_view name) {
    auto values = extensionValues(element, name);
    return values.empty() ? std::string{} : std::move(values.front());
}

Json itemJson(const ReportItem& item, std::string_view anchor) {
    auto observation = Json::object({{"resourceType", "Observation"}, {"id", anchor}, {"status", toText(item.status)}});
    auto codes = item.alsoCoded;
    codes.insert(codes.begin(), item.code);
    observation.set("code", conceptJson(codes));
    addExtension(observation, "item-key", item.key);
    if (item.observed) observation.set("effectiveDateTime", item.observed->text);
    writeValue(observation, item);
    if (!item.flag.empty()) observation.make("interpretation.0.coding.0") = Json::object({{"system", kInterpretation}, {"code", item.flag}});
    for (const auto& comment : item.comments) observation.make("note").push(Json::object({{"text", comment}}));
    if (!item.method.empty()) observation.make("method").set("text", item.method);
    writeRange(observation, item);
    return observation;
}

ReportItem readItem(const Json& observation) {
    ReportItem item;
    item.status = itemStatusOf(observation.textOr("status", "")).value_or(ItemStatus::Unknown);
    if (const auto* code = observation.find("code")) {
        item.code = firstCode(*code);
        const auto codings = code->items("coding");
        for (std::size_t i = 1; i < codings.size(); ++i) item.alsoCoded.push_back(codeOf(codings[i]));
    }
    item.key = extensionValue(observation, "item-key");
    if (item.key.empty()) item.key = item.code.code.empty() ? item.code.display : item.code.code;
    item.observed = timeOf(observation, "effectiveDateTime");
    readValue(observation, item);
    item.flag = observation.textOr("interpretation.0.coding.0.code", observation.textOr("interpretation.0.text", ""));
    for (const auto& note : observation.items("note"))
        if (const auto text = note.text("text")) item.comments.emplace_back(*text);
    item.method = observation.textOr("method.text", observation.textOr("method.coding.0.display", ""));
    item.range = readRange(observation);
    return item;
}

void addItem(std::vector<ReportItem>& items, ReportItem item) {
    if (item.key.empty()) item.key = "item";
    const auto wanted = item.key;
    for (int number = 2; std::any_of(items.begin(), items.end(), [&](const ReportItem& each) { return each.key == item.key; }); ++number)
        item.key = wanted + "#" + std::to_string(number);
    items.push_back(std::move(item));
}

}  // namespace jiayi::reports
