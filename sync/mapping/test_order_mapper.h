// Orders of tests <-> ServiceRequest, what the laboratory says of one <-> Task, a result that took the place of an order <-> Basic.
#pragma once

#include "models/diagnostics/orders/test_order.h"
#include "sync/fhir/json.h"

namespace jiayi::mapping {

struct TestOrderMapper {
    /// Nothing from one without an order number of ours, or which is only a draft. Invalid "resource.id", "resource.patient", "test-order.signed" (no time).
    static Result<std::optional<orders::TestOrder>> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const orders::TestOrder& order);
};

struct OrderTaskMapper {
    /// Nothing from a task that is not the one of an order, or whose status says nothing.
    static Result<std::optional<orders::OrderTask>> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const orders::OrderTask& task);
};

struct ReusedResultMapper {
    /// Nothing from a Basic of another kind.
    static Result<std::optional<orders::ReusedResult>> read(const fhir::Json& resource);
    /// Said once: of one that is there only the mistake is written.
    static void write(fhir::Json& resource, const orders::ReusedResult& reuse);
};

}  // namespace jiayi::mapping
