#include "sync/client/merge.h"

#include "sync/client/merge_set.h"
#include "sync/fhir/canonical.h"

#include <algorithm>

namespace jiayi::sync {

namespace {

using fhir::Json;

/// One value on its three sides; null where a side does not have it.
struct Three {
    const Json* base;
    const Json* mine;
    const Json* theirs;
};

bool same(const Json* a, const Json* b) { return a && b ? *a == *b : a == b; }
std::optional<Json> copyOf(const Json* value) { return value ? std::optional<Json>{*value} : std::nullopt; }
bool isArrayOrAbsent(const Json* value) { return !value || value->isArray(); }
const Json* present(const Json& value) { return value.isNull() ? nullptr : &value; }

bool isStamp(std::string_view path) {
    return path == "meta.versionId" || path == "meta.lastUpdated" || path == "meta.source";
}

/// "_birthDate" holds the extensions of "birthDate" and goes where it goes.
std::string_view withoutUnderscore(std::string_view member) {
    if (member.starts_with('_')) member.remove_prefix(1);
    return member;
}

/// Where the merge stands: the path that conflicts show, and the names alone, by which the schema knows it.
struct Place {
    std::string path;
    std::string names;

    Place below(std::string_view name) const { return {joined(path, name), joined(names, name)}; }
    Place slot(const std::string& text) const { return {path + "[" + text + "]", names}; }

private:
    static std::string joined(const std::string& above, std::string_view name) {
        return above.empty() ? std::string{name} : above + "." + std::string{name};
    }
};

/// A side without meta has none to merge, which is no wish to delete the other's.
Three metaWithoutGaps(const Three& v) {
    return {v.base, v.mine ? v.mine : v.base, v.theirs ? v.theirs : v.base};
}

class ThreeWay {
public:
    ThreeWay(const MergeSchema& schema, std::string_view type, const Decisions& decisions,
             std::vector<MergeConflict>& conflicts)
        : m_schema(schema), m_type(type), m_decisions(decisions), m_conflicts(conflicts) {}

    /// Nothing: the merged resource does not have the value.
    std::optional<Json> value(const Place& place, const Three& v) {
        if (isStamp(place.names)) return copyOf(v.theirs ? v.theirs : v.mine);
        if (place.names == "meta" && v.base && (!v.mine || !v.theirs))
            return value(place, metaWithoutGaps(v));
        if (same(v.mine, v.theirs) || same(v.base, v.theirs)) return copyOf(v.mine);
        if (same(v.base, v.mine)) return copyOf(v.theirs);
        if (v.mine && v.theirs && v.mine->isObject() && v.theirs->isObject() && !isAtomic(place, v))
            return object(place, v);
        if (isArrayOrAbsent(v.base) && isArrayOrAbsent(v.mine) && isArrayOrAbsent(v.theirs)) {
            if (const auto* rule = ruleAt(place, v)) return set(place, *rule, v);
        }
        return diverged(place.path, v);
    }

    /// The sides contradict each other: the decision, or mine and a conflict.
    std::optional<Json> diverged(const std::string& path, const Three& v) {
        if (const auto decided = m_decisions.find(path); decided != m_decisions.end())
            return copyOf(decided->second == Side::Mine ? v.mine : v.theirs);
        m_conflicts.push_back({path, copyOf(v.base).value_or(nullptr), copyOf(v.mine).value_or(nullptr),
                               copyOf(v.theirs).value_or(nullptr)});
        return copyOf(v.mine);
    }

private:
    /// Members of one object that merge as one value.
    struct Group {
        std::string name;
        bool single;  ///< one member that may be taken apart
        std::vector<std::string_view> members;
    };

