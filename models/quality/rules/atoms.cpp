#include "models/quality/rules/atoms.h"

#include <array>

namespace jiayi::quality {

namespace {

using guidance::AtomType;

constexpr guidance::AtomKind numbered(Ask ask) { return static_cast<guidance::AtomKind>(static_cast<int>(ask)); }

constexpr std::array<AtomType, 29> kMeasureAtoms{{{"age", numbered(Ask::Age), "", true},
                                                  {"sex", numbered(Ask::SexIs), "x", false},
                                                  {"recorded", numbered(Ask::Recorded), "", false},
                                                  {"gone", numbered(Ask::Gone), "", false},
                                                  {"managed", numbered(Ask::Managed), "p", false},
                                                  {"managed_for", numbered(Ask::ManagedFor), "ps", false},
                                                  {"contract", numbered(Ask::Contract), "", false},
                                                  {"has", numbered(Ask::Has), "i", false},
                                                  {"has_by", numbered(Ask::HasBy), "is", false},
                                                  {"newly", numbered(Ask::Newly), "it", false},
                                                  {"disease", numbered(Ask::Disease), "d", false},
                                                  {"visits", numbered(Ask::Visits), "kt", true},
                                                  {"regular", numbered(Ask::Regular), "kss", false},
                                                  {"regular_with", numbered(Ask::RegularWith), "kfss", false},
                                                  {"tested", numbered(Ask::Tested), "ft", false},
                                                  {"latest", numbered(Ask::Latest), "ft", true},
                                                  {"lowest", numbered(Ask::Lowest), "ft", true},
                                                  {"latest_with", numbered(Ask::LatestWith), "fFt", true},
                                                  {"lowest_with", numbered(Ask::LowestWith), "fFt", true},
                                                  {"least", numbered(Ask::Least), "ft", true},
                                                  {"apart", numbered(Ask::Apart), "fts", true},
                                                  {"at_last", numbered(Ask::AtLast), "kft", true},
                                                  {"says", numbered(Ask::Says), "ftw", false},
                                                  {"has_target", numbered(Ask::HasTarget), "f", false},
                                                  {"below_target", numbered(Ask::BelowTarget), "ft", false},
                                                  {"takes", numbered(Ask::Takes), "at", false},
                                                  {"covered", numbered(Ask::Covered), "at", true},
                                                  {"contract_ends", numbered(Ask::ContractEnds), "t", false},
                                                  {"renewed", numbered(Ask::Renewed), "ts", false}}};

}  // namespace

std::span<const AtomType> measureAtoms() { return kMeasureAtoms; }

}  // namespace jiayi::quality
