#include "models/roster/duplicates/link_chains.h"

#include "models/db/query.h"

#include <algorithm>
#include <map>

namespace jiayi::roster::duplicates {

std::vector<Chain> readChains(db::Database& database) {
    std::vector<Chain> chains;
    db::Query row(database,
                  "SELECT l.resident_pk, r.id, k.pk, k.id, l.root_pk FROM resident_link l JOIN resident r ON "
                  "r.pk = l.resident_pk LEFT JOIN resident k ON k.id = l.into_id "
                  "ORDER BY l.resident_pk");
    const auto maybe = [&](int column) {
        return row.isNull(column) ? std::optional<std::int64_t>{} : std::optional{row.integer(column)};
    };
    while (row.next())
        chains.push_back({row.integer(0),
                          row.uuid(1),
                          maybe(2),
                          row.isNull(3) ? std::optional<Uuid>{} : std::optional{row.uuid(3)},
                          maybe(4),
                          {}});
    return chains;
}

std::vector<Chain> followChains(std::vector<Chain> chains) {
    std::map<std::int64_t, const Chain*> links;
    for (const auto& one : chains) links.emplace(one.record, &one);
    for (auto& one : chains) {
        std::vector<std::int64_t> way{one.record};
        auto at = one.into;
        one.now.reset();
        while (at) {
            if (const auto seen = std::find(way.begin(), way.end(), *at); seen != way.end()) {
                const auto smallest = std::min_element(
                    seen, way.end(), [&](auto a, auto b) { return links.at(a)->id < links.at(b)->id; });
                one.now = *smallest;
                break;
            }
            one.now = at;
            way.push_back(*at);
            const auto next = links.find(*at);
            at = next == links.end() ? std::nullopt : next->second->into;
        }
        if (one.now == one.record) one.now.reset();
    }
    return chains;
}

}  // namespace jiayi::roster::duplicates
