// The real hub behind its router, and a network to it that can be cut.
#pragma once

#include "sync/client/transport.h"
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
            if (name == "Content-Range") arrived.contentRange = value;
            if (name == "Digest") arrived.digest = value;
            if (name == "X-Security-Context") arrived.securityContext = value;
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

}  // namespace jiayi::test
