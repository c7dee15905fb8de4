#include "models/pharmacy/orders/order_repository.h"

#include "models/pharmacy/orders/order_lists.h"
#include "models/roster/resident_repository.h"

#include <fmt/format.h>

namespace jiayi::pharmacy {

namespace {

const std::string kPrescription =
    "SELECT p.id, r.id, p.kind, p.diagnoses, p.reason, p.written, p.valid_until, p.signed_by "
    "FROM prescription p JOIN resident r ON r.pk = p.resident_pk ";
const std::string kOrder =
    "SELECT l.id, p.id, l.position, l.medication_id, l.previous_id, l.name, l.atc, l.pharmacy, l.product, l.strength, l.dose, l.amount, "
    "l.unit, l.times, l.period, l.as_needed, l.route, l.days, l.packs, l.pack_size, l.pack_unit, l.price, l.share, l.class, l.substitution, "
    "l.overrides, l.status, l.substitution_reason, l.status_reason, l.herbs, l.price_known FROM prescription_line l JOIN prescription p ON p.pk = l.prescription_pk ";
const std::string kDispense =
    "SELECT d.id, r.id, d.line_id, d.state, d.on_date, d.tracking, d.reason, d.substitute, d.substitute_product, d.name, d.since "
    "FROM dispense d JOIN resident r ON r.pk = d.resident_pk ";
const std::string kReview =
    "SELECT v.id, r.id, v.prescription_id, v.state, v.comment, v.answer, v.reviewer, v.requested "
    "FROM prescription_review v JOIN resident r ON r.pk = v.resident_pk ";

Prescription readPrescription(const db::Query& row) {
    Prescription form{row.id<PrescriptionId>(0), row.id<ResidentId>(1), row.text(2), {}, row.text(4), row.date(5).value_or(Date{}),
                      row.date(6).value_or(Date{}), row.text(7)};
    for (auto& parts : splitRows(row.text(3), 2)) form.diagnoses.push_back({std::move(parts[0]), std::move(parts[1])});
    return form;
}

std::vector<Herb> herbsOf(const std::string& text) {
    std::vector<Herb> herbs;
    for (auto& parts : splitRows(text, 3)) {
        Herb herb{std::move(parts[0]), {}, std::move(parts[2])};
        if (!parts[1].empty()) herb.grams = std::stod(parts[1]);
        herbs.push_back(std::move(herb));
    }
    return herbs;
}

std::string herbsText(const std::vector<Herb>& herbs) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& herb : herbs) rows.push_back({herb.name, herb.grams ? fmt::format("{}", *herb.grams) : std::string{}, herb.handling});
    return joinedRows(rows);
}

std::optional<int> maybeNumber(const db::Query& row, int column) {
    return row.isNull(column) ? std::optional<int>{} : row.number(column);
}

Order readOrder(const db::Query& row) {
    Order order;
    order.id = row.id<OrderId>(0);
    order.prescription = row.id<PrescriptionId>(1);
    order.position = row.number(2);
    order.medication = row.id<MedicationId>(3);
    if (!row.isNull(4)) order.previous = row.id<OrderId>(4);
    order.name = row.text(5);
    order.atc = row.text(6);
    order.pharmacy = row.text(7);
    order.product = row.text(8);
    order.strength = row.text(9);
    order.dose = row.text(10);
    order.amount = row.maybeReal(11);
    order.unit = row.text(12);
    order.times = maybeNumber(row, 13);
    order.period = maybeNumber(row, 14);
    order.asNeeded = row.flag(15);
    order.route = row.text(16);
    order.days = row.number(17);
    order.packs = row.integer(18);
    order.packSize = row.integer(19);
    order.packUnit = row.text(20);
    if (row.flag(30)) order.price = Money{row.integer(21)};
    if (!row.isNull(22)) order.share = Money{row.integer(22)};
    order.insuranceClass = row.text(23);
    order.substitution = row.flag(24);
    for (auto& parts : splitRows(row.text(25), 2)) order.overrides.emplace_back(std::move(parts[0]), std::move(parts[1]));
    order.status = row.text(26);
    order.substitutionReason = row.text(27);
    order.statusReason = row.text(28);
    order.herbs = herbsOf(row.text(29));
    return order;
}

Dispense readDispense(const db::Query& row) {
    return {row.id<DispenseId>(0), row.id<ResidentId>(1), row.id<OrderId>(2), row.text(3), row.date(4), row.text(5), row.text(6), row.text(7),
            row.text(8), row.text(9), row.maybeInstant(10)};
}

