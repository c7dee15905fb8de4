#include "models/capitation/rules/reconcile.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace jiayi::capitation {

namespace {

using Lines = std::vector<SideLine>;

auto orderOf(const SideLine& line) { return std::tie(line.on, line.origin, line.resident, line.amount, line.settlementNo, line.category); }
bool isBefore(const SideLine& a, const SideLine& b) { return orderOf(a) < orderOf(b); }

/// What a settlement number names: nothing without one.
using Settled = std::tuple<std::string, std::string, Date>;
std::optional<Settled> settledAs(const SideLine& line) {
    if (line.settlementNo.empty()) return {};
    return Settled{line.settlementNo, line.category, line.on};
}

/// Takes repeats out of a side: of one origin, and of one settlement with one person and amount under two origins. The first stays, by order.
Lines withoutRepeats(Lines lines, bool here, std::vector<Difference>& found) {
    std::sort(lines.begin(), lines.end(), isBefore);
    std::map<Origin, bool> seenOrigins;
    std::map<std::tuple<Settled, Uuid, std::int64_t>, bool> seenSettled;
    Lines once;
    for (auto& line : lines) {
        const auto settled = settledAs(line);
        const bool repeats = !seenOrigins.emplace(line.origin, true).second || (settled && !seenSettled.emplace(std::tuple{*settled, line.resident, line.amount}, true).second);
        if (!repeats) {
            once.push_back(std::move(line));
            continue;
        }
        Difference difference{DifferenceKind::Duplicate, {}, {}, here};
        (here ? difference.ours : difference.theirs) = std::move(line);
        found.push_back(std::move(difference));
    }
    return once;
}

void compare(const SideLine& ours, const SideLine& theirs, std::vector<Difference>& found) {
    if (ours.resident != theirs.resident) found.push_back({DifferenceKind::Person, ours, theirs, false});
    else if (ours.amount != theirs.amount) found.push_back({DifferenceKind::Amount, ours, theirs, false});
}

/// Pairs what `keyOf` says is the same; what finds no partner stays in the lists.
template <class KeyOf>
void pairBy(Lines& ours, Lines& theirs, KeyOf keyOf, std::vector<Difference>& found) {
    using Key = typename decltype(keyOf(ours.front()))::value_type;
    std::map<Key, std::vector<std::size_t>> there;
    for (std::size_t i = 0; i < theirs.size(); ++i)
        if (const auto key = keyOf(theirs[i])) there[*key].push_back(i);
    std::vector<bool> taken(theirs.size());
    Lines left;
    for (auto& line : ours) {
        const auto key = keyOf(line);
        const auto same = key ? there.find(*key) : there.end();
        if (same == there.end() || same->second.empty()) {
            left.push_back(std::move(line));
            continue;
        }
        compare(line, theirs[same->second.front()], found);
        taken[same->second.front()] = true;
        same->second.erase(same->second.begin());
    }
    Lines leftThere;
    for (std::size_t i = 0; i < theirs.size(); ++i)
        if (!taken[i]) leftThere.push_back(std::move(theirs[i]));
    ours = std::move(left);
    theirs = std::move(leftThere);
}

const SideLine& lineOf(const Difference& difference) { return difference.ours ? *difference.ours : *difference.theirs; }

void dropOne(Lines& lines, const SideLine& line) {
    if (const auto found = std::find(lines.begin(), lines.end(), line); found != lines.end()) lines.erase(found);
}

}  // namespace

std::string_view nameOf(DifferenceKind kind) {
    constexpr std::array<std::string_view, 5> kNames{"missing-here", "missing-there", "amount", "person", "duplicate"};
    return kNames[static_cast<std::size_t>(kind)];
}

Result<DifferenceKind> differenceKindOf(std::string_view name) {
    for (const auto kind : {DifferenceKind::MissingHere, DifferenceKind::MissingThere, DifferenceKind::Amount, DifferenceKind::Person, DifferenceKind::Duplicate})
        if (name == nameOf(kind)) return kind;
    return invalid("difference.kind");
}

std::vector<Difference> reconcile(const Lines& ours, const Lines& theirs) {
    std::vector<Difference> found;
    auto here = withoutRepeats(ours, true, found), there = withoutRepeats(theirs, false, found);
    pairBy(here, there, [](const SideLine& line) { return std::optional{line.origin}; }, found);
    pairBy(here, there, settledAs, found);
    for (auto& line : here) found.push_back({DifferenceKind::MissingThere, std::move(line), {}, false});
    for (auto& line : there) found.push_back({DifferenceKind::MissingHere, {}, std::move(line), false});
    std::stable_sort(found.begin(), found.end(), [](const Difference& a, const Difference& b) {
        return a.kind != b.kind ? a.kind < b.kind : isBefore(lineOf(a), lineOf(b));
    });
    return found;
}

Sides afterAccepting(Lines ours, Lines theirs, const std::vector<Difference>& differences) {
    for (const auto& each : differences) {
        if (each.kind == DifferenceKind::Duplicate) {
            dropOne(each.duplicateHere ? ours : theirs, lineOf(each));
            continue;
        }
        if (each.ours) dropOne(ours, *each.ours);
        if (each.theirs) ours.push_back(*each.theirs);
    }
    std::sort(ours.begin(), ours.end(), isBefore);
    std::sort(theirs.begin(), theirs.end(), isBefore);
    return {std::move(ours), std::move(theirs)};
}

}  // namespace jiayi::capitation
