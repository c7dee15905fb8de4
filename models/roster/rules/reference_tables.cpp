#include "models/roster/rules/reference_tables.h"

#include "models/core/resource.h"

#include <algorithm>

namespace jiayi::roster {

namespace {

template <class Row>
const Row* rowByCode(const std::vector<Row>& rows, std::string_view code) {
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.code == code; });
    return found == rows.end() ? nullptr : &*found;
}

}  // namespace

const EthnicGroup* ReferenceTables::ethnicGroup(std::string_view code) const {
    return rowByCode(ethnicGroups, code);
}
const Area* ReferenceTables::area(std::string_view code) const { return rowByCode(areas, code); }

Result<ReferenceTables> loadReferenceTables() {
    ReferenceTables tables;
    RuleReader ethnic("ethnic.csv", embeddedFile("rules/ethnic.csv"));
    while (ethnic.next()) {
        EthnicGroup row{ethnic.required("code"), ethnic.required("zh"), ethnic.required("en"),
                        ethnic.origin()};
        if (tables.ethnicGroup(row.code)) ethnic.fail("code", "stands twice");
        tables.ethnicGroups.push_back(std::move(row));
    }
    JIAYI_CHECK(ethnic.finish());
    RuleReader areas("areas.csv", embeddedFile("rules/areas.csv"));
    while (areas.next()) {
        Area row{areas.required("code"), areas.required("zh"), areas.required("en"), areas.text("successor"),
                 areas.origin()};
        if (row.code.size() != 6) areas.fail("code", "has not six digits");
        if (tables.area(row.code)) areas.fail("code", "stands twice");
        if (!row.successor.empty() && !tables.area(row.successor)) areas.fail("successor", "is no area");
        tables.areas.push_back(std::move(row));
    }
    JIAYI_CHECK(areas.finish());
    return tables;
}

}  // namespace jiayi::roster
