#include "app/workstation/session.h"

#include <termios.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <thread>

namespace jiayi::app {

Result<std::string> askPassphrase(const std::string& prompt, const char* variable) {
    if (const char* given = std::getenv(variable)) return std::string{given};
    if (!::isatty(STDIN_FILENO)) return invalid("passphrase.none");
    std::cerr << prompt << ": " << std::flush;
    termios before{};
    ::tcgetattr(STDIN_FILENO, &before);
    termios silent = before;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    std::string typed;
    std::getline(std::cin, typed);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
    std::cerr << '\n';
    return typed;
}

Result<std::string> chooseUser(const access::KeyFile& keys, const std::string& user) {
    if (!user.empty()) return user;
    JIAYI_TRY(const auto users, keys.users());
    if (users.size() != 1) return invalid("user.choose");
    return users.front();
}

Session::Session(std::unique_ptr<db::Database> database, std::unique_ptr<care::RuleBook> rules, std::string user, std::string key,
                 const Clock& clock, Random& random)
    : m_database(std::move(database)), m_rules(std::move(rules)), m_user(std::move(user)), m_key(std::move(key)), m_clock(clock), m_random(random) {}

Result<Session> Session::open(const std::filesystem::path& store, const std::string& user, const std::string& passphrase,
                              const Clock& clock, Random& random) {
    if (!std::filesystem::exists(store)) return Error{Errc::NotFound, "store.no-such-file", {}};
    const access::KeyFile keys{store};
    JIAYI_TRY(auto name, chooseUser(keys, user));
    if (const auto delay = keys.delay(clock); delay.count() > 0) std::this_thread::sleep_for(delay);
    JIAYI_TRY(auto key, keys.unlock(name, passphrase, clock));
    return openWithKey(store, name, key, clock, random);
}

Result<Session> Session::openWithKey(const std::filesystem::path& store, const std::string& user, const std::string& key,
                                     const Clock& clock, Random& random) {
    JIAYI_TRY(auto database, access::openStore(store, key));
    JIAYI_TRY(auto rules, care::loadRules());
    return Session{std::move(database), std::make_unique<care::RuleBook>(std::move(rules)), user, key, clock, random};
}

}  // namespace jiayi::app
