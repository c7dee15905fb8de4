// An observer beside the hub: remembers every change that was ever visible and finds what may not be.
#pragma once

#include "models/core/hash.h"
#include "tests/simulation/machines.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace jiayi::simulation {

struct SeenChange {
    std::int64_t n = 0;
    std::string key;  ///< "Patient/0190..."
    std::int64_t version = 0;
    std::string kind;
    std::string body;
    std::string hash;
    std::string chain;
    std::string bundle;  ///< that wrote it; empty if it was there before a restart
    bool gone() const { return kind == "DELETE" || kind == "LEAVE"; }
};

using SeenStream = std::vector<SeenChange>;
/// What was known of every stream at one moment.
using SeenStreams = std::map<std::string, SeenStream>;

class HubWatch {
public:
    explicit HubWatch(HubMachine& hub) : m_hub(hub) {}

    /// After a request that may have written. Finds invariants 4, 5, 6, 7 and 11 broken; `deleted` is what people threw away.
    void look(const hub::Request& request, const std::set<std::string>& deleted);
    /// After a power cut in its middle: everything that was visible is there, and the request's work whole or not at all.
    void lookAgain(const hub::Request& request);

    const SeenStreams& streams() const { return m_streams; }
    SeenStreams remember() const { return m_streams; }
    /// The hub is as it was then.
    void restored(SeenStreams then);
    /// Whether the word was on a hub that was restored from before it, whoever brought it back since.
    bool wentDown(const std::string& token) const { return m_lost.contains(token); }

    /// The newest change of each resource of a stream.
    std::map<std::string, const SeenChange*> newest(const std::string& stream) const;

private:
    struct Asked;
    Asked read(const hub::Request& request) const;
    SeenStream readStream(const std::string& stream, std::int64_t after) const;
    void accept(const std::string& stream, const SeenStream& fresh, const Asked& asked);
    void acceptAll(const SeenStreams& fresh, const Asked& asked);

    HubMachine& m_hub;
    SeenStreams m_streams;
    std::set<std::string> m_lost;   ///< words
    std::set<std::string> m_moved;  ///< has left or entered a stream at some time
};

}  // namespace jiayi::simulation
