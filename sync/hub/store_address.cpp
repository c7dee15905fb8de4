#include "sync/hub/store_address.h"

#include "sync/hub/sqlite_store.h"

namespace jiayi::hub {

namespace {
constexpr std::string_view kSqlite = "sqlite:";
}

Result<std::unique_ptr<Store>> openStore(std::string_view address) {
    if (!address.starts_with(kSqlite) || address.size() == kSqlite.size())
        return invalid("store.address", "sqlite:PATH is known");
    JIAYI_TRY(auto store, SqliteStore::open(address.substr(kSqlite.size())));
    return std::unique_ptr<Store>{std::move(store)};
}

}  // namespace jiayi::hub
