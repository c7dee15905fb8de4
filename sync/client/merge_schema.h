// What the merge knows of resource types: a reading of resources/rules/merge.json.
#pragma once

#include "models/core/result.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::sync {

/// How the elements of an array merge one by one.
struct SetRule {
    std::vector<std::string>
        slot;  ///< elements with equal texts at these paths mean the same field; "." is the element
    std::vector<std::string> key;  ///< and these tell the elements of one slot apart
    bool deep = false;             ///< the members of an element merge one by one
    bool exclusive = false;        ///< different additions to one slot contradict each other
    bool keep = false;             ///< what one side still has is not dropped
};

class MergeSchema {
public:
    /// Invalid "merge-schema" when the text does not follow merge.json.
    static Result<MergeSchema> parse(std::string_view text);
    /// The embedded resources/rules/merge.json.
    static MergeSchema embedded();

    /// The group that a member belongs to: members of a group never come from different sides. Empty: by itself.
    std::string groupOf(std::string_view type, bool atRoot, std::string_view member) const;
    /// The rule of the array at a path of member names ("item.item"), or null: the array is atomic.
    const SetRule* setAt(std::string_view type, std::string_view path) const;
    /// Whether all these members stand in the list of one data type.
    bool isDataType(const std::set<std::string_view>& members) const;
    /// Whether a version with this status is signed or final.
    bool isFinal(std::string_view type, std::string_view status) const;
    /// Whether a member (or group) at the root is kept when one side has deleted it.
    bool keeps(std::string_view type, std::string_view name) const;
    bool keepsAnything(std::string_view type) const;

private:
    using Names = std::set<std::string, std::less<>>;
    struct TypeRules {
        std::map<std::string, std::string, std::less<>> groups;  ///< member (or "choice[x]") to group
        std::map<std::string, SetRule, std::less<>> sets;
        Names final;
        Names keep;
    };
    friend class MergeSchemaReader;

    const TypeRules* rulesOf(std::string_view type) const;
    std::string_view choiceOf(std::string_view member) const;

    std::map<std::string, TypeRules, std::less<>> m_types;
    std::map<std::string, SetRule, std::less<>> m_sets;
    std::map<std::string, std::string, std::less<>> m_nested;
    std::vector<Names> m_shapes;
    Names m_choices;
};

}  // namespace jiayi::sync
