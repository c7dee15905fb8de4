// How much a line needs: units and packs from dose, frequency, duration, strength and pack.
#pragma once

#include "models/pharmacy/formulary/rules/formulary_item.h"
#include "models/pharmacy/rules/dosage_text.h"

namespace jiayi::pharmacy {

struct Quantity {
    std::int64_t takings = 0;
    double perTaking = 0;  ///< units of the pack: 0.5 is half a tablet
    double units = 0;      ///< for the whole duration
    std::int64_t packs = 0;  ///< whole ones, at least one
    Money price;             ///< of these packs
    bool splits = false;     ///< a taking is no whole number of a form that is not to be split, or less than half a tablet
};

/// A dose is given in the substance's own unit or counted in units of the form. Invalid "quantity.dose", "quantity.frequency"
/// (as needed without a frequency too), "quantity.days", "quantity.strength" when dose and strength cannot be compared.
Result<Quantity> quantityOf(const Dosage& dosage, int days, const FormularyItem& item);

/// Whether a dose in this unit counts units of the pack ("2 tablets"), so that it means another dose at another strength.
bool countsUnits(std::string_view unit);

/// Amount and frequency say the same, whatever the unit: 1 g bid and 1000 mg bid. What says no amount is the same as nothing.
bool isSameDose(const Dosage& a, const Dosage& b);

}  // namespace jiayi::pharmacy
