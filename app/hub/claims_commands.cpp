#include "app/hub/hub_arguments.h"
#include "models/core/dates.h"
#include "sync/hub/claims_import.h"
#include "sync/hub/store_address.h"

#include <fstream>
#include <ostream>
#include <sstream>

namespace jiayi::hub {

Result<void> importClaimsFile(const Arguments& arguments, std::ostream& out, std::ostream& log) {
    std::ifstream file{arguments.file, std::ios::binary};
    std::ostringstream content;
    if (!file || !(content << file.rdbuf())) return Error{Errc::NotFound, "file.cannot-read", arguments.file};
    const auto now = SystemClock{}.now();
    JIAYI_TRY(const auto filed, claims::readClaims(content.str(), localDate(now)));
    JIAYI_TRY(const auto store, openStore(arguments.store));
    JIAYI_TRY(const auto done, importClaims(*store, loadHubRules().search, filed, now));
    out << done.imported << " imported, " << done.unchanged << " known already, " << done.leftOut.size() << " left out\n";
    for (const auto& each : done.leftOut) log << "row " << each.row << '\t' << each.number << '\t' << (each.held ? "held" : "refused") << '\t' << each.reason << '\n';
    if (!done.leftOut.empty()) return Error{Errc::Rejected, "claims.left-out", std::to_string(done.leftOut.size())};
    return {};
}

}  // namespace jiayi::hub
