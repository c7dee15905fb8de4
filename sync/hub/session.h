// One TLS connection: reads requests, has them answered by the workers, writes the replies. Included by listener,
// session and server alone.
#pragma once

#include "sync/hub/access_log.h"
#include "sync/hub/probes.h"
#include "sync/hub/router.h"
#include "sync/hub/upkeep.h"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>

#include <functional>
#include <map>

namespace jiayi::hub {

/// What all sessions share. `waits`, `upkeep`, `stopping` and `wake` are used by the network thread alone.
struct SessionContext {
    Router& router;
    Probes& probes;
    Metrics& metrics;
    WaitRoom& waits;
    Upkeep& upkeep;
    AccessLog& log;
    const Clock& clock;
    boost::asio::any_io_executor workers;  ///< where requests are answered: the store may keep them waiting
    boost::asio::ssl::context& tls;
    bool stopping = false;
    /// Of each live session: ends its wait for a next request, but not a request that is under way.
    std::map<const void*, std::function<void()>> wake;
};

/// Serves one connection to its end. The context must outlive it.
boost::asio::awaitable<void> serveConnection(boost::asio::ip::tcp::socket socket, SessionContext* context);

}  // namespace jiayi::hub
