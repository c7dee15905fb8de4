// The clinic's other desks, for the window and for the command that pairs them.
#pragma once

#include "app/workstation/desk.h"
#include "sync/station/station.h"
#include "ui/queue/queue_asks.h"

#include <functional>
#include <memory>
#include <mutex>

namespace jiayi::app {

/// As people of the other desk read it: the machine's name.
std::string deskName();

/// The window's line to the other desks. It listens and calls once a desk was paired with this one or a code is shown; nothing before, so that a
/// port is open only where one is wanted. Any thread; the clock outlives it.
class OtherDesks {
public:
    /// `onTaken` is called in the station's thread.
    OtherDesks(const Desk& desk, std::function<void(const queue::Taken&)> onTaken);

    /// Starts where a desk is paired. Where somebody else has the port (the pairing command, another window) it stays silent: asking for
    /// a code says so.
    void joinIfPaired();
    /// Started if it was not. Errors of Station::start(); Offline "station.unreachable" after close().
    Result<std::shared_ptr<station::Station>> start();
    /// Nothing while it is not started.
    std::shared_ptr<station::Station> running() const;
    void nudge() const;
    /// The window goes: nobody is told any more, though a pairing that is under way may hold the line for some seconds.
    void close();

private:
    void tell(const queue::Taken& taken);

    station::StationOptions m_options;
    const Clock& m_clock;
    std::mutex m_telling;
    std::function<void(const queue::Taken&)> m_onTaken;
    mutable std::mutex m_mutex;
    std::shared_ptr<station::Station> m_station;
    bool m_closed = false;
};

ui::DesksAsks bindDesks(Desk& desk, const std::shared_ptr<OtherDesks>& others);
/// `onWritten` is called in the worker's thread when there is something for the other desks.
ui::DayQueueAsks bindDayQueue(Desk& desk, std::function<void()> onWritten = [] {});
/// They were read at the build's tests, so a row that does not parse is a bug.
const queue::QueueRules& queueRules();

}  // namespace jiayi::app
