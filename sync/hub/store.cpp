#include "sync/hub/store.h"

#include <algorithm>
#include <array>

namespace jiayi::hub {

namespace {

// In the order of their enums.
constexpr std::array<std::string_view, 6> kClientKinds{"desk", "laboratory", "pharmacy", "payer", "consortium", "hospital"};
constexpr std::array<std::string_view, 4> kChangeKinds{"PUT", "DELETE", "ENTER", "LEAVE"};

}  // namespace

std::string_view nameOf(ClientKind kind) { return kClientKinds.at(static_cast<std::size_t>(kind)); }

std::optional<ClientKind> clientKindOf(std::string_view name) {
    const auto found = std::find(kClientKinds.begin(), kClientKinds.end(), name);
    if (found == kClientKinds.end()) return {};
    return static_cast<ClientKind>(found - kClientKinds.begin());
}

std::string_view nameOf(ChangeKind kind) { return kChangeKinds.at(static_cast<std::size_t>(kind)); }

ChangeKind changeKindOf(std::string_view name) {
    const auto found = std::find(kChangeKinds.begin(), kChangeKinds.end(), name);
    return static_cast<ChangeKind>(found - kChangeKinds.begin());  // the table's CHECK allows no other
}

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
