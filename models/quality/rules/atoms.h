// The words of the measures' language; its grammar is the guidance's (models/care/guidance/rules/condition.h). README.md explains each.
#pragma once

#include "models/care/guidance/rules/condition.h"

namespace jiayi::quality {

enum class Ask : int {
    Age, SexIs, Recorded, Gone, Managed, ManagedFor, Contract, Has, HasBy, Newly, Disease, Visits, Regular, RegularWith, Tested, Latest, Lowest, LatestWith,
    LowestWith, Least, Apart, AtLast, Says, HasTarget, BelowTarget, Takes, Covered, ContractEnds, Renewed,
};

std::span<const guidance::AtomType> measureAtoms();
inline Ask askOf(const guidance::Atom& atom) { return static_cast<Ask>(static_cast<int>(atom.kind)); }

}  // namespace jiayi::quality
