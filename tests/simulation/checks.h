// What is looked at from outside, by the numbers of the protocol's invariants.
#pragma once

#include "tests/simulation/world.h"

namespace jiayi::simulation {

class Checks {
public:
    explicit Checks(World& world) : m_world(world) {}

    /// 3: no change at or below the cursor is missing here, and the cursor has not gone back. 14: the formularies shown are published ones, whole.
    void afterRound(int place);
    /// Nothing moves any more. 1 and 13, 2, 5 (as lost words), 9, 11, 17.
    void atRest();
    /// With every decision made and every refusal mended: 20.
    void everythingArrived();

private:
    void everySaveHasAPlace();
    void desksHoldWhatTheHubHolds(int place);
    void inboxIsRight(int place);
    void nothingStrangeIsLost();
    /// 12: every live resource is at one institution, with its person; who is left behind keeps no more than its own.
    void whoMovedHasOnePlace();

    std::string streamOf(int place) const;

    World& m_world;
};

}  // namespace jiayi::simulation
