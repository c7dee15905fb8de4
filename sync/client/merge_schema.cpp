#include "sync/client/merge_schema.h"

#include "models/core/resource.h"
#include "sync/fhir/json.h"

#include <algorithm>
#include <stdexcept>

namespace jiayi::sync {

class MergeSchemaReader {
public:
    Result<MergeSchema> read(std::string_view text) {
        JIAYI_TRY(const auto json, fhir::parseJson(text));
        for (const auto& shape : membersAt(json, "shapes")) {
            if (shape.value.isArray()) m_schema.m_shapes.push_back(names(shape.value));
        }
        readGroups(json.find("nested"), m_schema.m_nested);
        if (const auto* choices = json.find("choices")) m_schema.m_choices = names(*choices);
        readSets(json.find("sets"), m_schema.m_sets);
        for (const auto& type : membersAt(json, "types")) readType(type.value, m_schema.m_types[type.key]);
        if (!m_sound || m_schema.m_types.empty() || m_schema.m_shapes.empty()) return invalid("merge-schema");
        return std::move(m_schema);
    }

private:
    static std::span<const fhir::Json::Member> membersAt(const fhir::Json& json, std::string_view key) {
        const auto* value = json.find(key);
        return value ? value->members() : std::span<const fhir::Json::Member>{};
    }

    MergeSchema::Names names(const fhir::Json& list) {
        MergeSchema::Names names;
        for (const auto& item : list.items()) names.emplace(item.asText().value_or(""));
        m_sound = m_sound && !names.empty() && !names.contains("");
        return names;
    }

    std::vector<std::string> paths(const fhir::Json& rule, std::string_view key) {
        std::vector<std::string> paths;
        for (const auto& item : rule.items(key)) paths.emplace_back(item.asText().value_or(""));
        return paths;
    }

    void readGroups(const fhir::Json* json, std::map<std::string, std::string, std::less<>>& groups) {
        if (!json) return;
        for (const auto& group : json->members()) {
            if (!group.value.isArray()) continue;
            for (const auto& member : names(group.value))
                m_sound = groups.emplace(member, group.key).second && m_sound;
        }
    }

    void readSets(const fhir::Json* json, std::map<std::string, SetRule, std::less<>>& sets) {
        if (!json) return;
        for (const auto& set : json->members()) {
            if (!set.value.isObject()) continue;
            SetRule rule{
                paths(set.value, "slot"), paths(set.value, "key"), set.value.boolean("deep").value_or(false),
                set.value.boolean("exclusive").value_or(false), set.value.boolean("keep").value_or(false)};
            m_sound = m_sound && !rule.slot.empty();
            sets.emplace(set.key, std::move(rule));
        }
    }

    void readType(const fhir::Json& json, MergeSchema::TypeRules& rules) {
        readGroups(json.find("groups"), rules.groups);
        readSets(json.find("sets"), rules.sets);
        if (const auto* final = json.find("final")) rules.final = names(*final);
        if (const auto* keep = json.find("keep")) rules.keep = names(*keep);
    }

    MergeSchema m_schema;
    bool m_sound = true;
};

Result<MergeSchema> MergeSchema::parse(std::string_view text) { return MergeSchemaReader{}.read(text); }

MergeSchema MergeSchema::embedded() {
    auto schema = parse(embeddedFile("rules/merge.json"));
    if (!schema) throw std::logic_error("rules/merge.json: " + toString(schema.error()));
    return std::move(*schema);
}

const MergeSchema::TypeRules* MergeSchema::rulesOf(std::string_view type) const {
    const auto found = m_types.find(type);
    return found == m_types.end() ? nullptr : &found->second;
}

/// "deceased" of "deceasedBoolean"; empty for what is no choice of types.
std::string_view MergeSchema::choiceOf(std::string_view member) const {
    for (auto length = member.size(); length-- > 1;) {
        const bool typeFollows = member[length] >= 'A' && member[length] <= 'Z';
        if (typeFollows && m_choices.contains(member.substr(0, length))) return member.substr(0, length);
    }
    return {};
}

std::string MergeSchema::groupOf(std::string_view type, bool atRoot, std::string_view member) const {
    const auto choice = choiceOf(member);
    const auto choiceKey = std::string{choice} + "[x]";
    const auto in = [&](const auto& groups) -> std::string {
        auto found = groups.find(member);
        if (found == groups.end() && !choice.empty()) found = groups.find(choiceKey);
        return found == groups.end() ? std::string{} : found->second;
    };
    std::string group;
    if (!atRoot) group = in(m_nested);
    if (const auto* own = rulesOf(type); atRoot && own) group = in(own->groups);
    if (const auto* all = rulesOf("*"); atRoot && all && group.empty()) group = in(all->groups);
    return group.empty() ? std::string{choice} : group;
}

const SetRule* MergeSchema::setAt(std::string_view type, std::string_view path) const {
    const auto last = path.substr(path.rfind('.') + 1);
    if (const auto* own = rulesOf(type)) {
        if (const auto found = own->sets.find(path); found != own->sets.end()) return &found->second;
        if (const auto found = own->sets.find(last); found != own->sets.end()) return &found->second;
    }
    const auto found = m_sets.find(last);
    return found == m_sets.end() ? nullptr : &found->second;
}

bool MergeSchema::isDataType(const std::set<std::string_view>& members) const {
    return std::any_of(m_shapes.begin(), m_shapes.end(), [&](const Names& shape) {
        return std::all_of(members.begin(), members.end(),
                           [&](auto member) { return shape.contains(member); });
    });
}

bool MergeSchema::isFinal(std::string_view type, std::string_view status) const {
    const auto* rules = rulesOf(type);
    return rules && rules->final.contains(status);
}

bool MergeSchema::keeps(std::string_view type, std::string_view name) const {
    const auto* rules = rulesOf(type);
    return rules && rules->keep.contains(name);
}

bool MergeSchema::keepsAnything(std::string_view type) const {
    const auto* rules = rulesOf(type);
    return rules && !rules->keep.empty();
}

}  // namespace jiayi::sync
