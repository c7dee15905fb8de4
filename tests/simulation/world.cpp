#include "tests/simulation/world.h"

#include "models/db/query.h"
#include "sync/client/desk_key.h"
#include "tests/simulation/checks.h"
#include "tests/simulation/violation.h"

#include <algorithm>
#include <tuple>

namespace jiayi::simulation {

namespace {

constexpr int kSettlingRounds = 14;
constexpr int kDecisions = 8;

std::string summary(const std::string& text) { return std::to_string(text.size()) + ":" + std::to_string(std::hash<std::string>{}(text) % 1'000'000); }

std::uint64_t mixed(std::uint64_t seed, std::uint64_t salt) { return SeededRandom{seed * 31 + salt}.next(); }

}  // namespace

World::World(const Script& script) : m_script(script), m_hub(m_time, mixed(script.seed, 1)), m_watch(m_hub) {
    for (int i = 0; i < script.desks; ++i) {
        m_desks.push_back(std::make_unique<DeskMachine>(i % script.institutions, i / script.institutions, m_time, mixed(script.seed, 100 + static_cast<std::uint64_t>(i))));
        m_lines.push_back(std::make_unique<Line>(*this, i));
    }
    m_cursor.resize(m_desks.size());
    m_epoch.resize(m_desks.size());
}

void World::note(const std::string& text) {
    for (const unsigned char c : text) m_trace = (m_trace ^ c) * 0x100000001B3ULL;  // FNV-1a
    if (keepDiary) diary.push_back(text);
}

void World::play() {
    const auto& steps = m_script.steps;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        m_stepNumber = static_cast<int>(i);
        if (steps[i].action != Action::Sync || steps[i].during >= 0) {
            playStep(steps[i]);
            continue;
        }
        std::vector<Step> during;
        auto next = i + 1;
        while (next < steps.size() && steps[next].during >= 0) during.push_back(steps[next++]);
        const auto sync = steps[i];
        i = next - 1;
        pass(std::chrono::seconds{1 + sync.which % 4});
        note(describe(sync));
        std::ignore = round(sync.desk, std::move(during));  // a failed round is in the trace
    }
}

void World::playStep(const Step& step) {
    pass(std::chrono::seconds{1 + step.which % 4});
    act(step);
}

void World::act(const Step& step) {
    note(describe(step));
    switch (step.action) {
        case Action::Sync: std::ignore = round(step.desk, {}); return;
        case Action::CutNetwork:
        case Action::Duplicate:
        case Action::HoldBack:
        case Action::HubAnswers: line(step.desk).faults.push_back({step.action, step.amount % 24, step.which}); return;
        case Action::LateDelivery:
            if (!m_held.empty()) deliver(m_held[static_cast<std::size_t>(step.which) % m_held.size()].request);
            return;
        case Action::CrashDesk:
        case Action::CrashHub:
        case Action::DeskDiskFails:
        case Action::HubDiskFails:
        case Action::JumpClock: breakMachine(step); return;
        case Action::BackUpHub:
            if (m_hub.on()) m_backup = Backup{m_hub.disk.image(), m_watch.remember()};
            return;
        case Action::RestoreHub: restoreHub(step); return;
        case Action::Wait: waitAndPrune(step); return;
        case Action::Move: moveResident(step); return;
        case Action::Publish:
            if (!m_hub.on()) return;
            note("  " + m_publisher.publish(m_hub, step));
            if (!m_hub.on()) restartHub({});
            return;
        default: break;
    }
    if (!desk(step.desk).on()) return;
    attempted(step.desk, Person(desk(step.desk), m_ledger, step.desk, m_stepNumber).act(step));
}

void World::attempted(int place, Attempt attempt) {
    lastSaved = attempt.saved;
    if (attempt.saved == Saved::Done) attempt.enter();
    if (attempt.saved != Saved::Unknown) return;
    // In the middle of a round the engine's connection is still open: the machine starts again when the round has ended.
    if (m_syncing.contains(place)) return;
    powerUp(place);
    const bool happened = attempt.happened();
    note(happened ? "  the save before the power cut is there" : "  the save before the power cut is not there");
    if (happened) attempt.enter();
    for (const auto& key : attempt.keys) {
        db::Query row(desk(place).database(), "SELECT 1 FROM record WHERE type = ? AND id = ?", key.type, key.id);
        const bool there = row.next();
        require(there || !happened, 16, "a save is there whole or not at all: " + key.url());
    }
}

void World::powerUp(int place) {
    if (desk(place).on()) return;
    ++crashes;
    note("  desk " + std::to_string(place) + " starts again");
    desk(place).reboot();
    line(place).during.clear();
}

