// The short code that two desks are paired with: shown at one, typed at the other.
#pragma once

#include "models/core/clock.h"
#include "models/core/hash.h"

#include <mutex>
#include <string>
#include <string_view>

namespace jiayi::station {

/// 40 bits as people read them: "K7QM-4XTD".
std::string newPairCode(Random& random);

/// Both certificates as each side saw them: that of the desk that showed the code, and of the one where it was typed. Somebody in between
/// would have to show one of their own.
struct Ends {
    Digest shown{};
    Digest typed{};
};
enum class Side { Shown, Typed };

/// What a side says to prove that it knows the code and sees these ends. Takes about a tenth of a second and 64 MiB, so that guessing costs as
/// much. Case, spaces and hyphens of the code do not matter.
std::string pairProof(std::string_view code, const Ends& ends, Side side);

/// The desk that shows a code: for how long, how often it may be tried. Any thread.
class PairWindow {
public:
    /// A new code; an older one is over.
    std::string open(Instant now, Random& random);
    void close();
    bool isOpen(Instant now) const;
    /// Takes the proof of the side that typed and returns that of this side; the code is over then. Denied "station.code-over" when
    /// none is shown, "station.code-wrong", which it may be three times.
    Result<std::string> redeem(const Ends& ends, std::string_view proof, Instant now);

private:
    mutable std::mutex m_mutex;
    std::string m_code;
    Instant m_until{};
    int m_left = 0;
};

}  // namespace jiayi::station
