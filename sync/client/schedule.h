// When a desk asks again, and when it does its nightly work. Pure.
#pragma once

#include "models/core/dates.h"

#include <string_view>

namespace jiayi::sync {

/// How long to wait after `failures` failing rounds in a row: full jitter, rand(0, min(900 s, 2 s * 2^n)).
std::chrono::milliseconds backoff(int failures, Random& random);

/// The newest start of this desk's nightly work at or before `now`. The desks of a consortium are spread over the four
/// hours from one o'clock, each always at its own minute, so that their hub is not asked by all at once.
Instant lastNightlySlot(std::string_view desk, Instant now);

}  // namespace jiayi::sync
