#include "sync/mapping/registry.h"

#include "models/care/fact_repository.h"
#include "models/pharmacy/orders/order_repository.h"
#include "models/roster/resident_repository.h"
#include "sync/mapping/observation_store.h"
#include "sync/mapping/plan_mapper.h"
#include "sync/mapping/registry_family.h"
#include "sync/mapping/report_store.h"
#include "sync/mapping/shared_types.h"

namespace jiayi::mapping {

using care::FactRepository;
using pharmacy::OrderRepository;
using roster::ResidentRepository;

namespace {

Result<void> retractFulfilment(sync::Unit& unit, bool isDispense, const Uuid& id) {
    const OrderRepository orders(unit.database());
    const auto mark = [&](auto found) -> Result<void> {
        JIAYI_TRY(auto row, maybe(std::move(found)));
        if (!row) return {};
        row->state = "entered-in-error";
        OrderRepository::save(unit, *row);
        return {};
    };
    if (isDispense) return mark(orders.dispense({id}));
    return mark(orders.review({id}));
}

}  // namespace

Result<void> Registry::retract(sync::Unit& unit, std::string_view type, const Uuid& id) const {
    const auto family = familyOf(type);
    if (!family) return {};
    auto& database = unit.database();
    const FactRepository facts(database);
    const auto mark = [&](auto found) -> Result<void> {
        JIAYI_TRY(auto row, maybe(std::move(found)));
        if (!row) return {};
        row->status = "entered-in-error";
        FactRepository::save(unit, *row);
        return {};
    };
    switch (*family) {
        case Family::Condition: return mark(facts.condition({id}));
        case Family::Allergy: return mark(facts.allergy({id}));
        case Family::Medication: {
            JIAYI_TRY(auto order, carriedOrder(database, id));
            if (!order) return mark(facts.medication({id}));
            order->order.status = "entered-in-error";
            OrderRepository::save(unit, order->order, order->form.resident);
            return {};
        }
        case Family::Review: JIAYI_CHECK(SharedTypes::retract(unit, type, id)); [[fallthrough]];
        case Family::Dispense: return retractFulfilment(unit, *family == Family::Dispense, id);
        case Family::Programme: return mark(facts.programme({id}));
        case Family::Visit: return mark(facts.visit({id}));
        case Family::Form:  // a visit's goes with its Encounter
        case Family::Shared: return SharedTypes::retract(unit, type, id);
        case Family::Observation: return ObservationStore::retract(unit, id);
        case Family::Report: return ReportStore::retract(unit, id);
        case Family::Plan: {
            JIAYI_TRY(auto row, plan::PlanRepository(database).plan({id}));
            if (row) row->status = "entered-in-error";
            if (row) plan::PlanRepository::save(unit, *row);
            return {};
        }
        case Family::Target: {
            JIAYI_TRY(auto row, maybe(facts.target({id})));
            if (!row) return {};
            row->low.reset();  // a target without limits is no target
            row->high.reset();
            FactRepository::save(unit, *row);
            return {};
        }
        case Family::Resident: break;
    }
    JIAYI_TRY(auto resident, maybe(ResidentRepository(database).find({id})));
    if (!resident) return {};
    resident->status = roster::ResidentStatus::Moved;
    ResidentRepository::save(unit, *resident);
    return {};
}

}  // namespace jiayi::mapping
