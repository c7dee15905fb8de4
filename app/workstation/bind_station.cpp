#include "app/workstation/bind_station.h"

#include <unistd.h>

namespace jiayi::app {

std::string deskName() {
    char name[256] = "desk";
    ::gethostname(name, sizeof name - 1);
    return name;
}

std::shared_ptr<station::Station> joinOtherDesks(Desk& desk, std::function<void(const queue::Taken&)> onTaken) {
    const db::OpenOptions store{desk.store(), desk.key()};
    const auto database = db::Database::open(store);
    if (!database) return {};
    const auto peers = station::readPeers(**database);
    if (!peers || peers->empty()) return {};
    auto started = station::Station::start({store, desk.institution().code, deskName(), desk.user()}, desk.clock(), std::move(onTaken));
    return started ? std::shared_ptr<station::Station>{std::move(*started)} : nullptr;
}

}  // namespace jiayi::app
