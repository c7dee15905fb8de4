// A store of either kind, new and with two clinics. A test that names its rows by addStores() runs on both.
#pragma once

#include "tests/hub/hub_world.h"
#include "tests/hub/new_store.h"

namespace jiayi::hub::test {

using namespace std::chrono_literals;

inline constexpr Instant kNow{1'700'000'000'000ms};

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

inline void append(StoreTransaction& transaction, const std::string& id, std::int64_t version,
                   const char* stream = kClinicA) {
    must(transaction.append(stream, patientVersion(id, version)));
}

class StoreFixture {
public:
    StoreFixture() : m_address(newStoreAddress(onPostgres(), m_dir)), store(open()) {
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
    QTemporaryDir m_dir;
    std::string m_address;

public:
    std::unique_ptr<Store> store;
};

}  // namespace jiayi::hub::test
