// What the engine's parts share beside store, clock, chance and network.
#pragma once

#include <functional>
#include <string>

namespace jiayi::sync {

struct EngineOptions {
    /// The version of this program: what one version could not get through, the next one tries again.
    std::string program = JIAYI_VERSION;
    /// Called between two writing transactions; the desk pauses here for a moment, so that a doctor's save that waits
    /// for the store gets in.
    std::function<void()> breathe = [] {};
};

}  // namespace jiayi::sync