Result<sync::RoundReport> World::round(int place, std::vector<Step> during) {
    if (m_syncing.contains(place) || m_syncing.size() > 1) return Error{Errc::Busy, "syncing", {}};
    powerUp(place);
    m_syncing.insert(place);
    auto& own = line(place);
    own.sent = own.transactions = 0;
    own.during = std::move(during);
    auto result = desk(place).sync(own);
    m_syncing.erase(place);
    auto late = std::move(own.during);
    own.during.clear();
    note("  round of desk " + std::to_string(place) + ": " + (result ? "pulled " + std::to_string(result->pulled) + " pushed " + std::to_string(result->pushed) : toString(result.error())));
    lastFailure = result ? std::nullopt : std::optional{result.error()};
    if (result) {
        conflicts += result->conflicts;
        refusals += result->refused;
    }
    powerUp(place);
    Checks(*this).afterRound(place);
    for (const auto& step : late) act(step);
    return result;
}

/// Minutes; or a month, after which answers are forgotten; or more than a year, after which deletions are.
void World::waitAndPrune(const Step& step) {
    const auto days = step.which % 8 == 0 ? 31 : step.which % 8 == 1 ? 401 : 0;
    pass(days > 0 ? std::chrono::hours{24 * days} : std::chrono::hours{0});
    pass(std::chrono::minutes{1 + step.amount});
    if (days == 0 || !m_hub.on()) return;
    const auto pruned = m_hub.store().prune(m_hub.clock.now());
    if (m_hub.on()) require(pruned || m_hub.disk.failed(), 0, "the hub cannot forget");
    else restartHub({});
}

std::string World::consortiumToken() {
    if (m_hub.clock.now() < m_consortiumTokenUntil) return m_consortiumToken;
    const auto assertion = need(sync::signAssertion(kPrivateKey, "key", kConsortium, std::string{kHubUrl} + "/token", m_hub.clock.now(), m_hub.random), 0, "assertion");
    hub::Request request;
    request.method = "POST";
    request.target = "/token";
    request.remote = "192.0.2.2";
    request.contentType = "application/x-www-form-urlencoded";
    request.body = "grant_type=client_credentials&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=" + assertion;
    const auto reply = deliver(request);
    const auto json = reply ? fhir::parseJson(reply->body) : Result<fhir::Json>{Error{Errc::Offline, "hub.off", {}}};
    m_consortiumToken = json ? std::string{json->textOr("access_token", "")} : std::string{};
    m_consortiumTokenUntil = m_hub.clock.now() + std::chrono::minutes{m_consortiumToken.empty() ? 0 : 4};
    return m_consortiumToken;
}

void World::moveResident(const Step& step) {
    const int from = step.which % 2;
    std::vector<std::string> people;
    for (const auto& [key, change] : m_watch.newest(institutionCode(from)))
        if (key.starts_with("Patient/") && !change->gone()) people.push_back(key);
    if (!people.empty()) moveFrom(from, people[static_cast<std::size_t>(step.which / 2) % people.size()]);
}

void World::moveFrom(int from, const std::string& person) {
    hub::Request request;
    request.method = "POST";
    request.target = "/fhir/" + person + "/$move?_stream=" + institutionCode(from);
    request.host = "hub.test";
    request.remote = "192.0.2.2";
    request.contentType = "application/fhir+json";
    request.authorization = "Bearer " + consortiumToken();
    request.body = R"({"resourceType":"Parameters","parameter":[{"name":"to","valueString":")" + institutionCode(1 - from) +
                   R"("},{"name":"reason","valueString":"votes with the feet"},{"name":"date","valueDate":"2026-11-23"}]})";
    const auto reply = deliver(request);
    if (reply && reply->status == 200) ++moves;
}

void World::breakMachine(const Step& step) {
    auto& machine = desk(step.desk);
    const auto failure = step.which % 2 ? test::MemoryDisk::Failure::Broken : test::MemoryDisk::Failure::NoSpace;
    switch (step.action) {
        case Action::CrashDesk: machine.disk.cutPowerAtChange(step.amount); return;
        case Action::CrashHub: m_hub.disk.cutPowerAtChange(step.amount); return;
        case Action::DeskDiskFails: machine.disk.failCall(step.amount, failure, step.which % 5); return;
        case Action::HubDiskFails: m_hub.disk.failCall(step.amount, failure, step.which % 5); return;
        default: break;
    }
    auto& clock = step.which % 3 == 0 ? m_hub.clock : machine.clock;
    clock.offset = std::chrono::seconds{(step.which % 7 - 3) * (1 + step.amount * 20)};
}

void World::restoreHub(const Step& step) {
    if (!m_backup) return;
    ++restores;
    auto image = m_backup->image;
    if (step.which % 2) image.erase(std::string{kStore} + ".head");  // a backup may have left it out
    m_hub.replaceDisk(image);
    m_watch.restored(m_backup->seen);
}

void World::restartHub(const hub::Request& request) {
    ++crashes;
    note("  hub starts again");
    m_hub.reboot();
    m_watch.lookAgain(request);
}

