// Where long polls wait. Included by listener, session and server alone.
#pragma once

#include "sync/hub/http.h"
#include "sync/hub/store.h"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include <functional>
#include <set>

namespace jiayi::hub {

/// A waiting desk costs a timer and its connection, no thread: whoever learns the heads of the streams wakes those whose
/// stream has moved. Compared by level, not by edge: what happened before somebody sat down is noticed as well.
/// Owner: the server. Thread: the network's.
class WaitRoom {
public:
    /// Until the stream has moved (true), the time is over, or closing() (false).
    boost::asio::awaitable<bool> wait(boost::asio::any_io_executor executor, Wait wait);
    void wake(const std::vector<Stream>& heads);
    /// Everybody goes home, and nobody may sit down again.
    void close();
    std::size_t size() const { return m_waiting.size(); }

private:
    struct Seat;
    std::set<Seat*> m_waiting;
    bool m_closed = false;
};

}  // namespace jiayi::hub
