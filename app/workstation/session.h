// A store opened for one user, with what every use case needs: the composition root's own state.
#pragma once

#include "models/access/store.h"
#include "models/care/rules/rule_book.h"
#include "models/sync/unit.h"

#include <memory>
#include <optional>
#include <string>

namespace jiayi::app {

/// The answer to a passphrase prompt: that variable of the environment, or typed on the terminal without echo. Invalid "passphrase.none".
Result<std::string> askPassphrase(const std::string& prompt, const char* variable = "JIAYI_PASSPHRASE");

class Session {
public:
    /// `user` empty means the store's only one. A wrong passphrase waits out its delay before it is tried.
    static Result<Session> open(const std::filesystem::path& store, const std::string& user, const std::string& passphrase,
                                const Clock& clock, Random& random);

    /// A second connection of a store that is open already, for another thread.
    static Result<Session> openWithKey(const std::filesystem::path& store, const std::string& user, const std::string& key,
                                       const Clock& clock, Random& random);

    sync::Context context() { return {*m_database, m_clock, m_random, m_user}; }
    db::Database& database() { return *m_database; }
    const care::RuleBook& rules() const { return *m_rules; }
    const std::string& user() const { return m_user; }
    const std::string& key() const { return m_key; }
    const std::filesystem::path& store() const { return m_database->path(); }

private:
    Session(std::unique_ptr<db::Database> database, std::unique_ptr<care::RuleBook> rules, std::string user, std::string key,
            const Clock& clock, Random& random);

    std::unique_ptr<db::Database> m_database;
    std::unique_ptr<care::RuleBook> m_rules;
    std::string m_user;
    std::string m_key;
    const Clock& m_clock;
    Random& m_random;
};

/// The user's name in this store: `user`, or the only one. Invalid "user.choose".
Result<std::string> chooseUser(const access::KeyFile& keys, const std::string& user);

}  // namespace jiayi::app
