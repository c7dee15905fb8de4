#include "models/plan/care_plan.h"

#include "models/care/fact_repository.h"
#include "models/core/text.h"
#include "models/roster/resident_repository.h"

#include <algorithm>
#include <array>

namespace jiayi::plan {

namespace {

/// More than a page can say in large type.
constexpr std::size_t kMostItems = 24;
/// Whose target a person's sheet names.
constexpr std::array<const char*, 5> kTargetCodes{"HBA1C_NGSP", "FPG", "SBP", "DBP", "LDL_C"};
constexpr const char* kPlanColumns = "SELECT c.id, p.id, c.agreed, c.by_user, c.replaces, c.status, c.pk FROM care_plan c JOIN resident p ON p.pk = c.resident_pk ";

struct PlanRow {
    CarePlan plan;
    std::int64_t pk = 0;
};

PlanRow planRow(db::Query& query) {
    PlanRow row;
    row.plan.id = query.id<PlanId>(0);
    row.plan.resident = query.id<care::ResidentId>(1);
    row.plan.agreed = query.date(2).value_or(Date{});
    row.plan.by = query.text(3);
    if (!query.isNull(4)) row.plan.replaces = query.id<PlanId>(4);
    row.plan.status = query.text(5);
    row.pk = query.integer(6);
    return row;
}

CarePlan withItems(db::Database& database, PlanRow row) {
    db::Query query(database, "SELECT kind, item, words FROM care_plan_item WHERE plan_pk = ? ORDER BY position", row.pk);
    while (query.next()) row.plan.items.push_back({itemKind(query.text(0)).value_or(ItemKind::Goal), query.text(1), query.text(2)});
    return std::move(row.plan);
}

Result<void> checkItems(const std::vector<PlanItem>& items, const PlanRules& rules) {
    if (items.empty()) return invalid("plan.empty");
    if (items.size() > kMostItems) return invalid("plan.too-many");
    for (const auto& item : items) {
        const auto* choice = rules.choice(item.choice);
        const bool own = item.choice.empty() && !normalized(item.words).empty();
        if (!own && (!choice || choice->kind != item.kind)) return invalid("plan.item");
    }
    return {};
}

}  // namespace

Result<std::vector<CarePlan>> PlanRepository::plans(care::ResidentId resident) const {
    return db::attempt([&]() -> Result<std::vector<CarePlan>> {
        std::vector<PlanRow> rows;
        {
            db::Query query(m_database, std::string{kPlanColumns} + "WHERE p.id = ? AND c.status <> 'entered-in-error' ORDER BY c.status = 'active' DESC, c.agreed DESC, c.pk DESC", resident);
            while (query.next()) rows.push_back(planRow(query));
        }
        std::vector<CarePlan> plans;
        for (auto& row : rows) plans.push_back(withItems(m_database, std::move(row)));
        return plans;
    });
}

Result<std::optional<CarePlan>> PlanRepository::plan(PlanId id) const {
    return db::attempt([&]() -> Result<std::optional<CarePlan>> {
        PlanRow row;
        {
            db::Query query(m_database, std::string{kPlanColumns} + "WHERE c.id = ?", id);
            if (!query.next()) return std::optional<CarePlan>{};
            row = planRow(query);
        }
        return std::optional{withItems(m_database, std::move(row))};
    });
}

void PlanRepository::save(sync::Unit& unit, const CarePlan& plan) {
    db::Query(unit.database(),
              "INSERT INTO care_plan (id, resident_pk, agreed, by_user, replaces, status) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
              "resident_pk = excluded.resident_pk, agreed = excluded.agreed, by_user = excluded.by_user, replaces = excluded.replaces, status = excluded.status",
              plan.id, roster::ResidentRepository::pkOf(unit.database(), plan.resident), plan.agreed, plan.by, plan.replaces, plan.status)
        .run();
    db::Query(unit.database(), "DELETE FROM care_plan_item WHERE plan_pk = (SELECT pk FROM care_plan WHERE id = ?)", plan.id).run();
    int position = 0;
    for (const auto& item : plan.items)
        db::Query(unit.database(), "INSERT INTO care_plan_item (plan_pk, position, kind, item, words) SELECT pk, ?2, ?3, ?4, ?5 FROM care_plan WHERE id = ?1", plan.id, position++,
                  toText(item.kind), item.choice, item.words)
            .run();
    unit.put("CarePlan", plan.id.uuid, plan.resident.uuid);
}

Result<PlanPage> readPlan(db::Database& database, const care::RuleBook& rules, care::ResidentId resident, Date today) {
    return db::attempt([&]() -> Result<PlanPage> {
        JIAYI_TRY(const auto person, roster::ResidentRepository(database).find(resident));
        PlanPage page;
        page.resident = resident;
        page.name = person.name;
        JIAYI_TRY(auto plans, PlanRepository(database).plans(resident));
        page.before = plans.size();
        if (!plans.empty() && plans.front().status == "active") {
            page.plan = std::move(plans.front());
            --page.before;
        }
        const care::FactRepository facts(database);
        JIAYI_TRY(const auto programmes, facts.programmes(resident));
        for (const auto& programme : programmes)
            if (programme.status == "active") page.programmes.insert(programme.code);
        JIAYI_TRY(const auto targets, care::readTargets(database, rules, person));
        for (const auto* code : kTargetCodes) {
            const auto target = targets.on(code, today);
            const auto* known = rules.observation(code);
            if (known && target && (target->low || target->high)) page.targets.push_back({code, target->low, target->high, known->unit, target->personal});
        }
        db::Query query(database, "SELECT next_visit FROM resident WHERE id = ?", resident);
        if (query.next()) page.nextVisit = query.date(0);
        if (page.nextVisit && *page.nextVisit < today) page.nextVisit.reset();
        return page;
    });
}

Result<PlanId> AgreePlan::operator()(const sync::Context& context, const PlanRules& rules) const {
    JIAYI_CHECK(checkItems(items, rules));
    return db::attempt([&]() -> Result<PlanId> {
        sync::Unit unit(context, "plan.agree");
        JIAYI_CHECK(roster::ResidentRepository(context.database).find(resident));
        const PlanRepository plans(context.database);
        JIAYI_TRY(auto held, plans.plans(resident));
        std::optional<PlanId> inForce;
        if (!held.empty() && held.front().status == "active") inForce = held.front().id;
        if (inForce != replaces) return Error{Errc::Conflict, "plan.changed", {}};
        const CarePlan made{unit.newId<PlanId>(), resident, localDate(unit.now()), context.user, replaces, "active", items};
        PlanRepository::save(unit, made);
        // Two desks may each have agreed one: the newest takes the place of all.
        for (auto& before : held) {
            if (before.status != "active") continue;
            before.status = "revoked";
            PlanRepository::save(unit, before);
        }
        unit.commit();
        return made.id;
    });
}

}  // namespace jiayi::plan
