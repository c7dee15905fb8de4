#include "models/pharmacy/formulary/formulary_keys.h"
#include "models/pharmacy/formulary/formulary_rows.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace jiayi::pharmacy {

namespace {

/// The most keys that one keystroke looks at when several words must match: more has to be typed then.
constexpr int kMostItemKeysSeen = 600;

class ItemSearch {
public:
    ItemSearch(db::Database& database, Date today, int limit, std::int64_t pharmacyPk, const FormularyFilter& filter)
        : m_database(database), m_limit(static_cast<std::size_t>(limit)), m_filter(filter), m_versions(versionsInForce(database, today)) {
        if (pharmacyPk != 0) std::erase_if(m_versions, [&](const auto& each) { return each.first != pharmacyPk; });
    }

    std::vector<ShownItem> run(const std::vector<ItemWord>& words) {
        if (words.empty() || m_versions.empty()) return {};
        const auto driver = rarest(words);
        for (const auto kind : words[driver].kinds) {
            const auto range = itemKeyRange(kind, words[driver].text);
            // A shorter key is nearer to what was typed: the whole name before its longer neighbours.
            db::Query keys(m_database, "SELECT product_pk FROM formulary_key WHERE key >= ? AND key < ? ORDER BY key", range.from, range.before);
            for (int seen = 0; m_found.size() < m_limit && (words.size() == 1 || seen < kMostItemKeysSeen) && keys.next(); ++seen) {
                const auto product = keys.integer(0);
                if (m_seen.contains(product) || !matchesOthers(words, driver, product)) continue;
                m_seen.insert(product);
                take(product);
            }
        }
        servingFirst();
        return std::move(m_found);
    }

private:
    /// Of products that are called the same, the one of the pharmacy that serves first.
    void servingFirst() {
        std::map<std::int64_t, std::int64_t> place;
        db::Query row(m_database, "SELECT f.pk, s.position FROM serving_pharmacy s JOIN formulary_pharmacy f ON f.id = s.pharmacy");
        while (row.next()) place.emplace(row.integer(0), row.integer(1));
        if (place.empty()) return;
        const auto placeOf = [&](const ShownItem& shown) {
            const auto found = place.find(shown.pharmacyPk);
            return found == place.end() ? std::numeric_limits<std::int64_t>::max() : found->second;
        };
        for (auto from = m_found.begin(); from != m_found.end();) {
            const auto to = std::find_if(from, m_found.end(), [&](const ShownItem& shown) {
                return std::tie(shown.item.nameZh, shown.item.nameEn, shown.item.form, shown.item.strength) !=
                       std::tie(from->item.nameZh, from->item.nameEn, from->item.form, from->item.strength);
            });
            std::stable_sort(from, to, [&](const ShownItem& a, const ShownItem& b) { return placeOf(a) < placeOf(b); });
            from = to;
        }
    }

    std::size_t rarest(const std::vector<ItemWord>& words) {
        std::size_t best = 0;
        int fewest = kMostItemKeysSeen + 1;
        for (std::size_t at = 0; words.size() > 1 && at < words.size(); ++at) {
            int keys = 0;
            for (const auto kind : words[at].kinds) {
                const auto range = itemKeyRange(kind, words[at].text);
                db::Query count(m_database, "SELECT count(*) FROM (SELECT 1 FROM formulary_key WHERE key >= ? AND key < ? LIMIT ?)", range.from,
                                range.before, kMostItemKeysSeen);
                count.next();
                keys += count.number(0);
            }
            if (keys < fewest) best = at, fewest = keys;
        }
        return best;
    }

    bool matchesOthers(const std::vector<ItemWord>& words, std::size_t driver, std::int64_t product) {
        for (std::size_t at = 0; at < words.size(); ++at) {
            if (at == driver) continue;
            const bool matches = std::any_of(words[at].kinds.begin(), words[at].kinds.end(), [&](ItemKey kind) {
                const auto range = itemKeyRange(kind, words[at].text);
                db::Query row(m_database, "SELECT 1 FROM formulary_key WHERE product_pk = ? AND key >= ? AND key < ?", product, range.from, range.before);
                return row.next();
            });
            if (!matches) return false;
        }
        return true;
    }

    void take(std::int64_t product) {
        db::Query place(m_database, "SELECT pharmacy_pk FROM formulary_product WHERE pk = ?", product);
        const auto version = place.next() ? m_versions.find(place.integer(0)) : m_versions.end();
        if (version == m_versions.end()) return;
        db::Query row(m_database, selectItems(std::string{"WHERE i.product_pk = ?2 AND "} + kInVersion), version->second, product);
        if (!row.next()) return;  // withdrawn, or not yet there
        auto shown = itemOf(row);
        if (holds(m_filter, shown.item)) m_found.push_back(std::move(shown));
    }

    db::Database& m_database;
    std::size_t m_limit;
    const FormularyFilter& m_filter;
    std::map<std::int64_t, std::int64_t> m_versions;
    std::set<std::int64_t> m_seen;
    std::vector<ShownItem> m_found;
};

}  // namespace

bool holds(const FormularyFilter& filter, const FormularyItem& item) {
    const auto fits = [](const std::optional<bool>& wanted, bool is) { return !wanted || *wanted == is; };
    return item.atc.starts_with(filter.atc) && (filter.form.empty() || filter.form == item.form) &&
           (!filter.insuranceClass || *filter.insuranceClass == item.insuranceClass) && fits(filter.essential, item.essential) &&
           fits(filter.procured, item.procured) && fits(filter.restricted, item.restricted()) && fits(filter.inStock, !item.outOfStock()) &&
           (!filter.tier || *filter.tier == item.tier) && (filter.longRx.empty() || filter.longRx == item.longRx);
}

Result<std::vector<ShownItem>> searchFormulary(db::Database& database, Date today, std::string_view text, int limit, std::int64_t pharmacyPk,
                                               const FormularyFilter& filter) {
    return db::attempt([&]() -> Result<std::vector<ShownItem>> {
        return ItemSearch{database, today, limit, pharmacyPk, filter}.run(itemWordsOf(text));
    });
}

}  // namespace jiayi::pharmacy
