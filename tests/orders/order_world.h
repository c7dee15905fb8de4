// A clinic that orders: people, a doctor, results of this and other institutions.
#pragma once

#include "models/care/fact_repository.h"
#include "models/diagnostics/orders/open_orders.h"
#include "models/diagnostics/orders/order_tests.h"
#include "models/roster/resident_repository.h"
#include "tests/support/clinic_store.h"

namespace jiayi::test {

inline const care::RuleBook& orderCareBook() {
    static const auto rules = care::loadRules().value();
    return rules;
}
inline const orders::OrderBook& orderBook() {
    static const auto book = orders::loadOrderBook(orderCareBook()).value();
    return book;
}

struct OrderWorld {
    ClinicStore store;  // its clock stands on Sunday 2026-11-22, 09:00

    OrderWorld() {
        db::Query(store.database(), "INSERT INTO institution (one, code, name) VALUES (1, 'T1', '友谊路社区卫生服务中心')").run();
        user("chen", "doctor");
    }
    void user(const char* name, const char* role) {
        db::Query(store.database(), "INSERT INTO user (id, name, display_name, role) VALUES (?, ?, ?, ?)", derivedUuid({"user", name}), name, name, role).run();
    }
    roster::ResidentId person(const char* name = "王秀兰") {
        sync::Unit unit(store.context(), "test");
        roster::Resident made;
        made.id = unit.newId<roster::ResidentId>();
        made.name = name;
        made.sex = Sex::Female;
        made.birthDate = makeDate(1962, 5, 14);
        made.citizenId = "120103196205143517";
        roster::ResidentRepository::save(unit, made);
        unit.commit();
        return made.id;
    }
    Uuid result(roster::ResidentId who, const char* code, double value, Date day, const char* performer = "样例医院检验科", const char* doubt = "", const char* status = "final") {
        sync::Unit unit(store.context(), "test");
        care::Observation made;
        made.id = unit.newId<care::ObservationId>();
        made.resident = who;
        made.code = code;
        made.effective = {formatDate(day), Precision::Day, startOfDay(day)};
        made.value = value;
        made.original = std::to_string(value);
        made.performer = performer;
        made.doubt = doubt;
        made.status = status;
        care::FactRepository::save(unit, made);
        unit.commit();
        return made.id.uuid;
    }
    Date today() const { return localDate(store.clock.now()); }
    orders::OrderingPage page(roster::ResidentId who) { return orders::readOrdering(store.database(), orderBook(), who, today()).value(); }
    Result<orders::SignedOrders> sign(roster::ResidentId who, std::vector<orders::OrderLine> lines) { return orders::SignOrders{who, std::move(lines)}(store.context(), orderBook()); }
    orders::TrackedTest only(roster::ResidentId who) { return page(who).orders.at(0); }
    orders::OpenOrders open(orders::OpenView view) { return orders::readOpenOrders(store.database(), orderBook(), view, store.clock.now()).value(); }
    /// As the laboratory's word arrives.
    void laboratorySays(const orders::TestOrder& order, const char* state, const char* reason = "") {
        sync::Unit unit(store.context(), "hub", sync::Origin::Hub);
        orders::TestOrderRepository::save(unit, orders::OrderTask{orders::orderTaskId(order.id), order.id, order.resident, state, reason, store.clock.now()});
        unit.commit();
    }
};

}  // namespace jiayi::test
