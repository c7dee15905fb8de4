// The store that an address names.
#pragma once

#include "sync/hub/store.h"

namespace jiayi::hub {

/// "sqlite:PATH"; made when it is not there. Invalid "store.address", and the errors of SqliteStore::open().
Result<std::unique_ptr<Store>> openStore(std::string_view address);

}  // namespace jiayi::hub
