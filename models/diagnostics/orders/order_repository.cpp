#include "models/diagnostics/orders/order_repository.h"

#include "models/roster/resident_repository.h"

namespace jiayi::orders {

namespace {

const std::string kOrderColumns =
    "SELECT o.id, r.id, o.number, o.test, o.loinc, o.name_en, o.name_zh, o.urgent, o.repeat_reason, o.status, o.status_reason, o.visit_id, o.signed_at, o.by_user, "
    "o.collected_at, o.collected_by, o.hours, o.price, coalesce(t.state, ''), coalesce(t.reason, ''), o.reported, "
    "EXISTS (SELECT 1 FROM record c WHERE c.type = 'ServiceRequest' AND c.id = o.id AND c.base_version IS NOT NULL) "
    "FROM test_order o JOIN resident r ON r.pk = o.resident_pk LEFT JOIN order_task t ON t.order_id = o.id ";
const std::string kReuseColumns =
    "SELECT u.id, r.id, u.test, u.name_en, u.name_zh, u.institution, u.measured, u.results, u.saved, u.on_date, u.visit_id, u.by_user, u.at, u.status "
    "FROM reused_result u JOIN resident r ON r.pk = u.resident_pk ";

template <class TypedId>
std::optional<TypedId> maybeId(const db::Query& row, int column) {
    return row.isNull(column) ? std::nullopt : std::optional{row.id<TypedId>(column)};
}
std::optional<Money> maybeMoney(const db::Query& row, int column) { return row.isNull(column) ? std::nullopt : std::optional{Money{row.integer(column)}}; }

TrackedTest trackedRow(const db::Query& row) {
    TrackedTest tracked;
    auto& order = tracked.order;
    order.id = row.id<TestOrderId>(0);
    order.resident = row.id<ResidentId>(1);
    order.number = row.text(2);
    order.test = row.text(3);
    order.loinc = row.text(4);
    order.nameEn = row.text(5);
    order.nameZh = row.text(6);
    order.urgent = row.flag(7);
    order.repeatReason = row.text(8);
    order.status = row.text(9);
    order.statusReason = row.text(10);
    order.visit = maybeId<VisitId>(row, 11);
    order.signedAt = row.instant(12);
    order.by = row.text(13);
    order.collectedAt = row.maybeInstant(14);
    order.collectedBy = row.text(15);
    order.hours = row.number(16);
    order.price = maybeMoney(row, 17);
    tracked.state = stateOf(order, row.text(18), row.text(20), row.flag(21));
    tracked.labReason = row.text(19);
    tracked.due = dueAt(order);
    return tracked;
}

std::string joinedIds(const std::vector<Uuid>& ids) {
    std::string text;
    for (const auto& id : ids) text += (text.empty() ? "" : " ") + id.toString();
    return text;
}

std::vector<Uuid> splitIds(std::string_view text) {
    std::vector<Uuid> ids;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        if (const auto id = Uuid::parse(text.substr(0, end))) ids.push_back(*id);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return ids;
}

ReusedResult reuseRow(const db::Query& row) {
    ReusedResult reuse;
    reuse.id = row.id<ReusedResultId>(0);
    reuse.resident = row.id<ResidentId>(1);
    reuse.test = row.text(2);
    reuse.nameEn = row.text(3);
    reuse.nameZh = row.text(4);
    reuse.institution = row.text(5);
    reuse.measured = row.date(6).value_or(Date{});
    reuse.results = splitIds(row.text(7));
    reuse.saved = {row.integer(8)};
    reuse.on = row.date(9).value_or(Date{});
    reuse.visit = maybeId<VisitId>(row, 10);
    reuse.by = row.text(11);
    reuse.at = row.instant(12);
    reuse.status = row.text(13);
    return reuse;
}

/// The kept state says what lists and the worklist ask for; whether the hub has an order is not part of it.
void keepState(db::Database& database, TestOrderId id) {
    std::optional<TrackedTest> tracked;
    {
        db::Query row(database, kOrderColumns + "WHERE o.id = ?", id);
        if (row.next()) tracked = trackedRow(row);
    }
    if (!tracked) return;
    const auto state = tracked->state == OrderState::Sent ? OrderState::Signed : tracked->state;
    db::Query(database, "UPDATE test_order SET state = ?2, due_at = ?3 WHERE id = ?1 AND (state <> ?2 OR due_at <> ?3)", id, nameOf(state), tracked->due).run();
}

template <class Row, class Read>
Result<Row> oneRow(db::Database& database, const std::string& sql, const Uuid& id, const char* missing, Read read) {
    return db::attempt([&]() -> Result<Row> {
        db::Query row(database, sql, id);
        if (!row.next()) return Error{Errc::NotFound, missing, {}};
        return read(row);
    });
}

}  // namespace

Instant dueAt(const TestOrder& order) { return order.collectedAt.value_or(order.signedAt) + std::chrono::hours{order.hours}; }

OrderTaskId orderTaskId(TestOrderId order) { return {derivedUuid({"order-task", order.toString()})}; }

OrderState stateOf(const TestOrder& order, const std::string& labState, const std::string& reported, bool atHub) {
    if (order.status == "entered-in-error") return OrderState::Mistaken;
    if (order.status == "revoked") return OrderState::Cancelled;
    auto state = OrderState::Signed;
    const auto happens = [&](bool did, OrderEvent event) {
        if (did) state = after(state, event).value_or(state);
    };
    happens(atHub, OrderEvent::HubTook);
    happens(order.collectedAt.has_value(), OrderEvent::Collect);
    happens(labState == "received", OrderEvent::Receive);
    happens(labState == "partial", OrderEvent::PartResult);
    happens(labState == "refused", OrderEvent::Refuse);
    happens(reported == "partial", OrderEvent::PartResult);
    happens(labState == "completed" || reported == "final" || order.status == "completed", OrderEvent::LastResult);
    return state;
}

Result<TestOrder> TestOrderRepository::order(TestOrderId id) const {
    return oneRow<TestOrder>(m_database, kOrderColumns + "WHERE o.id = ?", id.uuid, "test-order.not-found", [](const db::Query& row) { return trackedRow(row).order; });
}

Result<OrderTask> TestOrderRepository::task(OrderTaskId id) const {
    return oneRow<OrderTask>(m_database, "SELECT t.id, t.order_id, r.id, t.state, t.reason, t.at FROM order_task t JOIN resident r ON r.pk = t.resident_pk WHERE t.id = ?", id.uuid,
                             "test-order.task-not-found", [](const db::Query& row) {
                                 return OrderTask{row.id<OrderTaskId>(0), row.id<TestOrderId>(1), row.id<ResidentId>(2), row.text(3), row.text(4), row.instant(5)};
                             });
}

Result<ReusedResult> TestOrderRepository::reuse(ReusedResultId id) const {
    return oneRow<ReusedResult>(m_database, kReuseColumns + "WHERE u.id = ?", id.uuid, "test-order.reuse-not-found", reuseRow);
}

Result<std::vector<TrackedTest>> TestOrderRepository::orders(ResidentId resident) const {
    return db::attempt([&]() -> Result<std::vector<TrackedTest>> {
        std::vector<TrackedTest> all;
        db::Query row(m_database, kOrderColumns + "WHERE r.id = ? AND o.status <> 'entered-in-error' ORDER BY o.signed_at DESC, o.pk", resident);
        while (row.next()) all.push_back(trackedRow(row));
        return all;
    });
}

Result<std::vector<TrackedTest>> TestOrderRepository::ofNumber(std::string_view number) const {
    return db::attempt([&]() -> Result<std::vector<TrackedTest>> {
        std::vector<TrackedTest> all;
        if (number.empty()) return all;
        db::Query row(m_database, kOrderColumns + "WHERE o.number = ? AND o.status <> 'entered-in-error' ORDER BY o.pk", number);
        while (row.next()) all.push_back(trackedRow(row));
        return all;
    });
}

Result<std::vector<ReusedResult>> TestOrderRepository::reuses(ResidentId resident) const {
    return db::attempt([&]() -> Result<std::vector<ReusedResult>> {
        std::vector<ReusedResult> all;
        db::Query row(m_database, kReuseColumns + "WHERE r.id = ? AND u.status = 'active' ORDER BY u.at DESC, u.pk", resident);
        while (row.next()) all.push_back(reuseRow(row));
        return all;
    });
}

Result<std::vector<ReusedResult>> TestOrderRepository::reusesBetween(Date from, Date to) const {
    return db::attempt([&]() -> Result<std::vector<ReusedResult>> {
        std::vector<ReusedResult> all;
        db::Query row(m_database, kReuseColumns + "WHERE u.on_date BETWEEN ? AND ? AND u.status = 'active' ORDER BY u.on_date, u.pk", from, to);
        while (row.next()) all.push_back(reuseRow(row));
        return all;
    });
}

void TestOrderRepository::save(sync::Unit& unit, const TestOrder& one) {
    db::Query(unit.database(),
              "INSERT INTO test_order (id, resident_pk, number, test, loinc, name_en, name_zh, urgent, repeat_reason, status, status_reason, visit_id, signed_at, by_user, "
              "collected_at, collected_by, hours, price, state, due_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, 'signed', ?19) "
              "ON CONFLICT (id) DO UPDATE SET resident_pk = excluded.resident_pk, number = excluded.number, test = excluded.test, loinc = excluded.loinc, "
              "name_en = excluded.name_en, name_zh = excluded.name_zh, urgent = excluded.urgent, repeat_reason = excluded.repeat_reason, status = excluded.status, "
              "status_reason = excluded.status_reason, visit_id = excluded.visit_id, signed_at = excluded.signed_at, by_user = excluded.by_user, "
              "collected_at = excluded.collected_at, collected_by = excluded.collected_by, hours = excluded.hours, price = excluded.price",
              one.id, roster::ResidentRepository::pkOf(unit.database(), one.resident), one.number, one.test, one.loinc, one.nameEn, one.nameZh, one.urgent, one.repeatReason,
              one.status, one.statusReason, one.visit, one.signedAt, one.by, one.collectedAt, one.collectedBy, one.hours,
              one.price ? std::optional{one.price->fen} : std::nullopt, dueAt(one))
        .run();
    keepState(unit.database(), one.id);
    unit.put("ServiceRequest", one.id.uuid, one.resident.uuid);
}

void TestOrderRepository::save(sync::Unit& unit, const OrderTask& task) {
    db::Query(unit.database(),
              "INSERT INTO order_task (id, order_id, resident_pk, state, reason, at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
              "order_id = excluded.order_id, resident_pk = excluded.resident_pk, state = excluded.state, reason = excluded.reason, at = excluded.at",
              task.id, task.order, roster::ResidentRepository::pkOf(unit.database(), task.resident), task.state, task.reason, task.at)
        .run();
    keepState(unit.database(), task.order);
    unit.put("Task", task.id.uuid, task.resident.uuid);
}

void TestOrderRepository::save(sync::Unit& unit, const ReusedResult& one) {
    db::Query(unit.database(),
              "INSERT INTO reused_result (id, resident_pk, test, name_en, name_zh, institution, measured, results, saved, on_date, visit_id, by_user, at, status) "
              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET status = excluded.status",
              one.id, roster::ResidentRepository::pkOf(unit.database(), one.resident), one.test, one.nameEn, one.nameZh, one.institution, one.measured, joinedIds(one.results),
              one.saved.fen, one.on, one.visit, one.by, one.at, one.status)
        .run();
    unit.put("Basic", one.id.uuid, one.resident.uuid);
}

void TestOrderRepository::noteReported(db::Database& database, TestOrderId order, std::string_view reported) {
    db::Query(database, "UPDATE test_order SET reported = ?2 WHERE id = ?1 AND reported <> ?2", order, reported).run();
    keepState(database, order);
}

}  // namespace jiayi::orders
