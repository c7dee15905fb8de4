// A pharmacy with an invented formulary behind the functions that its screens ask.
#pragma once

#include "tests/support/formulary_items.h"
#include "tests/ui/care_world.h"
#include "ui/pharmacy/formulary_asks.h"

namespace jiayi::test {

/// Number 5 is out of stock, number 7 belongs to another pharmacy's list of the same things.
inline pharmacy::ShownItem shownItem(int number) {
    pharmacy::ShownItem shown{number, 1, formularyItem(number)};
    auto& item = shown.item;
    item.stock = number == 5 ? 0 : 40 + number;
    item.stockAt = morning() - std::chrono::hours{2};
    item.nhsa = "SAMPLE00000000000000001";
    item.essential = item.procured = number % 2 == 1;
    if (item.procured) {
        item.agreed = 900;
        item.progress = 420;
    }
    if (number == 3) {
        item.restrictionEn = "for a second line";
        item.restrictionZh = "二线用药";
        item.insuranceClass = pharmacy::InsuranceClass::B;
    }
    return shown;
}

inline pharmacy::FormularyVersion shownVersion(std::int64_t number) {
    pharmacy::FormularyVersion version;
    version.pk = number + 100;
    version.version = number;
    version.validFrom = makeDate(2026, 10, 1) + Days{number};
    return version;
}

inline pharmacy::AffectedLine affected(const char* name, bool sameName) {
    return {idOf<roster::ResidentId>(name), name, idOf<roster::ResidentId>("line").uuid, "二甲双胍", "0.5 g, 2 / d", sameName};
}

/// Remembers what it was asked; answers at once.
struct FormularyWorld {
    std::int64_t total = 20'000;
    std::vector<pharmacy::Pharmacy> pharmacies{{1, "A", "东丽云药房", shownVersion(12), {}, {}}, {2, "B", "西青云药房", shownVersion(3), {}, {}}};
    std::vector<pharmacy::FormularyFilter> filters;
    std::vector<std::int64_t> offsets, asked;  ///< of pages, and of which pharmacies
    std::vector<std::string> searches;
    std::vector<std::int64_t> details;
    std::vector<pharmacy::FormularyVersion> versions{shownVersion(12), shownVersion(11), shownVersion(10)};
    std::vector<std::pair<std::int64_t, std::int64_t>> compared;
    std::vector<ui::ChangeRow> changes;
    ui::ChangeDetail changeDetail;

    ui::FormularyAsks asks() {
        ui::FormularyAsks made;
        made.pharmacies = [this] { return now(pharmacies); };
        made.facets = [this](std::int64_t pk, const pharmacy::FormularyFilter& filter) {
            filters.push_back(filter);
            asked.push_back(pk);
            pharmacy::Facets facets;
            facets.all = total;
            facets.values = {{"class", {{"A", 8100}, {"B", 10900}}}, {"form", {{"tab", 12000}, {"cap", 8000}}}};
            return now(std::move(facets));
        };
        made.page = [this](std::int64_t, const pharmacy::FormularyFilter&, std::int64_t offset, int limit) {
            offsets.push_back(offset);
            qt::FormularyModel::Rows rows;
            for (auto row = offset; row < std::min(total, offset + limit); ++row) rows.push_back(shownItem(static_cast<int>(row) + 1));
            return now(std::move(rows));
        };
        made.search = [this](std::int64_t, const pharmacy::FormularyFilter& filter, const std::string& text) {
            searches.push_back(text);
            filters.push_back(filter);
            qt::FormularyModel::Rows rows;
            if (text.find('z') == std::string::npos) rows = {shownItem(3), shownItem(5)};
            return now(std::move(rows));
        };
        made.detail = [this](const pharmacy::ShownItem& shown) {
            details.push_back(shown.product);
            ui::ItemDetail detail{shown, {{makeDate(2026, 8, 1), 10, Money{1200}}, {makeDate(2026, 10, 13), 12, Money{960}}}, {}};
            detail.equivalents = {{shownItem(8), true, false, 40}, {shownItem(9), false, false, 51}};
            return now(std::move(detail));
        };
        return made;
    }

    ui::ChangesAsks changesAsks() {
        ui::ChangesAsks made;
        made.pharmacies = [this] { return now(pharmacies); };
        made.versions = [this](std::int64_t) { return now(versions); };
        made.changes = [this](std::int64_t from, std::int64_t to) {
            compared.emplace_back(from, to);
            return now(changes);
        };
        made.detail = [this](std::int64_t, const pharmacy::FormularyChange& change) {
            details.push_back(change.product);
            return now(changeDetail);
        };
        return made;
    }
};

}  // namespace jiayi::test
