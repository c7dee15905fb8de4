#include "models/pharmacy/formulary/formulary_changes.h"

#include "models/core/text.h"
#include "models/pharmacy/formulary/formulary_rows.h"

#include <algorithm>

namespace jiayi::pharmacy {

namespace {

constexpr std::size_t kAtcLevel5 = 7;

std::vector<ChangeKind> kindsOf(const FormularyItem& before, const FormularyItem& after) {
    std::vector<ChangeKind> kinds;
    // Cross-multiplied: fen a unit need not be whole.
    const auto was = before.price.fen * after.packSize, is = after.price.fen * before.packSize;
    if (is > was) kinds.push_back(ChangeKind::Dearer);
    if (is < was) kinds.push_back(ChangeKind::Cheaper);
    if (after.outOfStock() && !before.outOfStock()) kinds.push_back(ChangeKind::OutOfStock);
    if (before.outOfStock() && !after.outOfStock()) kinds.push_back(ChangeKind::Back);
    const bool same = before.restrictionZh == after.restrictionZh && before.restrictionEn == after.restrictionEn;
    if (!same) kinds.push_back(after.restricted() ? ChangeKind::Restricted : ChangeKind::Unrestricted);
    return kinds;
}

/// The pharmacy of a version whose items are here.
Result<std::int64_t> pharmacyOfKept(db::Database& database, std::int64_t version) {
    db::Query row(database, "SELECT pharmacy_pk FROM formulary_version WHERE pk = ? AND state = 'ready' AND rows_kept", version);
    if (!row.next()) return Error{Errc::NotFound, "formulary.version", {}};
    return row.integer(0);
}

/// Products whose rows differ between the two: those that begin or end somewhere in between.
std::vector<std::int64_t> touchedProducts(db::Database& database, std::int64_t pharmacy, std::int64_t from, std::int64_t to) {
    std::vector<std::int64_t> found;
    db::Query row(database,
                  "SELECT product_pk FROM formulary_item WHERE since > ?2 AND since <= ?3 AND pharmacy_pk = ?1 UNION "
                  "SELECT product_pk FROM formulary_item WHERE pharmacy_pk = ?1 AND until > ?2 AND until <= ?3",
                  pharmacy, std::min(from, to), std::max(from, to));
    while (row.next()) found.push_back(row.integer(0));
    return found;
}

std::optional<FormularyItem> itemIn(db::Database& database, std::int64_t version, std::int64_t product) {
    db::Query row(database, selectItems(std::string{"WHERE i.product_pk = ?2 AND "} + kInVersion), version, product);
    if (!row.next()) return {};
    return itemOf(row).item;
}

/// Whether the line calls its medicine by this product's name or substance.
bool namesItem(const std::string& medicine, const FormularyItem& item) {
    const auto folded = searchFold(medicine);
    for (const auto* name : {&item.nameZh, &item.nameEn, &item.inn})
        if (!name->empty() && searchFold(*name) == folded) return true;
    return false;
}

constexpr const char* kAffected =
    "FROM medication_line m JOIN resident r ON r.pk = m.resident_pk WHERE m.status = 'active' AND r.status = 'active' AND ";
/// Parameters: ATC code, or the three names.
std::string affectedBy(const FormularyItem& item) {
    return std::string{kAffected} + (item.atc.size() == kAtcLevel5 ? "m.atc = ?1 AND m.atc <> ''" : "m.name IN (?1, ?2, ?3) AND m.name <> ''");
}
void bindAffected(db::Query& query, const FormularyItem& item) {
    if (item.atc.size() == kAtcLevel5) return query.bind(1, item.atc);
    query.bind(1, item.nameZh);
    query.bind(2, item.nameEn);
    query.bind(3, item.inn);
}

}  // namespace

std::string_view nameOf(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::New: return "new";
        case ChangeKind::Withdrawn: return "withdrawn";
        case ChangeKind::Dearer: return "dearer";
        case ChangeKind::Cheaper: return "cheaper";
        case ChangeKind::OutOfStock: return "out-of-stock";
        case ChangeKind::Back: return "back";
        case ChangeKind::Restricted: return "restricted";
        case ChangeKind::Unrestricted: break;
    }
    return "unrestricted";
}

Result<std::vector<FormularyChange>> formularyChanges(db::Database& database, std::int64_t from, std::int64_t to) {
    return db::attempt([&]() -> Result<std::vector<FormularyChange>> {
        JIAYI_TRY(const auto pharmacy, pharmacyOfKept(database, from));
        JIAYI_TRY(const auto other, pharmacyOfKept(database, to));
        if (pharmacy != other) return Error{Errc::NotFound, "formulary.version", {}};
        std::vector<FormularyChange> changes;
        for (const auto product : touchedProducts(database, pharmacy, from, to)) {
            FormularyChange change{product, {}, itemIn(database, from, product), itemIn(database, to, product)};
            if (!change.before && !change.after) continue;  // came and went in between
            if (!change.before) change.kinds = {ChangeKind::New};
            else if (!change.after) change.kinds = {ChangeKind::Withdrawn};
            else change.kinds = kindsOf(*change.before, *change.after);
            if (!change.kinds.empty()) changes.push_back(std::move(change));
        }
        std::sort(changes.begin(), changes.end(), [](const auto& a, const auto& b) {
            return std::pair{a.item().name(), a.product} < std::pair{b.item().name(), b.product};
        });
        return changes;
    });
}

Result<std::vector<AffectedLine>> affectedResidents(db::Database& database, const FormularyItem& item) {
    return db::attempt([&]() -> Result<std::vector<AffectedLine>> {
        std::vector<AffectedLine> found;
        db::Query row(database, "SELECT r.id, r.name, m.id, m.name, m.dose " + affectedBy(item) + " ORDER BY r.name_pinyin, r.pk, m.pk");
        bindAffected(row, item);
        while (row.next()) {
            const auto medicine = row.text(3);
            found.push_back({row.id<roster::ResidentId>(0), row.text(1), row.uuid(2), medicine, row.text(4), namesItem(medicine, item)});
        }
        return found;
    });
}

Result<std::vector<std::int64_t>> countAffected(db::Database& database, const std::vector<FormularyChange>& changes) {
    return db::attempt([&]() -> Result<std::vector<std::int64_t>> {
        std::vector<std::int64_t> counts;
        for (const auto& change : changes) {
            db::Query row(database, "SELECT count(DISTINCT r.pk) " + affectedBy(change.item()));
            bindAffected(row, change.item());
            counts.push_back(row.next() ? row.integer(0) : 0);
        }
        return counts;
    });
}

}  // namespace jiayi::pharmacy
