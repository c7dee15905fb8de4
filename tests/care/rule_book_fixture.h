// The program's own rules, read once for all tests of this program.
#pragma once

#include "models/care/rules/rule_book.h"

namespace jiayi::test {

inline const care::RuleBook& shippedRules() {
    static const care::RuleBook book = care::loadRules().value();
    return book;
}

}  // namespace jiayi::test
