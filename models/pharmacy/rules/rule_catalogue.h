// Every row that a finding can rest on, for the pharmacist who signs them.
#pragma once

#include "models/pharmacy/rules/review_book.h"

namespace jiayi::pharmacy {

struct RuleEntry {
    std::string row;  ///< as Finding::row
    Check check = Check::All;
    std::optional<Severity> severity;  ///< nothing: the row only says what could not be checked, or holds a drug's figures
    Words what;   ///< the row's own words; of a drug its names and limits
    Words action;
    RuleOrigin origin;
    bool generalKnowledge = false;  ///< awaits a signature
};

/// In the order of the checks, then by id; drugs last.
std::vector<RuleEntry> ruleCatalogue(const ReviewBook& book);

/// "renal.contra" of "renal.contra:A10BA02": the row or text that the rule's words come from.
std::string_view ruleStem(std::string_view rule);
/// The entry that a finding's rule speaks by: of its row, or of its stem; nullptr for what the book no longer has.
const RuleEntry* entryOfRule(const std::vector<RuleEntry>& catalogue, std::string_view rule);

}  // namespace jiayi::pharmacy
