// All members in turns, at a speed of their own.
#pragma once

#include "sync/hub/simulator/actor.h"
#include "sync/hub/simulator/member.h"

namespace jiayi::hub {

struct Turn {
    std::int64_t seen = 0;
    std::int64_t written = 0;   ///< deeds
    std::int64_t refused = 0;   ///< deeds that the hub would not take; they are let go
};

/// One member and what it does. Thread: its owner's.
class Player {
public:
    Player(Member& member, std::unique_ptr<Actor> actor, double speed, const Clock& clock, Random& random);
    /// Looks, acts, and writes what is due. Offline or Busy when the hub cannot be reached: what was not written waits
    /// for the next turn.
    Result<Turn> takeTurn(const std::stop_token& stop);
    const Member& member() const { return m_member; }

private:
    Result<bool> play(const Deed& deed);

    Member& m_member;
    std::unique_ptr<Actor> m_actor;
    double m_speed;
    const Clock& m_clock;
    Random& m_random;
    StreamWatch m_watch;
    ShelfWatch m_shelfWatch;
    Shelves m_shelves;
    Instant m_last;
    std::vector<Deed> m_open;
};

}  // namespace jiayi::hub
