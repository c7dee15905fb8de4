// Desks that push through a running hub until they are told to stop, and then look whether everything the hub
// acknowledged is in its store. See README.md.
#include "models/core/dates.h"
#include "sync/fhir/bundle.h"
#include "sync/hub/store_address.h"
#include "tests/hub/desk_key.h"
#include "tests/hub/https_client.h"

#include <atomic>
#include <chrono>
#include <fstream>
#include <iostream>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <sstream>
#include <thread>

namespace jiayi::hub::test {

namespace {

using namespace std::chrono_literals;
using SteadyTime = std::chrono::steady_clock::time_point;

constexpr int kEntries = 5;

template <class T>
T must(Result<T> result) {
    if (!result) throw std::runtime_error(toString(result.error()));
    return std::move(*result);
}

struct Told {
    std::mutex lock;
    std::map<std::string, std::set<std::string>> acknowledged;  ///< by stream: "Observation/x 1"
    std::atomic<std::int64_t> bundles{0}, resends{0};
    std::vector<std::string> refusals;
    std::chrono::milliseconds longestWait{0};
    std::atomic<bool> stopping{false};
};

class LoadDesk {
public:
    LoadDesk(std::uint16_t port, std::string certificate, Told& told)
        : m_port(port), m_certificate(std::move(certificate)), m_told(told) {}

    void pair(const std::string& code) {
        const auto reply = *ask("POST", "/pair", pairBody(code, m_key), "application/json");
        if (reply.status != 201) throw std::runtime_error("pairing: " + reply.body);
        const auto json = must(fhir::parseJson(reply.body));
        m_id = json.textOr("clientId", "");
        m_stream = json.textOr("institution.code", "");
    }

    void run() {
        for (int number = 1; !m_told.stopping; ++number) {
            const auto started = std::chrono::steady_clock::now();
            if (!push("b" + std::to_string(number) + "-" + m_id, number)) return;
            const std::lock_guard lock{m_told.lock};
            m_told.longestWait =
                std::max(m_told.longestWait, std::chrono::duration_cast<std::chrono::milliseconds>(
                                                 std::chrono::steady_clock::now() - started));
        }
    }

private:
    /// The very same bytes until there is an answer, as a desk does.
    bool push(const std::string& bundleId, int number) {
        const auto body = bundle(bundleId, number);
        for (int tries = 0;; ++tries) {
            if (tries > 0) {
                ++m_told.resends;
                std::this_thread::sleep_for(250ms);
            }
            if (m_token.empty() && !login()) continue;
            const auto reply = ask("POST", "/fhir", body, "application/fhir+json");
            if (!reply || reply->status == 0 || reply->status >= 500 || reply->status == 429) continue;
            if (reply->status == 401) {
                m_token.clear();
                continue;
            }
            if (reply->status != 200) {
                const std::lock_guard lock{m_told.lock};
                m_told.refusals.push_back(std::to_string(reply->status) + " " + reply->body);
                return false;
            }
            keep(must(fhir::parseJson(reply->body)));
            return true;
        }
    }

    void keep(const fhir::Json& answer) {
        ++m_told.bundles;
        const std::lock_guard lock{m_told.lock};
        for (const auto& entry : answer.items("entry"))
            m_told.acknowledged[m_stream].insert(std::string{entry.textOr("resource.resourceType", "")} +
                                                 "/" + std::string{entry.textOr("resource.id", "")} + " " +
                                                 std::string{entry.textOr("resource.meta.versionId", "")});
    }

    std::string bundle(const std::string& bundleId, int number) const {
        fhir::Bundle bundle;
        bundle.type = "transaction";
        bundle.identifier = bundleId;
        const auto patient = "p-" + m_id;
        auto provenance = fhir::Json::object({{"resourceType", "Provenance"}, {"id", "v" + bundleId}});
        provenance.set("recorded", formatInstant(SystemClock{}.now()));
        provenance.make("agent.0.who").set("reference", "Practitioner/prac-1");
        const auto add = [&](fhir::Json resource) {
            const auto key = must(fhir::keyOf(resource));
            if (key.type != "Provenance") {
                auto target = fhir::Json::object({{"reference", key.toString()}});
                if (!provenance.find("target")) provenance.set("target", fhir::Json::array());
                provenance.find("target")->push(std::move(target));
            }
            fhir::BundleEntry entry;
            entry.request = fhir::EntryRequest{"PUT", key.toString(), {}, "*", {}};
            entry.resource = std::move(resource);
            bundle.entries.push_back(std::move(entry));
        };
        if (number == 1) add(fhir::Json::object({{"resourceType", "Patient"}, {"id", patient}}));
        for (int i = 0; i < kEntries; ++i) {
            auto observation = fhir::Json::object(
                {{"resourceType", "Observation"},
                 {"id", "o" + std::to_string(i) + "-" + std::to_string(number) + m_id.substr(8)},
                 {"status", "final"}});
            observation.make("subject").set("reference", "Patient/" + patient);
            add(std::move(observation));
        }
        add(std::move(provenance));
        return fhir::toJson(std::move(bundle)).compact();
    }

