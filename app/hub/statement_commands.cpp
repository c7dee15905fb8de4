#include "app/hub/hub_arguments.h"
#include "app/hub/statement_round.h"
#include "sync/hub/store_address.h"

#include <ostream>

namespace jiayi::hub {

Result<void> answerStatements(const Arguments& arguments, std::ostream& out, std::ostream&) {
    JIAYI_TRY(const auto store, openStore(arguments.store));
    JIAYI_TRY(const auto done, answerOnce(*store));
    out << done.accepted << " accepted, " << done.queried << " queried, " << done.rejected << " rejected, " << done.failed << " to be tried again\n";
    return {};
}

}  // namespace jiayi::hub
