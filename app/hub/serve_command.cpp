#include "app/hub/hub_arguments.h"
#include "app/hub/statement_round.h"
#include "sync/hub/server.h"

#include <pthread.h>
#include <signal.h>

#include <charconv>
#include <cstdlib>
#include <fstream>
#include <ostream>
#include <sstream>

namespace jiayi::hub {

namespace {

Result<std::string> contentOfFile(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    std::ostringstream content;
    if (!file || !(content << file.rdbuf())) return Error{Errc::NotFound, "file.cannot-read", path};
    return content.str();
}

/// "127.0.0.1:8443", "[::1]:8443", "hub.example:8443".
Result<std::pair<std::string, std::uint16_t>> hostAndPort(const std::string& listen) {
    const auto colon = listen.rfind(':');
    unsigned port = 0;
    if (colon == std::string::npos || colon == 0) return invalid("listen.address", listen);
    const char* const end = listen.data() + listen.size();
    const auto read = std::from_chars(listen.data() + colon + 1, end, port);
    if (read.ec != std::errc{} || read.ptr != end || port > 65535) return invalid("listen.address", listen);
    auto host = listen.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    return std::pair{host, static_cast<std::uint16_t>(port)};
}

/// As it was asked for; else beside the store's file, else in the folder that systemd made for us, else nowhere.
std::filesystem::path exportFolder(const ServeArguments& arguments) {
    constexpr std::string_view kSqlite = "sqlite:";
    if (!arguments.exports.empty()) return arguments.exports;
    if (arguments.store.starts_with(kSqlite)) return arguments.store.substr(kSqlite.size()) + ".exports";
    const char* const state = std::getenv("STATE_DIRECTORY");
    return state ? std::filesystem::path{state} / "exports" : std::filesystem::path{};
}

}  // namespace

Result<void> serve(const Arguments& given, std::ostream& out, std::ostream& log) {
    const auto& arguments = given.serve;
    HubOptions options;
    options.store = arguments.store;
    JIAYI_TRY(options.certificatePem, contentOfFile(arguments.certificate));
    JIAYI_TRY(options.privateKeyPem, contentOfFile(arguments.key));
    JIAYI_TRY(const auto address, hostAndPort(arguments.listen));
    options.host = address.first;
    options.port = address.second;
    options.urls = arguments.urls;
    options.exports = exportFolder(arguments);
    options.metricsFrom = {arguments.metricsFrom.begin(), arguments.metricsFrom.end()};
    options.log = &log;

    // Blocked before the first thread starts, so that every thread inherits it and the signal waits for sigwait().
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGTERM);
    sigaddset(&ending, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ending, nullptr);
    ::signal(SIGPIPE, SIG_IGN);  // whoever read the log may go away
    JIAYI_TRY(const auto server, HubServer::start(options));
    out << "listening on " << server->url() << std::endl;
    const StatementRound statements(arguments.store);
    int received = 0;
    sigwait(&ending, &received);
    server->stop();
    return {};
}

}  // namespace jiayi::hub
