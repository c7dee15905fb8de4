// This desk among the others of its clinic: listens, calls those whose address it knows, pairs.
#pragma once

#include "models/queue/entry_store.h"
#include "sync/station/peers.h"

#include <functional>
#include <memory>

namespace jiayi::station {

struct StationOptions {
    db::OpenOptions store;
    std::string clinic;  ///< the institution's code: desks of another are not paired
    std::string name;    ///< as people of the other desk read it
    std::string user;
    std::string host = "0.0.0.0";
    std::uint16_t port = kDefaultPort;  ///< 0: any free one
    std::chrono::milliseconds every{2000};  ///< between two exchanges when nothing was saved
};

struct PeerState {
    DeskPeer peer;
    bool reached = false;  ///< spoke with it a moment ago, whoever called
};

/// One thread with a connection to the store of its own. Owner: the window's composition root. Everything may be called from any thread;
/// `onTaken` is called in the station's.
class Station {
public:
    /// Busy "listen.port", Invalid "listen.address"; errors of the store.
    static Result<std::unique_ptr<Station>> start(const StationOptions& options, const Clock& clock, std::function<void(const queue::Taken&)> onTaken);
    /// Ends every line and waits for the thread.
    ~Station();

    std::uint16_t port() const;
    /// A code for five minutes; whoever types it at another desk is paired.
    std::string showCode(const std::string& user);
    void hideCode();
    /// Waits for the other desk, some seconds at most: not in the window's thread. Invalid "station.address"; Offline "station.unreachable";
    /// Denied "station.code-wrong", "station.code-over", "station.not-proved"; Conflict "station.other-clinic", "station.itself".
    Result<DeskPeer> pairWith(const std::string& address, const std::string& code, const std::string& user);
    /// Something was saved here: the others hear it at once.
    void nudge();
    /// It is refused from now on. NotFound "station.peer".
    Result<void> forget(const Digest& fingerprint, const std::string& user);
    Result<std::vector<PeerState>> peers();

private:
    struct Parts;
    explicit Station(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

}  // namespace jiayi::station
