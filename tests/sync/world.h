// Desks and one hub in one process: real engines, the real hub behind its router, and a network that can be cut.
#pragma once

#include "models/roster/resident_repository.h"
#include "models/roster/save_resident.h"
#include "sync/client/engine.h"
#include "sync/client/inbox.h"
#include "sync/client/outbox_check.h"
#include "sync/client/pairing.h"
#include "sync/hub/router.h"
#include "sync/hub/sqlite_store.h"
#include "tests/support/clinic_store.h"

#include <algorithm>
#include <optional>
#include <set>

namespace jiayi::test {

inline constexpr char kClinic[] = "120101001";
inline constexpr char kHubUrl[] = "https://hub.test";

template <class T>
T must(Result<T> result) {
    if (!result) throw std::runtime_error(toString(result.error()));
    return std::move(*result);
}
inline void must(Result<void> result) {
    if (!result) throw std::runtime_error(toString(result.error()));
}

inline const care::RuleBook& ruleBook() {
    static const auto rules = must(care::loadRules());
    return rules;
}

/// The hub, on its real SQLite store. Made anew from the same file it is a hub that was killed and started again.
class TestHub {
public:
    TestHub() {
        restart();
        must(m_store->addInstitution({kClinic, "Test clinic"}));
    }
    void restart() {
        m_router.reset();
        m_store.reset();
        m_store = must(hub::SqliteStore::open(m_dir.filePath(QStringLiteral("hub.db")).toStdString()));
        m_router.emplace(*m_store, m_clock, m_random, must(m_store->signingKeys()), std::vector<std::string>{kHubUrl});
    }
    std::string pairCode(const char* clinic = kClinic) { return must(hub::newPairCode(*m_store, clinic, m_clock.now(), m_random)); }
    hub::Router& router() { return *m_router; }
    hub::Store& store() { return *m_store; }
    ManualClock& clock() { return m_clock; }

    /// What a backup holds; and the hub as it is after it was restored from that, which nobody tells the desks.
    void backUp() { copyFiles(QStringLiteral("hub.db"), QStringLiteral("backup.db")); }
    void restore() {
        m_router.reset();
        m_store.reset();
        copyFiles(QStringLiteral("backup.db"), QStringLiteral("hub.db"));
        restart();
    }

    /// Until it is started again.
    void allowExports() { must(m_router->allowExports({m_dir.filePath(QStringLiteral("exports")).toStdString()})); }

    /// Every newest version the hub holds, as "Type/id version".
    std::set<std::string> contents() {
        std::set<std::string> found;
        const auto head = must(m_store->stream(kClinic)).head;
        std::int64_t after = 0;
        for (;;) {
            const auto page = must(m_store->changes(kClinic, {after, head, 1000, std::size_t{64} << 20}));
            for (const auto& version : page) {
                if (version.live()) found.insert(version.key.toString() + " " + std::to_string(version.version));
                after = version.n;
            }
            if (page.empty()) return found;
        }
    }

private:
    void copyFiles(const QString& from, const QString& to) {
        for (const char* suffix : {"", "-wal", "-shm", ".head"}) {
            const auto source = m_dir.filePath(from) + QString::fromUtf8(suffix), target = m_dir.filePath(to) + QString::fromUtf8(suffix);
            QFile::remove(target);
            if (QFile::exists(source) && !QFile::copy(source, target)) throw std::runtime_error("cannot copy the hub's files");
        }
    }

    QTemporaryDir m_dir;
    ManualClock m_clock{startOfDay(makeDate(2026, 11, 22)) + std::chrono::hours{9}};
    SeededRandom m_random{99};
    std::unique_ptr<hub::SqliteStore> m_store;
    std::optional<hub::Router> m_router;
};

// Members for a Basic, here because moc reads no raw string.
inline constexpr char kInChinese[] = R"("language":"zh")";
inline constexpr char kInEnglish[] = R"("language":"en")";
inline constexpr char kBroken[] = R"("meta":"broken")";  ///< the hub takes no resource whose meta is no object
inline std::string aboutBasic(const Uuid& id) { return R"("subject":{"reference":"Basic/)" + id.toString() + R"("})"; }
inline std::string aboutPatient(const Uuid& id) { return R"("subject":{"reference":"Patient/)" + id.toString() + R"("})"; }
inline constexpr char kHalfAnAnswer[] = R"({"resourceType":"Bundle","type":"transaction-resp)";
inline constexpr char kEmptyAnswer[] = R"({"resourceType":"Bundle","type":"transaction-response"})";

