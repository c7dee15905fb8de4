// The templates of SqliteStore, shared by its source files alone.
#pragma once

#include "sync/hub/sqlite_rows.h"
#include "sync/hub/sqlite_store.h"

namespace jiayi::hub {

template <class Work>
auto SqliteStore::reading(Work work) -> decltype(work(std::declval<db::Database&>())) {
    return db::attempt([&]() -> decltype(work(std::declval<db::Database&>())) {
        JIAYI_TRY(auto connection, connect());
        return work(*connection);
    });
}

template <class Work>
auto SqliteStore::writing(Work work) -> decltype(work(std::declval<db::Database&>())) {
    return db::attempt([&]() -> decltype(work(std::declval<db::Database&>())) {
        JIAYI_TRY(auto connection, connect());
        const std::lock_guard queue{m_writer};
        db::Transaction transaction(*connection);
        auto result = work(*connection);
        if (result) transaction.commit();
        return result;
    });
}

}  // namespace jiayi::hub
