// A decoction (汤剂) as it is typed: "黄芪30g 党参15g 甘草6g(炙) 7剂 每日1剂 水煎服". Pure.
#pragma once

#include "models/pharmacy/prescribing/draft.h"

namespace jiayi::pharmacy {

/// A piece of what was typed that is no herb, and the key of prescribing_texts.csv that says why: "decoction.name" (no name before the
/// number), "decoction.grams" (none, nought, or finer than 0.01 g), "decoction.unit" (not grams), "decoction.handling" (a bracket left open or
/// empty), "decoction.twice", "decoction.doses" (not 1 to 99), "decoction.after-doses" (a herb behind the number of doses).
struct UnreadHerb {
    std::string text;
    std::string key;
    bool operator==(const UnreadHerb&) const = default;
};

struct Decoction {
    std::string name;         ///< "补阳还五汤", if it stands before a colon
    std::vector<Herb> herbs;  ///< those that were understood, in the order typed
    int doses = 0;            ///< 剂; 0: not said
    std::string directions;   ///< whatever stands behind the doses, as typed
    std::vector<UnreadHerb> unread;
    /// Nothing is left over and nothing is missing.
    bool isWhole() const { return unread.empty() && !herbs.empty() && doses > 0; }
};

/// Separators are spaces, commas, 、 and ; or none at all; full-width letters and digits are read; 克, 付 and 帖 too. Nothing is dropped
/// silently: what is not understood stands in `unread`.
Decoction readDecoction(std::string_view typed);
/// What readDecoction() reads as the same decoction.
std::string decoctionText(const Decoction& decoction);

/// How often: "每日1剂", "隔日1剂", "每日2剂" in the directions; else as any other dosage is read; without both one dose a day.
Dosage decoctionDosage(const ReviewBook& book, std::string_view directions);

/// The line of a draft. Its name is the decoction's own or those of its herbs; checkPrescription() computes its days from the doses.
DraftLine decoctionLine(const Decoction& decoction, const std::string& key);

}  // namespace jiayi::pharmacy
