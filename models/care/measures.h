// What the chart and the trend treat as one measurement, although it arrives under several codes and units.
#pragma once

#include "models/care/facts.h"
#include "models/care/rules/observation_rules.h"

#include <span>
#include <string_view>

namespace jiayi::care {

/// "hba1c" joins NGSP, HPLC and IFCC, "egfr" both equations, "uacr" mass and molar: never without conversion.
struct Measure {
    std::string_view key;   ///< stable: "hba1c", "fpg", "bp", "weight", "bmi", "ldl", "egfr", "uacr", "fundus", "foot"
    std::string_view code;  ///< the code whose canonical unit the joined values have
    std::span<const std::string_view> joined;  ///< every code that counts, `code` included
    std::string_view second;                   ///< blood pressure: the diastolic code
    bool trend = false;                        ///< can be drawn over time
};

/// In the order of the chart.
std::span<const Measure> measures();
const Measure* measureByKey(std::string_view key);
/// Of the chart's measures, or nullptr. A diastolic pressure belongs to "bp".
const Measure* measureByCode(std::string_view code);

/// The value in the canonical unit of `code`, converted where the observation came under a joined code. Nothing
/// when there is no value or the rules know no conversion.
std::optional<double> valueAs(const RuleBook& rules, std::string_view code, const Observation& observation);

/// Final, amended or corrected, and not doubted. What is not believed is never drawn, counted or compared.
bool isBelieved(const Observation& observation);
/// Believed, and measured by a laboratory, a clinic or wherever an import came from: not estimated, not self-reported.
bool countsAsMeasured(const Observation& observation);

}  // namespace jiayi::care
