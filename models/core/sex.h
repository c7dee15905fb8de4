// Administrative sex.
#pragma once

namespace jiayi {

/// GB/T 2261.1; the numbers are the national codes.
enum class Sex { Unknown = 0, Male = 1, Female = 2, Unspecified = 9 };

}  // namespace jiayi
