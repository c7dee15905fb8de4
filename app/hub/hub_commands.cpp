#include "app/hub/hub_commands.h"

#include "sync/hub/auth.h"
#include "sync/hub/server.h"
#include "sync/hub/store_address.h"

#include <CLI/CLI.hpp>
#include <pthread.h>
#include <signal.h>
#include <sys/stat.h>

#include <charconv>
#include <fstream>
#include <ostream>
#include <sstream>

namespace jiayi::hub {

namespace {

enum ExitCode { kDone = 0, kWrongUsage = 2, kCannotOpen = 3, kIntegrityBroken = 4 };

struct Arguments {
    std::string store;
    std::string listen;
    std::string certificate;
    std::string key;
    std::vector<std::string> urls;
    std::string code;
    std::string name;
};

int exitCodeOf(const Error& error) {
    if (error.code == Errc::Corrupt) return kIntegrityBroken;
    return error.code == Errc::Invalid ? kWrongUsage : kCannotOpen;
}

int fail(std::ostream& err, const Error& error) {
    err << "jiayi-hub: " << toString(error) << '\n';
    return exitCodeOf(error);
}

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

Result<void> serve(const Arguments& arguments, std::ostream& out, std::ostream& log) {
    HubOptions options;
    options.store = arguments.store;
    JIAYI_TRY(options.certificatePem, contentOfFile(arguments.certificate));
    JIAYI_TRY(options.privateKeyPem, contentOfFile(arguments.key));
    JIAYI_TRY(const auto address, hostAndPort(arguments.listen));
    options.host = address.first;
    options.port = address.second;
    options.urls = arguments.urls;
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
    int received = 0;
    sigwait(&ending, &received);
    server->stop();
    return {};
}

Result<void> addInstitution(const Arguments& arguments, std::ostream& out, std::ostream&) {
    JIAYI_TRY(const auto store, openStore(arguments.store));
    JIAYI_CHECK(store->addInstitution({arguments.code, arguments.name}));
    out << arguments.code << '\t' << arguments.name << '\n';
    return {};
}

Result<void> listInstitutions(const Arguments& arguments, std::ostream& out, std::ostream&) {
    JIAYI_TRY(const auto store, openStore(arguments.store));
    JIAYI_TRY(const auto institutions, store->institutions());
    for (const auto& each : institutions) out << each.code << '\t' << each.name << '\n';
    return {};
}

Result<void> makePairCode(const Arguments& arguments, std::ostream& out, std::ostream&) {
    JIAYI_TRY(const auto store, openStore(arguments.store));
    SystemRandom random;
    JIAYI_TRY(const auto code, newPairCode(*store, arguments.code, SystemClock{}.now(), random));
    out << "Type this code on the desk within 15 minutes. It works once.\n" << code << '\n';
    return {};
}

using Command = Result<void> (*)(const Arguments&, std::ostream& out, std::ostream& log);

void addCommand(CLI::App* command, Arguments& arguments, Command run, Command& chosen) {
    command->add_option("--store", arguments.store, "sqlite:PATH; made when it is not there")->required();
    command->callback([run, &chosen] { chosen = run; });
}

}  // namespace

int runHubCommand(int argc, const char* const* argv, std::ostream& out, std::ostream& err) {
    Arguments arguments;
    Command chosen = nullptr;
    CLI::App app{"The reference consortium hub: an HTTPS FHIR R4 server", "jiayi-hub"};
    app.require_subcommand(1);

    auto* serving = app.add_subcommand("serve", "Serve until SIGTERM or SIGINT");
    addCommand(serving, arguments, serve, chosen);
    serving->add_option("--listen", arguments.listen, "HOST:PORT; port 0 takes a free one")->required();
    serving->add_option("--tls-cert", arguments.certificate, "PEM file, the hub's certificate first")->required();
    serving->add_option("--tls-key", arguments.key, "PEM file")->required();
    serving->add_option("--url", arguments.urls, "a further address that desks know this hub by, as behind a proxy");

    auto* institution = app.add_subcommand("institution", "Institutions of the consortium");
    institution->require_subcommand(1);
    auto* adding = institution->add_subcommand("add", "Add an institution, or rename it");
    addCommand(adding, arguments, addInstitution, chosen);
    adding->add_option("--code", arguments.code)->required();
    adding->add_option("--name", arguments.name)->required();
    addCommand(institution->add_subcommand("list", "Code and name, one a line"), arguments, listInstitutions, chosen);

    auto* pairing = app.add_subcommand("pair-code", "A one-time code to pair a desk with");
    addCommand(pairing, arguments, makePairCode, chosen);
    pairing->add_option("--institution", arguments.code)->required();

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error, out, err) == 0 ? kDone : kWrongUsage;
    }
    // Nobody else on this machine reads the store.
    ::umask(S_IRWXG | S_IRWXO);
    const auto done = chosen(arguments, out, err);
    return done ? int{kDone} : fail(err, done.error());
}

}  // namespace jiayi::hub
