// National code lists the roster shows: ethnic groups and areas.
#pragma once

#include "models/core/rule_reader.h"

#include <string>
#include <string_view>
#include <vector>

namespace jiayi::roster {

struct EthnicGroup {
    std::string code;  ///< GB/T 3304
    std::string zh;
    std::string en;
    RuleOrigin origin;
};

struct Area {
    std::string code;  ///< GB/T 2260
    std::string zh;
    std::string en;
    /// Set for a prefix that stands in old identity numbers only: the area that took it over.
    std::string successor;
    RuleOrigin origin;
};

struct ReferenceTables {
    std::vector<EthnicGroup> ethnicGroups;
    std::vector<Area> areas;

    const EthnicGroup* ethnicGroup(std::string_view code) const;
    /// By the six digits of an identity number or address.
    const Area* area(std::string_view code) const;
};

/// From the embedded ethnic.csv and areas.csv; Invalid "rules.row" when one does not parse.
Result<ReferenceTables> loadReferenceTables();

}  // namespace jiayi::roster
