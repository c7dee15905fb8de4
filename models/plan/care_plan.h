// A person's care plan: read, agreed anew, never changed.
#pragma once

#include "models/care/facts.h"
#include "models/care/rules/rule_book.h"
#include "models/care/targets.h"
#include "models/plan/plan_rules.h"
#include "models/sync/unit.h"

namespace jiayi::plan {

using PlanId = Id<struct PlanTag>;

struct PlanItem {
    ItemKind kind = ItemKind::Goal;
    std::string choice;  ///< of plan_items.csv; empty: `words` alone
    std::string words;   ///< the person's own
    bool operator==(const PlanItem&) const = default;
};

/// A FHIR CarePlan.
struct CarePlan {
    PlanId id;
    care::ResidentId resident;
    Date agreed{};
    std::string by;
    std::optional<PlanId> replaces;
    std::string status = "active";  ///< active, revoked (a newer one took its place), entered-in-error
    std::vector<PlanItem> items;
    bool operator==(const CarePlan&) const = default;
};

/// Reads from any connection. Saves go through a Unit, replace by id, and throw SQLite::Exception.
class PlanRepository {
public:
    explicit PlanRepository(db::Database& database) : m_database(database) {}
    /// Newest first; mistakes are left out.
    Result<std::vector<CarePlan>> plans(care::ResidentId resident) const;
    Result<std::optional<CarePlan>> plan(PlanId id) const;
    static void save(sync::Unit& unit, const CarePlan& plan);

private:
    db::Database& m_database;
};

/// A clinical target in force today, as the sheet says it: agreed with the person or the guideline's.
struct PlanTarget {
    std::string code;  ///< of observations.csv
    std::optional<double> low, high;
    std::string unit;
    bool personal = false;
};

/// What the page shows.
struct PlanPage {
    care::ResidentId resident;
    std::string name;
    std::optional<CarePlan> plan;                        ///< in force
    std::size_t before = 0;                              ///< older ones
    std::set<std::string, std::less<>> programmes;       ///< enrolled in
    std::vector<PlanTarget> targets;                     ///< of today
    std::optional<Date> nextVisit;                       ///< if it is still to come
};
/// NotFound.
Result<PlanPage> readPlan(db::Database& database, const care::RuleBook& rules, care::ResidentId resident, Date today);

/// "plan.agree": a new plan in the place of the one before, in one unit. Invalid "plan.empty", "plan.item" (a choice that is none, or no words),
/// "plan.too-many"; Conflict "plan.changed" when another plan is in force than `replaces`; NotFound.
struct AgreePlan {
    care::ResidentId resident;
    std::optional<PlanId> replaces;
    std::vector<PlanItem> items;
    Result<PlanId> operator()(const sync::Context& context, const PlanRules& rules) const;
};

}  // namespace jiayi::plan
