// One line a request: method, path template, status, time, client. No ids, no names, no bodies: no patient data.
#pragma once

#include "sync/hub/http.h"

#include <chrono>
#include <memory>
#include <string_view>

namespace spdlog {
class logger;
}

namespace jiayi::hub {

/// Safe to use from several threads.
class AccessLog {
public:
    enum class To { Nothing, StandardError };
    explicit AccessLog(To to);
    void request(std::string_view method, const Reply& reply, std::size_t bytesIn, std::chrono::microseconds took);
    /// Something that is not a request: "listening", "stopping", "accept failed".
    void event(std::string_view what);
    /// A bug: an exception that reached a session. `what` is the exception's own text, which holds no bound values.
    void bug(std::string_view what);

private:
    std::shared_ptr<spdlog::logger> m_logger;
};

}  // namespace jiayi::hub
