// What is to be done about one person now, and what could not be checked. Pure: the same facts give the same cards.
#pragma once

#include "models/care/guidance/rules/guidance_book.h"

namespace jiayi::guidance {

struct Card {
    const Rule* rule = nullptr;  ///< of the book
    Words headline, why;         ///< with the person's own numbers
    std::string facts;           ///< digest of what the rule read, and of its version: another digest is another question
    /// Rules of the same topic that fire too, with their headlines.
    std::vector<std::pair<const Rule*, Words>> agreeing;
};

struct NotChecked {
    const Rule* rule = nullptr;
    std::vector<Words> missing;
};

struct Guidance {
    std::vector<Card> cards;             ///< the gravest first; of one weight as the table has them
    std::vector<NotChecked> notChecked;  ///< never green
};

Guidance guide(const GuidanceBook& book, const care::RuleBook& rules, const PersonFacts& facts);

}  // namespace jiayi::guidance
