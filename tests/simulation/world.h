// Desks, one hub and the network between them, in virtual time; plays a script step by step.
#pragma once

#include "models/core/hash.h"
#include "sync/client/transport.h"
#include "tests/simulation/hub_watch.h"
#include "tests/simulation/person.h"
#include "tests/simulation/publisher.h"

#include <set>

namespace jiayi::simulation {

class World;

/// The line of one desk. Everything the network does to it is armed by the script and counted in requests.
class Line final : public sync::Transport {
public:
    Line(World& world, int place) : m_world(world), m_place(place) {}
    Result<sync::HttpResponse> send(const sync::HttpRequest& request) override;

    struct Fault {
        Action action = Action::CutNetwork;
        int countdown = 0;  ///< requests from now
        int which = 0;
    };
    std::vector<Fault> faults;
    std::vector<Step> during;  ///< what happens in the middle of the round under way
    int sent = 0;              ///< in this round
    int transactions = 0;      ///< of them bundles, in this round
    int total = 0;

private:
    /// The fault that meets this request, if any.
    std::optional<Fault> due();
    void meanwhile(int moment);

    World& m_world;
    int m_place;
};

class World {
public:
    explicit World(const Script& script);

    void play();
    /// No faults any more, and everybody synchronises until nothing changes. Then a person decides what is open, and mends
    /// what the hub refused. Every promise that can be looked at from outside is looked at.
    void settle();

    DeskMachine& desk(int place) { return *m_desks[static_cast<std::size_t>(place)]; }
    HubMachine& hub() { return m_hub; }
    Line& line(int place) { return *m_lines[static_cast<std::size_t>(place)]; }
    /// One step now.
    void playStep(const Step& step);
    /// What the person was told of the last save, and the desk of its last round.
    Saved lastSaved = Saved::Nothing;
    std::optional<Error> lastFailure;

    /// Of everything that went over the lines and of every step: equal for equal scripts.
    std::uint64_t trace() const { return m_trace; }
    /// The steps as they happened, for a person to read.
    std::vector<std::string> diary;
    bool keepDiary = false;

    std::int64_t requests = 0;
    std::int64_t crashes = 0;
    std::int64_t restores = 0;
    std::int64_t conflicts = 0;
    std::int64_t refusals = 0;
    std::int64_t moves = 0;

private:
    friend class Line;
    friend class Checks;
    struct Held {
        hub::Request request;
    };
    struct Backup {
        test::MemoryDisk::Image image;
        SeenStreams seen;
    };

    void act(const Step& step);
    void attempted(int place, Attempt attempt);
    /// One round of one desk; its result is what the desk would show.
    Result<sync::RoundReport> round(int place, std::vector<Step> during);
    void breakMachine(const Step& step);
    void restoreHub(const Step& step);
    void waitAndPrune(const Step& step);
    /// `request`: in whose middle the power went.
    void restartHub(const hub::Request& request);
    /// The consortium asks the hub; twice, should the first answer be lost.
    void moveResident(const Step& step);
    void moveFrom(int institution, const std::string& person);
    bool askForWhoLivesElsewhere();
    std::string consortiumToken();
    /// What the hub answers to a request that has arrived; none if it went off.
    std::optional<hub::Reply> deliver(const hub::Request& request);
    void powerUp(int place);
    void note(const std::string& line);
    void pass(std::chrono::milliseconds time) { m_time.now += time; }

    /// `pause` is how long everybody leaves it at that once.
    bool settleRounds(std::chrono::minutes pause = std::chrono::minutes{0});
    bool decideEverything();
    bool letGoEverything();
    bool mendEverything();

    Script m_script;
    VirtualTime m_time;
    HubMachine m_hub;
    HubWatch m_watch;
    Ledger m_ledger;
    Publisher m_publisher;
    std::vector<std::unique_ptr<DeskMachine>> m_desks;
    std::vector<std::unique_ptr<Line>> m_lines;
    std::vector<Held> m_held;
    std::optional<Backup> m_backup;
    std::set<int> m_syncing;
    std::vector<std::int64_t> m_cursor;
    std::vector<std::string> m_epoch;
    std::string m_consortiumToken;
    Instant m_consortiumTokenUntil{};
    std::uint64_t m_trace = 0xCBF29CE484222325ULL;
    int m_stepNumber = 0;
};

}  // namespace jiayi::simulation
