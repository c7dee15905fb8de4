#include "sync/client/conflict_path.h"

#include "sync/client/merge_set.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace jiayi::sync {

namespace {

using fhir::Json;

struct Segment {
    std::string name;
    std::optional<std::string> slot;
};

/// "telecom[phone|mobile].period" as its parts. A slot may hold dots and brackets of its own (an extension's url): it ends
/// at a bracket behind which the path ends or goes on with a dot.
std::optional<std::vector<Segment>> segmentsOf(std::string_view path) {
    std::vector<Segment> segments;
    while (!path.empty()) {
        const auto end = path.find_first_of(".[");
        Segment segment{std::string{path.substr(0, end)}, {}};
        path.remove_prefix(std::min(end, path.size()));
        if (path.starts_with('[')) {
            auto close = path.find(']');
            while (close != std::string_view::npos && close + 1 < path.size() && path[close + 1] != '.') close = path.find(']', close + 1);
            if (close == std::string_view::npos) return {};
            segment.slot = std::string{path.substr(1, close - 1)};
            path.remove_prefix(close + 1);
        }
        if (path.starts_with('.')) path.remove_prefix(1);
        if (segment.name.empty()) return {};
        segments.push_back(std::move(segment));
    }
    return segments;
}

std::string_view plainName(std::string_view member) {
    if (member.starts_with('_')) member.remove_prefix(1);
    return member;
}

class Putter {
public:
    Putter(const MergeSchema& schema, std::string_view type, const Json& value) : m_schema(schema), m_type(type), m_value(value) {}

    Result<void> into(Json& place, std::span<const Segment> path, const std::string& names) {
        const auto& here = path.front();
        const auto below = names.empty() ? here.name : names + "." + here.name;
        if (here.slot) return intoSlot(place, path, below);
        if (path.size() > 1) {
            auto* next = place.find(here.name);
            if (!next || !next->isObject()) return invalid("conflict.path");
            return into(*next, path.subspan(1), below);
        }
        putMembers(place, here.name, names.empty());
        return {};
    }

private:
    bool belongs(std::string_view member, std::string_view name, bool atRoot) const {
        const auto plain = plainName(member);
        return plain == name || m_schema.groupOf(m_type, atRoot, plain) == name;
    }

    /// One element, or the members of a group: then the value is an object of exactly such members.
    void putMembers(Json& place, std::string_view name, bool atRoot) {
        const auto isMember = [&](const Json::Member& member) { return belongs(member.key, name, atRoot); };
        const auto members = m_value.members();
        const bool group = m_value.isObject() && !members.empty() && std::all_of(members.begin(), members.end(), isMember);
        std::vector<std::string> gone;
        for (const auto& member : place.members())
            if (isMember(member) && !(group && m_value.find(member.key))) gone.push_back(member.key);
        if (group) {
            for (const auto& key : gone) place.erase(key);
            for (const auto& member : members) place.set(member.key, member.value);
        } else if (m_value.isNull()) {
            for (const auto& key : gone) place.erase(key);
        } else {
            place.set(name, m_value);
        }
    }

    Result<void> intoSlot(Json& place, std::span<const Segment> path, const std::string& names) {
        const auto& here = path.front();
        static const SetRule byId{{"id"}, {}, true, false, false};
        const auto* rule = m_schema.setAt(m_type, names);
        if (!rule) rule = &byId;
        const auto* array = place.find(here.name);
        std::vector<Json> elements;
        std::optional<std::size_t> at;
        for (const auto& item : array ? array->items() : std::span<const Json>{}) {
            auto one = Json::array(std::vector{item});
            const auto slots = slotsOf(*rule, &one, nullptr, nullptr);
            const bool inSlot = slots.size() == 1 && slots.front().name == *here.slot;
            if (inSlot && !at) at = elements.size();
            if (inSlot && path.size() > 1) {
                auto changed = item;
                if (!changed.isObject()) return invalid("conflict.path");
                JIAYI_CHECK(into(changed, path.subspan(1), names));
                elements.push_back(std::move(changed));
            } else if (!inSlot) {
                elements.push_back(item);
            }
        }
        if (path.size() > 1) {
            if (!at) return invalid("conflict.path");
        } else {
            const auto wanted = m_value.items();
            const auto where = elements.begin() + static_cast<std::ptrdiff_t>(at.value_or(elements.size()));
            elements.insert(where, wanted.begin(), wanted.end());
        }
        if (elements.empty()) place.erase(here.name);
        else place.set(here.name, Json::array(std::move(elements)));
        return {};
    }

    const MergeSchema& m_schema;
    std::string_view m_type;
    const Json& m_value;
};

}  // namespace

Result<void> putAt(const MergeSchema& schema, std::string_view type, Json& resource, std::string_view path, const Json& value) {
    const auto segments = segmentsOf(path);
    if (!segments || segments->empty() || !resource.isObject()) return invalid("conflict.path");
    return Putter{schema, type, value}.into(resource, *segments, {});
}

}  // namespace jiayi::sync
