#include "sync/hub/listener.h"

#include "sync/hub/limits.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace jiayi::hub {

namespace {
constexpr auto kAccepted = boost::asio::as_tuple(boost::asio::use_awaitable);
constexpr std::chrono::milliseconds kAfterFailedAccept{200};
}  // namespace

Result<boost::asio::ip::tcp::acceptor> openAcceptor(boost::asio::any_io_executor executor, const std::string& host,
                                                    std::uint16_t port) {
    using boost::asio::ip::tcp;
    boost::system::error_code error;
    tcp::resolver resolver{executor};
    const auto found = resolver.resolve(host, std::to_string(port), tcp::resolver::passive, error);
    if (error || found.empty()) return invalid("listen.address", host);
    const auto endpoint = found.begin()->endpoint();
    tcp::acceptor acceptor{executor};
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(tcp::acceptor::max_listen_connections, error);
    if (error == boost::asio::error::address_in_use) return Error{Errc::Busy, "listen.port", error.message()};
    if (error) return invalid("listen.address", error.message());
    return acceptor;
}

boost::asio::awaitable<void> acceptConnections(boost::asio::ip::tcp::acceptor* acceptor, SessionContext* context) {
    while (acceptor->is_open()) {
        auto [failed, socket] = co_await acceptor->async_accept(kAccepted);
        if (failed == boost::asio::error::operation_aborted) co_return;
        if (failed) {
            // Out of descriptors, mostly: the next moment may be better, a busy loop would not be.
            context->log.event("accept-failed");
            boost::asio::steady_timer timer{acceptor->get_executor(), kAfterFailedAccept};
            co_await timer.async_wait(kAccepted);
            continue;
        }
        if (context->wake.size() >= kMaxConnections) continue;
        boost::system::error_code ignored;
        socket.set_option(boost::asio::ip::tcp::no_delay(true), ignored);
        boost::asio::co_spawn(acceptor->get_executor(), serveConnection(std::move(socket), context),
                              boost::asio::detached);
    }
}

}  // namespace jiayi::hub
