#include "models/db/database.h"

#include "models/core/hash.h"
#include "models/db/query.h"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>

#include <chrono>
#include <iterator>
#include <thread>

namespace jiayi::db {

namespace {

constexpr int kBusyMilliseconds = 5000;

void applyKey(SQLite::Database& db, const std::string& key) {
    if (key.empty()) return;
    db.exec("PRAGMA cipher_log_level=NONE");  // a wrong key is an answer here, not a line on standard error
    // A raw key, so SQLCipher derives nothing. SQLite::Database::key() throws in Debian's build.
    const auto literal = "x'" + toHex({reinterpret_cast<const std::uint8_t*>(key.data()), key.size()}) + "'";
    sqlite3_key(db.getHandle(), literal.data(), static_cast<int>(literal.size()));
}

/// Who waits for the store looks again every millisecond. SQLite's own pauses grow to 100 ms, and would miss the short
/// gaps that the sync thread leaves between its transactions for a save to get in.
int lookAgain(void*, int tries) {
    if (tries >= kBusyMilliseconds) return 0;
    std::this_thread::sleep_for(std::chrono::milliseconds{1});
    return 1;
}

}  // namespace

Error toError(const SQLite::Exception& exception) {
    const int code = exception.getErrorCode();
    switch (code) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED: return {Errc::Busy, "store.busy", exception.getErrorStr()};
        case SQLITE_FULL: return {Errc::Full, "store.disk-full", exception.getErrorStr()};
        case SQLITE_IOERR: return {Errc::Full, "store.disk-error", exception.getErrorStr()};
        case SQLITE_NOTADB: return {Errc::Denied, "store.wrong-key", exception.getErrorStr()};
        case SQLITE_CORRUPT: return {Errc::Corrupt, "store.damaged", exception.getErrorStr()};
        case SQLITE_CONSTRAINT: return {Errc::Conflict, "store.constraint", exception.what()};
        case SQLITE_READONLY: return {Errc::Denied, "store.read-only", exception.getErrorStr()};
        case SQLITE_CANTOPEN: return {Errc::NotFound, "store.cannot-open", exception.getErrorStr()};
        default: throw;  // a wrong statement is a bug
    }
}

namespace detail {

Error currentError() {
    try {
        throw;
    } catch (const SQLite::Exception& exception) {
        return toError(exception);
    } catch (const Refusal& refusal) {
        return refusal.error;
    }
}

}  // namespace detail

Database::Database(OpenOptions options) : m_options(std::move(options)) {}
Database::~Database() { m_statements.clear(); }

Result<std::unique_ptr<Database>> Database::open(const OpenOptions& options) {
    if (!options.create && !options.disk->exists(options.path)) return Error{Errc::NotFound, "store.no-such-file", {}};
    if (options.create) options.disk->createPrivately(options.path);
    return attempt([&]() -> Result<std::unique_ptr<Database>> {
        std::unique_ptr<Database> database{new Database{options}};
        const int flags = options.readOnly ? SQLite::OPEN_READONLY
                                           : SQLite::OPEN_READWRITE | (options.create ? SQLite::OPEN_CREATE : 0);
        database->m_db = std::make_unique<SQLite::Database>(options.path.string(), flags, kBusyMilliseconds, options.disk->vfs());
        sqlite3_busy_handler(database->m_db->getHandle(), lookAgain, nullptr);
        applyKey(*database->m_db, options.key);
        // The first read is what finds out whether the key fits.
        database->execute("SELECT count(*) FROM sqlite_master");
        if (!options.readOnly) {
            database->execute("PRAGMA journal_mode=WAL");
            database->execute("CREATE TABLE IF NOT EXISTS commit_counter (one INTEGER PRIMARY KEY CHECK (one = 1), "
                              "n INTEGER NOT NULL) STRICT");
            database->execute("INSERT OR IGNORE INTO commit_counter VALUES (1, 0)");
        }
        database->execute("PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; "
                          "PRAGMA cache_size=-65536");
        JIAYI_CHECK(database->checkHead());
        return database;
    });
}