std::optional<hub::Reply> World::deliver(const hub::Request& request) {
    auto reply = m_hub.handle(request);
    if (!m_hub.on()) {
        restartHub(request);
        return {};
    }
    m_watch.look(request, m_ledger.deletions());
    // Assertions are signed with fresh randomness: the only bytes on the line that differ between two runs of a seed.
    const bool token = request.target == "/token";
    note("  " + request.method + " " + request.target.substr(0, request.target.find('?')) + " " +
         (token ? std::string{} : summary(request.target + request.body)) + " -> " + std::to_string(reply->status) + " " +
         (token ? std::string{} : summary(reply->body)));
    return reply;
}

bool World::settleRounds(std::chrono::minutes pause) {
    int quiet = 0;
    for (int i = 0; i < kSettlingRounds && quiet < 2; ++i) {
        bool changed = false;
        for (int place = 0; place < static_cast<int>(m_desks.size()); ++place) {
            pass(i == 1 ? pause : std::chrono::minutes{0});
            const auto result = round(place, {});
            changed |= !result || result->pulled > 0 || result->pushed > 0;
        }
        quiet = changed ? 0 : quiet + 1;
    }
    return quiet == 2;
}

bool World::decideEverything() {
    bool any = false;
    for (int place = 0; place < static_cast<int>(m_desks.size()); ++place) {
        int which = static_cast<int>(m_script.seed % 97);
        for (Attempt attempt; Person(desk(place), m_ledger, place, m_stepNumber).decideOne(which, attempt); which += 7) {
            attempted(place, attempt);
            any = true;
        }
    }
    return any;
}

bool World::mendEverything() {
    bool any = false;
    for (int place = 0; place < static_cast<int>(m_desks.size()); ++place) {
        for (Attempt attempt; Person(desk(place), m_ledger, place, m_stepNumber).mendOne(0, attempt); any = true) attempted(place, attempt);
        Step retry;
        retry.action = Action::Retry;
        retry.desk = place;
        act(retry);
    }
    return any;
}

bool World::letGoEverything() {
    bool any = false;
    for (int place = 0; place < static_cast<int>(m_desks.size()); ++place)
        for (Attempt attempt; Person(desk(place), m_ledger, place, m_stepNumber).letGoOne(attempt); any = true) attempted(place, attempt);
    return any;
}

/// A hub that was restored has forgotten a move, and both institutions brought the person: who was refused asks for them.
bool World::askForWhoLivesElsewhere() {
    std::set<std::pair<int, std::string>> asked;
    for (int place = 0; place < static_cast<int>(m_desks.size()); ++place) {
        db::Query rows(desk(place).database(), "SELECT r.id FROM record r WHERE r.type = 'Patient' AND r.state = 'quarantined' AND EXISTS (SELECT 1 FROM outbox o "
                                               "WHERE o.type = r.type AND o.id = r.id AND o.outcome LIKE '%patient.elsewhere%')");
        while (rows.next()) asked.emplace(1 - place % kInstitutions, "Patient/" + rows.uuid(0).toString());
    }
    for (const auto& [from, person] : asked) moveFrom(from, person);
    return !asked.empty();
}

void World::settle() {
    for (const auto& held : m_held) deliver(held.request);
    m_held.clear();
    m_hub.disk.heal();
    m_hub.disk.forgetCut();
    m_hub.clock.offset = {};
    for (int place = 0; place < static_cast<int>(m_desks.size()); ++place) {
        line(place).faults.clear();
        powerUp(place);
        desk(place).disk.heal();
        desk(place).disk.forgetCut();
        desk(place).clock.offset = {};
    }
    Checks checks(*this);
    note("settling");
    // Longer than any desk waits by itself, now and then.
    require(settleRounds(m_script.seed % 4 == 0 ? std::chrono::minutes{25 * 60} : std::chrono::minutes{20}), 20, "the desks come to rest");
    checks.atRest();
    for (int i = 0; decideEverything(); ++i) {
        require(i < kDecisions, 20, "decisions come to an end");
        require(settleRounds(), 20, "the desks come to rest after decisions");
    }
    checks.atRest();
    mendEverything();
    require(settleRounds(), 20, "the desks come to rest after mending");
    if (askForWhoLivesElsewhere()) {
        require(settleRounds(), 20, "the desks come to rest after a move");
        mendEverything();
        require(settleRounds(), 20, "the desks come to rest after what was refused goes again");
    }
    if (letGoEverything()) require(settleRounds(), 20, "the desks come to rest after letting go");
    for (int i = 0; decideEverything(); ++i) {
        require(i < kDecisions, 20, "decisions come to an end");
        require(settleRounds(), 20, "the desks come to rest after decisions");
    }
    checks.atRest();
    checks.everythingArrived();
}

}  // namespace jiayi::simulation
