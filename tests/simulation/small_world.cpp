#include "tests/simulation/small_world.h"

#include "tests/simulation/violation.h"
#include "tests/simulation/world.h"

#include <algorithm>
#include <set>

namespace jiayi::simulation {

namespace {

Step stepOf(Action action, int desk, int amount = 0, int which = 0) {
    Step step;
    step.action = action;
    step.desk = desk;
    step.amount = amount;
    step.which = which;
    return step;
}

/// Three saves: by desk 0, by desk 1, and a later one by desk 0.
using Saves = std::array<Step, 3>;

std::vector<Saves> allSaves() {
    const auto name = [](int desk) { return stepOf(Action::EditResident, desk, 4); };
    const auto grid = [](int desk) { return stepOf(Action::EditResident, desk, 1); };
    return {
        Saves{name(0), name(1), grid(0)},                                                                     // one field contradicts
        Saves{name(0), grid(1), name(0)},                                                                     // everything merges
        Saves{stepOf(Action::AddVisit, 0, 2), name(1), stepOf(Action::EditObservation, 0)},                   // a save of several resources
        Saves{stepOf(Action::EditNote, 0), stepOf(Action::DeleteNote, 1), stepOf(Action::EditNote, 0, 1)},    // edit against deletion
    };
}

/// Every order of the saves and a round of each desk in which desk 0's saves keep theirs.
std::vector<std::vector<Step>> ordersOf(const Saves& saves) {
    const std::array<Step, 5> events{saves[0], saves[1], saves[2], stepOf(Action::Sync, 0), stepOf(Action::Sync, 1)};
    std::array<int, 5> order{0, 1, 2, 3, 4};
    std::vector<std::vector<Step>> found;
    do {
        const auto placeOf = [&](int event) { return std::find(order.begin(), order.end(), event) - order.begin(); };
        if (placeOf(0) > placeOf(2)) continue;
        // A round with nothing before it is the round of the beginning.
        if (placeOf(3) == 0 || placeOf(4) == 0) continue;
        std::vector<Step> steps;
        for (const int event : order) steps.push_back(events[static_cast<std::size_t>(event)]);
        steps.push_back(stepOf(Action::Sync, 0));
        steps.push_back(stepOf(Action::Sync, 1));
        found.push_back(std::move(steps));
    } while (std::next_permutation(order.begin(), order.end()));
    return found;
}

struct Places {
    std::array<int, 2> deskChanges{};
    int hubChanges = 0;
    std::array<int, 2> requests{};
};

void begin(World& world) {
    for (const auto& step : {stepOf(Action::AddResident, 0), stepOf(Action::AddNote, 0), stepOf(Action::Sync, 0), stepOf(Action::Sync, 1)}) world.playStep(step);
}

Script worldOf() { return {3, 2, 1, {}}; }

Places countPlaces(const std::vector<Step>& order) {
    World world(worldOf());
    begin(world);
    Places before;
    for (int i = 0; i < 2; ++i) {
        before.deskChanges[static_cast<std::size_t>(i)] = world.desk(i).disk.changes();
        before.requests[static_cast<std::size_t>(i)] = world.line(i).total;
    }
    before.hubChanges = world.hub().disk.changes();
    for (const auto& step : order) world.playStep(step);
    Places places;
    for (int i = 0; i < 2; ++i) {
        const auto at = static_cast<std::size_t>(i);
        places.deskChanges[at] = world.desk(i).disk.changes() - before.deskChanges[at];
        places.requests[at] = world.line(i).total - before.requests[at];
    }
    places.hubChanges = world.hub().disk.changes() - before.hubChanges;
    world.settle();
    return places;
}

class Player {
public:
    Player(SmallWorlds& found, int stride) : m_found(found), m_stride(stride), m_next(0) {}

    void play(const std::vector<Step>& order, const Step& fault, std::int64_t& counter) {
        if (!m_found.broken.empty() || m_next++ % m_stride != 0) return;
        ++counter;
        ++m_found.worlds;
        try {
            World world(worldOf());
            begin(world);
            world.playStep(fault);
            for (const auto& step : order) world.playStep(step);
            world.settle();
        } catch (const std::exception& exception) {
            m_found.broken = std::string{exception.what()} + "\n  " + describe(fault);
            for (const auto& step : order) m_found.broken += "\n  " + describe(step);
        }
    }

private:
    SmallWorlds& m_found;
    int m_stride;
    std::int64_t m_next;
};

}  // namespace

SmallWorlds playSmallWorlds(int stride) {
    SmallWorlds found;
    Player player(found, stride);
    for (const auto& saves : allSaves()) {
        for (const auto& order : ordersOf(saves)) {
            ++found.orders;
            const auto places = countPlaces(order);
            for (int i = 0; i < places.hubChanges; ++i) player.play(order, stepOf(Action::CrashHub, 0, i), found.powerCuts);
            for (int desk = 0; desk < 2; ++desk) {
                const auto at = static_cast<std::size_t>(desk);
                for (int i = 0; i < places.deskChanges[at]; ++i) player.play(order, stepOf(Action::CrashDesk, desk, i), found.powerCuts);
                for (int i = 0; i < places.requests[at]; ++i) {
                    player.play(order, stepOf(Action::CutNetwork, desk, i, 0), found.networkFaults);
                    player.play(order, stepOf(Action::CutNetwork, desk, i, 1), found.networkFaults);
                    player.play(order, stepOf(Action::Duplicate, desk, i), found.networkFaults);
                    player.play(order, stepOf(Action::HubAnswers, desk, i, 2), found.networkFaults);
                }
            }
            if (!found.broken.empty()) return found;
        }
    }
    return found;
}

}  // namespace jiayi::simulation
