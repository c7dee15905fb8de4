// One SQLite connection (SQLCipher when a key is given), used by one thread.
#pragma once

#include "models/core/dates.h"
#include "models/core/ids.h"
#include "models/core/result.h"
#include "models/db/disk.h"

#include <cstdint>
#include <exception>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <vector>

namespace SQLite {
class Database;
class Exception;
class Statement;
}  // namespace SQLite

namespace jiayi::db {

struct OpenOptions {
    std::filesystem::path path;
    std::string key;        ///< 32 raw bytes; empty opens an unencrypted file (the hub's)
    bool create = false;    ///< make the file when it is not there; otherwise NotFound
    bool readOnly = false;
    Disk* disk = &systemDisk();  ///< not owned
};

/// Opens with WAL, synchronous=FULL, foreign keys and a busy timeout. Beside the file F stands F.head, the number of
/// the last commit: SQLite cannot see a lost WAL tail by itself, so a store behind its F.head is refused.
/// Owner: whoever opened it; thread: the one that opened it.
class Database {
public:
    /// NotFound "store.no-such-file", Denied "store.wrong-key", Corrupt "store.damaged" or "store.behind-head".
    static Result<std::unique_ptr<Database>> open(const OpenOptions& options);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    const std::filesystem::path& path() const { return m_options.path; }
    const OpenOptions& options() const { return m_options; }
    /// Commits of writing transactions since the store was made.
    std::int64_t commitCounter();
    /// Runs statements that return nothing. Throws SQLite::Exception: call it inside attempt().
    void execute(const std::string& sql);
    std::int64_t lastInsertRowId() const;
    int changes() const;
    /// Full `integrity_check` and F.head; Corrupt with what was found.
    Result<void> verify();
    /// Writes a whole copy, with the same key, at one instant in time. `target` must not exist.
    Result<void> copyTo(const std::filesystem::path& target);
    SQLite::Database& raw() { return *m_db; }

private:
    friend class Query;
    friend class Transaction;
    friend class ReadSnapshot;
    explicit Database(OpenOptions options);
    Result<void> checkHead();
    std::filesystem::path head() const { return m_options.path.string() + ".head"; }
    void requireTransaction() const;
    std::unique_ptr<SQLite::Statement> take(const std::string& sql);
    void giveBack(const std::string& sql, std::unique_ptr<SQLite::Statement> statement);

    OpenOptions m_options;
    std::unique_ptr<SQLite::Database> m_db;
    std::unordered_map<std::string, std::vector<std::unique_ptr<SQLite::Statement>>> m_statements;
    bool m_inTransaction = false;
};

/// What an SQLite exception means: Busy, Full, Corrupt, Conflict (a constraint), Denied (read-only). Its text never
/// holds bound values, so it may be logged.
Error toError(const SQLite::Exception& exception);

/// Thrown inside attempt() where a writer that returns nothing has to refuse; it becomes its Error there.
struct Refusal : std::exception {
    explicit Refusal(Error e) : error(std::move(e)) {}
    const char* what() const noexcept override { return error.reason.c_str(); }
    Error error;
};

namespace detail {
Error currentError();
}

/// Runs `work` (which returns a Result) and turns an SQLite exception or a Refusal into its Error.
template <class Work>
auto attempt(Work&& work) -> std::invoke_result_t<Work> {
    try {
        return std::forward<Work>(work)();
    } catch (const std::exception&) {
        return detail::currentError();
    }
}

/// BEGIN IMMEDIATE ... COMMIT; rolled back unless committed. Throws SQLite::Exception: use it inside attempt().
class Transaction {
public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

private:
    Database& m_database;
    bool m_open = true;
};

/// Until it ends, everything read is as of one instant; what others commit meanwhile is seen whole, later. Takes no lock
/// that a writer would wait for. Throws SQLite::Exception.
class ReadSnapshot {
public:
    explicit ReadSnapshot(Database& database);
    ~ReadSnapshot();
    ReadSnapshot(const ReadSnapshot&) = delete;
    ReadSnapshot& operator=(const ReadSnapshot&) = delete;

private:
    Database& m_database;
};

}  // namespace jiayi::db
