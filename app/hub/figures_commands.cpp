#include "app/hub/hub_arguments.h"
#include "models/core/clock.h"
#include "sync/hub/figures.h"
#include "sync/hub/store_address.h"

#include <ostream>

namespace jiayi::hub {

Result<void> publishConsortiumFigures(const Arguments& arguments, std::ostream& out, std::ostream&) {
    JIAYI_TRY(const auto store, openStore(arguments.store));
    JIAYI_TRY(const auto least, leastClinics());
    JIAYI_TRY(const auto done, publishFigures(*store, loadHubRules().search, least, SystemClock{}.now()));
    out << done.reports << " figures of clinics, " << done.figures << " of the consortium: " << done.written << " written, " << done.unchanged << " known already\n";
    return {};
}

}  // namespace jiayi::hub
