// A clinic's store in a folder of its own, with time and chance held by the test.
#pragma once

#include "models/core/clock.h"
#include "models/db/migrator.h"
#include "models/sync/unit.h"

#include <QTemporaryDir>

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

namespace jiayi::test {

/// Encrypted with a fixed key, migrated to the last step. No F.keys: tests of keys make their own store.
class ClinicStore {
public:
    ClinicStore() {
        reopen(true);
        if (!db::migrate(*m_database, db::embeddedSteps("schema/clinic/"))) throw std::runtime_error("cannot migrate");
    }

    db::Database& database() { return *m_database; }
    sync::Context context() { return {*m_database, clock, random, "chen"}; }
    std::filesystem::path path() const { return m_dir.filePath(QStringLiteral("clinic.db")).toStdString(); }
    std::filesystem::path file(const char* name) const { return m_dir.filePath(QString::fromUtf8(name)).toStdString(); }
    static std::string key() { return std::string(32, 'k'); }

    /// Closes the file and opens it again.
    void reopen(bool create = false) {
        m_database.reset();
        auto opened = db::Database::open({path(), key(), create, false});
        if (!opened) throw std::runtime_error(toString(opened.error()));
        m_database = std::move(*opened);
    }

    /// The single number that a query gives.
    std::int64_t count(const std::string& sql) {
        db::Query query(*m_database, sql);
        return query.next() ? query.integer(0) : -1;
    }

    ManualClock clock{startOfDay(makeDate(2026, 11, 22)) + std::chrono::hours{9}};
    SeededRandom random{7};

private:
    QTemporaryDir m_dir;
    std::unique_ptr<db::Database> m_database;
};

}  // namespace jiayi::test