/// Without what signs it: of "Type/id version" lines all but the Provenances.
inline std::set<std::string> clinical(std::set<std::string> contents) {
    std::erase_if(contents, [](const std::string& line) { return line.starts_with("Provenance/"); });
    return contents;
}

/// How the line fails, counted in requests of this transport.
struct Fault {
    int at = -1;              ///< which request, from 0; none if negative
    bool afterDelivery = false;  ///< the hub gets it, the answer is lost
    int status = 0;           ///< instead: this answer, not delivered
    std::string path = {};    ///< only requests of this path count
};
/// The next transaction, its answer lost, or this status in its place.
inline Fault lostAnswer() { return {0, true, 0, "/fhir"}; }
inline Fault nextTransaction(int status) { return {0, false, status, "/fhir"}; }

class TestTransport final : public sync::Transport {
public:
    explicit TestTransport(TestHub& hub) : m_hub(hub) {}

    Result<sync::HttpResponse> send(const sync::HttpRequest& request) override {
        const bool counts = fault.path.empty() || request.target.substr(0, request.target.find('?')) == fault.path;
        const bool hit = counts && fault.at == (fault.path.empty() ? sent : m_counted++);
        ++sent;
        if (!online || (hit && !fault.afterDelivery && fault.status == 0)) return cut();
        if (hit && fault.status != 0) return sync::HttpResponse{fault.status, answerHeaders, answerBody};
        if (instead) {
            if (auto response = instead(request)) return *response;
        }
        hub::Request arrived;
        arrived.method = request.method;
        arrived.target = request.target;
        arrived.host = "hub.test";
        arrived.remote = "127.0.0.1";
        arrived.body = request.body;
        for (const auto& [name, value] : request.headers) {
            if (name == "Authorization") arrived.authorization = value;
            if (name == "Content-Type") arrived.contentType = value;
            if (name == "Prefer") arrived.prefer = value;
            if (name == "Range") arrived.range = value;
            if (name == "If-Range") arrived.ifRange = value;
            if (name == "If-None-Match") arrived.ifNoneMatch = value;
        }
        if (request.target == "/fhir") bodies.push_back(request.body);
        ++asked[request.method + " " + request.target.substr(0, request.target.find('?'))];
        const auto reply = m_hub.router().handle(arrived);
        if (hit && fault.afterDelivery) return cut();
        sync::HttpResponse response{reply.status, {{"date", hub::httpDate(m_hub.clock().now())}}, reply.body};
        for (auto [name, value] : reply.headers) {
            std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
            response.headers[name] = value;
        }
        if (afterwards) afterwards(request, response);
        return response;
    }

    /// From now on; counting begins anew.
    void fail(Fault with) {
        fault = std::move(with);
        m_counted = 0;
    }

    /// A hub that answers otherwise than ours would: instead of it, or in what it answered.
    std::function<std::optional<sync::HttpResponse>(const sync::HttpRequest&)> instead;
    std::function<void(const sync::HttpRequest&, sync::HttpResponse&)> afterwards;
    bool online = true;
    Fault fault;
    std::map<std::string, std::string> answerHeaders;  ///< of the answer in place
    std::string answerBody;
    int sent = 0;
    std::vector<std::string> bodies;  ///< transactions as they arrived
    std::map<std::string, int> asked;  ///< "GET /fhir/$digest": how often it arrived

private:
    static Error cut() { return {Errc::Offline, "hub.unreachable", "cut by the test"}; }
    TestHub& m_hub;
    int m_counted = 0;
};

