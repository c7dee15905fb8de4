// Times as exports of sensors write them.
#pragma once

#include "models/core/dates.h"

#include <array>
#include <optional>
#include <string_view>

namespace jiayi::readings {

enum class DayOrder { DayFirst, MonthFirst };

/// A time before it is known which of its first two numbers is the day.
struct WrittenTime {
    std::array<int, 3> numbers{};  ///< as they stand
    bool yearFirst = false;        ///< year, month, day; else the year stands last
    std::chrono::minutes clock{};  ///< since midnight; seconds are dropped
    std::optional<std::chrono::minutes> zone{};  ///< east of UTC; none said: the institution's

    /// The first number cannot be a month, or the second cannot be.
    std::optional<DayOrder> order() const;
};

/// 2026-11-02 08:15, 2026/11/2 8:15:30, 2026年11月2日 8:15, 2026-11-02T08:15:00+01:00, 02-11-2026 08:15, 11/02/2026 2:30 PM. Nothing
/// for other text, and for a day without a time.
std::optional<WrittenTime> writtenTime(std::string_view cell);
/// Nothing for a day that does not exist. `order` is not asked where the year stands first.
std::optional<Instant> instantOf(const WrittenTime& time, DayOrder order);

}  // namespace jiayi::readings
