// A desk and a hub as machines: a disk, a clock of their own, the real program, and power that may go at any write.
#pragma once

#include "models/care/rules/rule_book.h"
#include "models/sync/unit.h"
#include "sync/client/engine.h"
#include "sync/hub/router.h"
#include "sync/hub/sqlite_store.h"
#include "sync/mapping/registry.h"
#include "tests/simulation/stamp.h"

#include <memory>
#include <optional>
#include <string>

namespace jiayi::simulation {

const care::RuleBook& ruleBook();

/// The one time of a run. It moves when somebody looks, works or waits.
struct VirtualTime {
    Instant now = firstMorning();
};

/// A machine's own clock: off by some offset, and a little later at each look.
class MachineClock final : public Clock {
public:
    MachineClock(VirtualTime& time, std::chrono::milliseconds tick) : m_time(time), m_tick(tick) {}
    Instant now() const override {
        m_time.now += m_tick;
        return m_time.now + offset;
    }
    std::chrono::milliseconds offset{0};

private:
    VirtualTime& m_time;
    std::chrono::milliseconds m_tick;
};

class DeskMachine {
public:
    DeskMachine(int institution, int number, VirtualTime& time, std::uint64_t seed);
    ~DeskMachine();

    sync::Context context() { return {*m_database, clock, random, "chen"}; }
    db::Database& database() { return *m_database; }
    const mapping::Registry& mappers() const { return m_mappers; }
    bool on() const { return disk.powered(); }
    /// Throws away what the processor held; the disk is what the power cut left of it. Opens again; violation 16 if it cannot.
    void reboot();
    /// A file that the program finds broken is a broken promise: store, commit counter, audit chain and outbox.
    void examine();
    /// One round, over the line that this desk has had since it was switched on.
    Result<sync::RoundReport> sync(sync::Transport& line);

    const int institution;
    const int number;
    test::MemoryDisk disk;
    MachineClock clock;
    SeededRandom random;
    int reboots = 0;

private:
    void open();
    mapping::Registry m_mappers{ruleBook()};
    std::unique_ptr<db::Database> m_database;
    std::unique_ptr<sync::HubClient> m_client;
    std::unique_ptr<sync::SyncEngine> m_engine;
};

class HubMachine {
public:
    HubMachine(VirtualTime& time, std::uint64_t seed);
    ~HubMachine();

    /// None when the power was off, or went off before the answer.
    std::optional<hub::Reply> handle(const hub::Request& request);
    bool on() const { return disk.powered(); }
    void reboot();
    hub::SqliteStore& store() { return *m_store; }
    /// A connection for the observer, who is no part of the machine.
    db::Database& window() { return *m_window; }
    /// Power off, another disk, power on.
    void replaceDisk(const test::MemoryDisk::Image& image);

    test::MemoryDisk disk;
    MachineClock clock;
    SeededRandom random;
    int reboots = 0;

private:
    void open();
    void close();
    std::unique_ptr<hub::SqliteStore> m_store;
    std::optional<hub::Router> m_router;
    std::unique_ptr<db::Database> m_window;
};

}  // namespace jiayi::simulation
