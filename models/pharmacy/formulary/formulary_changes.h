// What one version changed against another, whom it touches, and what may take a product's place.
#pragma once

#include "models/pharmacy/formulary/equivalences.h"
#include "models/pharmacy/formulary/formulary.h"
#include "models/roster/resident.h"

namespace jiayi::pharmacy {

enum class ChangeKind {
    New,          ///< was not in the earlier version
    Withdrawn,    ///< is not in the later one
    Dearer,       ///< by the price of a unit, so that another pack size is no change of price
    Cheaper,
    OutOfStock,   ///< is known to be, and was not
    Back,         ///< was out of stock and is not known to be any more
    Restricted,   ///< a restriction that was not there, or another one
    Unrestricted,
};
/// "new", "withdrawn" ...
std::string_view nameOf(ChangeKind kind);

struct FormularyChange {
    std::int64_t product = 0;
    std::vector<ChangeKind> kinds;          ///< at least one
    std::optional<FormularyItem> before;    ///< nothing for what is new
    std::optional<FormularyItem> after;     ///< nothing for what was withdrawn
    const FormularyItem& item() const { return after ? *after : *before; }
};

/// Between two versions of one pharmacy that are kept (their pk; `from` may be the later one), by name. What changed in no way
/// listed above (a corrected name, another stock that is not none) is left out. NotFound "formulary.version".
Result<std::vector<FormularyChange>> formularyChanges(db::Database& database, std::int64_t from, std::int64_t to);

/// A medicine that somebody takes and that a change touches.
struct AffectedLine {
    roster::ResidentId resident;
    std::string residentName;
    Uuid line;                   ///< of the medication line
    std::string medicine;        ///< as the line calls it
    std::string dose;
    bool sameName = false;       ///< the line names this very product or its substance, not another form of the same ATC code
};
/// Active residents' active lines of the item's ATC code at level 5, by name; of an item without such a code those that have its name.
Result<std::vector<AffectedLine>> affectedResidents(db::Database& database, const FormularyItem& item);
/// How many residents that would be, for a list of changes: in their order.
Result<std::vector<std::int64_t>> countAffected(db::Database& database, const std::vector<FormularyChange>& changes);

/// A product that may take another's place.
struct Equivalent {
    ShownItem shown;
    bool listed = false;          ///< by the pharmacist's list; else the same ATC level 5, form and strength
    bool pharmacistSigned = false;  ///< of a listed one
    std::int64_t unitFen = 0;     ///< price of what replaces one unit, in fen, rounded up
};
/// In force today, of all pharmacies or of one (0: all), without the product itself and without what is known to be out of stock; the
/// cheapest first. Of an item without ATC level 5 only listed ones.
Result<std::vector<Equivalent>> equivalentsOf(db::Database& database, const ShownItem& of, const Equivalences& list, Date today,
                                              std::int64_t pharmacyPk = 0);
/// The same, those alone that cost less than the product itself.
Result<std::vector<Equivalent>> cheaperEquivalents(db::Database& database, const ShownItem& of, const Equivalences& list, Date today,
                                                   std::int64_t pharmacyPk = 0);

}  // namespace jiayi::pharmacy
