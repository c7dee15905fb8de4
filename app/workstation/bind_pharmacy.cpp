#include "app/workstation/bind_pharmacy.h"

namespace jiayi::app {

namespace {

using pharmacy::Equivalences;
using pharmacy::FormularyChange;
using pharmacy::FormularyFilter;
using pharmacy::ShownItem;

Result<ui::ItemDetail> itemDetail(db::Database& database, const ShownItem& shown, Date today) {
    ui::ItemDetail detail{shown, {}, {}};
    JIAYI_TRY(detail.prices, pharmacy::priceHistory(database, shown.product, today));
    JIAYI_TRY(detail.equivalents, pharmacy::equivalentsOf(database, shown, Equivalences::embedded(), today));
    return detail;
}

Result<std::vector<ui::ChangeRow>> changeRows(db::Database& database, std::int64_t from, std::int64_t to) {
    JIAYI_TRY(auto changes, pharmacy::formularyChanges(database, from, to));
    JIAYI_TRY(const auto counts, pharmacy::countAffected(database, changes));
    std::vector<ui::ChangeRow> rows;
    for (std::size_t at = 0; at < changes.size(); ++at) rows.push_back({std::move(changes[at]), counts[at]});
    return rows;
}

Result<ui::ChangeDetail> changeDetail(db::Database& database, std::int64_t pharmacyPk, const FormularyChange& change, Date today) {
    ui::ChangeDetail detail;
    JIAYI_TRY(detail.lines, pharmacy::affectedResidents(database, change.item()));
    JIAYI_TRY(detail.equivalents, pharmacy::equivalentsOf(database, {change.product, pharmacyPk, change.item()}, Equivalences::embedded(), today));
    return detail;
}

}  // namespace

ui::FormularyAsks bindFormulary(Desk& desk) {
    ui::FormularyAsks asks;
    asks.pharmacies = [&desk] {
        return desk.worker().read([today = desk.today()](db::Database& database) { return pharmacy::pharmacies(database, today); });
    };
    asks.facets = [&desk](std::int64_t pharmacyPk, const FormularyFilter& filter) {
        return desk.worker().read([=, today = desk.today()](db::Database& database) { return pharmacy::formularyFacets(database, pharmacyPk, today, filter); });
    };
    asks.page = [&desk](std::int64_t pharmacyPk, const FormularyFilter& filter, std::int64_t offset, int limit) {
        return desk.worker().read([=, today = desk.today()](db::Database& database) { return pharmacy::formularyPage(database, pharmacyPk, today, filter, offset, limit); });
    };
    asks.search = [&desk](std::int64_t pharmacyPk, const FormularyFilter& filter, const std::string& text) {
        return desk.worker().read([=, today = desk.today()](db::Database& database) { return pharmacy::searchFormulary(database, today, text, ui::kMostFound, pharmacyPk, filter); });
    };
    asks.detail = [&desk](const ShownItem& shown) {
        return desk.worker().read([shown, today = desk.today()](db::Database& database) { return itemDetail(database, shown, today); });
    };
    return asks;
}

ui::ChangesAsks bindChanges(Desk& desk) {
    ui::ChangesAsks asks;
    asks.pharmacies = [&desk] {
        return desk.worker().read([today = desk.today()](db::Database& database) { return pharmacy::pharmacies(database, today); });
    };
    asks.versions = [&desk](std::int64_t pharmacyPk) {
        return desk.worker().read([pharmacyPk](db::Database& database) { return pharmacy::versionsOf(database, pharmacyPk); });
    };
    asks.changes = [&desk](std::int64_t from, std::int64_t to) {
        return desk.worker().read([from, to](db::Database& database) { return changeRows(database, from, to); });
    };
    asks.detail = [&desk](std::int64_t pharmacyPk, const FormularyChange& change) {
        return desk.worker().read([pharmacyPk, change, today = desk.today()](db::Database& database) { return changeDetail(database, pharmacyPk, change, today); });
    };
    asks.propose = [&desk](const ShownItem& product) {
        return desk.worker().read([&desk, product, today = desk.today()](db::Database& database) {
            return pharmacy::proposeSubstitution(database, desk.rules(), desk.reviewBook(), Equivalences::embedded(), product, today);
        });
    };
    asks.sign = [&desk](const pharmacy::SignSubstitutions& sign) {
        return desk.worker().run([&desk, sign](db::Database& database) { return sign(desk.context(database), desk.rules(), desk.reviewBook()); });
    };
    return asks;
}

}  // namespace jiayi::app
