// One line a request: method, path template, status, time, client. No ids, no names, no bodies: no patient data.
#pragma once

#include "sync/hub/http.h"

#include <chrono>
#include <iosfwd>
#include <memory>
#include <string_view>

namespace spdlog {
class logger;
}

namespace jiayi::hub {

/// Safe to use from several threads.
class AccessLog {
public:
    /// To nowhere if null; the stream must outlive the log, and is written to under a lock.
    explicit AccessLog(std::ostream* out);
    void request(const Reply& reply, std::size_t bytesIn, std::chrono::microseconds took);
    /// Something that is not a request: "listening", "stopping", "accept failed".
    void event(std::string_view what);
    /// A bug: an exception that reached a session. `what` is the exception's own text, which holds no bound values.
    void bug(std::string_view what);

private:
    std::shared_ptr<spdlog::logger> m_logger;
};

}  // namespace jiayi::hub
