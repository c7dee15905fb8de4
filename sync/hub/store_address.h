// The store that an address names.
#pragma once

#include "sync/hub/store.h"

namespace jiayi::hub {

/// "sqlite:PATH", made when it is not there; or "postgresql://USER@HOST[,HOST...]/DATABASE" as libpq reads it.
/// Invalid "store.address" for neither, and the errors of SqliteStore::open() and PostgresStore::open().
Result<std::unique_ptr<Store>> openStore(std::string_view address);

/// How many threads it is worth to have waiting for that store: a file has one writer, a database as many as there are
/// streams, whose commits go to the disk together.
std::size_t workersFor(std::string_view address);

}  // namespace jiayi::hub
