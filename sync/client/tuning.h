// The engine's figures, as data: resources/rules/sync.csv.
#pragma once

#include <cstdint>
#include <string_view>

namespace jiayi::sync {

/// The value of a row, in the unit that it names. A name that is not there is a bug. Any thread.
std::int64_t tuned(std::string_view name);

}  // namespace jiayi::sync
