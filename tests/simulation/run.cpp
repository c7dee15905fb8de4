#include "tests/simulation/run.h"

#include "tests/simulation/violation.h"
#include "tests/simulation/world.h"

#include <algorithm>

namespace jiayi::simulation {

Outcome run(const Script& script, bool keepDiary) {
    Outcome outcome;
    std::optional<World> world;
    try {
        world.emplace(script);
        world->keepDiary = keepDiary;
        world->play();
        world->settle();
    } catch (const Violation& violation) {
        outcome.broken = violation.what();
        outcome.invariant = violation.invariant();
    } catch (const std::exception& exception) {
        outcome.broken = std::string{"the program threw: "} + exception.what();
    }
    if (!world) return outcome;
    outcome.trace = world->trace();
    outcome.requests = world->requests;
    outcome.crashes = world->crashes;
    outcome.restores = world->restores;
    outcome.conflicts = world->conflicts;
    outcome.refusals = world->refusals;
    outcome.moves = world->moves;
    outcome.diary = std::move(world->diary);
    return outcome;
}

Script shrink(Script script, int invariant) {
    const auto breaks = [&](const Script& shorter) {
        const auto outcome = run(shorter);
        return outcome.broken && outcome.invariant == invariant;
    };
    for (auto piece = script.steps.size() / 2; piece > 0;) {
        bool less = false;
        for (std::size_t from = 0; from + piece <= script.steps.size();) {
            auto shorter = script;
            const auto begin = shorter.steps.begin() + static_cast<std::ptrdiff_t>(from);
            shorter.steps.erase(begin, begin + static_cast<std::ptrdiff_t>(piece));
            if (breaks(shorter)) {
                script = std::move(shorter);
                less = true;
            } else {
                from += piece;
            }
        }
        if (!less || piece > 1) piece = std::min(piece / 2, piece - 1);
        piece = std::min(piece, script.steps.size());
    }
    return script;
}

std::string report(const Script& script) {
    const auto first = run(script);
    if (!first.broken) return "seed " + std::to_string(script.seed) + " keeps every promise";
    const auto shorter = shrink(script, first.invariant);
    const auto again = run(shorter, true);
    auto text = "seed " + std::to_string(script.seed) + " " + *first.broken + "\nshortened from " + std::to_string(script.steps.size()) + ": " + describe(shorter);
    if (again.broken) text += "breaks " + *again.broken + "\n";
    for (const auto& line : again.diary) text += "    " + line + "\n";
    return text;
}

}  // namespace jiayi::simulation
