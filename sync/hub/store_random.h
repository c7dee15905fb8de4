// What the stores make up themselves.
#pragma once

#include "models/core/ids.h"
#include "sync/hub/store_types.h"

namespace jiayi::hub {

inline std::string newEpochText() {
    SystemRandom random;
    return newUuid(SystemClock{}, random).toString();
}

inline std::string randomBytes(std::size_t count) {
    std::string bytes(count, '\0');
    SystemRandom{}.fill({reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()});
    return bytes;
}

inline SigningKey newSigningKey() { return {toBase64Url(randomBytes(6)), randomBytes(32)}; }

}  // namespace jiayi::hub
