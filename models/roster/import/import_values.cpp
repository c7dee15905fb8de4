#include "models/roster/import/import_values.h"

namespace jiayi::roster {

ImportCounts ImportReport::total() const {
    ImportCounts all;
    for (const auto& [kind, counts] : kinds) {
        all.created += counts.created;
        all.changed += counts.changed;
        all.unchanged += counts.unchanged;
        all.rejected += counts.rejected;
        all.kept += counts.kept;
        all.waiting += counts.waiting;
    }
    return all;
}

}  // namespace jiayi::roster
