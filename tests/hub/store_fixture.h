// A store of either kind, new and with two clinics. A test that names its rows by addStores() runs on both.
#pragma once

#include "sync/hub/store_address.h"
#include "tests/hub/hub_world.h"
#include "tests/support/postgres_server.h"

#include <QTest>

namespace jiayi::hub::test {

using namespace std::chrono_literals;

inline constexpr Instant kNow{1'700'000'000'000ms};

/// Called by initTestCase_data(): every test of the class runs once for each.
inline void addStores() {
    QTest::addColumn<bool>("postgres");
    QTest::newRow("sqlite") << false;
    QTest::newRow("postgres") << true;
}

/// A database that has the hub's schema already: copied, it costs a tenth of the migration.
inline std::string newPostgresDatabase() {
    auto& server = jiayi::test::PostgresServer::shared();
    static const auto ready = [&] {
        must(openStore(server.newDatabase()));
        return std::string{"db1"};
    }();
    return server.newDatabase(ready);
}

inline Version patientVersion(const std::string& id, std::int64_t number = 1) {
    Version version;
    version.key = {"Patient", id};
    version.version = number;
    version.body = "{}";
    version.hash = sha256(id);
    version.author = kClinicA;
    version.patient = id;
    return version;
}

inline void append(StoreTransaction& transaction, const std::string& id, std::int64_t version, const char* stream = kClinicA) {
    must(transaction.append(stream, patientVersion(id, version)));
}

class StoreFixture {
public:
    StoreFixture() : m_address(newAddress()), store(open()) {
        must(store->addInstitution({kClinicA, "A"}));
        must(store->addInstitution({kClinicB, "B"}));
    }
    /// A second one beside the first, as another process has it.
    std::unique_ptr<Store> open() const { return must(openStore(m_address)); }
    void write(const char* stream, const Version& version, Instant at = kNow) {
        const auto transaction = must(store->begin({stream}, at));
        must(transaction->append(stream, version));
        must(transaction->commit());
    }
    void write(const char* stream, const std::string& id) { write(stream, patientVersion(id)); }
    std::vector<std::string> ids(const SearchQuery& query) {
        std::vector<std::string> found;
        for (const auto& version : must(store->search(kClinicA, query))) found.push_back(version.key.id);
        return found;
    }

private:
    std::string newAddress() const {
        QFETCH_GLOBAL(bool, postgres);
        return postgres ? newPostgresDatabase() : "sqlite:" + m_dir.filePath(QStringLiteral("hub.db")).toStdString();
    }
    QTemporaryDir m_dir;
    std::string m_address;

public:
    std::unique_ptr<Store> store;
};

}  // namespace jiayi::hub::test
