#include "models/pharmacy/formulary/formulary_changes.h"
#include "models/pharmacy/formulary/formulary_rows.h"

#include <algorithm>

namespace jiayi::pharmacy {

namespace {

constexpr std::size_t kAtcOfSubstance = 7;

/// Fen for `times` units, rounded up: money is whole, and nothing looks cheaper than it is.
std::int64_t fenFor(const FormularyItem& item, std::int64_t times, std::int64_t per = 1) {
    const auto divisor = item.packSize * per;
    return (item.price.fen * times + divisor - 1) / divisor;
}

/// Of one ATC code, in force today and not known to be out of stock.
std::vector<ShownItem> available(db::Database& database, const std::string& atc, Date today, std::int64_t pharmacyPk) {
    std::vector<ShownItem> found;
    for (const auto& [pharmacy, version] : versionsInForce(database, today)) {
        if (pharmacyPk != 0 && pharmacy != pharmacyPk) continue;
        db::Query row(database, selectItems(std::string{"WHERE i.atc = ?2 AND i.pharmacy_pk = ?3 AND (i.stock IS NULL OR i.stock > 0) AND "} + kInVersion), version,
                      atc, pharmacy);
        while (row.next()) found.push_back(itemOf(row));
    }
    return found;
}

void addListed(std::vector<Equivalent>& found, const std::vector<ShownItem>& candidates, const EquivalenceRow& mine, const EquivalenceRow& theirs) {
    for (const auto& shown : candidates) {
        if (shown.item.form != theirs.form || comparableStrength(shown.item.strength) != theirs.strength) continue;
        const auto known = std::find_if(found.begin(), found.end(), [&](const auto& each) { return each.shown.product == shown.product; });
        if (known == found.end())
            found.push_back({shown, true, mine.pharmacistSigned && theirs.pharmacistSigned, fenFor(shown.item, theirs.units, mine.units)});
    }
}

}  // namespace

Result<std::vector<Equivalent>> equivalentsOf(db::Database& database, const ShownItem& of, const Equivalences& list, Date today,
                                              std::int64_t pharmacyPk) {
    return db::attempt([&]() -> Result<std::vector<Equivalent>> {
        std::vector<Equivalent> found;
        const auto& item = of.item;
        if (item.atc.size() == kAtcOfSubstance) {
            const auto strength = comparableStrength(item.strength);
            for (auto& shown : available(database, item.atc, today, pharmacyPk)) {
                if (shown.item.form == item.form && comparableStrength(shown.item.strength) == strength)
                    found.push_back({shown, false, false, fenFor(shown.item, 1)});
            }
        }
        for (const auto* mine : list.of(item)) {
            for (const auto& theirs : list.rows()) {
                if (theirs.group == mine->group && &theirs != mine) addListed(found, available(database, theirs.atc, today, pharmacyPk), *mine, theirs);
            }
        }
        std::erase_if(found, [&](const auto& each) { return each.shown.product == of.product; });
        std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.unitFen < b.unitFen; });
        return found;
    });
}

Result<std::vector<Equivalent>> cheaperEquivalents(db::Database& database, const ShownItem& of, const Equivalences& list, Date today,
                                                   std::int64_t pharmacyPk) {
    JIAYI_TRY(auto found, equivalentsOf(database, of, list, today, pharmacyPk));
    const auto own = fenFor(of.item, 1);
    std::erase_if(found, [&](const auto& each) { return each.unitFen >= own; });
    return found;
}

}  // namespace jiayi::pharmacy
