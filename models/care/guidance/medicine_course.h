// Lines of one drug joined to what the guidance asks: whether it is taken, since when, and when it was last changed.
#pragma once

#include "models/care/guidance/rules/person_facts.h"

namespace jiayi::guidance {

struct DrugLine {
    std::string name, atc, dose;
    std::optional<Date> start, end;
    bool active = false;
    bool held = false;
    std::vector<Date> changes;  ///< of dose, or held and resumed
};

/// By ATC code. A line that goes on where another of the same dose ended is a renewal: neither its end nor the next start is a change.
std::vector<Medicine> medicinesOf(const std::vector<DrugLine>& lines, Date today);

}  // namespace jiayi::guidance
