#include "models/plan/plan_rules.h"

#include "models/core/resource.h"

#include <algorithm>

namespace jiayi::plan {

const char* toText(ItemKind kind) { return kind == ItemKind::Goal ? "goal" : kind == ItemKind::Topic ? "topic" : "measure"; }

std::optional<ItemKind> itemKind(std::string_view text) {
    for (const auto kind : {ItemKind::Goal, ItemKind::Topic, ItemKind::Measure})
        if (text == toText(kind)) return kind;
    return {};
}

const PlanChoice* PlanRules::choice(std::string_view id) const {
    const auto found = std::find_if(choices.begin(), choices.end(), [&](const auto& choice) { return choice.id == id; });
    return found == choices.end() ? nullptr : &*found;
}

std::vector<const PlanChoice*> PlanRules::offered(ItemKind kind, const std::set<std::string, std::less<>>& programmes) const {
    std::vector<const PlanChoice*> all;
    for (const auto& choice : choices) {
        const bool fits = choice.programmes.empty() || std::any_of(choice.programmes.begin(), choice.programmes.end(), [&](const auto& code) { return programmes.contains(code); });
        if (choice.kind == kind && fits) all.push_back(&choice);
    }
    return all;
}

Result<PlanRules> readPlanRules(std::string_view csv) {
    PlanRules rules;
    RuleReader row("plan_items.csv", csv);
    while (row.next()) {
        PlanChoice choice;
        choice.id = row.required("id");
        choice.kind = row.choice<ItemKind>("kind", {{"goal", ItemKind::Goal}, {"topic", ItemKind::Topic}, {"measure", ItemKind::Measure}});
        choice.programmes = row.list("programmes");
        choice.name = {row.required("en"), row.required("zh")};
        choice.how = {row.text("how_en"), row.text("how_zh")};
        choice.origin = row.origin();
        if (choice.how.en.empty() != choice.how.zh.empty()) row.fail("how_en", "is said in one language only");
        if (choice.kind != ItemKind::Goal && choice.how.en.empty()) row.fail("how_en", "is empty");
        if (rules.choice(choice.id)) row.fail("id", "stands twice");
        rules.choices.push_back(std::move(choice));
    }
    JIAYI_CHECK(row.finish());
    return rules;
}

Result<PlanRules> loadPlanRules() { return readPlanRules(embeddedFile("rules/plan_items.csv")); }

}  // namespace jiayi::plan
