// What a member does: resources that it saw and the time go in, resources to be written come out.
#pragma once

#include "models/core/clock.h"
#include "models/core/dates.h"
#include "models/core/rule_reader.h"
#include "sync/hub/simulator/member.h"
#include "sync/hub/simulator/shelf_watch.h"
#include "sync/hub/simulator/stream_watch.h"

#include <memory>
#include <vector>

namespace jiayi::hub {

/// The play runs `speed` times as fast as the clock, and whatever it writes has real times.
struct Moment {
    Instant now{};
    double speed = 1;
    /// When what takes so long in the play is done.
    Instant after(std::chrono::minutes duration) const {
        return now + std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::duration<double, std::ratio<60>>(duration) / speed);
    }
};

/// Written all or not at all, once `due` has come. What carries a version is a change of that version, let go if somebody else was faster; anything
/// else is made once.
struct Deed {
    Instant due{};
    std::string stream;
    std::vector<fhir::Json> resources;
    std::vector<MemberFile> files{};  ///< go first: nobody is to read of a picture that cannot be had
};

/// Pure but for what it remembers of what it saw: no network, and time and chance are handed in.
class Actor {
public:
    virtual ~Actor() = default;
    virtual void see(const Seen& seen, const Moment& moment, Random& random) = 0;
    /// What was made since the last call; `elapsed` of the play's own time has passed.
    virtual std::vector<Deed> act(std::chrono::milliseconds elapsed, const Moment& moment, Random& random) = 0;
    /// Whether it works with what pharmacies publish; then it is told before each look that found something new there.
    virtual bool wantsShelves() const { return false; }
    virtual void stock(const Shelves&) {}
};

/// Invalid "rules.row"; Invalid "simulator.kind" for a kind that nobody plays.
Result<std::unique_ptr<Actor>> makeActor(std::string_view kind, const std::string& institution);

/// `{"resourceType": type, "id": ...}`, tagged as a sample; the id is derived, so that the same answer is made once.
fhir::Json sampleResource(std::string_view type, std::initializer_list<std::string_view> idParts);
/// Two digits behind the point, as text.
std::string decimalText(double value, int digits);
/// How many of something that happens `perDay` times on average fall into `elapsed`.
int timesWithin(std::chrono::milliseconds elapsed, double perDay, Random& random);

}  // namespace jiayi::hub
