// Shared between the readers of the tables and the rules that use them; not for other rooms.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace jiayi::care::internal {

/// The form in which unit spellings are compared: half-width, lower case, without spaces, u for micro.
std::string foldedUnit(std::string_view text);

/// Facts that a rule of visit_rules.csv may compare with a limit.
inline constexpr std::array<std::string_view, 7> kVisitFacts{"glucose", "fpg",        "glucose_2h", "sbp",
                                                             "dbp",     "heart_rate", "temperature"};

/// Steps that classify() may ask for: class and circumstance.
struct StepKey {
    std::string_view visitClass;
    std::string_view when;
};
inline constexpr std::array<StepKey, 9> kSteps{{{"satisfactory", ""},
                                                {"unsatisfactory", "first"},
                                                {"unsatisfactory", "repeat"},
                                                {"adverse_reaction", "first"},
                                                {"adverse_reaction", "repeat"},
                                                {"adverse_reaction", "hard"},
                                                {"complication", ""},
                                                {"not_assessable", ""},
                                                {"not_assessable", "not_fasting"}}};

/// Figures that the code asks parameters.csv for.
inline constexpr std::array<std::string_view, 5> kParameters{"hba1c.due-above-target-days",
                                                             "hba1c.due-at-target-days", "hba1c.stale-days",
                                                             "hba1c.jump-percent", "hba1c.jump-days"};

}  // namespace jiayi::care::internal
