#include "sync/mapping/plan_mapper.h"

#include "sync/mapping/elements.h"
#include "sync/mapping/systems.h"

#include <algorithm>
#include <array>

namespace jiayi::mapping {

using fhir::Json;
using plan::CarePlan;
using plan::PlanItem;

namespace {

constexpr std::string_view kAgreedPlan = "agreed-plan";
constexpr std::array<std::string_view, 3> kPlanStatuses{"active", "revoked", "entered-in-error"};

std::optional<PlanItem> readItem(const Json& activity) {
    const auto kind = plan::itemKind(extensionText(activity, "plan-item-kind"));
    if (!kind) return {};
    PlanItem item{*kind, codeOf(activity, "detail.code", kPlanItem), std::string{activity.textOr("detail.description", "")}};
    if (item.choice.empty() && item.words.empty()) return {};
    return item;
}

Json writeItem(const PlanItem& item) {
    auto activity = Json::object();
    setExtension(activity, "plan-item-kind", "valueCode", plan::toText(item.kind));
    auto detail = Json::object();
    if (!item.choice.empty()) detail.set("code", codeable(kPlanItem, item.choice));
    detail.set("status", "scheduled");
    if (!item.words.empty()) detail.set("description", item.words);
    activity.set("detail", std::move(detail));
    return activity;
}

}  // namespace

Result<std::optional<CarePlan>> PlanMapper::read(const Json& resource) {
    CarePlan made;
    JIAYI_TRY(const auto id, readId(resource));
    made.id = {id};
    const auto categories = resource.items("category");
    const bool ours = std::any_of(categories.begin(), categories.end(), [](const Json& category) { return codeOf(category, "", kPlanKind) == kAgreedPlan; });
    const auto agreed = dayOf(resource.textOr("created", ""));
    const auto status = resource.textOr("status", "");
    if (!ours || !agreed || std::find(kPlanStatuses.begin(), kPlanStatuses.end(), status) == kPlanStatuses.end()) return std::optional<CarePlan>{};
    JIAYI_TRY(made.resident, readPatient(resource));
    made.agreed = *agreed;
    made.status = status;
    made.by = resource.textOr("author.display", "");
    if (const auto before = referenceId(resource, "replaces.0", "CarePlan")) made.replaces = plan::PlanId{*before};
    for (const auto& activity : resource.items("activity"))
        if (auto item = readItem(activity)) made.items.push_back(std::move(*item));
    return std::optional{std::move(made)};
}

void PlanMapper::write(Json& resource, const CarePlan& plan) {
    const bool fresh = begin(resource, "CarePlan", plan.id.uuid);
    if (fresh) {
        resource.make("category.0") = codeable(kPlanKind, kAgreedPlan);
        resource.set("intent", "plan");
        resource.set("subject", reference("Patient", plan.resident.uuid));
        resource.set("created", formatDate(plan.agreed));
        setText(resource, "author.display", plan.by);
        if (plan.replaces) resource.make("replaces.0") = reference("CarePlan", plan.replaces->uuid);
    }
    resource.set("status", plan.status);
    const auto said = PlanMapper::read(resource);
    if (!fresh && said && *said && (*said)->items == plan.items) return;
    resource.erase("activity");
    for (const auto& item : plan.items) resource.make("activity").push(writeItem(item));
}

}  // namespace jiayi::mapping
