// The program's own rules, read once for all tests of this program.
#pragma once

#include "models/care/rules/rule_book.h"

namespace jiayi::test {

inline const care::RuleBook& shippedRules() {
    static const care::RuleBook book = care::loadRules().value();
    return book;
}

/// The two national forms, which tests know by name; the program knows none.
inline const care::FormKey kDiabetes{"diabetes"};
inline const care::FormKey kHypertension{"hypertension"};

}  // namespace jiayi::test
