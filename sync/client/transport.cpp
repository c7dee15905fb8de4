#include "sync/client/transport.h"

#include <condition_variable>
#include <mutex>

namespace jiayi::sync {

void Transport::pause(std::chrono::milliseconds time, const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock{mutex};
    wake.wait_for(lock, stop, time, [] { return false; });
}

}  // namespace jiayi::sync
