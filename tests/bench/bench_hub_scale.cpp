// A consortium's desks on one hub, over real TLS sockets on the loopback: waiting, a morning rush, the end of an outage.
// The hub is the real program in a process of its own; this process is the desks. Each clinic comes from its own address.
//   JIAYI_BENCH_CLINICS (266), JIAYI_BENCH_DESKS (5 a clinic), JIAYI_BENCH_SECONDS (60): the rush, and the outage's end
//   JIAYI_BENCH_STORE: sqlite:PATH or postgresql://... instead of a file in TMPDIR
#include "sync/client/schedule.h"
#include "sync/hub/auth.h"
#include "sync/hub/keys.h"
#include "sync/hub/store_address.h"
#include "tests/bench/hub_desks.h"
#include "tests/bench/hub_process.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <sys/resource.h>

#include <algorithm>
#include <iostream>
#include <numeric>

namespace jiayi::bench {
namespace {

using Desks = std::vector<std::unique_ptr<Desk>>;

constexpr double kOutageSeconds = 3600;
constexpr double kLongestBackoff = 900;

/// "p50 / p99 / worst".
std::string percentiles(std::vector<double> seconds) {
    if (seconds.empty()) return "none";
    std::sort(seconds.begin(), seconds.end());
    const auto at = [&](double part) { return seconds[static_cast<std::size_t>(part * static_cast<double>(seconds.size() - 1))] * 1000; };
    return fmt::format("{:.1f} / {:.1f} / {:.1f} ms", at(0.5), at(0.99), at(1));
}

std::string machine() {
    std::string model, line;
    for (std::ifstream stream{"/proc/cpuinfo"}; std::getline(stream, line) && model.empty();) {
        if (line.starts_with("model name")) model = line.substr(line.find(':') + 2);
    }
    double load = 0;
    std::ifstream{"/proc/loadavg"} >> load;
    return fmt::format("{} x {}, load {:.1f}", sysconf(_SC_NPROCESSORS_ONLN), model, load);
}

/// Institutions with a practitioner, and clients that share one key, without a network.
void prepare(const std::string& address, Consortium& all) {
    const auto store = must(hub::openStore(address));
    SystemRandom random;
    const auto now = SystemClock{}.now();
    for (int clinic = 0; clinic < all.clinics; ++clinic) {
        const auto code = clinicCode(clinic);
        must(store->addInstitution({code, "Clinic " + code}));
        must(store->savePractitioners(code, {{code, "doctor", "Bench", "doctor", true}}));
        for (int desk = 0; desk < all.desksEach; ++desk) {
            const auto word = must(hub::newPairCode(*store, code, now, random));
            hub::Client client;
            client.id = deskId(clinic, desk);
            client.publicKey = all.key.publicPem();
            client.deskName = "Desk " + std::to_string(desk + 1);
            client.practitionerId = "doctor";
            must(store->pair(hub::pairCodeHash(word), client, now));
        }
    }
}

asio::awaitable<void> arriveAndWait(Desk* desk, Consortium* all) {
    ++all->busy;
    // One co_await a condition: g++ 12 makes nonsense of two.
    bool ready = co_await desk->arrive();
    if (ready) ready = co_await desk->begin();
    if (ready) co_await desk->wait();
    --all->busy;
}

asio::awaitable<void> roundAfter(Desk* desk, Consortium* all, double seconds, bool arrives) {
    ++all->busy;
    asio::steady_timer timer{all->network, std::chrono::microseconds{static_cast<std::int64_t>(seconds * 1e6)}};
    co_await timer.async_wait(asio::use_awaitable);
    bool ready = true;
    if (arrives) ready = co_await desk->arrive();
    if (ready) co_await desk->round();
    desk->rest();
    --all->busy;
}

/// Until no desk has anything left to do.
void runAll(Consortium& all) {
    all.network.restart();
    all.network.run();
}

void report(const char* what, const Tally& tally, double seconds, double processor) {
    std::cout << fmt::format("{}: {} requests, {:.0f}/s, hub {:.0f} % of a core\n  handshake {}\n  transaction of 50 {}\n  round {}\n  answers:", what,
                             tally.requests, tally.requests / seconds, 100 * processor / seconds, percentiles(tally.handshakes),
                             percentiles(tally.transactions), percentiles(tally.rounds));
    for (const auto& [status, count] : tally.statuses) std::cout << fmt::format(" {} x {}", count, status);
    std::cout << std::endl;
}

void waiting(Consortium& all, Desks& desks, const HubProcess& hub) {
    const auto before = hub.memory();
    const auto began = std::chrono::steady_clock::now();
    for (auto& desk : desks) asio::co_spawn(all.network, arriveAndWait(desk.get(), &all), asio::detached);
    while (all.waiting < static_cast<int>(desks.size()) && sinceThen(began) < 600) {
        all.network.restart();
        all.network.run_for(std::chrono::milliseconds{50});
    }
    report("arrival", all.tally, sinceThen(began), hub.processor());
    const auto memory = hub.memory();
    std::cout << fmt::format("waiting: {} of {} desks; memory {} MiB, before {} MiB: {:.1f} KiB a desk\n", all.waiting, desks.size(), memory >> 10,
                             before >> 10, static_cast<double>(memory - before) / static_cast<double>(desks.size()));
    all.tally = {};
    const auto processor = hub.processor();
    all.network.run_for(std::chrono::seconds{50});  // two waits long
    std::cout << fmt::format("waiting: hub {:.1f} % of a core, {} requests in 50 s, memory {} MiB\n", 100 * (hub.processor() - processor) / 50,
                             all.tally.requests, hub.memory() >> 10);
    all.goHome = true;
    runAll(all);
}

void rush(Consortium& all, Desks& desks, const HubProcess& hub) {
    all.tally = {};
    const auto processor = hub.processor();
    const auto began = std::chrono::steady_clock::now();
    for (auto& desk : desks) asio::co_spawn(all.network, roundAfter(desk.get(), &all, all.random.unit() * all.seconds, false), asio::detached);
    runAll(all);
    report("rush", all.tally, sinceThen(began), hub.processor() - processor);
    std::cout << fmt::format("rush: {} rounds of {} in {:.1f} s, {:.0f} changes/s, memory {} MiB\n", all.tally.rounds.size(), desks.size(), sinceThen(began),
                             50.0 * static_cast<double>(all.tally.rounds.size()) / sinceThen(began), hub.memory() >> 10);
}

/// When a desk whose hub went away an hour ago tries next, in seconds from now, by the engine's own backoff.
double nextAttempt(Random& random) {
    double at = random.unit() * 25;  // it noticed within one long poll
    for (int failures = 1; at < kOutageSeconds; ++failures) at += std::chrono::duration<double>(sync::backoff(failures, random)).count();
    return at - kOutageSeconds;
}

void outage(Consortium& all, Desks& desks, const HubProcess& hub) {
    std::vector<double> attempts;
    std::map<int, int> perSecond;
    std::map<std::pair<int, int>, int> perClinic;
    for (const auto& desk : desks) {
        attempts.push_back(nextAttempt(all.random));
        const int second = static_cast<int>(attempts.back());
        ++perSecond[second];
        ++perClinic[{desk->clinic(), second}];
    }
    const auto more = [](const auto& a, const auto& b) { return a.second < b.second; };
    std::cout << fmt::format("outage: on the engine's schedule the {} desks come back over {:.0f} s, at most {} in a second, {} of one clinic\n", desks.size(),
                             *std::max_element(attempts.begin(), attempts.end()), std::max_element(perSecond.begin(), perSecond.end(), more)->second,
                             std::max_element(perClinic.begin(), perClinic.end(), more)->second);
    all.tally = {};
    const double squeeze = all.seconds / kLongestBackoff;
    const auto processor = hub.processor();
    const auto began = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < desks.size(); ++i)
        asio::co_spawn(all.network, roundAfter(desks[i].get(), &all, attempts[i] * squeeze, true), asio::detached);
    runAll(all);
    report(fmt::format("outage, played {:.0f} times as fast", 1 / squeeze).c_str(), all.tally, sinceThen(began), hub.processor() - processor);
}

void run() {
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    ::signal(SIGPIPE, SIG_IGN);

    Consortium all;
    auto folder = (std::filesystem::temp_directory_path() / "jiayi-hub-scale-XXXXXX").string();
    if (!mkdtemp(folder.data())) throw std::runtime_error("no folder");
    const char* given = std::getenv("JIAYI_BENCH_STORE");
    const auto store = given ? std::string{given} : "sqlite:" + folder + "/hub.db";
    const auto certificate = hub::selfSignedCertificate();
    std::ofstream{folder + "/hub.pem"} << certificate.certificatePem;
    std::ofstream{folder + "/hub.key"} << certificate.privateKeyPem;
    all.tls.add_certificate_authority(asio::buffer(certificate.certificatePem));
    all.tls.set_verify_mode(asio::ssl::verify_peer);

    std::cout << machine() << std::endl;
    prepare(store, all);
    {
        const HubProcess hub{folder, store, 0};
        all.port = hub.port();
        Desks desks;
        for (int clinic = 0; clinic < all.clinics; ++clinic) {
            for (int desk = 0; desk < all.desksEach; ++desk) desks.push_back(std::make_unique<Desk>(all, clinic, desk));
        }
        waiting(all, desks, hub);
        rush(all, desks, hub);
        for (auto& desk : desks) desk->leave();
        outage(all, desks, hub);
    }
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace jiayi::bench

int main() {
    jiayi::bench::run();
    return 0;
}
