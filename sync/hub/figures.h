// The consortium's figures: made of what clinics reported, and put back into every clinic's stream, so that desks hear of them by their ordinary pull and
// have them offline.
#pragma once

#include "sync/figures/figure_report.h"
#include "sync/hub/hub_rules.h"
#include "sync/hub/store.h"

namespace jiayi::hub {

struct FiguresPublished {
    std::size_t reports = 0;    ///< of clinics, that were read
    std::size_t figures = 0;    ///< of the consortium
    std::size_t written = 0, unchanged = 0;  ///< into how many streams, figure by figure
};

/// How many clinics at least (consortium_figures.csv). Invalid "rules.row".
Result<int> leastClinics();
/// One transaction a clinic; what already stands there so is left alone. NotFound "institution.unknown" where there is none; Busy and others of the store:
/// the clinics before it have theirs, and the next run gives the others.
Result<FiguresPublished> publishFigures(Store& store, const SearchParameters& parameters, int leastClinics, Instant now);

}  // namespace jiayi::hub
