// Column lists and row readers, private to this room.
#pragma once

#include "models/db/query.h"
#include "models/pharmacy/formulary/formulary.h"

#include <limits>

namespace jiayi::pharmacy {

/// `until` of what no later version has changed.
inline constexpr std::int64_t kOpen = std::numeric_limits<std::int64_t>::max();

/// Of formulary_item i and formulary_product p.
inline constexpr const char* kItemColumns =
    "p.code, i.inn, i.atc, i.nhsa, i.name_en, i.name_zh, i.maker, i.form, i.strength, i.pack_size, i.pack_unit, i.price, i.stock, i.stock_at, "
    "i.class, i.essential, i.procured, i.agreed, i.progress, i.restriction_en, i.restriction_zh, i.long_rx, i.tier, i.source, i.product_pk, "
    "i.pharmacy_pk, i.also_at, i.cost";
inline constexpr const char* kItemTables = " FROM formulary_item i JOIN formulary_product p ON p.pk = i.product_pk ";
/// The condition under which an item is in the version whose pk is parameter ?1.
inline constexpr const char* kInVersion = "i.since <= ?1 AND i.until > ?1";

std::string selectItems(std::string_view rest);
ShownItem itemOf(const db::Query& row);

/// pk of the version in force, by pharmacy; those without one are left out.
std::map<std::int64_t, std::int64_t> versionsInForce(db::Database& database, Date today);

inline constexpr const char* kVersionColumns = "pk, epoch, version, valid_from, published_at, items, root, ready_at, rows_kept";
FormularyVersion versionOf(const db::Query& row);

}  // namespace jiayi::pharmacy
