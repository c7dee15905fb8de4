// What happens in one run, written down before it starts, so that a failing run can be made shorter and told.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace jiayi::simulation {

enum class Action {
    AddResident,
    EditResident,
    AddVisit,
    EditObservation,
    AddMedication,
    EditMedication,
    AddNote,      ///< a resource that no table holds, with unknown elements and decimal text
    EditNote,
    DeleteNote,
    AddPoison,    ///< the hub will never take it as it is
    MendPoison,
    Decide,       ///< a person decides one open conflict
    Retry,        ///< what was refused may go again
    Sync,         ///< one round
    CutNetwork,   ///< the next rounds of this desk lose a request or an answer
    Duplicate,    ///< a request is delivered twice
    HoldBack,     ///< a copy of a request is kept by the network
    LateDelivery, ///< and delivered now
    HubAnswers,   ///< a proxy answers instead of the hub
    CrashDesk,    ///< at its n-th write from now
    CrashHub,
    DeskDiskFails,
    HubDiskFails,
    BackUpHub,
    RestoreHub,
    JumpClock,
    Wait,
    Move,         ///< a resident moves to the other institution
    Publish,      ///< a pharmacy publishes another version of its formulary, sometimes for a later day
};
inline constexpr int kActions = static_cast<int>(Action::Publish) + 1;

/// One line of the script. What `which` and `amount` mean is told by the action; they are taken modulo what there is,
/// so that a script with steps left out still says something.
struct Step {
    Action action = Action::Wait;
    int desk = 0;
    int which = 0;
    int amount = 0;
    /// In the middle of the round before it: at request during / 2, before (even) or after (odd) its delivery. -1: after it.
    int during = -1;
    std::uint64_t chance = 0;  ///< seeds what this step leaves to chance
};

struct Script {
    std::uint64_t seed = 0;
    int desks = 2;
    int institutions = 1;
    std::vector<Step> steps;
};

struct Menu {
    bool faults = true;
    bool restores = true;
};

/// The same for the same seed on every machine. Each seed leaves out some kinds of steps, so that rare mixtures happen.
Script makeScript(std::uint64_t seed, const Menu& menu = {});
std::string describe(const Step& step);
std::string describe(const Script& script);

}  // namespace jiayi::simulation
