// The one door to the network, replaceable so that tests can cut, delay and repeat.
#pragma once

#include "models/core/result.h"

#include <functional>
#include <map>
#include <string>

namespace jiayi::sync {

struct HttpRequest {
    std::string method;
    std::string target;  ///< path and query
    std::map<std::string, std::string> headers;
    std::string body;
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
};

}  // namespace jiayi::sync
