#include "app/hub/hub_arguments.h"
#include "app/hub/sample_formulary.h"
#include "models/core/csv.h"
#include "models/pharmacy/formulary/rules/formulary_table.h"
#include "sync/hub/formulary_publisher.h"
#include "sync/hub/store_address.h"

#include <fstream>
#include <ostream>
#include <sstream>

namespace jiayi::hub {

Result<void> publishFormularyFile(const Arguments& arguments, std::ostream& out, std::ostream&) {
    const auto& given = arguments.formulary;
    std::ifstream file{given.file, std::ios::binary};
    std::ostringstream content;
    if (!file || !(content << file.rdbuf())) return Error{Errc::NotFound, "file.cannot-read", given.file};
    const auto now = SystemClock{}.now();
    FormularyToPublish wanted{given.pharmacy, given.name, localDate(now), {}, given.newEpoch};
    if (!given.validFrom.empty()) {
        JIAYI_TRY(wanted.validFrom, parseDate(given.validFrom));
    }
    JIAYI_TRY(wanted.items, readFormulary(content.str()));
    JIAYI_TRY(const auto store, openStore(arguments.store));
    JIAYI_TRY(const auto done, publishFormulary(*store, wanted, now));
    const auto& manifest = done.manifest;
    if (!done.made) {
        out << manifest.pharmacy << "\tversion " << manifest.version << " says that already; nothing was made\n";
        return {};
    }
    out << manifest.pharmacy << "\tversion " << manifest.version << "\tfrom " << formatDate(manifest.validFrom) << '\t' << manifest.snapshot.count
        << " items, " << done.changed << " changed\troot " << toHex(manifest.root) << '\n';
    return {};
}

Result<void> listFormularies(const Arguments& arguments, std::ostream& out, std::ostream&) {
    JIAYI_TRY(const auto store, openStore(arguments.store));
    JIAYI_TRY(const auto versions, store->formularies({}, {}));
    for (const auto& version : versions) {
        JIAYI_TRY(const auto manifest, formulary::parseManifest(version.manifest));
        out << manifest.pharmacy << '\t' << manifest.version << '\t' << formatDate(manifest.validFrom) << '\t' << manifest.snapshot.count << '\t'
            << manifest.deltas.size() << '\t' << manifest.name << '\n';
    }
    return {};
}

Result<void> verifyStoredFormularies(const Arguments& arguments, std::ostream& out, std::ostream&) {
    JIAYI_TRY(const auto store, openStore(arguments.store));
    JIAYI_TRY(const auto verified, verifyFormularies(*store));
    for (const auto& each : verified)
        out << each.manifest.pharmacy << "\tversion " << each.manifest.version << "\tproved, " << each.deltas << " deltas lead to it\n";
    return {};
}

Result<void> makeSampleFormularyFile(const Arguments& arguments, std::ostream& out, std::ostream&) {
    const auto& given = arguments.formulary;
    // One time for the whole day, so that a revision differs by what it changed alone.
    const auto countedAt = startOfDay(localDate(SystemClock{}.now())) + std::chrono::hours{8};
    JIAYI_TRY(const auto items, sampleFormulary({given.items, given.seed, given.revision, countedAt}));
    std::ofstream file{given.out, std::ios::binary | std::ios::trunc};
    file << csvRow(pharmacy::formularyColumns());
    for (const auto& item : items) file << pharmacy::formularyRow(item);
    if (!file.flush()) return Error{Errc::Full, "file.cannot-write", given.out};
    out << given.out << '\t' << items.size() << " items, all of them sample\n";
    return {};
}

}  // namespace jiayi::hub
