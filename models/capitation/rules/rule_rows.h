// The consortium's tables as rows that people read: what each says, since when, from where, and whether it is in force.
#pragma once

#include "models/capitation/rules/book.h"

namespace jiayi::capitation {

struct RuleRow {
    std::string
        table;  ///< rates, policies, tiers, quality, scope, completion, members, services, funds, distribution, year
    std::string id;
    Text text;  ///< empty where the row has no words of its own
    /// Name of a figure and its text: "per_month" "1643.00"; shares in percent, "yes" and "no" as they are.
    std::vector<std::pair<std::string, std::string>> values;
    RuleOrigin origin;
    std::optional<Date> validTo;
    bool inForce = false;
    bool sample = false;  ///< nobody's own figure: made up, a proposal, or general knowledge
};
/// Every row, table by table, as of a day.
std::vector<RuleRow> ruleRows(const CapitationBook& book, Date day);

}  // namespace jiayi::capitation
