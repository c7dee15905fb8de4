// Accepts connections. Included by listener and server alone.
#pragma once

#include "sync/hub/session.h"

namespace jiayi::hub {

/// Binds to the address and port (0: any free one). Invalid "listen.address" if that is no address of this machine,
/// Busy "listen.port" if somebody else has it.
Result<boost::asio::ip::tcp::acceptor> openAcceptor(boost::asio::any_io_executor executor, const std::string& host,
                                                    std::uint16_t port);
/// Until the acceptor is closed.
boost::asio::awaitable<void> acceptConnections(boost::asio::ip::tcp::acceptor* acceptor, SessionContext* context);

}  // namespace jiayi::hub
