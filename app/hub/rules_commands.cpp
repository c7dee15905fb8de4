#include "app/hub/hub_arguments.h"
#include "models/core/dates.h"
#include "sync/hub/rule_sets_publisher.h"
#include "sync/hub/store_address.h"

#include <filesystem>
#include <fstream>
#include <ostream>
#include <sstream>

namespace jiayi::hub {

namespace {

Result<capitation::BookFiles> readTables(const std::filesystem::path& folder) {
    capitation::BookFiles files;
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
        const auto name = entry.path().filename().string();
        if (!name.starts_with("capitation_") || entry.path().extension() != ".csv") continue;
        std::ifstream file{entry.path(), std::ios::binary};
        std::ostringstream content;
        if (!file || !(content << file.rdbuf())) return Error{Errc::NotFound, "file.cannot-read", name};
        files.emplace(name, content.str());
    }
    if (failed) return Error{Errc::NotFound, "file.cannot-read", folder.string()};
    return files;
}

}  // namespace

Result<void> publishCapitation(const Arguments& arguments, std::ostream& out, std::ostream&) {
    const auto now = SystemClock{}.now();
    capitation::RuleSet set;
    set.version = arguments.id;
    set.publisher = arguments.name;
    set.validFrom = localDate(now);
    if (!arguments.formulary.validFrom.empty()) {
        JIAYI_TRY(set.validFrom, parseDate(arguments.formulary.validFrom));
    }
    set.id = capitation::ruleSetId(set.publisher, set.version);
    JIAYI_TRY(set.files, readTables(arguments.file));
    JIAYI_TRY(const auto store, openStore(arguments.store));
    JIAYI_TRY(const auto done, publishRules(*store, loadHubRules().search, set, now));
    out << "version " << set.version << ": " << done.written << " institutions, " << done.unchanged << " had it already\n";
    return {};
}

}  // namespace jiayi::hub