std::int64_t Database::commitCounter() {
    Query query(*this, "SELECT n FROM commit_counter");
    return query.next() ? query.integer(0) : 0;
}

Result<void> Database::checkHead() {
    // F.head first: another process may commit in between, which only moves the counter ahead.
    const auto written = m_options.disk->readHead(head());
    if (written && commitCounter() < *written) return Error{Errc::Corrupt, "store.behind-head", {}};
    return {};
}

void Database::requireTransaction() const {
    // After a full disk or a failed read SQLite rolls back by itself. What follows would be written outside of any
    // transaction, half a save, had somebody gone on after the first error.
    if (m_inTransaction && sqlite3_get_autocommit(m_db->getHandle()))
        throw SQLite::Exception("the transaction was rolled back", SQLITE_IOERR);
}

void Database::execute(const std::string& sql) {
    requireTransaction();
    m_db->exec(sql);
}
std::int64_t Database::lastInsertRowId() const { return m_db->getLastInsertRowid(); }
int Database::changes() const { return m_db->getChanges(); }

Result<void> Database::verify() {
    return attempt([&]() -> Result<void> {
        Query query(*this, "PRAGMA integrity_check");
        while (query.next()) {
            if (const auto found = query.text(0); found != "ok") return Error{Errc::Corrupt, "store.damaged", found};
        }
        Query keys(*this, "PRAGMA foreign_key_check");
        if (keys.next()) return Error{Errc::Corrupt, "store.dangling-row", keys.text(0)};
        return checkHead();
    });
}

Result<void> Database::copyTo(const std::filesystem::path& target) {
    if (m_options.disk->exists(target)) return Error{Errc::Conflict, "file.exists", {}};
    return attempt([&]() -> Result<void> {
        SQLite::Database copy(target.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, kBusyMilliseconds, m_options.disk->vfs());
        applyKey(copy, m_options.key);
        // A stepwise copy beside a writer restarts for ever: a read transaction holds one instant.
        execute("BEGIN; SELECT count(*) FROM sqlite_master");
        try {
            SQLite::Backup backup(copy, *m_db);
            backup.executeStep(-1);
        } catch (...) {
            execute("COMMIT");
            throw;
        }
        execute("COMMIT");
        return {};
    });
}

std::unique_ptr<SQLite::Statement> Database::take(const std::string& sql) {
    requireTransaction();
    auto& free = m_statements[sql];
    if (free.empty()) return std::make_unique<SQLite::Statement>(*m_db, sql);
    auto statement = std::move(free.back());
    free.pop_back();
    return statement;
}

void Database::giveBack(const std::string& sql, std::unique_ptr<SQLite::Statement> statement) {
    if (!statement) return;
    statement->tryReset();
    statement->clearBindings();
    m_statements[sql].push_back(std::move(statement));
}

Transaction::Transaction(Database& database) : m_database(database) {
    if (database.m_inTransaction) throw std::logic_error("a transaction inside a transaction");
    database.execute("BEGIN IMMEDIATE");
    database.m_inTransaction = true;
}

Transaction::~Transaction() {
    if (!m_open) return;
    m_database.m_inTransaction = false;
    try {
        m_database.execute("ROLLBACK");
    } catch (const SQLite::Exception&) {
        // SQLite has rolled back by itself after a full disk or a lost lock: the state wanted here.
    }
}

void Transaction::commit() {
    std::int64_t counter = 0;
    {
        Query raise(m_database, "UPDATE commit_counter SET n = n + 1 RETURNING n");
        raise.next();
        counter = raise.integer(0);
    }
    m_database.execute("COMMIT");
    m_open = false;
    m_database.m_inTransaction = false;
    m_database.m_options.disk->raiseHead(m_database.head(), counter);
}

ReadSnapshot::ReadSnapshot(Database& database) : m_database(database) { m_database.execute("BEGIN"); }

ReadSnapshot::~ReadSnapshot() {
    // After a disk error SQLite has ended it by itself.
    if (!sqlite3_get_autocommit(m_database.m_db->getHandle())) m_database.execute("COMMIT");
}

}  // namespace jiayi::db
