// What counts as measured, in SQL of an observation `o`: the same as countsAsMeasured() of measures.h.
#pragma once

namespace jiayi::care {

inline constexpr const char* kCountsAsMeasured =
    "o.doubt = '' AND o.status IN ('final', 'amended', 'corrected') AND o.origin IN ('lab', 'clinic', 'import')";

}  // namespace jiayi::care
