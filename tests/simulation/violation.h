// A promise that was broken, and which one.
#pragma once

#include "models/core/result.h"

#include <stdexcept>
#include <string>

namespace jiayi::simulation {

/// `invariant` is its number in the protocol's list; 0 is what must never happen at all (a crash of the program, a store
/// that says no without a fault).
class Violation : public std::runtime_error {
public:
    Violation(int invariant, const std::string& what)
        : std::runtime_error("invariant " + std::to_string(invariant) + ": " + what), m_invariant(invariant) {}
    int invariant() const { return m_invariant; }

private:
    int m_invariant;
};

inline void require(bool holds, int invariant, const std::string& what) {
    if (!holds) throw Violation(invariant, what);
}
template <class T>
T need(Result<T> result, int invariant, const std::string& what) {
    if (!result) throw Violation(invariant, what + ": " + toString(result.error()));
    return std::move(*result);
}
inline void need(const Result<void>& result, int invariant, const std::string& what) {
    if (!result) throw Violation(invariant, what + ": " + toString(result.error()));
}

}  // namespace jiayi::simulation
