// Whether somebody may leave, and why: signs out of the facts; pure.
#pragma once

#include "models/core/money.h"
#include "models/roster/moves/rules/moves_book.h"

namespace jiayi::moves {

/// What is known of one person, within the days that the rule of each fact looks back.
struct RiskFacts {
    std::optional<Date> asked;          ///< the last request to leave that was taken back
    std::optional<Date> contractUntil;
    Money elsewhere{}, elsewhereBefore{};  ///< in the last so many days, and in as many before those
    int elsewhereDays = 0;
    std::optional<Date> lastSeen;
    int missed = 0;
    std::optional<Date> declined;
};

struct RiskSign {
    const RiskRule* rule = nullptr;
    std::optional<Date> date;
    int value = 0;       ///< days, times
    Money money{};
    int percent = 0;
};

/// In the order of the book; none when nothing tells.
std::vector<RiskSign> signsOf(const MovesBook& book, const RiskFacts& facts, Date today);
/// The sentence, with the person's own figures in it.
Text sayingOf(const RiskSign& sign);

}  // namespace jiayi::moves
