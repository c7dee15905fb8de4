#include "tests/simulation/script.h"

#include "models/core/clock.h"

#include <algorithm>
#include <array>

namespace jiayi::simulation {

namespace {

struct Kind {
    Action action;
    const char* name;
    int weight;
    bool fault;
};
constexpr std::array<Kind, kActions> kKinds{{
    {Action::AddResident, "add resident", 3, false},
    {Action::EditResident, "edit resident", 14, false},
    {Action::AddVisit, "add visit", 5, false},
    {Action::EditObservation, "edit observation", 4, false},
    {Action::AddMedication, "add medication", 3, false},
    {Action::EditMedication, "edit medication", 5, false},
    {Action::AddNote, "add note", 4, false},
    {Action::EditNote, "edit note", 6, false},
    {Action::DeleteNote, "delete note", 4, false},
    {Action::AddPoison, "add poison", 2, false},
    {Action::MendPoison, "mend poison", 2, false},
    {Action::Decide, "decide", 5, false},
    {Action::Retry, "retry", 2, false},
    {Action::Sync, "sync", 26, false},
    {Action::CutNetwork, "cut network", 7, true},
    {Action::Duplicate, "duplicate", 3, true},
    {Action::HoldBack, "hold back", 3, true},
    {Action::LateDelivery, "late delivery", 4, true},
    {Action::HubAnswers, "proxy answers", 3, true},
    {Action::CrashDesk, "crash desk", 7, true},
    {Action::CrashHub, "crash hub", 6, true},
    {Action::DeskDiskFails, "desk disk fails", 4, true},
    {Action::HubDiskFails, "hub disk fails", 3, true},
    {Action::BackUpHub, "back up hub", 3, true},
    {Action::RestoreHub, "restore hub", 2, true},
    {Action::JumpClock, "jump clock", 2, true},
    {Action::Wait, "wait", 2, false},
    {Action::Move, "move", 5, false},
    {Action::Publish, "publish", 3, false},
}};

constexpr int kLongest = 34;
constexpr int kShortest = 6;
constexpr int kRequestsOfARound = 12;

int below(Random& random, int bound) { return static_cast<int>(random.below(static_cast<std::uint64_t>(bound))); }

}  // namespace

Script makeScript(std::uint64_t seed, const Menu& menu) {
    SeededRandom random{seed * 0x9E3779B97F4A7C15ULL + 1};
    Script script;
    script.seed = seed;
    script.institutions = below(random, 4) == 0 ? 2 : 1;
    script.desks = script.institutions == 2 ? 3 : 2 + (below(random, 3) == 0);
    // Swarm: about a third of the kinds is left out, but never making, editing and syncing.
    std::vector<Kind> kinds;
    for (const auto& kind : kKinds) {
        const bool always = kind.action == Action::AddResident || kind.action == Action::Sync || kind.action == Action::EditResident;
        const bool restore = kind.action == Action::RestoreHub || kind.action == Action::BackUpHub;
        if (kind.fault && !menu.faults) continue;
        if (restore && !menu.restores) continue;
        if (kind.action == Action::Move && script.institutions < 2) continue;
        if (always || kind.action == Action::Move || below(random, 3) != 0) kinds.push_back(kind);
    }
    int total = 0;
    for (const auto& kind : kinds) total += kind.weight;
    const int length = kShortest + below(random, kLongest - kShortest);
    for (int i = 0; i < length; ++i) {
        int pick = below(random, total);
        const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const Kind& each) { return (pick -= each.weight) < 0; });
        Step step;
        step.action = i == 0 ? Action::AddResident : kind->action;
        step.desk = below(random, script.desks);
        step.which = below(random, 1 << 20);
        // Small numbers are more likely: most stores do most of their work in few writes.
        step.amount = below(random, 1 << below(random, 8));
        if (i > 0 && script.steps.back().action == Action::Sync && below(random, 4) == 0) step.during = below(random, 2 * kRequestsOfARound);
        if (i > 0 && script.steps.back().during >= 0 && below(random, 2) == 0) step.during = below(random, 2 * kRequestsOfARound);
        step.chance = random.next();
        script.steps.push_back(step);
        // Two people who change the same thing without having heard of each other: what merging is for.
        const bool edit = step.action == Action::EditResident || step.action == Action::EditObservation || step.action == Action::EditMedication ||
                          step.action == Action::EditNote || step.action == Action::DeleteNote;
        if (!edit || below(random, 2) != 0) continue;
        step.desk = (step.desk + 1) % script.desks;
        step.amount += below(random, 2);
        if (step.action == Action::DeleteNote) step.action = Action::EditNote;
        script.steps.push_back(step);
    }
    return script;
}

std::string describe(const Step& step) {
    auto text = std::string{kKinds[static_cast<std::size_t>(step.action)].name} + " desk=" + std::to_string(step.desk) +
                " which=" + std::to_string(step.which) + " amount=" + std::to_string(step.amount);
    if (step.during >= 0) text += " during=" + std::to_string(step.during);
    return text;
}

std::string describe(const Script& script) {
    auto text = "seed " + std::to_string(script.seed) + ", " + std::to_string(script.desks) + " desks of " + std::to_string(script.institutions) + ", " + std::to_string(script.steps.size()) + " steps\n";
    for (const auto& step : script.steps) text += "  " + describe(step) + "\n";
    return text;
}

}  // namespace jiayi::simulation
