// The one door to the network, replaceable so that tests can cut, delay and repeat.
#pragma once

#include "models/core/result.h"

#include <chrono>
#include <map>
#include <stop_token>
#include <string>

namespace jiayi::sync {

struct HttpRequest {
    std::string method;
    std::string target;  ///< path and query
    std::map<std::string, std::string> headers;
    std::string body;
    std::chrono::seconds patience{0};  ///< how much longer than usual the answer may take
    std::stop_token stop{};            ///< ends the request at once, as Offline
};

struct HttpResponse {
    int status = 0;
    std::map<std::string, std::string> headers;  ///< names in lower case
    std::string body;
};

/// One request, one answer; Offline when the line broke, in which case the request may or may not have arrived.
/// Thread: the sync thread.
class Transport {
public:
    virtual ~Transport() = default;
    virtual Result<HttpResponse> send(const HttpRequest& request) = 0;
    /// The hub asked to be left alone for so long. Returns at once when told to stop.
    virtual void pause(std::chrono::milliseconds time, const std::stop_token& stop);
};

}  // namespace jiayi::sync