PrescriptionReview readReview(const db::Query& row) {
    return {row.id<PrescriptionReviewId>(0), row.id<ResidentId>(1), row.id<PrescriptionId>(2), row.text(3), row.text(4), row.text(5),
            row.text(6), row.instant(7)};
}

template <class Value, class Read, class... Bound>
Result<std::vector<Value>> listed(db::Database& database, const std::string& sql, Read read, const Bound&... bound) {
    return db::attempt([&]() -> Result<std::vector<Value>> {
        db::Query row(database, sql, bound...);
        std::vector<Value> values;
        while (row.next()) values.push_back(read(row));
        return values;
    });
}

template <class Value, class Read, class TypedId>
Result<Value> single(db::Database& database, const std::string& sql, Read read, TypedId id, const char* missing) {
    return db::attempt([&]() -> Result<Value> {
        db::Query row(database, sql, id);
        if (!row.next()) return Error{Errc::NotFound, missing, {}};
        return read(row);
    });
}

}  // namespace

Result<std::vector<Prescription>> OrderRepository::prescriptions(ResidentId resident) const {
    return listed<Prescription>(m_database, kPrescription + "WHERE r.id = ? ORDER BY p.written DESC, p.pk DESC", readPrescription, resident);
}
Result<std::vector<Order>> OrderRepository::orders(PrescriptionId prescription) const {
    return listed<Order>(m_database, kOrder + "WHERE p.id = ? ORDER BY l.position, l.id", readOrder, prescription);
}
Result<std::vector<Order>> OrderRepository::ordersOf(MedicationId medication) const {
    return listed<Order>(m_database,
                         kOrder + "WHERE l.medication_id = ? AND l.status <> 'entered-in-error' ORDER BY p.written DESC, l.pk DESC",
                         readOrder, medication);
}
Result<std::vector<Dispense>> OrderRepository::dispenses(OrderId order) const {
    return listed<Dispense>(m_database, kDispense + "WHERE d.line_id = ? AND d.state <> 'entered-in-error' ORDER BY d.on_date, d.since, d.id",
                            readDispense, order);
}
Result<std::vector<PrescriptionReview>> OrderRepository::waitingReviews() const {
    return listed<PrescriptionReview>(m_database, kReview + "WHERE v.state IN ('requested', 'answered') ORDER BY v.requested, v.pk", readReview);
}
Result<std::vector<PrescriptionReview>> OrderRepository::returnedReviews(const std::string& signedBy) const {
    return listed<PrescriptionReview>(m_database,
                                      kReview + "JOIN prescription p ON p.id = v.prescription_id WHERE v.state = 'returned' AND p.signed_by = ? "
                                                "ORDER BY v.requested, v.pk",
                                      readReview, signedBy);
}
Result<std::vector<PrescriptionReview>> OrderRepository::reviewsOf(PrescriptionId prescription) const {
    return listed<PrescriptionReview>(m_database, kReview + "WHERE v.prescription_id = ? ORDER BY v.requested, v.pk", readReview, prescription);
}

Result<Prescription> OrderRepository::prescription(PrescriptionId id) const {
    return single<Prescription>(m_database, kPrescription + "WHERE p.id = ?", readPrescription, id, "prescription.not-found");
}
Result<Order> OrderRepository::order(OrderId id) const {
    return single<Order>(m_database, kOrder + "WHERE l.id = ?", readOrder, id, "order.not-found");
}
Result<Dispense> OrderRepository::dispense(DispenseId id) const {
    return single<Dispense>(m_database, kDispense + "WHERE d.id = ?", readDispense, id, "dispense.not-found");
}
Result<PrescriptionReview> OrderRepository::review(PrescriptionReviewId id) const {
    return single<PrescriptionReview>(m_database, kReview + "WHERE v.id = ?", readReview, id, "review.not-found");
}

void OrderRepository::save(sync::Unit& unit, const Prescription& form) {
    std::vector<std::vector<std::string>> diagnoses;
    for (const auto& diagnosis : form.diagnoses) diagnoses.push_back({diagnosis.icd10, diagnosis.text});
    db::Query(unit.database(),
              "INSERT INTO prescription (id, resident_pk, kind, diagnoses, reason, written, valid_until, signed_by) "
              "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET resident_pk = excluded.resident_pk, kind = excluded.kind, "
              "diagnoses = excluded.diagnoses, reason = excluded.reason, written = excluded.written, valid_until = excluded.valid_until, "
              "signed_by = excluded.signed_by",
              form.id, roster::ResidentRepository::pkOf(unit.database(), form.resident), form.kind, joinedRows(diagnoses), form.reason,
              form.written, form.validUntil, form.signedBy)
        .run();
}

