// A draft that is open on a screen, and what other desks wrote into it meanwhile.
#pragma once

#include "models/queue/shared_draft.h"

#include <set>

namespace jiayi::queue {

/// What may be shown now.
struct Arrivals {
    care::Answers answers;  ///< empty: taken away
    std::map<std::string, care::MeasuredBy, std::less<>> measured;  ///< of those, who wrote them
    std::optional<std::string> note;
    bool more = false;   ///< something came for a field that is held
    bool ended = false;  ///< the draft was signed or thrown away at another desk
};

/// Answers and note that differ from the basis and were not changed on the screen (`forms`, `input`) since. They become part of the basis, so that
/// saving the screen does not write them in another name; `held` fields ("note" for the note) and everything else wait. What was changed on the
/// screen stays, and stands above what came when it is saved. A signature covers what came once all of it was taken. Errors of the store.
Result<Arrivals> takeIn(db::Database& database, care::ResidentId resident, DraftBasis& basis, const std::vector<care::FormKey>& forms, const care::VisitInput& input,
                        const std::set<std::string>& held);

}  // namespace jiayi::queue
