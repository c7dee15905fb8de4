// What the hub counts, as Prometheus reads it. No ids: a route is a template, a stream is an institution.
#pragma once

#include "sync/hub/http.h"
#include "sync/hub/store.h"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace jiayi::hub {

/// Safe to use from several threads.
class Metrics {
public:
    Metrics();
    ~Metrics();
    /// One request that was answered; a long poll counts with the time it waited.
    void request(const Reply& reply, std::size_t bytesIn, std::chrono::microseconds took);
    void connections(std::size_t open);
    /// One more long poll waits, or one less.
    void waiting(int change);
    void heads(const std::vector<Stream>& streams);
    /// In the text format 0.0.4.
    std::string text() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace jiayi::hub
