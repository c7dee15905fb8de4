// JSON texts that can be read: single quotes stand for double ones. (moc also stumbles over raw string literals.)
#pragma once

#include "sync/fhir/json.h"

#include <algorithm>
#include <string>

namespace jiayi::test {

inline std::string quoted(std::string text) {
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

/// The tree of a text that is known to be good.
inline fhir::Json parsed(std::string text) { return *fhir::parseJson(quoted(std::move(text))); }

}  // namespace jiayi::test
