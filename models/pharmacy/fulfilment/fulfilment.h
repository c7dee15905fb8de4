// Medicines on their way, out of the store: of one person for the chart, of the clinic for the work list.
#pragma once

#include "models/db/database.h"
#include "models/pharmacy/fulfilment/where.h"

namespace jiayi::pharmacy {

struct TrackedOrder {
    Prescription form;
    Order order;
    Whereabouts where;
};

/// What waits for the doctor first, then the newest. Of each medicine its open orders and the last one that was delivered; ended ones
/// are left out.
Result<std::vector<TrackedOrder>> trackedOrders(db::Database& database, ResidentId resident);
/// Everything of the clinic's own people that waits for a doctor, the longest waiting first.
Result<std::vector<TrackedOrder>> waitingForDoctor(db::Database& database);
/// NotFound "order.not-found".
Result<TrackedOrder> trackedOrder(db::Database& database, OrderId order);

}  // namespace jiayi::pharmacy
