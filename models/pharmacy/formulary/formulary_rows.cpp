#include "models/pharmacy/formulary/formulary_rows.h"

#include <algorithm>

namespace jiayi::pharmacy {

namespace {

std::optional<std::int64_t> maybeWhole(const db::Query& row, int column) {
    return row.isNull(column) ? std::nullopt : std::optional{row.integer(column)};
}

InsuranceClass classOfText(const std::string& text) {
    return text == "A" ? InsuranceClass::A : text == "B" ? InsuranceClass::B : InsuranceClass::Self;
}

}  // namespace

std::string selectItems(std::string_view rest) { return std::string{"SELECT "} + kItemColumns + kItemTables + std::string{rest}; }

ShownItem itemOf(const db::Query& row) {
    ShownItem shown;
    auto& item = shown.item;
    item.code = row.text(0);
    item.inn = row.text(1);
    item.atc = row.text(2);
    item.nhsa = row.text(3);
    item.nameEn = row.text(4);
    item.nameZh = row.text(5);
    item.maker = row.text(6);
    item.form = row.text(7);
    item.strength = row.text(8);
    item.packSize = row.integer(9);
    item.packUnit = row.text(10);
    item.price = Money{row.integer(11)};
    item.stock = maybeWhole(row, 12);
    item.stockAt = row.maybeInstant(13);
    item.insuranceClass = classOfText(row.text(14));
    item.essential = row.flag(15);
    item.procured = row.flag(16);
    item.agreed = maybeWhole(row, 17);
    item.progress = maybeWhole(row, 18);
    item.restrictionEn = row.text(19);
    item.restrictionZh = row.text(20);
    item.longRx = row.text(21);
    item.tier = row.number(22);
    item.source = row.text(23);
    shown.product = row.integer(24);
    shown.pharmacyPk = row.integer(25);
    item.alsoAt = row.text(26);
    if (!row.isNull(27)) item.cost = Money{row.integer(27)};
    return shown;
}

std::map<std::int64_t, std::int64_t> versionsInForce(db::Database& database, Date today) {
    std::map<std::int64_t, std::int64_t> found;
    db::Query row(database, "SELECT pharmacy_pk, max(pk) FROM formulary_version WHERE state = 'ready' AND valid_from <= ? GROUP BY pharmacy_pk", today);
    while (row.next()) found.emplace(row.integer(0), row.integer(1));
    return found;
}

FormularyVersion versionOf(const db::Query& row) {
    FormularyVersion version;
    version.pk = row.integer(0);
    version.epoch = row.text(1);
    version.version = row.integer(2);
    version.validFrom = row.date(3).value_or(Date{});
    version.published = row.instant(4);
    version.items = row.integer(5);
    const auto root = row.blob(6);
    std::copy_n(root.begin(), std::min(root.size(), version.root.size()), version.root.begin());
    version.ready = row.maybeInstant(7).value_or(Instant{});
    version.kept = row.flag(8);
    return version;
}

}  // namespace jiayi::pharmacy