    std::vector<Group> groupsOf(const Place& place, const Three& v) const {
        std::vector<Group> groups;
        for (const auto* side : {v.base, v.mine, v.theirs}) {
            for (const auto& [key, value] : side ? side->members() : std::span<const Json::Member>{}) {
                const auto named = m_schema.groupOf(m_type, place.names.empty(), withoutUnderscore(key));
                const auto name = named.empty() ? std::string{withoutUnderscore(key)} : named;
                auto group =
                    std::find_if(groups.begin(), groups.end(), [&](auto& each) { return each.name == name; });
                if (group == groups.end()) group = groups.insert(groups.end(), {name, named.empty(), {}});
                if (std::find(group->members.begin(), group->members.end(), key) != group->members.end())
                    continue;
                group->members.push_back(key);
                group->single = group->single && group->members.size() == 1;
            }
        }
        return groups;
    }

    Json object(const Place& place, const Three& v) {
        auto merged = Json::object();
        for (const auto& group : groupsOf(place, v)) {
            const bool kept = place.names.empty() && m_schema.keeps(m_type, group.name);
            if (group.single) {
                const auto key = group.members.front();
                const Three inner{memberOf(v.base, key), v.mine->find(key), v.theirs->find(key)};
                if (auto one = keeping(kept, inner, place.below(key))) merged.set(key, std::move(*one));
                continue;
            }
            const auto base = fragment(v.base, group), mine = fragment(v.mine, group),
                       theirs = fragment(v.theirs, group);
            const Three inner{present(base), present(mine), present(theirs)};
            auto all = keeping(kept, inner, place.below(group.name), true);
            if (!all) continue;
            for (auto& member : all->members()) merged.set(member.key, std::move(member.value));
        }
        return merged;
    }

    /// Merges, but does not let go of what only one side still has.
    std::optional<Json> keeping(bool kept, const Three& v, const Place& place, bool asGroup = false) {
        if (kept && v.base && !v.mine != !v.theirs) {
            const auto* left = v.mine ? v.mine : v.theirs;
            if (!same(v.base, left)) diverged(place.path, v);
            return *left;
        }
        return asGroup ? atomic(place, v) : value(place, v);
    }

    std::optional<Json> atomic(const Place& place, const Three& v) {
        if (same(v.mine, v.theirs) || same(v.base, v.theirs)) return copyOf(v.mine);
        if (same(v.base, v.mine)) return copyOf(v.theirs);
        return diverged(place.path, v);
    }

    static const Json* memberOf(const Json* object, std::string_view key) {
        return object ? object->find(key) : nullptr;
    }

    /// The members of a group on one side; null if the side has none of them.
    static Json fragment(const Json* side, const Group& group) {
        Json members;
        for (const auto key : group.members) {
            if (const auto* value = memberOf(side, key)) members.set(key, *value);
        }
        return members;
    }

    bool isAtomic(const Place& place, const Three& v) const {
        std::set<std::string_view> members;
        bool onlyObjects = true;
        for (const auto* side : {v.base, v.mine, v.theirs}) {
            if (!side) continue;
            onlyObjects = onlyObjects && side->isObject();
            for (const auto& member : side->members()) {
                const auto name = withoutUnderscore(member.key);
                if (name != "id" && name != "extension") members.insert(name);
            }
        }
        // A concept's text says what its codings say: words of one side beside codes of the other would be a third thing.
        const bool isConcept = members.contains("coding") && members.contains("text");
        const bool isDataType = !place.names.empty() && m_schema.isDataType(members);
        return !onlyObjects || isDataType || (isConcept && v.mine->text("text") != v.theirs->text("text"));
    }

    /// An array unknown to the schema merges by element only where each element has an id of its own.
    const SetRule* ruleAt(const Place& place, const Three& v) const {
        if (const auto* rule = m_schema.setAt(m_type, place.names)) return rule;
        static const SetRule byId{{"id"}, {}, true, false, false};
        for (const auto* side : {v.base, v.mine, v.theirs}) {
            for (const auto& item : side ? side->items() : std::span<const Json>{}) {
                if (!item.text("id")) return nullptr;
            }
        }
        return &byId;
    }

