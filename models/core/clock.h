// Time and chance are handed in, so that tests and simulations own them.
#pragma once

#include <chrono>
#include <cstdint>
#include <span>

namespace jiayi {

/// UTC, whole milliseconds.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
public:
    Instant now() const override {
        return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }
};

/// A clock that stands still until it is moved.
class ManualClock final : public Clock {
public:
    explicit ManualClock(Instant start) : m_now(start) {}
    Instant now() const override { return m_now; }
    void advance(std::chrono::milliseconds by) { m_now += by; }
    void set(Instant to) { m_now = to; }

private:
    Instant m_now;
};

class Random {
public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::uint8_t> bytes) = 0;
    std::uint64_t next();
    /// Uniform in [0, bound); bound > 0.
    std::uint64_t below(std::uint64_t bound);
    /// Uniform in [0, 1).
    double unit();
};

/// The operating system's random source.
class SystemRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> bytes) override;
};

/// The same numbers for the same seed, on every machine (SplitMix64).
class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed) : m_state(seed) {}
    void fill(std::span<std::uint8_t> bytes) override;

private:
    std::uint64_t m_state;
};

}  // namespace jiayi