void OrderRepository::save(sync::Unit& unit, const Order& order, ResidentId resident) {
    std::vector<std::vector<std::string>> overrides;
    for (const auto& [rule, reason] : order.overrides) overrides.push_back({rule, reason});
    const auto share = order.share ? std::optional{order.share->fen} : std::nullopt;
    db::Query(unit.database(),
              "INSERT INTO prescription_line (id, prescription_pk, position, medication_id, previous_id, name, atc, pharmacy, product, "
              "strength, dose, amount, unit, times, period, as_needed, route, days, packs, pack_size, pack_unit, price, share, class, "
              "substitution, overrides, status, substitution_reason, status_reason, herbs, price_known) VALUES (?, (SELECT pk FROM prescription WHERE id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
              "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET prescription_pk = excluded.prescription_pk, "
              "position = excluded.position, medication_id = excluded.medication_id, previous_id = excluded.previous_id, "
              "name = excluded.name, atc = excluded.atc, pharmacy = excluded.pharmacy, product = excluded.product, "
              "strength = excluded.strength, dose = excluded.dose, amount = excluded.amount, unit = excluded.unit, times = excluded.times, "
              "period = excluded.period, as_needed = excluded.as_needed, route = excluded.route, days = excluded.days, "
              "packs = excluded.packs, pack_size = excluded.pack_size, pack_unit = excluded.pack_unit, price = excluded.price, "
              "share = excluded.share, class = excluded.class, substitution = excluded.substitution, overrides = excluded.overrides, "
              "status = excluded.status, substitution_reason = excluded.substitution_reason, status_reason = excluded.status_reason, "
              "herbs = excluded.herbs, price_known = excluded.price_known",
              order.id, order.prescription, order.position, order.medication, order.previous, order.name, order.atc, order.pharmacy,
              order.product, order.strength, order.dose, order.amount, order.unit, order.times, order.period, order.asNeeded, order.route,
              order.days, order.packs, order.packSize, order.packUnit, order.price.value_or(Money{}).fen, share, order.insuranceClass, order.substitution,
              joinedRows(overrides), order.status, order.substitutionReason, order.statusReason, herbsText(order.herbs), order.price.has_value())
        .run();
    unit.put("MedicationRequest", order.id.uuid, resident.uuid);
}

void OrderRepository::save(sync::Unit& unit, const Dispense& dispense) {
    db::Query(unit.database(),
              "INSERT INTO dispense (id, resident_pk, line_id, state, on_date, tracking, reason, substitute, substitute_product, name, since) "
              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
              "ON CONFLICT (id) DO UPDATE SET resident_pk = excluded.resident_pk, line_id = excluded.line_id, state = excluded.state, "
              "on_date = excluded.on_date, tracking = excluded.tracking, reason = excluded.reason, substitute = excluded.substitute, "
              "substitute_product = excluded.substitute_product, name = excluded.name, since = excluded.since",
              dispense.id, roster::ResidentRepository::pkOf(unit.database(), dispense.resident), dispense.order, dispense.state, dispense.on,
              dispense.tracking, dispense.reason, dispense.substitute, dispense.substituteProduct, dispense.name, dispense.since)
        .run();
    unit.put("MedicationDispense", dispense.id.uuid, dispense.resident.uuid);
}

void OrderRepository::save(sync::Unit& unit, const PrescriptionReview& review) {
    db::Query(unit.database(),
              "INSERT INTO prescription_review (id, resident_pk, prescription_id, state, comment, answer, reviewer, requested) "
              "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET resident_pk = excluded.resident_pk, "
              "prescription_id = excluded.prescription_id, state = excluded.state, comment = excluded.comment, answer = excluded.answer, "
              "reviewer = excluded.reviewer, requested = excluded.requested",
              review.id, roster::ResidentRepository::pkOf(unit.database(), review.resident), review.prescription, review.state, review.comment,
              review.answer, review.reviewer, review.requested)
        .run();
    unit.put("Task", review.id.uuid, review.resident.uuid);
}

}  // namespace jiayi::pharmacy
