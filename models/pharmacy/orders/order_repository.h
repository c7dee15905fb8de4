// Orders in SQL.
#pragma once

#include "models/pharmacy/orders/orders.h"
#include "models/sync/unit.h"

namespace jiayi::pharmacy {

/// Reads from any connection. Saves go through a Unit, insert or replace by id, and throw SQLite::Exception.
class OrderRepository {
public:
    explicit OrderRepository(db::Database& database) : m_database(database) {}

    /// Newest first.
    Result<std::vector<Prescription>> prescriptions(ResidentId resident) const;
    /// Of a form, by position.
    Result<std::vector<Order>> orders(PrescriptionId prescription) const;
    /// Of a medicine, newest first; mistakes are left out.
    Result<std::vector<Order>> ordersOf(MedicationId medication) const;
    /// Where an order is: newest last.
    Result<std::vector<Dispense>> dispenses(OrderId order) const;
    /// The pharmacist's queue: asked for, or answered; the longest waiting first.
    Result<std::vector<PrescriptionReview>> waitingReviews() const;
    /// Returned, of forms signed by that user; the longest waiting first.
    Result<std::vector<PrescriptionReview>> returnedReviews(const std::string& signedBy) const;
    Result<std::vector<PrescriptionReview>> reviewsOf(PrescriptionId prescription) const;

    /// By id. NotFound "prescription.not-found", "order.not-found", "dispense.not-found", "review.not-found".
    Result<Prescription> prescription(PrescriptionId id) const;
    Result<Order> order(OrderId id) const;
    Result<Dispense> dispense(DispenseId id) const;
    Result<PrescriptionReview> review(PrescriptionReviewId id) const;

    /// The form alone; its lines carry it.
    static void save(sync::Unit& unit, const Prescription& prescription);
    /// The form must be there.
    static void save(sync::Unit& unit, const Order& order, ResidentId resident);
    static void save(sync::Unit& unit, const Dispense& dispense);
    static void save(sync::Unit& unit, const PrescriptionReview& review);

private:
    db::Database& m_database;
};

}  // namespace jiayi::pharmacy
