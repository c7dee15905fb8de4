#include "sync/mapping/summary_sections.h"

#include "sync/mapping/elements.h"
#include "sync/mapping/systems.h"

#include <algorithm>
#include <array>

namespace jiayi::mapping {

using fhir::Json;
using referral::Section;
using referral::SectionState;

namespace {

constexpr std::string_view kEmptyReason = "http://terminology.hl7.org/CodeSystem/list-empty-reason";
constexpr std::array<std::pair<SectionState, std::string_view>, 3> kEmptyReasons{
    {{SectionState::NoneKnown, "nilknown"}, {SectionState::NotAsked, "notasked"}, {SectionState::NothingRecorded, "unavailable"}}};

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) out += c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '&' ? "&amp;" : c == '"' ? "&quot;" : std::string(1, c);
    return out;
}

/// For whoever does not know our lines: the same as text.
Json narrative(const Section& section) {
    std::string div = "<div xmlns=\"http://www.w3.org/1999/xhtml\"><ul>";
    for (const auto& line : section.lines) div += "<li>" + escaped(line.zh) + "</li>";
    return Json::object({{"status", "generated"}, {"div", div + "</ul></div>"}});
}

Json lineList(const Section& section) {
    auto list = Json::array();
    for (const auto& line : section.lines) {
        auto parts = Json::array({Json::object({{"url", "en"}, {"valueString", line.en}})});
        parts.push(Json::object({{"url", "zh"}, {"valueString", line.zh}}));
        list.push(Json::object({{"url", "line"}, {"extension", std::move(parts)}}));
    }
    return list;
}

}  // namespace

Json writeSection(const Section& section, const std::vector<referral::SectionRule>& rules) {
    auto made = Json::object();
    const auto rule = std::find_if(rules.begin(), rules.end(), [&](const referral::SectionRule& each) { return each.id == section.id; });
    made.set("title", rule == rules.end() ? section.id : rule->name.zh);
    if (rule != rules.end() && !rule->loinc.empty()) made.set("code", codeable(kLoinc, rule->loinc, rule->name.en));
    else if (rule != rules.end()) made.set("code", codeable(kSectionCode, rule->id, rule->name.en));
    if (section.lines.empty()) {
        for (const auto& [state, reason] : kEmptyReasons)
            if (state == section.state) made.set("emptyReason", codeable(kEmptyReason, reason));
        return made;
    }
    made.set("text", narrative(section));
    auto extension = Json::object({{"url", std::string{kExtensionBase} + "summary-lines"}});
    extension.set("extension", lineList(section));
    made.make("extension").push(std::move(extension));
    return made;
}

Section readSection(const Json& section, const std::vector<referral::SectionRule>& rules) {
    Section made;
    const auto loinc = codeOf(section, "code", kLoinc);
    const auto own = codeOf(section, "code", kSectionCode);
    for (const auto& rule : rules)
        if (rule.loinc.empty() ? rule.id == own : rule.loinc == loinc) made.id = rule.id;
    if (made.id.empty()) made.id = section.textOr("title", "");
    for (const auto& [state, reason] : kEmptyReasons)
        if (codeOf(section, "emptyReason", kEmptyReason) == reason) made.state = state;
    const auto* lines = fhir::itemWhere(section, "extension", "url", std::string{kExtensionBase} + "summary-lines");
    if (!lines) return made;
    for (const auto& each : lines->items("extension")) {
        referral::Text line;
        for (const auto& part : each.items("extension")) (part.textOr("url", "") == "en" ? line.en : line.zh) = part.textOr("valueString", "");
        made.lines.push_back(std::move(line));
    }
    if (!made.lines.empty()) made.state = SectionState::Stated;
    return made;
}

}  // namespace jiayi::mapping
