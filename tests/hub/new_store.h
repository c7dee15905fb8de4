// Addresses of new stores of either kind, and tests that run on both.
#pragma once

#include "sync/hub/store_address.h"
#include "tests/support/postgres_server.h"

#include <QTest>

namespace jiayi::hub::test {

/// Called by initTestCase_data(): every test of the class runs once for each. Only then may onPostgres() be asked.
inline void addStores() {
    QTest::addColumn<bool>("postgres");
    QTest::newRow("sqlite") << false;
    QTest::newRow("postgres") << true;
}
inline bool onPostgres() {
    QFETCH_GLOBAL(bool, postgres);
    return postgres;
}

/// A database that has the hub's schema already: copied, it costs a tenth of the migration.
inline std::string newPostgresDatabase() {
    auto& server = jiayi::test::PostgresServer::shared();
    static const auto ready = [&] {
        const auto made = openStore(server.newDatabase());
        if (!made) throw std::runtime_error(toString(made.error()));
        return std::string{"db1"};
    }();
    return server.newDatabase(ready);
}

/// In `folder` if it is a file.
inline std::string newStoreAddress(bool postgres, const QTemporaryDir& folder) {
    return postgres ? newPostgresDatabase()
                    : "sqlite:" + folder.filePath(QStringLiteral("hub.db")).toStdString();
}

}  // namespace jiayi::hub::test
