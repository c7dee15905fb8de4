#include "sync/hub/store_address.h"

#include "sync/hub/postgres_store.h"
#include "sync/hub/sqlite_store.h"

namespace jiayi::hub {

namespace {
constexpr std::string_view kSqlite = "sqlite:", kPostgres = "postgresql://";
}

std::size_t workersFor(std::string_view address) { return address.starts_with(kPostgres) ? 16 : 2; }

Result<std::unique_ptr<Store>> openStore(std::string_view address) {
    if (address.starts_with(kPostgres)) {
        JIAYI_TRY(auto store, PostgresStore::open(std::string{address}));
        return std::unique_ptr<Store>{std::move(store)};
    }
    if (!address.starts_with(kSqlite) || address.size() == kSqlite.size())
        return invalid("store.address", "sqlite:PATH and postgresql://... are known");
    JIAYI_TRY(auto store, SqliteStore::open(address.substr(kSqlite.size())));
    return std::unique_ptr<Store>{std::move(store)};
}

}  // namespace jiayi::hub
