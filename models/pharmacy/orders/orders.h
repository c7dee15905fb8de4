// Prescription forms, what they order, and what pharmacies and pharmacists did with that. Plain values.
#pragma once

#include "models/care/facts.h"
#include "models/core/money.h"
#include "models/pharmacy/orders/herbs.h"

#include <cstdint>
#include <utility>

namespace jiayi::pharmacy {

using care::MedicationId;
using roster::ResidentId;
using PrescriptionId = Id<struct PrescriptionTag>;
using OrderId = Id<struct OrderTag>;
using DispenseId = Id<struct DispenseTag>;
using PrescriptionReviewId = Id<struct PrescriptionReviewTag>;

struct Diagnosis {
    std::string icd10;
    std::string text;
    bool operator==(const Diagnosis&) const = default;
};

/// One form (处方). Every line of it carries it on the wire.
struct Prescription {
    PrescriptionId id;
    ResidentId resident;
    std::string kind = "ordinary";  ///< ordinary, emergency, long, herbal
    std::vector<Diagnosis> diagnoses;
    std::string reason;  ///< for more than the ordinary quantity
    Date written{};
    Date validUntil{};
    std::string signedBy;
    bool operator==(const Prescription&) const = default;
};

/// One line of a form: a MedicationRequest.
struct Order {
    OrderId id;
    PrescriptionId prescription;
    int position = 1;
    MedicationId medication;  ///< the medicine that it supplies
    std::optional<OrderId> previous;
    std::string name;
    std::string atc;
    std::string pharmacy;
    std::string product;  ///< the pharmacy's code
    std::string strength;
    std::string dose;  ///< as people read it
    std::optional<double> amount;
    std::string unit;
    std::optional<int> times, period;  ///< so many times in so many days
    bool asNeeded = false;
    std::string route;
    int days = 0;  ///< of supply
    std::int64_t packs = 0;
    std::int64_t packSize = 1;
    std::string packUnit;
    std::optional<Money> price;  ///< of all packs; nothing: not known
    std::optional<Money> share;  ///< what the person pays; nothing: not known
    std::string insuranceClass;  ///< "A", "B", "self", or empty
    bool substitution = true;
    std::vector<std::pair<std::string, std::string>> overrides;  ///< rule and reason
    std::string status = "active";  ///< active, completed, stopped, entered-in-error
    std::string substitutionReason{};  ///< why the pharmacy may give nothing else
    std::string statusReason{};        ///< why it was stopped
    std::vector<Herb> herbs{};         ///< of a decoction; its packs are doses (剂)
    bool operator==(const Order&) const = default;
};

/// What the pharmacy did with an order: a MedicationDispense.
struct Dispense {
    DispenseId id;
    ResidentId resident;
    OrderId order;
    std::string state = "prepared";  ///< prepared, sent, delivered, refused, out-of-stock, entered-in-error
    std::optional<Date> on;
    std::string tracking;
    std::string reason;
    std::string substitute;  ///< what the pharmacy asks leave to give instead
    std::string substituteProduct{};   ///< the pharmacy's code of that
    std::string name{};                ///< of what is dispensed
    std::optional<Instant> since{};    ///< when this state began, if that is known better than the day
    bool operator==(const Dispense&) const = default;
};

/// The pharmacist's look at a form: a Task. What was said is a line each, oldest first; the k-th answer answers the k-th comment.
struct PrescriptionReview {
    PrescriptionReviewId id;
    ResidentId resident;
    PrescriptionId prescription;
    std::string state = "requested";  ///< requested, approved, returned, answered, entered-in-error
    std::string comment;              ///< the pharmacist's
    std::string answer;               ///< the doctor's
    std::string reviewer;
    Instant requested{};
    bool operator==(const PrescriptionReview&) const = default;
};

/// One thing said about a form.
struct ReviewWord {
    bool byPharmacist = true;
    std::string text;
};
/// Comments and answers in the order in which they were given.
std::vector<ReviewWord> wordsOf(const PrescriptionReview& review);
/// `said` with one line more; an empty text adds none, and breaks within a text become spaces.
std::string withWord(const std::string& said, const std::string& text);

}  // namespace jiayi::pharmacy
