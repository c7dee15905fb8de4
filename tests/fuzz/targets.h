// Readers of bytes that a stranger may send, and what must hold for each of them whatever the bytes.
#pragma once

#include <span>
#include <string_view>

namespace jiayi::test {

struct FuzzTarget {
    const char* name;
    void (*run)(std::string_view bytes);  ///< ends the program when a property is broken
};

std::span<const FuzzTarget> fuzzTargets();

}  // namespace jiayi::test
