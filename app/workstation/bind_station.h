// The clinic's other desks, for the window and for the command that pairs them.
#pragma once

#include "app/workstation/desk.h"
#include "sync/station/station.h"

#include <functional>
#include <memory>

namespace jiayi::app {

/// As people of the other desk read it: the machine's name.
std::string deskName();

/// Listens and calls, once a desk was paired with this one; nothing before, so that a port is open only where one is wanted, and nothing where
/// somebody else has the port (the pairing command, another window): `jiayi desks` says so. `onTaken` is called in the station's thread.
std::shared_ptr<station::Station> joinOtherDesks(Desk& desk, std::function<void(const queue::Taken&)> onTaken);

}  // namespace jiayi::app