/// A workstation: its store, and an engine that is made anew for every round, as after a crash.
class Desk {
public:
    explicit Desk(TestHub& hub, std::uint64_t seed = 1, const char* clinic = kClinic) : transport(hub), m_random(seed) {
        db::Transaction transaction(store.database());
        db::Query(store.database(), "INSERT INTO institution VALUES (1, ?, 'Test clinic', 0)", clinic).run();
        db::Query(store.database(), "INSERT INTO user (id, name, display_name, role) VALUES (?, 'chen', 'Dr Chen', 'doctor')",
                  newUuid(store.clock, m_random))
            .run();
        transaction.commit();
        must(sync::pair(context(), transport, {kHubUrl, hub.pairCode(clinic), {}, "desk"}));
    }

    sync::Context context() { return {store.database(), store.clock, m_random, "chen"}; }
    const mapping::Registry& mappers() const { return m_mappers; }

    Result<sync::RoundReport> sync() {
        sync::HubClient client(transport, must(sync::readLink(store.database())), store.clock, m_random);
        return sync::SyncEngine(context(), client, m_mappers, options).round();
    }

    roster::ResidentId addResident(const std::string& name, const std::string& phone = "13800000000") {
        sync::Unit unit(context(), "resident.add");
        roster::Resident resident;
        resident.id = unit.newId<roster::ResidentId>();
        resident.name = name;
        resident.phone = phone;
        resident.sex = Sex::Male;
        resident.birthDate = makeDate(1968, 3, 17);
        roster::ResidentRepository::save(unit, resident);
        unit.commit();
        return resident.id;
    }
    template <class Change>
    void edit(roster::ResidentId id, Change change) {
        auto resident = residentOf(id);
        change(resident);
        sync::Unit unit(context(), "resident.edit");
        roster::ResidentRepository::save(unit, resident);
        unit.commit();
    }
    roster::Resident residentOf(roster::ResidentId id) { return must(roster::ResidentRepository(store.database()).find(id)); }

    /// "Type/id version" of everything that is clean here and not sealed.
    std::set<std::string> contents() {
        std::set<std::string> found;
        db::Query rows(store.database(), "SELECT type, id, base_version FROM record WHERE state = 'clean' AND sealed = 0");
        while (rows.next()) found.insert(rows.text(0) + "/" + rows.uuid(1).toString() + " " + rows.text(2));
        return found;
    }
    std::int64_t waiting() { return store.count("SELECT count(*) FROM outbox"); }

    /// A resource of a type that has no tables here.
    Uuid addBasic(const std::string& members = "") {
        sync::Unit unit(context(), "test.add");
        const auto id = unit.newId<Id<struct BasicTag>>().uuid;
        unit.put("Basic", id, {});
        writeBasic(unit, id, members);
        unit.commit();
        return id;
    }
    void editBasic(const Uuid& id, const std::string& members) {
        sync::Unit unit(context(), "test.edit");
        unit.put("Basic", id, {});
        writeBasic(unit, id, members);
        unit.commit();
    }
    void removeBasic(const Uuid& id) {
        sync::Unit unit(context(), "test.remove");
        unit.remove("Basic", id);
        unit.commit();
    }
    std::string stateOf(const Uuid& id) {
        db::Query row(store.database(), "SELECT state FROM record WHERE id = ?", id);
        return row.next() ? row.text(0) : std::string{};
    }
    int logged(const std::string& event) {
        db::Query row(store.database(), "SELECT count(*) FROM sync_log WHERE event = ?", event);
        return row.next() ? row.number(0) : 0;
    }
    static void writeBasic(sync::Unit& unit, const Uuid& id, const std::string& members) {
        const auto body = R"({"resourceType":"Basic","id":")" + id.toString() + R"(","code":{"text":"test"})" + (members.empty() ? "" : ",") + members + "}";
        db::Query(unit.database(), "UPDATE record SET body = ? WHERE type = 'Basic' AND id = ?", body, id).run();
    }

    ClinicStore store;
    TestTransport transport;
    sync::EngineOptions options{};

private:
    SeededRandom m_random;
    mapping::Registry m_mappers{ruleBook()};
};

}  // namespace jiayi::test
