// Files under resources/schema and resources/rules, embedded in the program.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace jiayi {

/// The bytes of `name`, a path below resources/ ("rules/observations.csv"). A name that is not embedded is a bug.
std::string_view embeddedFile(std::string_view name);
/// Names that begin with `prefix`, sorted.
std::vector<std::string> embeddedNames(std::string_view prefix);

}  // namespace jiayi
