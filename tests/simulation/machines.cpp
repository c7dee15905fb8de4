#include "tests/simulation/machines.h"

#include "models/access/audit.h"
#include "models/db/query.h"
#include "sync/client/outbox_check.h"
#include "sync/client/link.h"
#include "tests/simulation/violation.h"

namespace jiayi::simulation {

const care::RuleBook& ruleBook() {
    static const auto rules = need(care::loadRules(), 0, "rules");
    return rules;
}

DeskMachine::DeskMachine(int institution_, int number_, VirtualTime& time, std::uint64_t seed)
    : institution(institution_), number(number_), disk(stamp().desk(institution_, number_)),
      clock(time, std::chrono::milliseconds{1 + static_cast<int>(seed % 17)}), random(seed) {
    open();
}

DeskMachine::~DeskMachine() = default;

void DeskMachine::open() {
    m_database = need(db::Database::open({kStore, {}, false, false, &disk}), 16, "the desk's store opens again");
}

void DeskMachine::reboot() {
    m_engine.reset();
    m_client.reset();
    m_database.reset();
    ++reboots;
    disk.restorePower(random);
    open();
    examine();
}

void DeskMachine::examine() {
    need(m_database->verify(), 16, "the desk's store is whole");
    need(access::verifyAudit(*m_database), 16, "the audit chain verifies");
    need(sync::verifyOutbox(*m_database), 16, "the outbox is whole");
}

Result<sync::RoundReport> DeskMachine::sync(sync::Transport& line) {
    if (!m_engine) {
        JIAYI_TRY(auto link, sync::readLink(*m_database));
        m_client = std::make_unique<sync::HubClient>(line, std::move(link), clock, random);
        m_engine = std::make_unique<sync::SyncEngine>(context(), *m_client, m_mappers);
    }
    return m_engine->round();
}

HubMachine::HubMachine(VirtualTime& time, std::uint64_t seed) : disk(stamp().hub), clock(time, std::chrono::milliseconds{1}), random(seed) { open(); }

HubMachine::~HubMachine() { close(); }

void HubMachine::open() {
    m_store = need(hub::SqliteStore::open(kStore, disk), 16, "the hub's store opens again");
    m_router.emplace(*m_store, clock, random, need(m_store->signingKeys(), 16, "the hub's keys"), std::vector<std::string>{kHubUrl}, true);
    m_window = need(db::Database::open({kStore, {}, false, true, &disk}), 16, "the hub's store can be read");
}

void HubMachine::close() {
    m_router.reset();
    m_window.reset();
    m_store.reset();
}

void HubMachine::reboot() {
    close();
    ++reboots;
    disk.restorePower(random);
    open();
    if (reboots % 4 == 1) need(m_window->verify(), 16, "the hub's store is whole");
}

void HubMachine::replaceDisk(const test::MemoryDisk::Image& image) {
    close();
    disk.restorePower(random);  // another machine: what was to befall the old one does not
    disk.load(image);
    open();
}

std::optional<hub::Reply> HubMachine::handle(const hub::Request& request) {
    if (!on()) return {};
    auto reply = m_router->handle(request);
    if (!on()) return {};
    return reply;
}

}  // namespace jiayi::simulation
