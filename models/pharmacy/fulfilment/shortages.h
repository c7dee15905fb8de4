// The shortage log (缺药登记), and which pharmacies serve this clinic.
#pragma once

#include "models/pharmacy/shared/shared_repository.h"

namespace jiayi::pharmacy {

/// "shortage.record": a drug that a search did not find, or found out of stock. Asked again by the same user for the same person on the same day, it
/// is the same entry. Invalid "shortage.name", "shortage.packs"; NotFound "resident.not-found".
struct RecordShortage {
    std::string name, atc;
    std::string pharmacy, product;  ///< where it was looked for, if anywhere
    std::int64_t packs = 1;
    std::optional<ResidentId> resident{};
    Result<ShortageId> operator()(const sync::Context& context) const;
};

/// The same of an order that the pharmacy cannot fill; one entry a dispense, on every desk. Conflict "shortage.in-stock"; NotFound.
struct RecordShortageOf {
    DispenseId dispense;
    Result<ShortageId> operator()(const sync::Context& context) const;
};
/// The entry that it wrote, if it did.
Result<std::optional<Shortage>> shortageOf(db::Database& database, DispenseId dispense);

/// "shortage.answer": stocked, substituted, elsewhere or unavailable; how, in words. Invalid "shortage.answer"; Conflict "shortage.not-open"; NotFound.
struct AnswerShortage {
    ShortageId shortage;
    std::string answer;
    std::string note;
    Result<void> operator()(const sync::Context& context) const;
};

/// "pharmacy.serve": ids of pharmacies, the first one first. Invalid "serving.twice", and "serving.unknown" for one that publishes nothing here.
struct ChooseServingPharmacies {
    std::vector<std::string> pharmacies;
    Result<void> operator()(const sync::Context& context) const;
};

}  // namespace jiayi::pharmacy
