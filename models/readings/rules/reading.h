// One glucose value that a sensor under the skin told.
#pragma once

#include "models/core/clock.h"

namespace jiayi::readings {

enum class GlucoseUnit { MmolL, MgDl };
/// LO and HI are no errors: the value is the limit that it lies beyond.
enum class Beyond { No, Below, Above };

/// In the unit in which it came: 70 mg/dL is in range, and 3.885 mmol/L would not be.
struct Reading {
    Instant at{};  ///< whole minutes
    double value = 0;
    GlucoseUnit unit = GlucoseUnit::MmolL;
    Beyond beyond = Beyond::No;
    bool operator==(const Reading&) const = default;
};

}  // namespace jiayi::readings
