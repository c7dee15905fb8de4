#include "sync/claims/rule_set_resource.h"

#include "models/core/hash.h"
#include "sync/fhir/resource.h"

namespace jiayi::claims {

using capitation::RuleSet;
using fhir::Json;

namespace {

constexpr std::string_view kRuleSetUrl = "https://jiayi.health/fhir/Library/capitation";
constexpr std::string_view kTableType = "text/csv";

/// FHIR wants the padded alphabet with + and /.
std::string toBase64(std::string_view bytes) {
    auto text = toBase64Url(bytes);
    for (auto& c : text) c = c == '-' ? '+' : c == '_' ? '/' : c;
    while (text.size() % 4 != 0) text += '=';
    return text;
}
Result<std::string> fromBase64(std::string text) {
    while (!text.empty() && text.back() == '=') text.pop_back();
    for (auto& c : text) c = c == '+' ? '-' : c == '/' ? '_' : c;
    return fromBase64Url(text);
}

}  // namespace

Json ruleSetResource(const RuleSet& set) {
    std::vector<Json> content;
    for (const auto& [name, text] : set.files) content.push_back(Json::object({{"contentType", kTableType}, {"title", name}, {"data", toBase64(text)}}));
    return Json::object({{"resourceType", "Library"},
                         {"id", set.id.toString()},
                         {"url", kRuleSetUrl},
                         {"version", set.version},
                         {"status", set.status == "active" ? "active" : "retired"},
                         {"type", Json::object({{"coding", Json::array({Json::object({{"system", "http://terminology.hl7.org/CodeSystem/library-type"}, {"code", "asset-collection"}})})}})},
                         {"publisher", set.publisher},
                         {"effectivePeriod", Json::object({{"start", formatDate(set.validFrom)}})},
                         {"content", Json::array(std::move(content))}});
}

Result<std::optional<RuleSet>> readRuleSetResource(const Json& resource) {
    if (fhir::resourceType(resource) != "Library" || resource.textOr("url", "") != kRuleSetUrl) return std::optional<RuleSet>{};
    RuleSet set;
    const auto id = Uuid::parse(resource.textOr("id", ""));
    if (!id) return invalid("resource.id");
    set.id = *id;
    set.version = std::string{resource.textOr("version", "")};
    set.publisher = std::string{resource.textOr("publisher", "")};
    set.status = resource.textOr("status", "") == "active" ? "active" : "entered-in-error";
    const auto start = parseDate(resource.textOr("effectivePeriod.start", ""));
    if (!start || set.version.empty()) return invalid("capitation.rules", "version or effectivePeriod");
    set.validFrom = *start;
    for (const auto& item : resource.items("content")) {
        JIAYI_TRY(auto text, fromBase64(std::string{item.textOr("data", "")}));
        set.files.emplace(std::string{item.textOr("title", "")}, std::move(text));
    }
    JIAYI_CHECK(capitation::bookOf(set));
    return std::optional{std::move(set)};
}

}  // namespace jiayi::claims
