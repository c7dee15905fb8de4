// Tables for tests: the shipped ones, and small ones with figures of the test's own.
#pragma once

#include "models/capitation/rules/book.h"

namespace jiayi::test {

/// The shipped tables, which must parse.
inline const capitation::CapitationBook& shippedTables() {
    static const auto book = capitation::loadBook().value();
    return book;
}
/// The shipped tables with one of them replaced.
inline Result<capitation::CapitationBook> tablesWith(const std::string& name, const std::string& text) {
    auto files = capitation::shippedBook();
    files[name] = text;
    return capitation::parseBook(files);
}

}  // namespace jiayi::test
