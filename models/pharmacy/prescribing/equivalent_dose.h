// A dose line in the units of a product of another strength: two tablets of 500 mg for one of 1 g. Pure.
#pragma once

#include "models/pharmacy/formulary/equivalences.h"
#include "models/pharmacy/rules/dosage_text.h"

#include <optional>
#include <string>

namespace jiayi::pharmacy {

/// So many units of the one product are worth so many of the other.
struct UnitsRatio {
    int mine = 1;
    int theirs = 1;
};
/// As the pharmacist's list says; nothing if no group of it holds both.
std::optional<UnitsRatio> unitsRatio(const Equivalences& list, const FormularyItem& mine, const FormularyItem& theirs);

/// What to write for `other` in the place of `mine`: a dose by weight stays as typed, a counted one gets the new count and keeps every other
/// word. Nothing unless it comes out exactly: the same substance and form, as much of it in each taking, whole units of the other product,
/// and a line that is read as the same in all but the count.
std::optional<std::string> equivalentDosage(const ReviewBook& book, const std::string& typed, const FormularyItem& mine, const FormularyItem& other,
                                            const UnitsRatio& ratio);

}  // namespace jiayi::pharmacy
