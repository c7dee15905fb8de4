#include "sync/client/merge_set.h"

#include "sync/fhir/canonical.h"

#include <algorithm>
#include <map>

namespace jiayi::sync {

namespace {

using fhir::Json;
using Elements = std::vector<Json>;

/// The texts of an element at these paths, joined by '|'.
std::string namesAt(const Json& element, const std::vector<std::string>& paths) {
    std::string name;
    for (const auto& path : paths) {
        if (&path != &paths.front()) name += '|';
        const auto* value = path == "." ? &element : element.at(path);
        if (value) name += value->asText() ? std::string{*value->asText()} : value->compact();
    }
    return name;
}

/// Elements of one side by key, or nothing when a key is there twice and tells nothing apart.
std::optional<std::map<std::string, const Json*>> byKey(const SetRule& rule, const Elements& elements) {
    std::map<std::string, const Json*> keyed;
    for (const auto& element : elements) {
        if (!keyed.emplace(namesAt(element, rule.key), &element).second) return {};
    }
    return keyed;
}

bool sameElement(const Json* a, const Json* b) { return a && b ? *a == *b : a == b; }

/// What both sides did to the elements of one slot.
struct Changes {
    bool droppedByBoth = false;
    bool addedByMine = false;
    bool addedByTheirs = false;
    bool contradiction = false;
    std::map<std::string, const Json*> left;
};

Changes changesOf(const SetRule& rule, const std::map<std::string, const Json*>& base,
                  const std::map<std::string, const Json*>& mine,
                  const std::map<std::string, const Json*>& theirs) {
    Changes changes;
    std::set<std::string> keys;
    for (const auto* side : {&base, &mine, &theirs}) {
        for (const auto& [key, element] : *side) keys.insert(key);
    }
    const auto in = [](const auto& side, const std::string& key) -> const Json* {
        const auto found = side.find(key);
        return found == side.end() ? nullptr : found->second;
    };
    for (const auto& key : keys) {
        const auto *b = in(base, key), *m = in(mine, key), *t = in(theirs, key);
        if (b && !m && !t) changes.droppedByBoth = true;
        if (!b && m && !t) changes.addedByMine = true;
        if (!b && t && !m) changes.addedByTheirs = true;
        const Json* left = nullptr;
        if (rule.keep && !m != !t)
            left = m ? m : t;
        else if (sameElement(m, t) || sameElement(b, t))
            left = m;
        else if (sameElement(b, m))
            left = t;
        else
            changes.contradiction = true;
        if (left) changes.left.emplace(key, left);
    }
    return changes;
}

}  // namespace

std::vector<MergeSlot> slotsOf(const SetRule& rule, const Json* base, const Json* mine, const Json* theirs) {
    std::vector<MergeSlot> slots;
    const auto slotNamed = [&](const std::string& name) -> MergeSlot& {
        const auto found =
            std::find_if(slots.begin(), slots.end(), [&](auto& slot) { return slot.name == name; });
        if (found != slots.end()) return *found;
        return slots.emplace_back(MergeSlot{name, {}, {}, {}});
    };
    const auto sortIn = [&](const Json* side, Elements MergeSlot::*elements) {
        if (!side) return;
        for (const auto& element : side->items())
            (slotNamed(namesAt(element, rule.slot)).*elements).push_back(element);
    };
    sortIn(base, &MergeSlot::base);
    const auto known = static_cast<std::ptrdiff_t>(slots.size());
    sortIn(mine, &MergeSlot::mine);
    sortIn(theirs, &MergeSlot::theirs);
    std::sort(slots.begin() + known, slots.end(),
              [](const auto& a, const auto& b) { return a.name < b.name; });
    return slots;
}

std::optional<Elements> mergeSlot(const SetRule& rule, const MergeSlot& slot) {
    if (slot.mine == slot.theirs) return slot.mine;
    const bool mineOnly = slot.base == slot.theirs, theirsOnly = slot.base == slot.mine;
    if (!rule.keep && mineOnly) return slot.mine;
    if (!rule.keep && theirsOnly) return slot.theirs;
    const bool unkeyed = rule.key.empty() || slot.mine.empty() || slot.theirs.empty();
    if (rule.keep && unkeyed && (mineOnly || theirsOnly))
        return unionOf(mineOnly ? slot.mine : slot.theirs, slot);
    if (rule.key.empty()) return {};
    const auto base = byKey(rule, slot.base), mine = byKey(rule, slot.mine),
               theirs = byKey(rule, slot.theirs);
    if (!base || !mine || !theirs) return {};
    auto changes = changesOf(rule, *base, *mine, *theirs);
    // Both took the old element out and put different ones in: that is one field changed twice, not two additions.
    const bool replacedTwice = changes.droppedByBoth && (changes.addedByMine || changes.addedByTheirs);
    const bool twoTruths = rule.exclusive && changes.addedByMine && changes.addedByTheirs;
    if (changes.contradiction || replacedTwice || twoTruths) return {};
    Elements merged;
    for (const auto& element : slot.base) {
        const auto left = changes.left.find(namesAt(element, rule.key));
        if (left == changes.left.end()) continue;
        merged.push_back(*left->second);
        changes.left.erase(left);
    }
    for (const auto& [key, element] : changes.left) merged.push_back(*element);
    return merged;
}

Elements unionOf(Elements elements, const MergeSlot& slot) {
    for (const auto* side : {&slot.mine, &slot.theirs}) {
        for (const auto& element : *side) {
            if (std::find(elements.begin(), elements.end(), element) == elements.end())
                elements.push_back(element);
        }
    }
    return elements;
}

}  // namespace jiayi::sync
