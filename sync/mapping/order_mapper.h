// Orders <-> MedicationRequest, what pharmacies did with them <-> MedicationDispense, the pharmacist's review <-> Task.
#pragma once

#include "models/care/rules/rule_book.h"
#include "models/pharmacy/orders/orders.h"
#include "sync/fhir/json.h"

namespace jiayi::mapping {

/// A line with the form that it carries.
struct CarriedOrder {
    pharmacy::Prescription form;
    pharmacy::Order order;
};

struct OrderMapper {
    /// Whether a MedicationRequest is a line of a form of ours; else it is a medication line.
    static bool isOurs(const fhir::Json& resource);
    /// Invalid "resource.id", "resource.patient", "order.form", "order.medicine", "order.written".
    static Result<CarriedOrder> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const CarriedOrder& carried, const care::RuleBook& rules);
};

struct DispenseMapper {
    /// Nothing for one that names no order, or whose status says nothing.
    static Result<std::optional<pharmacy::Dispense>> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const pharmacy::Dispense& dispense);
};

struct ReviewMapper {
    /// Nothing for a task that is no review of a form.
    static Result<std::optional<pharmacy::PrescriptionReview>> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const pharmacy::PrescriptionReview& review);
};

}  // namespace jiayi::mapping
