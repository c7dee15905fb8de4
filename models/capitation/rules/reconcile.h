// Our side of a statement against the hub's, line by line. Pure.
#pragma once

#include "models/capitation/rules/booking.h"

namespace jiayi::capitation {

/// One line of either side: a cost in fen, or a member-month as 1.
struct SideLine {
    Origin origin;
    Uuid resident;
    std::string category;
    std::string settlementNo;
    Date on{};
    std::int64_t amount = 0;
    bool operator==(const SideLine&) const = default;
};

enum class DifferenceKind { MissingHere, MissingThere, Amount, Person, Duplicate };
/// "missing-here" ...
std::string_view nameOf(DifferenceKind kind);
/// Invalid "difference.kind".
Result<DifferenceKind> differenceKindOf(std::string_view name);

struct Difference {
    DifferenceKind kind = DifferenceKind::MissingHere;
    std::optional<SideLine> ours, theirs;
    bool duplicateHere = false;  ///< of a duplicate: on which side the line stands once too often
    bool operator==(const Difference&) const = default;
};

/// Lines are the same by their origin; what is left, by settlement number, category and day. Of a pair whose persons differ the person is
/// named, and with equal persons the amount. A line that repeats one of its own side is a duplicate. The order of either side does not
/// matter; the result is ordered by kind, day and origin.
std::vector<Difference> reconcile(const std::vector<SideLine>& ours, const std::vector<SideLine>& theirs);

/// Both sides once these differences are settled the hub's way; a duplicate falls away on the side that has it.
struct Sides {
    std::vector<SideLine> ours, theirs;
};
Sides afterAccepting(std::vector<SideLine> ours, std::vector<SideLine> theirs, const std::vector<Difference>& differences);

}  // namespace jiayi::capitation