    bool login() {
        Claims claims{m_id, m_id, "https://localhost:" + std::to_string(m_port) + "/token", {}, 0};
        claims.expires = secondsOf(SystemClock{}.now() + 4min);
        claims.jti = m_id + std::to_string(++m_assertions);
        const auto reply =
            ask("POST", "/token", tokenForm(m_key.assertion(claims)), "application/x-www-form-urlencoded");
        if (!reply || reply->status != 200) return false;
        m_token = "Bearer " + std::string{must(fhir::parseJson(reply->body)).textOr("access_token", "")};
        return true;
    }

    std::optional<jiayi::test::HttpReply> ask(const std::string& method, const std::string& path,
                                              const std::string& body, const std::string& type) {
        try {
            if (!m_line) m_line.emplace(m_port, m_certificate);
            auto reply = m_line->send(method, path, path == "/fhir" ? m_token : std::string{}, body, type);
            if (reply.status == 0 || reply.headers["connection"] == "close") m_line.reset();
            return reply;
        } catch (const std::runtime_error&) {  // the hub does not listen
            m_line.reset();
            return {};
        }
    }

    std::uint16_t m_port;
    std::string m_certificate;
    Told& m_told;
    DeskKey m_key;
    std::string m_id, m_stream, m_token;
    std::optional<jiayi::test::HttpsClient> m_line;
    int m_assertions = 0;
};

struct Found {
    std::int64_t stored = 0, missing = 0, unasked = 0, gaps = 0, brokenChains = 0;
};

/// Reads the streams from where they began: their numbers, their chains, and whether they hold what was acknowledged
/// and no more.
Found look(Store& store, const std::vector<Stream>& before,
           const std::map<std::string, std::set<std::string>>& acknowledged) {
    Found found;
    for (const auto& start : before) {
        const auto asked = acknowledged.find(start.id);
        if (asked == acknowledged.end()) continue;
        const auto stream = must(store.stream(start.id));
        std::set<std::string> held;
        auto chain = start.chain;
        auto n = start.head;
        while (n < stream.head) {
            const auto page = must(store.changes(start.id, {n, stream.head, 1000, std::size_t{64} << 20}));
            for (const auto& version : page) {
                if (version.n != ++n) ++found.gaps;
                n = version.n;
                chain = nextChain(chain, version);
                held.insert(version.key.toString() + " " + std::to_string(version.version));
            }
            if (page.empty()) break;
        }
        if (n != stream.head || chain != stream.chain) ++found.brokenChains;
        for (const auto& each : asked->second) found.missing += held.contains(each) ? 0 : 1;
        for (const auto& each : held) found.unasked += asked->second.contains(each) ? 0 : 1;
        found.stored += static_cast<std::int64_t>(held.size());
    }
    return found;
}

int runLoad(int argc, char** argv) {
    if (argc < 5) {
        std::cerr << "failover_load PORT CERTIFICATE STORE PAIR-CODE...\n";
        return 2;
    }
    std::ifstream file{argv[2]};
    std::ostringstream certificate;
    certificate << file.rdbuf();
    const auto store = must(openStore(argv[3]));
    const auto before = must(store->heads());
    Told told;
    std::vector<std::unique_ptr<LoadDesk>> desks;
    for (int i = 4; i < argc; ++i) {
        desks.push_back(std::make_unique<LoadDesk>(static_cast<std::uint16_t>(std::stoi(argv[1])),
                                                   certificate.str(), told));
        desks.back()->pair(argv[i]);
    }
    std::vector<std::thread> threads;
    for (auto& desk : desks) threads.emplace_back([&desk] { desk->run(); });
    std::cout << "pushing" << std::endl;
    std::string word;
    std::getline(std::cin, word);  // whoever started us says when
    told.stopping = true;
    for (auto& thread : threads) thread.join();
    const auto found = look(*store, before, told.acknowledged);
    for (const auto& refusal : told.refusals) std::cerr << "refused: " << refusal << '\n';
    std::cout << "{\"bundles\": " << told.bundles << ", \"resends\": " << told.resends
              << ", \"longest_wait_ms\": " << told.longestWait.count()
              << ", \"refused\": " << told.refusals.size() << ", \"stored\": " << found.stored
              << ", \"missing\": " << found.missing << ", \"unasked\": " << found.unasked
              << ", \"gaps\": " << found.gaps << ", \"broken_chains\": " << found.brokenChains << "}"
              << std::endl;
    return told.refusals.empty() && found.missing + found.unasked + found.gaps + found.brokenChains == 0 ? 0
                                                                                                         : 1;
}

}  // namespace

}  // namespace jiayi::hub::test

int main(int argc, char** argv) { return jiayi::hub::test::runLoad(argc, argv); }
