// What this desk says and takes, over plain values: both ends of an exchange, and the pairing.
#pragma once

#include "sync/station/pair_code.h"
#include "sync/station/peers.h"
#include "sync/station/wire.h"

#include <functional>

namespace jiayi::station {

/// The other end of a line, as TLS proved it.
struct Caller {
    Digest fingerprint{};
    std::string host;     ///< where it calls from
    bool paired = false;
};

struct Answer {
    int status = 200;  ///< as in HTTP
    std::string body;
};

/// Owner and thread: the station's. Holds the context by value, its parts by reference.
class Answers {
public:
    struct Parts {
        sync::Context context;
        std::string clinic;  ///< the institution's code
        std::string name;    ///< of this desk
        Digest fingerprint{};
        std::uint16_t port = 0;
        PairWindow& window;
        std::function<void(const queue::Taken&)> onTaken;
    };
    explicit Answers(Parts parts) : m_parts(std::move(parts)) {}

    /// "/exchange" for paired desks, "/pair" for whoever has the code.
    Answer answer(const std::string& target, const std::string& body, const Caller& caller);

    /// What to say to somebody of whom so much is known; nothing known: only what was seen here.
    Result<ExchangeMessage> message(const std::optional<queue::Seen>& theirs);
    /// Takes over what they say. Errors of the store.
    Result<void> take(const ExchangeMessage& message);

    /// Towards the desk that shows the code. Denied with its reason; Denied "station.not-proved" when it does not know the code itself; Conflict
    /// "station.other-clinic".
    PairMessage pairQuestion(std::string_view code, const Ends& ends) const;
    Result<DeskPeer> pairedBy(const Answer& answer, std::string_view code, const Ends& ends, const std::string& address);
    /// In whose name the code was shown.
    void setUser(const std::string& user) { m_parts.context.user = user; }

private:
    Result<PairMessage> pairAnswer(const std::string& body, const Caller& caller);
    Result<void> beginAnewIfOlder(const queue::Seen& theirs);

    Parts m_parts;
};

}  // namespace jiayi::station
