// What a prescription says about taking a medicine, out of words: "1 g bid", "一次1片 一日3次", "早8U 晚6U".
#pragma once

#include "models/pharmacy/rules/review_book.h"

namespace jiayi::pharmacy {

struct Dosage {
    std::optional<double> amount;  ///< of one taking
    std::string unit;              ///< "mg", "g", "ug", "U", "mL", or a counted form as written
    std::optional<double> times, days;
    bool asNeeded = false;
    std::string route;        ///< "po", "sc" ...; empty if not said
    std::optional<int> supplyDays;  ///< "x 12 weeks", "12w", "共7天"
};
/// What is not said, or said in a way that is not understood, stays empty.
Dosage readDosage(const ReviewBook& book, std::string_view text);
/// A unit as people write it, in the spelling of the drug table: "IU" is "U", "mcg" is "ug"; others unchanged.
std::string doseUnit(std::string_view text);
/// Whether a dose in this unit can be weighed or counted.
bool isDoseUnit(std::string_view unit);
/// "oral" is "po"; empty for what is none of the routes.
std::string routeCode(std::string_view text);
/// By code ("BID") or words ("一日两次"); nullptr if unknown.
const Frequency* frequencyNamed(const ReviewBook& book, std::string_view text);

}  // namespace jiayi::pharmacy
