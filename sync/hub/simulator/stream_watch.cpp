#include "sync/hub/simulator/stream_watch.h"

namespace jiayi::hub {

namespace {
constexpr int kPageOfStream = 1000;
}

Result<std::vector<Seen>> StreamWatch::look(const std::stop_token& stop) {
    JIAYI_TRY(const auto heads, m_hub.streams());
    std::vector<Seen> seen;
    for (const auto& head : heads) {
        m_cursors.try_emplace(head.id, head.cursor);
        const auto looked = lookAt(head.id, stop, seen);
        if (!looked && looked.error().code == Errc::Rejected) m_cursors[head.id] = head.cursor;
        else if (!looked) return looked.error();
    }
    return seen;
}

Result<void> StreamWatch::lookAt(const std::string& stream, const std::stop_token& stop, std::vector<Seen>& seen) {
    auto& cursor = m_cursors[stream];
    while (!stop.stop_requested()) {
        JIAYI_TRY(auto page, m_hub.history(cursor, kPageOfStream));
        for (auto& entry : page.bundle.entries)
            if (entry.resource.isObject()) seen.push_back({stream, std::move(entry.resource)});
        cursor = page.next.empty() ? page.since : page.next;
        if (page.next.empty()) return {};
    }
    return {};
}

}  // namespace jiayi::hub
