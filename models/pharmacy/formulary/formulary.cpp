#include "models/pharmacy/formulary/formulary.h"

#include "models/pharmacy/formulary/formulary_rows.h"

namespace jiayi::pharmacy {

namespace {

Result<std::int64_t> inForce(db::Database& database, std::int64_t pharmacyPk, Date today) {
    const auto versions = versionsInForce(database, today);
    const auto found = versions.find(pharmacyPk);
    if (found == versions.end()) return Error{Errc::NotFound, "formulary.none", {}};
    return found->second;
}

/// The conditions of a filter as SQL, in the parts that facets leave out one at a time. Texts are bound in order from ?3 on.
class Conditions {
public:
    explicit Conditions(const FormularyFilter& filter) {
        if (!filter.atc.empty()) add("atc", "substr(i.atc, 1, length(?)) = ?", {filter.atc, filter.atc});
        if (!filter.form.empty()) add("form", "i.form = ?", {filter.form});
        if (filter.insuranceClass) add("class", "i.class = ?", {std::string{nameOf(*filter.insuranceClass)}});
        flag("essential", "i.essential", filter.essential);
        flag("procured", "i.procured", filter.procured);
        flag("restricted", "(i.restriction_zh <> '' OR i.restriction_en <> '')", filter.restricted);
        flag("stock", "(i.stock IS NULL OR i.stock > 0)", filter.inStock);
        if (filter.tier) add("tier", "i.tier = CAST(? AS INTEGER)", {std::to_string(*filter.tier)});
        if (!filter.longRx.empty()) add("long_rx", "i.long_rx = ?", {filter.longRx});
    }
    /// " AND ..." of all parts but `without`; `values` gets what its parameters stand for.
    std::string sql(std::string_view without, std::vector<std::string>& values) const {
        std::string text;
        int next = 2;
        for (const auto& part : m_parts) {
            if (part.facet == without) continue;
            text += " AND ";
            std::size_t value = 0;
            for (const char c : part.sql) {
                if (c != '?') text += c;
                else text += "?" + std::to_string(++next), values.push_back(part.values[value++]);
            }
        }
        return text;
    }
    bool asks(std::string_view facet) const {
        for (const auto& part : m_parts)
            if (part.facet == facet) return true;
        return false;
    }

private:
    struct Part {
        std::string facet;
        std::string sql;
        std::vector<std::string> values;
    };
    void add(std::string facet, std::string sql, std::vector<std::string> values) { m_parts.push_back({std::move(facet), std::move(sql), std::move(values)}); }
    void flag(const char* facet, const std::string& sql, std::optional<bool> wanted) {
        if (wanted) add(facet, *wanted ? sql : "NOT " + sql, {});
    }
    std::vector<Part> m_parts;
};

void bindAll(db::Query& query, const std::vector<std::string>& values) {
    for (std::size_t at = 0; at < values.size(); ++at) query.bind(static_cast<int>(at) + 3, values[at]);
}

// What a facet shows of an item.
constexpr std::pair<const char*, const char*> kFacets[] = {
    {"atc", "substr(i.atc, 1, 1)"},
    {"form", "i.form"},
    {"class", "i.class"},
    {"essential", "iif(i.essential, 'yes', 'no')"},
    {"procured", "iif(i.procured, 'yes', 'no')"},
    {"restricted", "iif(i.restriction_zh <> '' OR i.restriction_en <> '', 'yes', 'no')"},
    {"stock", "iif(i.stock IS NULL, 'unknown', iif(i.stock > 0, 'yes', 'no'))"},
    {"tier", "CAST(i.tier AS TEXT)"},
    {"long_rx", "i.long_rx"},
};

constexpr const char* kItemsOfVersion = " FROM formulary_item i WHERE i.pharmacy_pk = ?2 AND i.since <= ?1 AND i.until > ?1";

}  // namespace

Result<std::vector<Pharmacy>> pharmacies(db::Database& database, Date today) {
    return db::attempt([&]() -> Result<std::vector<Pharmacy>> {
        std::vector<Pharmacy> found;
        db::Query row(database, "SELECT f.pk, f.id, f.name, f.refused_version, f.refused_reason, f.refused_at FROM formulary_pharmacy f "
                      "LEFT JOIN serving_pharmacy s ON s.pharmacy = f.id ORDER BY s.position IS NULL, s.position, f.name, f.pk");
        while (row.next()) {
            Pharmacy pharmacy{row.integer(0), row.text(1), row.text(2), {}, {}, {}};
            if (!row.isNull(3)) pharmacy.refused = RefusedVersion{row.integer(3), row.text(4), row.instant(5)};
            const std::string versions = std::string{"SELECT "} + kVersionColumns + " FROM formulary_version WHERE pharmacy_pk = ?1 AND state = 'ready' AND ";
            db::Query current(database, versions + "valid_from <= ?2 ORDER BY pk DESC LIMIT 1", pharmacy.pk, today);
            if (current.next()) pharmacy.current = versionOf(current);
            // Of those that wait the one whose day comes first; an older one than the current never comes into force.
            db::Query next(database, versions + "valid_from > ?2 AND pk > ?3 ORDER BY valid_from, pk DESC LIMIT 1", pharmacy.pk, today,
                           pharmacy.current ? pharmacy.current->pk : 0);
            if (next.next()) pharmacy.next = versionOf(next);
            found.push_back(std::move(pharmacy));
        }
        return found;
    });
}

Result<std::vector<FormularyVersion>> versionsOf(db::Database& database, std::int64_t pharmacyPk, bool all) {
    return db::attempt([&]() -> Result<std::vector<FormularyVersion>> {
        std::vector<FormularyVersion> found;
        db::Query row(database,
                      std::string{"SELECT "} + kVersionColumns +
                          " FROM formulary_version WHERE pharmacy_pk = ? AND state = 'ready' AND (rows_kept OR ?) ORDER BY pk DESC",
                      pharmacyPk, all);
        while (row.next()) found.push_back(versionOf(row));
        return found;
    });
}

Result<std::vector<ShownItem>> formularyPage(db::Database& database, std::int64_t pharmacyPk, Date today, const FormularyFilter& filter,
                                             std::int64_t offset, int limit) {
    return db::attempt([&]() -> Result<std::vector<ShownItem>> {
        JIAYI_TRY(const auto version, inForce(database, pharmacyPk, today));
        std::vector<std::string> values;
        const auto conditions = Conditions{filter}.sql({}, values);
        db::Query row(database,
                      selectItems(std::string{"WHERE i.pharmacy_pk = ?2 AND "} + kInVersion + conditions + " ORDER BY i.sort_key, i.pk LIMIT " +
                                  std::to_string(limit) + " OFFSET " + std::to_string(offset)),
                      version, pharmacyPk);
        bindAll(row, values);
        std::vector<ShownItem> found;
        while (row.next()) found.push_back(itemOf(row));
        return found;
    });
}

Result<Facets> formularyFacets(db::Database& database, std::int64_t pharmacyPk, Date today, const FormularyFilter& filter) {
    return db::attempt([&]() -> Result<Facets> {
        JIAYI_TRY(const auto version, inForce(database, pharmacyPk, today));
        const Conditions conditions{filter};
        Facets facets;
        // What nothing is asked of is counted in one pass over all of them; each other facet wants one of its own.
        std::string columns;
        std::vector<const char*> together;
        for (const auto& [facet, value] : kFacets) {
            if (conditions.asks(facet)) {
                std::vector<std::string> values;
                const auto sql = conditions.sql(facet, values);
                db::Query row(database, std::string{"SELECT "} + value + ", count(*)" + kItemsOfVersion + sql + " GROUP BY 1", version, pharmacyPk);
                bindAll(row, values);
                while (row.next()) facets.values[facet][row.text(0)] = row.integer(1);
                continue;
            }
            columns += std::string{", "} + value;
            together.push_back(facet);
        }
        std::vector<std::string> values;
        const auto sql = conditions.sql({}, values);
        db::Query row(database, "SELECT 1" + columns + kItemsOfVersion + sql, version, pharmacyPk);
        bindAll(row, values);
        for (; row.next(); ++facets.all)
            for (std::size_t at = 0; at < together.size(); ++at) ++facets.values[together[at]][row.text(static_cast<int>(at) + 1)];
        return facets;
    });
}

Result<ShownItem> formularyItem(db::Database& database, std::int64_t product, Date today) {
    return db::attempt([&]() -> Result<ShownItem> {
        for (const auto& [pharmacy, version] : versionsInForce(database, today)) {
            db::Query row(database, selectItems(std::string{"WHERE i.product_pk = ?2 AND i.pharmacy_pk = ?3 AND "} + kInVersion), version, product, pharmacy);
            if (row.next()) return itemOf(row);
        }
        return Error{Errc::NotFound, "formulary.item", {}};
    });
}

Result<std::vector<PricePoint>> priceHistory(db::Database& database, std::int64_t product, Date today) {
    return db::attempt([&]() -> Result<std::vector<PricePoint>> {
        std::vector<PricePoint> found;
        db::Query row(database,
                      "SELECT v.valid_from, v.version, f.price FROM formulary_price f JOIN formulary_version v ON v.pk = f.since "
                      "WHERE f.product_pk = ? AND v.state = 'ready' AND v.valid_from <= ? ORDER BY f.since",
                      product, today);
        while (row.next()) found.push_back({row.date(0).value_or(Date{}), row.integer(1), Money{row.integer(2)}});
        return found;
    });
}

}  // namespace jiayi::pharmacy
