#include "sync/hub/wait_room.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>

namespace jiayi::hub {

struct WaitRoom::Seat {
    const Wait& wait;
    boost::asio::steady_timer timer;
    bool moved = false;
};

boost::asio::awaitable<bool> WaitRoom::wait(boost::asio::any_io_executor executor, Wait wait) {
    if (m_closed) co_return false;
    Seat seat{wait, boost::asio::steady_timer{executor, wait.atMost}, false};
    m_waiting.insert(&seat);
    co_await seat.timer.async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
    m_waiting.erase(&seat);
    co_return seat.moved;
}

void WaitRoom::wake(const std::vector<Stream>& heads) {
    for (auto* const seat : m_waiting) {
        const auto stream = std::lower_bound(heads.begin(), heads.end(), seat->wait.stream,
                                             [](const Stream& each, const std::string& id) { return each.id < id; });
        if (stream == heads.end() || stream->id != seat->wait.stream) continue;
        // Another epoch, or a head that fell back, is no news, but something the desk had better hear about.
        if (stream->head == seat->wait.n && stream->epoch == seat->wait.epoch) continue;
        seat->moved = true;
        seat->timer.cancel();
    }
}

void WaitRoom::close() {
    m_closed = true;
    for (auto* const seat : m_waiting) seat->timer.cancel();
}

}  // namespace jiayi::hub
