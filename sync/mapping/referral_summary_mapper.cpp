// The summary as a Composition with the sections of the International Patient Summary. An empty section says why in FHIR's own words.
#include "sync/mapping/referral_mapper.h"

#include "models/referral/rules/referral_book.h"
#include "sync/mapping/elements.h"
#include "sync/mapping/systems.h"

#include <algorithm>
#include <array>

namespace jiayi::mapping {

using fhir::Json;
using referral::Section;
using referral::SectionState;
using referral::Summary;

namespace {

constexpr std::string_view kPatientSummary = "60591-5";  // LOINC: patient summary document
constexpr std::string_view kEmptyReason = "http://terminology.hl7.org/CodeSystem/list-empty-reason";
constexpr std::array<std::pair<SectionState, std::string_view>, 3> kEmptyReasons{
    {{SectionState::NoneKnown, "nilknown"}, {SectionState::NotAsked, "notasked"}, {SectionState::NothingRecorded, "unavailable"}}};

const referral::ReferralBook& summaryBook() {
    static const auto book = referral::loadReferralBook().value();
    return book;
}

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

Json writeSection(const Section& section) {
    auto made = Json::object();
    if (const auto* rule = summaryBook().section(section.id)) {
        made.set("title", rule->name.zh);
        made.set("code", codeable(kLoinc, rule->loinc, rule->name.en));
    } else {
        made.set("title", section.id);
    }
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

Section readSection(const Json& section) {
    Section made;
    const auto loinc = codeOf(section, "code", kLoinc);
    for (const auto& rule : summaryBook().sections)
        if (rule.loinc == loinc) made.id = rule.id;
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

}  // namespace

Result<std::optional<Summary>> ReferralSummaryMapper::read(const Json& resource) {
    Summary made;
    JIAYI_TRY(made.id, readId(resource));
    const auto about = Uuid::parse(extensionText(resource, "referral"));
    const auto at = parseInstant(resource.textOr("date", ""));
    if (codeOf(resource, "type", kLoinc) != kPatientSummary || !about || !at) return std::optional<Summary>{};
    made.referral = {*about};
    made.made = *at;
    JIAYI_TRY(made.resident, readPatient(resource));
    if (made.resident.isNil()) return std::optional<Summary>{};
    if (resource.textOr("status", "") == "entered-in-error") made.status = "entered-in-error";
    for (const auto& section : resource.items("section")) made.sections.push_back(readSection(section));
    return std::optional{std::move(made)};
}

void ReferralSummaryMapper::write(Json& resource, const Summary& summary) {
    const bool fresh = begin(resource, "Composition", summary.id);
    const auto read = ReferralSummaryMapper::read(resource);
    const bool known = read && *read;
    if (!known || (*read)->status != summary.status) resource.set("status", summary.status);
    if (!fresh) return;  // frozen when it was sent
    resource.set("type", codeable(kLoinc, kPatientSummary, "Patient summary Document"));
    resource.set("subject", reference("Patient", summary.resident.uuid));
    resource.set("date", formatInstant(summary.made));
    resource.make("author.0").set("display", "Jiayi");
    resource.set("title", "患者摘要 Patient summary");
    setExtension(resource, "referral", "valueString", summary.referral.toString());
    for (const auto& section : summary.sections) resource.make("section").push(writeSection(section));
}

}  // namespace jiayi::mapping
