// A desk with its station, on a free port of this machine.
#pragma once

#include "sync/station/station.h"
#include "tests/queue/two_desks.h"

#include <QElapsedTimer>
#include <QtTest/QtTest>

#include <atomic>

namespace jiayi::test {

/// Until it holds, or a minute is over: a limit for what hangs, far above what anything here takes.
template <class Condition>
bool eventually(Condition condition) {
    QElapsedTimer waited;
    waited.start();
    while (!condition()) {
        if (waited.elapsed() > 60'000) return false;
        QTest::qWait(10);
    }
    return true;
}

struct LinkedDesk {
    explicit LinkedDesk(std::uint64_t seed, const std::string& clinic = "120101001") : desk(seed) { start(clinic); }

    void start(const std::string& clinic = "120101001") {
        station::StationOptions options{{desk.path(), StationDesk::key()}, clinic, "desk", "chen"};
        options.host = "127.0.0.1";
        options.port = 0;
        options.every = std::chrono::milliseconds{20};
        auto started = station::Station::start(options, clock, [this](const queue::Taken&) { ++taken; });
        if (!started) throw std::runtime_error(toString(started.error()));
        line = std::move(*started);
    }
    std::string address() const { return "127.0.0.1:" + std::to_string(line->port()); }
    /// The other one is called from here.
    Result<station::DeskPeer> join(LinkedDesk& other) { return line->pairWith(other.address(), other.line->showCode("li"), "chen"); }

    StationDesk desk;
    SystemClock clock;
    std::atomic<int> taken = 0;
    std::unique_ptr<station::Station> line;
};

}  // namespace jiayi::test
