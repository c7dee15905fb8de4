#include "sync/hub/store.h"

namespace jiayi::hub {

Digest nextChain(const Digest& previous, const Version& version) {
    Sha256 hash;
    hash.add(asText(previous));
    for (const auto& part : {std::to_string(version.n), version.key.type, version.key.id, std::to_string(version.version)}) {
        hash.add(part);
        hash.add(std::string_view{"\0", 1});
    }
    hash.add(asText(version.hash));
    return hash.finish();
}

}  // namespace jiayi::hub
