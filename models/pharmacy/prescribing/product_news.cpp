#include "models/pharmacy/prescribing/product_news.h"

#include "models/pharmacy/formulary/formulary_changes.h"
#include "models/pharmacy/prescribing/equivalent_dose.h"
#include "models/pharmacy/prescribing/templates.h"

#include <algorithm>

namespace jiayi::pharmacy {

namespace {

/// As far as a prescription depends on it.
bool sameTerms(FormularyItem a, const FormularyItem& b) {
    a.stock = b.stock;
    a.stockAt = b.stockAt;
    a.agreed = b.agreed;
    a.progress = b.progress;
    a.cost = b.cost;
    a.source = b.source;
    return a == b;
}

std::string pharmacyIdOf(const std::vector<Pharmacy>& all, std::int64_t pk) {
    for (const auto& each : all)
        if (each.pk == pk) return each.id;
    return {};
}

/// What costs least of all that may stand in the item's place at the same dose.
Result<std::optional<OfferedProduct>> offerFor(db::Database& database, const ReviewBook& book, const std::vector<Pharmacy>& all, const FormularyItem& item,
                                               const std::string& typed, int days, Date today) {
    std::optional<OfferedProduct> best;
    const auto& list = Equivalences::embedded();
    const auto dosage = readDosage(book, typed);
    const auto own = quantityOf(dosage, days, item);
    if (!own) return best;
    JIAYI_TRY(const auto others, equivalentsOf(database, {0, 0, item}, list, today));
    for (const auto& other : others) {
        auto written = typed;
        if (other.listed) {
            const auto ratio = unitsRatio(list, item, other.shown.item);
            const auto line = ratio ? equivalentDosage(book, typed, item, other.shown.item, *ratio) : std::nullopt;
            if (!line) continue;
            written = *line;
        }
        const auto quantity = quantityOf(readDosage(book, written), days, other.shown.item);
        const bool better = best ? quantity && quantity->price < best->price : item.outOfStock() || (quantity && quantity->price < own->price);
        if (!quantity || !better || quantity->splits != own->splits) continue;
        best = OfferedProduct{pharmacyIdOf(all, other.shown.pharmacyPk), other.shown.item, quantity->price,
                              other.listed ? written : std::string{}, !other.listed || other.pharmacistSigned};
    }
    return best;
}

}  // namespace

Result<Sale> saleOf(db::Database& database, const std::string& pharmacy, const std::string& code, Date today) {
    if (code.empty()) return Sale::Open;
    JIAYI_TRY(const auto item, productInForce(database, pharmacy, code, today));
    if (item) return Sale::Open;
    JIAYI_TRY(const auto all, pharmacies(database, today));
    const bool known = std::any_of(all.begin(), all.end(), [&](const Pharmacy& each) { return each.id == pharmacy && each.current; });
    return known ? Sale::Withdrawn : Sale::NotChecked;
}

Result<std::vector<ProductNews>> productNews(db::Database& database, const ReviewBook& book, const PrescriptionDraft& draft, Date today) {
    JIAYI_TRY(const auto all, pharmacies(database, today));
    std::vector<ProductNews> news;
    for (const auto& line : draft.lines) {
        ProductNews one;
        if (line.item) {
            JIAYI_TRY(one.now, productInForce(database, line.pharmacy, line.item->code, today));
            one.changed = !one.now || !sameTerms(*line.item, *one.now);
            const int days = line.days.value_or(readDosage(book, line.dosage).supplyDays.value_or(0));
            JIAYI_TRY(one.offer, offerFor(database, book, all, one.now ? *one.now : *line.item, line.dosage, days, today));
        }
        news.push_back(std::move(one));
    }
    return news;
}

Result<void> requireProductsInForce(db::Database& database, const PrescriptionDraft& draft, Date today) {
    for (const auto& line : draft.lines) {
        if (!line.item) continue;
        JIAYI_TRY(const auto now, productInForce(database, line.pharmacy, line.item->code, today));
        if (now && !sameTerms(*line.item, *now)) return Error{Errc::Conflict, "draft.product-changed", {}};
    }
    return {};
}

}  // namespace jiayi::pharmacy
