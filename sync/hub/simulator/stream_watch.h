// What changed in every stream that a member may read, since its last look.
#pragma once

#include "sync/client/hub_client.h"

#include <map>
#include <stop_token>
#include <vector>

namespace jiayi::hub {

struct Seen {
    std::string stream;
    fhir::Json resource;
};

/// Starts at the beginning; what it has seen it knows only as long as it lives. Thread: its owner's.
class StreamWatch {
public:
    explicit StreamWatch(sync::HubClient& hub) : m_hub(hub) {}
    /// Oldest first within a stream; deletions are left out. A hub that is another than it was is read anew.
    Result<std::vector<Seen>> look(const std::stop_token& stop);
    /// Every stream there was at the last look.
    const std::map<std::string, std::string>& streams() const { return m_cursors; }

private:
    Result<void> lookAt(const std::string& stream, const std::stop_token& stop, std::vector<Seen>& seen);

    sync::HubClient& m_hub;
    std::map<std::string, std::string> m_cursors;
};

}  // namespace jiayi::hub
