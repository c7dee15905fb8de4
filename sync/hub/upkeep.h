// What the hub does unasked. Included by session and server alone.
#pragma once

#include "sync/hub/access_log.h"
#include "sync/hub/router.h"
#include "sync/hub/wait_room.h"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

namespace jiayi::hub {

/// Looks at the heads of all streams for those who wait: when something was written here, and every second for what other
/// processes write into the same store; takes new signing keys; forgets what is old. Owner: the server. Everything is called
/// on the network thread; what may wait for the store runs on a worker.
class Upkeep {
public:
    struct Parts {
        Store& store;
        Router& router;
        WaitRoom& waits;
        AccessLog& log;
        const Clock& clock;
        boost::asio::any_io_executor network;
        boost::asio::any_io_executor workers;
    };
    /// `every`: how often keys and old things are seen to.
    Upkeep(Parts parts, std::chrono::milliseconds every);
    void start();
    void stop();
    /// Something was written: those who wait hear of it now.
    void nudge();

private:
    boost::asio::awaitable<void> watchHeads();
    boost::asio::awaitable<void> keepHouse();

    Parts m_parts;
    std::chrono::milliseconds m_every;
    boost::asio::steady_timer m_look;
    boost::asio::steady_timer m_round;
    bool m_nudged = false;
    bool m_stopped = false;
};

}  // namespace jiayi::hub
