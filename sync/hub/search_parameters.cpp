#include "sync/hub/search_parameters.h"

#include "models/core/rule_reader.h"

#include <algorithm>

namespace jiayi::hub {

namespace {

constexpr Date kBeginning{std::chrono::year{1000} / 1 / 1}, kEnd{std::chrono::year{9999} / 12 / 31};

/// Every value at the path "code.coding", arrays on the way gone through.
template <class Visit>
void forEachAt(const fhir::Json& value, std::string_view path, const Visit& visit) {
    for (const auto& item : value.items()) forEachAt(item, path, visit);
    if (value.isArray()) return;
    if (path.empty()) return visit(value);
    const auto dot = path.find('.');
    if (const auto* next = value.find(path.substr(0, dot)))
        forEachAt(*next, dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1), visit);
}

template <class Visit>
void forEachValue(const SearchParameter& parameter, const fhir::Json& resource, const Visit& visit) {
    for (const auto& path : parameter.paths) forEachAt(resource, path, visit);
}

void addToken(const std::string& name, const fhir::Json& value, std::vector<SearchKey>& keys) {
    if (const auto text = value.asText()) return keys.push_back({name, {}, std::string{*text}});
    for (const auto& coding : value.items("coding")) addToken(name, coding, keys);
    const auto code = value.text("code") ? value.text("code") : value.text("value");
    if (code) keys.push_back({name, std::string{value.textOr("system", "")}, std::string{*code}});
}

void addDate(const std::string& name, const fhir::Json& value, std::vector<SearchDate>& dates) {
    if (const auto text = value.asText()) {
        if (const auto span = spanOf(*text)) dates.push_back({name, span->first, span->second});
        return;
    }
    const auto start = spanOf(value.textOr("start", "")), end = spanOf(value.textOr("end", ""));
    if (start || end) dates.push_back({name, start ? start->first : kBeginning, end ? end->second : kEnd});
}

template <class Item>
void sortOnce(std::vector<Item>& items) {
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
}

}  // namespace

std::optional<std::pair<Instant, Instant>> spanOf(std::string_view text) {
    const auto time = parseFhirTime(text);
    if (!time) return {};
    const auto start = time->start;
    switch (time->precision) {
        case Precision::Year: return std::pair{start, startOfDay(addMonths(time->day(), 12))};
        case Precision::Month: return std::pair{start, startOfDay(addMonths(time->day(), 1))};
        case Precision::Day: return std::pair{start, startOfDay(time->day() + Days{1})};
        case Precision::Time: break;
    }
    // A time is said to the second or, with a point, to the millisecond.
    const bool toTheMillisecond = text.find('.') != std::string_view::npos;
    return std::pair{start, start + (toTheMillisecond ? std::chrono::milliseconds{1} : std::chrono::seconds{1})};
}

Result<SearchParameters> SearchParameters::read(std::string_view types, std::string_view parameters) {
    SearchParameters read;
    RuleReader type("hub_types.csv", types);
    while (type.next()) {
        read.m_types[type.required("type")];
        type.origin();
    }
    JIAYI_CHECK(type.finish());
    RuleReader row("hub_search.csv", parameters);
    while (row.next()) {
        const auto of = read.m_types.find(row.required("type"));
        SearchParameter parameter{row.required("name"),
                                  row.choice<ParameterKind>("kind", {{"token", ParameterKind::Token},
                                                                     {"reference", ParameterKind::Reference},
                                                                     {"patient", ParameterKind::Patient},
                                                                     {"date", ParameterKind::Date}}),
                                  row.list("path", '|')};
        row.origin();
        if (of == read.m_types.end()) row.fail("type", "is no type of hub_types.csv");
        else if (read.find(of->first, parameter.name)) row.fail("name", "stands twice");
        else of->second.push_back(std::move(parameter));
    }
    JIAYI_CHECK(row.finish());
    return read;
}

const SearchParameter* SearchParameters::find(std::string_view type, std::string_view name) const {
    const auto of = m_types.find(type);
    if (of == m_types.end()) return nullptr;
    const auto found = std::find_if(of->second.begin(), of->second.end(),
                                    [&](const SearchParameter& parameter) { return parameter.name == name; });
    return found == of->second.end() ? nullptr : &*found;
}

std::vector<fhir::ResourceKey> SearchParameters::targets(const SearchParameter& parameter, const fhir::Json& resource,
                                                         const OwnReferences& references) {
    std::vector<fhir::ResourceKey> keys;
    forEachValue(parameter, resource, [&](const fhir::Json& value) {
        auto key = references.target(value.textOr("reference", ""));
        if (key && (parameter.kind != ParameterKind::Patient || key->type == "Patient")) keys.push_back(std::move(*key));
    });
    return keys;
}

std::vector<SearchDate> SearchParameters::dates(const SearchParameter& parameter, const fhir::Json& resource) {
    std::vector<SearchDate> dates;
    forEachValue(parameter, resource, [&](const fhir::Json& value) { addDate(parameter.name, value, dates); });
    return dates;
}

void SearchParameters::index(Version& version, const fhir::Json& resource, const OwnReferences& references) const {
    version.patient = references.compartmentOf(resource);
    version.keys.clear();
    version.dates.clear();
    const auto of = m_types.find(version.key.type);
    if (of == m_types.end()) return;
    for (const auto& parameter : of->second) {
        if (parameter.kind == ParameterKind::Date) {
            for (auto& date : dates(parameter, resource)) version.dates.push_back(std::move(date));
        } else if (parameter.kind == ParameterKind::Token) {
            forEachValue(parameter, resource, [&](const fhir::Json& value) { addToken(parameter.name, value, version.keys); });
        } else {
            for (auto& key : targets(parameter, resource, references))
                version.keys.push_back({parameter.name, std::move(key.type), std::move(key.id)});
        }
    }
    sortOnce(version.keys);
    sortOnce(version.dates);
}

}  // namespace jiayi::hub
