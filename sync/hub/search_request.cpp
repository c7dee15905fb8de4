#include "sync/hub/search_request.h"

#include "sync/hub/limits.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace jiayi::hub {

namespace {

constexpr Instant kBeforeAll{std::chrono::milliseconds{std::numeric_limits<std::int64_t>::min() / 4}};
constexpr Instant kAfterAll{std::chrono::milliseconds{std::numeric_limits<std::int64_t>::max() / 4}};

std::vector<std::string> partsBetween(std::string_view text, char separator) {
    std::vector<std::string> parts;
    for (;;) {
        const auto end = text.find(separator);
        parts.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

struct DateCondition {
    std::string prefix;
    Instant from{}, to{};
};

std::optional<DateCondition> dateCondition(std::string_view value) {
    DateCondition condition{"eq", {}, {}};
    if (value.size() > 2 && value[0] >= 'a' && value[0] <= 'z') {
        condition.prefix = value.substr(0, 2);
        value.remove_prefix(2);
    }
    static constexpr std::string_view kPrefixes[] = {"eq", "ge", "gt", "le", "lt"};
    const auto span = spanOf(value);
    if (!span || std::find(std::begin(kPrefixes), std::end(kPrefixes), condition.prefix) == std::end(kPrefixes)) return {};
    condition.from = span->first;
    condition.to = span->second;
    return condition;
}

/// The times that the condition admits, half-open.
std::pair<Instant, Instant> admitted(const DateCondition& condition) {
    if (condition.prefix == "ge") return {condition.from, kAfterAll};
    if (condition.prefix == "gt") return {condition.to, kAfterAll};
    if (condition.prefix == "le") return {kBeforeAll, condition.to};
    if (condition.prefix == "lt") return {kBeforeAll, condition.from};
    return {condition.from, condition.to};
}

/// Reads one parameter after the other into a SearchRequest.
class SearchReader {
public:
    SearchReader(const SearchParameters& parameters, const OwnReferences& references, std::string_view type)
        : m_parameters(parameters), m_references(references) {
        m_request.query.type = type;
        m_request.query.limit = kPageEntries;
    }

    /// False: we do not know it.
    Result<bool> take(const std::string& whole, const std::string& value) {
        const auto colon = whole.find(':');
        const auto name = whole.substr(0, colon);
        const auto modifier = colon == std::string::npos ? std::string{} : whole.substr(colon + 1);
        const auto* parameter = m_parameters.find(m_request.query.type, name);
        if (!modifier.empty() && (parameter || name.starts_with('_')) && !isTypeModifier(parameter, modifier))
            return invalid("parameter.modifier");
        if (name == "_format" || name == "_stream") return true;
        if (parameter) {
            JIAYI_CHECK(takeOwn(*parameter, modifier, value));
            return true;
        }
        return takeCommon(name, value);
    }

    SearchRequest& request() { return m_request; }

private:
    /// "subject:Patient=p".
    static bool isTypeModifier(const SearchParameter* parameter, const std::string& modifier) {
        return parameter && fhir::isTypeName(modifier) &&
               (parameter->kind == ParameterKind::Reference || parameter->kind == ParameterKind::Patient);
    }

    Result<bool> takeCommon(const std::string& name, const std::string& value) {
        auto& query = m_request.query;
        if (name == "_id") {
            auto ids = partsBetween(value, ',');
            if (!query.ids.empty() || !std::all_of(ids.begin(), ids.end(), fhir::isFhirId)) return invalid("parameter.value");
            query.ids = std::move(ids);
        } else if (name == "_lastUpdated") {
            JIAYI_CHECK(takeUpdated(value));
        } else if (name == "_count") {
            const auto count = countOf(value);
            if (!count) return invalid("parameter.count");
            query.limit = std::min(query.limit, static_cast<std::size_t>(*count));
        } else if (name == "_after") {
            const auto after = countOf(value);
            if (!after) return invalid("parameter.value");
            query.after = *after;
        } else if (name == "_sort") {
            // Pages follow the stream's numbers, and those its times: what changes meanwhile comes later, and is not missed.
            if (value != "_lastUpdated") return invalid("parameter.value");
        } else if (name == "_include") {
            JIAYI_CHECK(takeInclude(value));
        } else {
            return false;
        }
        return true;
    }

    Result<void> takeUpdated(const std::string& value) {
        const auto condition = dateCondition(value);
        if (!condition) return invalid("parameter.value");
        const auto [from, to] = admitted(*condition);
        auto& query = m_request.query;
        if (from != kBeforeAll) query.updatedFrom = query.updatedFrom ? std::max(*query.updatedFrom, from) : from;
        if (to != kAfterAll) query.updatedBefore = query.updatedBefore ? std::min(*query.updatedBefore, to) : to;
        return {};
    }

    Result<void> takeInclude(const std::string& value) {
        const auto parts = partsBetween(value, ':');
        const auto* parameter = parts.size() == 2 && parts[0] == m_request.query.type
                                    ? m_parameters.find(m_request.query.type, parts[1])
                                    : nullptr;
        if (!parameter || (parameter->kind != ParameterKind::Reference && parameter->kind != ParameterKind::Patient))
            return invalid("parameter.include");
        m_request.includes.push_back(parameter);
        return {};
    }

    Result<void> takeOwn(const SearchParameter& parameter, const std::string& modifier, const std::string& value) {
        if (value.empty()) return invalid("parameter.value");
        if (parameter.kind == ParameterKind::Date) return takeDate(parameter, value);
        std::vector<SearchKey> group;
        for (const auto& one : partsBetween(value, ',')) {
            auto key = parameter.kind == ParameterKind::Token ? tokenKey(parameter.name, one)
                                                              : referenceKey(parameter, modifier, one);
            if (!key) return invalid("parameter.value");
            group.push_back(std::move(*key));
        }
        m_request.query.keys.push_back(std::move(group));
        return {};
    }

    Result<void> takeDate(const SearchParameter& parameter, const std::string& value) {
        const auto condition = dateCondition(value);
        if (!condition) return invalid("parameter.value");
        const auto [from, to] = admitted(*condition);
        m_request.query.dates.push_back({parameter.name, from, to});
        if (condition->prefix == "eq") m_request.inside.push_back({parameter.name, from, to});
        return {};
    }

    /// "system|code", "|code" without a system, "code" in any.
    static std::optional<SearchKey> tokenKey(const std::string& name, const std::string& text) {
        const auto bar = text.find('|');
        SearchKey key{name, {}, text, bar == std::string::npos};
        if (bar != std::string::npos) {
            key.system = text.substr(0, bar);
            key.value = text.substr(bar + 1);
        }
        if (key.value.empty()) return {};
        return key;
    }

    std::optional<SearchKey> referenceKey(const SearchParameter& parameter, const std::string& modifier,
                                          const std::string& text) const {
        if (fhir::isFhirId(text)) {
            const auto type = parameter.kind == ParameterKind::Patient ? "Patient" : modifier;
            return SearchKey{parameter.name, type, text, type.empty()};
        }
        auto key = m_references.target(text);
        if (!key || (!modifier.empty() && key->type != modifier)) return {};
        return SearchKey{parameter.name, std::move(key->type), std::move(key->id), false};
    }

    const SearchParameters& m_parameters;
    const OwnReferences& m_references;
    SearchRequest m_request;
};

}  // namespace

Result<SearchRequest> readSearch(const SearchParameters& parameters, const OwnReferences& references, std::string_view type,
                                 const Form& form, bool lenient) {
    SearchReader reader(parameters, references, type);
    for (const auto& [name, value] : form) {
        JIAYI_TRY(const auto known, reader.take(name, value));
        if (!known && !lenient) return invalid("parameter.unknown", name);
        if (known && name != "_after") reader.request().links.emplace(name, value);
    }
    return std::move(reader.request());
}

std::string queryText(const Form& form) {
    static constexpr char kHex[] = "0123456789ABCDEF";
    std::string text;
    const auto add = [&](std::string_view part) {
        for (const char c : part) {
            const auto byte = static_cast<unsigned char>(c);
            const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                               std::string_view{"-._~:/,|$"}.find(c) != std::string_view::npos;
            if (plain) text += c;
            else text += {'%', kHex[byte >> 4], kHex[byte & 15]};
        }
    };
    for (const auto& [name, value] : form) {
        if (!text.empty()) text += '&';
        add(name);
        text += '=';
        add(value);
    }
    return text;
}

std::optional<std::int64_t> countOf(std::string_view text) {
    std::int64_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || read.ec != std::errc{} || read.ptr != text.data() + text.size() || value < 1) return {};
    return value;
}

}  // namespace jiayi::hub
