#include "models/pharmacy/fulfilment/fulfilment.h"

#include "models/db/query.h"
#include "models/pharmacy/orders/order_repository.h"

#include <algorithm>
#include <set>

namespace jiayi::pharmacy {

namespace {

Result<TrackedOrder> track(const OrderRepository& orders, const Prescription& form, const std::vector<PrescriptionReview>& reviews, Order order) {
    JIAYI_TRY(const auto dispenses, orders.dispenses(order.id));
    auto where = whereIs(form, order, reviews, dispenses);
    return TrackedOrder{form, std::move(order), std::move(where)};
}

}  // namespace

Result<TrackedOrder> trackedOrder(db::Database& database, OrderId id) {
    const OrderRepository orders{database};
    JIAYI_TRY(auto order, orders.order(id));
    JIAYI_TRY(const auto form, orders.prescription(order.prescription));
    JIAYI_TRY(const auto reviews, orders.reviewsOf(form.id));
    return track(orders, form, reviews, std::move(order));
}

Result<std::vector<TrackedOrder>> trackedOrders(db::Database& database, ResidentId resident) {
    const OrderRepository orders{database};
    JIAYI_TRY(const auto forms, orders.prescriptions(resident));  // newest first
    std::vector<TrackedOrder> found;
    std::set<MedicationId> delivered;
    for (const auto& form : forms) {
        JIAYI_TRY(const auto reviews, orders.reviewsOf(form.id));
        JIAYI_TRY(auto lines, orders.orders(form.id));
        for (auto& line : lines) {
            JIAYI_TRY(auto tracked, track(orders, form, reviews, std::move(line)));
            if (tracked.where.stage == Stage::Ended || tracked.order.status == "entered-in-error") continue;
            // An older supply than the one that has come is history.
            if (delivered.contains(tracked.order.medication) && tracked.where.open == Open::Nothing) continue;
            if (tracked.where.stage == Stage::Delivered) delivered.insert(tracked.order.medication);
            found.push_back(std::move(tracked));
        }
    }
    std::stable_partition(found.begin(), found.end(), [](const TrackedOrder& each) { return each.where.open != Open::Nothing; });
    return found;
}

Result<std::vector<TrackedOrder>> waitingForDoctor(db::Database& database) {
    std::vector<OrderId> candidates;
    const auto read = db::attempt([&]() -> Result<void> {
        db::Query row(database,
                      "SELECT l.id FROM dispense d JOIN prescription_line l ON l.id = d.line_id JOIN resident r ON r.pk = d.resident_pk "
                      "WHERE d.state IN ('refused', 'out-of-stock') AND l.status = 'active' AND r.status = 'active' UNION "
                      "SELECT l.id FROM prescription_review v JOIN prescription p ON p.id = v.prescription_id "
                      "JOIN prescription_line l ON l.prescription_pk = p.pk JOIN resident r ON r.pk = p.resident_pk "
                      "WHERE v.state = 'returned' AND l.status = 'active' AND r.status = 'active'");
        while (row.next()) candidates.push_back(row.id<OrderId>(0));
        return {};
    });
    if (!read) return read.error();
    std::vector<TrackedOrder> found;
    for (const auto id : candidates) {
        JIAYI_TRY(auto tracked, trackedOrder(database, id));
        if (tracked.where.open != Open::Nothing) found.push_back(std::move(tracked));
    }
    std::sort(found.begin(), found.end(), [](const TrackedOrder& a, const TrackedOrder& b) {
        return std::pair{a.where.since, a.order.id} < std::pair{b.where.since, b.order.id};
    });
    return found;
}

}  // namespace jiayi::pharmacy
