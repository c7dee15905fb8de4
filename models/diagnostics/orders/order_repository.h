// Orders in SQL.
#pragma once

#include "models/diagnostics/orders/test_order.h"
#include "models/sync/unit.h"

namespace jiayi::orders {

/// Reads from any connection. Saves go through a Unit, replace by id, and throw SQLite::Exception; each brings the order's kept state into line.
class TestOrderRepository {
public:
    explicit TestOrderRepository(db::Database& database) : m_database(database) {}

    /// NotFound "test-order.not-found", "test-order.task-not-found", "test-order.reuse-not-found".
    Result<TestOrder> order(TestOrderId id) const;
    Result<OrderTask> task(OrderTaskId id) const;
    Result<ReusedResult> reuse(ReusedResultId id) const;

    /// Of a person, the newest first; mistakes are left out.
    Result<std::vector<TrackedTest>> orders(ResidentId resident) const;
    /// Of a tube, as they were signed. Empty: no order of that number.
    Result<std::vector<TrackedTest>> ofNumber(std::string_view number) const;
    /// Of a person, the newest first; mistakes are left out.
    Result<std::vector<ReusedResult>> reuses(ResidentId resident) const;
    /// For the ledger: signed on these days, both included.
    Result<std::vector<ReusedResult>> reusesBetween(Date from, Date to) const;

    static void save(sync::Unit& unit, const TestOrder& order);
    /// An order that is not here yet is told when it comes.
    static void save(sync::Unit& unit, const OrderTask& task);
    /// Of one that is there only the status changes: what was said first stays.
    static void save(sync::Unit& unit, const ReusedResult& reuse);
    /// What the reports about an order say: "partial" or "final"; empty: none any more. Local, since every desk reads the same reports; neither
    /// outbox nor audit.
    static void noteReported(db::Database& database, TestOrderId order, std::string_view reported);

private:
    db::Database& m_database;
};

}  // namespace jiayi::orders
