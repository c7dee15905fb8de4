// Everything a store says, as one number: to tell "as before" from "as after".
#pragma once

#include "models/core/hash.h"
#include "models/db/query.h"

#include <string>
#include <vector>

namespace jiayi::simulation {

/// Of every row of every table but those named. Throws SQLite::Exception.
inline Digest digestOfStore(db::Database& database, const std::vector<std::string>& without = {"commit_counter"}) {
    std::vector<std::string> tables;
    {
        db::Query names(database, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name");
        while (names.next()) tables.push_back(names.text(0));
    }
    Sha256 hash;
    for (const auto& table : tables) {
        if (std::find(without.begin(), without.end(), table) != without.end()) continue;
        std::string columns;
        {
            db::Query info(database, "SELECT name FROM pragma_table_info('" + table + "')");
            while (info.next()) columns += (columns.empty() ? "quote(" : " || ',' || quote(") + info.text(0) + ")";
        }
        db::Query rows(database, "SELECT " + columns + " FROM " + table + " ORDER BY 1");
        hash.add(table);
        while (rows.next()) hash.add(rows.text(0) + "\n");
    }
    return hash.finish();
}

}  // namespace jiayi::simulation
