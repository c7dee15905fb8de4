// Which programmes a person may be enrolled for, by the criteria of programmes.csv.
#pragma once

#include "models/care/rules/rule_book.h"

namespace jiayi::care {

struct ProgrammeOffer {
    std::string code;   ///< of programmes.csv
    std::string icd10;  ///< the diagnosis that leads to it, as it was recorded
    bool ageKnown = true;  ///< false: the programme asks for an age that nobody knows
};

/// By the codes of the person's active conditions; those in `enrolled` are left out. In the order of programmes.csv.
std::vector<ProgrammeOffer> offeredProgrammes(const RuleBook& rules, const std::vector<std::string>& conditions,
                                              std::optional<int> age, const std::vector<std::string>& enrolled);

/// The forms of these programmes, each once, in the order of a visit. Codes that are none of ours have none.
std::vector<FormKey> formsOf(const RuleBook& rules, const std::vector<std::string>& programmes);

}  // namespace jiayi::care