    std::optional<Json> set(const Place& place, const SetRule& rule, const Three& v) {
        auto merged = Json::array();
        for (const auto& slot : slotsOf(rule, v.base, v.mine, v.theirs)) {
            for (auto& element : slotElements(place.slot(slot.name), rule, slot))
                merged.push(std::move(element));
        }
        if (merged.size() == 0) return {};
        return merged;
    }

    std::vector<Json> slotElements(const Place& place, const SetRule& rule, const MergeSlot& slot) {
        const bool single = slot.base.size() <= 1 && slot.mine.size() == 1 && slot.theirs.size() == 1;
        if (rule.deep && single) {
            const Three inner{slot.base.empty() ? nullptr : &slot.base[0], &slot.mine[0], &slot.theirs[0]};
            auto one = value(place, inner);
            return one ? std::vector{std::move(*one)} : std::vector<Json>{};
        }
        if (auto merged = mergeSlot(rule, slot)) return std::move(*merged);
        const auto base = Json::array(slot.base), mine = Json::array(slot.mine),
                   theirs = Json::array(slot.theirs);
        const auto side = [](const Json& elements) { return elements.size() == 0 ? nullptr : &elements; };
        const auto chosen = diverged(place.path, {side(base), side(mine), side(theirs)});
        std::vector<Json> elements;
        if (chosen) elements.assign(chosen->items().begin(), chosen->items().end());
        return rule.keep ? unionOf(std::move(elements), slot) : elements;
    }

    const MergeSchema& m_schema;
    std::string_view m_type;
    const Decisions& m_decisions;
    std::vector<MergeConflict>& m_conflicts;
};

/// Whether two versions say the same, whatever a server has stamped on them.
bool sameContent(const Json& a, const Json& b) { return fhir::canonicalText(a) == fhir::canonicalText(b); }

}  // namespace

Merger::Merger(MergeSchema schema) : m_schema(std::move(schema)) {}

MergeResult Merger::merge(std::string_view type, const Json& base, const Json& mine, const Json& theirs,
                          const Decisions& decisions) const {
    if (mine == theirs || base == theirs) return {mine, {}, false};
    if (base == mine) return {theirs, {}, false};
    if (!mine.isNull() && !theirs.isNull()) return mergeContent(type, base, mine, theirs, decisions);
    // Edited here and deleted there, or the other way round.
    MergeResult result;
    ThreeWay threeWay{m_schema, type, decisions, result.conflicts};
    result.merged = threeWay.diverged("", {present(base), present(mine), present(theirs)}).value_or(nullptr);
    if (result.merged.isNull() && m_schema.keepsAnything(type)) result.merged = mine.isNull() ? theirs : mine;
    return result;
}

MergeResult Merger::mergeContent(std::string_view type, const Json& base, const Json& mine,
                                 const Json& theirs, const Decisions& decisions) const {
    MergeResult result;
    ThreeWay threeWay{m_schema, type, decisions, result.conflicts};
    const Three sides{present(base), &mine, &theirs};
    result.merged = threeWay.value({}, sides).value_or(nullptr);

    const auto isFinal = [&](const Json& version) {
        return m_schema.isFinal(type, version.textOr("status", ""));
    };
    const bool theirsChanged = base.isNull() || !sameContent(base, theirs);
    const bool mineChanged = base.isNull() || !sameContent(base, mine);
    if (!theirsChanged || !mineChanged || (!isFinal(theirs) && !isFinal(mine))) return result;

    // What was signed stands as it was signed; nothing of the other side is mixed into it.
    const bool theirsStands = isFinal(theirs);
    const auto& standing = theirsStands ? theirs : mine;
    if (result.conflicts.empty() && sameContent(result.merged, standing)) return result;
    result.conflicts.clear();
    if (theirsStands && !decisions.contains("")) {
        result.conflicts.push_back({"", base, mine, theirs});
        return {theirs, std::move(result.conflicts), true};
    }
    result.merged = threeWay.diverged("", sides).value_or(nullptr);
    return result;
}

}  // namespace jiayi::sync
