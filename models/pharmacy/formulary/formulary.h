// The formularies of this clinic's pharmacies as the desk shows them: always one whole version, the newest that is proved and in force.
#pragma once

#include "models/core/hash.h"
#include "models/db/database.h"
#include "models/pharmacy/formulary/rules/formulary_item.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::pharmacy {

struct FormularyVersion {
    std::int64_t pk = 0;  ///< of this desk: a later one was taken over later
    std::string epoch;
    std::int64_t version = 0;  ///< as the pharmacy counts
    Date validFrom{};
    Instant published{};
    std::int64_t items = 0;
    Digest root{};
    Instant ready{};     ///< when this desk had proved it
    bool kept = true;    ///< its items are here, so that it can be compared
};

/// What this desk could not take over, for as long as that stands.
struct RefusedVersion {
    std::int64_t version = 0;
    std::string reason;  ///< "formulary.root", "formulary.signature" ...
    Instant at{};
};

struct Pharmacy {
    std::int64_t pk = 0;
    std::string id;
    std::string name;
    std::optional<FormularyVersion> current;  ///< in force on the day that was asked for
    std::optional<FormularyVersion> next;     ///< proved, and in force from its day on
    std::optional<RefusedVersion> refused;    ///< the current one stays meanwhile
};

/// Those that serve this clinic in its own order, then the others by name. Errors of the store, here and below.
Result<std::vector<Pharmacy>> pharmacies(db::Database& database, Date today);
/// Proved versions, newest first; those without their items too, if `all`.
Result<std::vector<FormularyVersion>> versionsOf(db::Database& database, std::int64_t pharmacyPk, bool all = false);

/// An item with its place.
struct ShownItem {
    std::int64_t product = 0;     ///< what its history and its changes go by
    std::int64_t pharmacyPk = 0;
    FormularyItem item;
};

/// Conditions that all hold. Anything left empty is not asked.
struct FormularyFilter {
    std::string atc;   ///< a prefix
    std::string form;
    std::optional<InsuranceClass> insuranceClass;
    std::optional<bool> essential, procured, restricted;
    std::optional<bool> inStock;  ///< false: known to be out of stock
    std::optional<int> tier;
    std::string longRx;
    bool operator==(const FormularyFilter&) const = default;
};
/// Whether an item fulfils all of them: the same that a page is asked with.
bool holds(const FormularyFilter& filter, const FormularyItem& item);

/// At most `limit` items in force today, best first: by name in either language, pinyin, initials, INN, ATC, 国家医保编码, the
/// pharmacy's code, strength. Several words must all match. In one pharmacy, or in all (0): of products
/// called the same, that of the pharmacy that serves first. Reads prefixes of an index, so that a
/// keystroke costs the same at any size. Those that the filter does not hold are passed over.
Result<std::vector<ShownItem>> searchFormulary(db::Database& database, Date today, std::string_view text, int limit = 20,
                                               std::int64_t pharmacyPk = 0, const FormularyFilter& filter = {});

/// One version's items by name. NotFound "formulary.none" if the pharmacy has nothing in force.
Result<std::vector<ShownItem>> formularyPage(db::Database& database, std::int64_t pharmacyPk, Date today, const FormularyFilter& filter,
                                             std::int64_t offset, int limit);

struct Facets {
    std::int64_t all = 0;  ///< items that the filter holds
    /// "atc" (first level), "form", "class", "essential", "procured", "restricted", "stock", "tier", "long_rx": how many of them
    /// have which value. A facet is counted without its own condition, so that its other values can be chosen.
    std::map<std::string, std::map<std::string, std::int64_t>> values;
};
Result<Facets> formularyFacets(db::Database& database, std::int64_t pharmacyPk, Date today, const FormularyFilter& filter);

/// In force today; NotFound "formulary.item" for a product that is not.
Result<ShownItem> formularyItem(db::Database& database, std::int64_t product, Date today);

struct PricePoint {
    Date from{};           ///< the version's valid-from
    std::int64_t version = 0;
    Money price;
};
/// Of versions proved and in force by `today`, oldest first. Kept longer than the versions themselves.
Result<std::vector<PricePoint>> priceHistory(db::Database& database, std::int64_t product, Date today);

}  // namespace jiayi::pharmacy
