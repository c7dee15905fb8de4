// What a plan can be made of: resources/rules/plan_items.csv.
#pragma once

#include "models/core/rule_reader.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::plan {

enum class ItemKind { Goal, Topic, Measure };
const char* toText(ItemKind kind);
std::optional<ItemKind> itemKind(std::string_view text);

struct PlanText {
    std::string en;
    std::string zh;
};

struct PlanChoice {
    std::string id;
    ItemKind kind = ItemKind::Goal;
    std::vector<std::string> programmes;  ///< offered to those enrolled in one of them; none: to everybody
    PlanText name;
    PlanText how;  ///< what is said or done; may be empty for a goal
    RuleOrigin origin;

    /// General knowledge that nobody has signed yet: the printed sheet marks it.
    bool isSigned() const { return !origin.source.starts_with("GK"); }
};

struct PlanRules {
    std::vector<PlanChoice> choices;
    const PlanChoice* choice(std::string_view id) const;
    /// In the order of the file.
    std::vector<const PlanChoice*> offered(ItemKind kind, const std::set<std::string, std::less<>>& programmes) const;
};

/// From the embedded file; Invalid "rules.row" or "rules.file".
Result<PlanRules> loadPlanRules();
Result<PlanRules> readPlanRules(std::string_view csv);

}  // namespace jiayi::plan
