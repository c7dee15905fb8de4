// Shared between the readers of the tables and the rules that use them; not for other rooms.
#pragma once

#include "models/care/rules/rule_book.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace jiayi::care::internal {

/// The form in which unit spellings are compared: half-width, lower case, without spaces, u for micro.
std::string foldedUnit(std::string_view text);

/// Steps that classify() may ask for: class and circumstance.
struct StepKey {
    std::string_view visitClass;
    std::string_view when;
};
inline constexpr std::array<StepKey, 8> kSteps{{{"satisfactory", ""},
                                                {"unsatisfactory", "first"},
                                                {"unsatisfactory", "repeat"},
                                                {"adverse_reaction", "first"},
                                                {"adverse_reaction", "repeat"},
                                                {"adverse_reaction", "hard"},
                                                {"complication", ""},
                                                {"not_assessable", ""}}};

/// Figures that the code asks parameters.csv for.
inline constexpr std::array<std::string_view, 6> kParameters{"visit.held-months", "hba1c.due-above-target-days",
                                                             "hba1c.due-at-target-days", "hba1c.stale-days",
                                                             "hba1c.jump-percent", "hba1c.jump-days"};

/// "field=code", taken apart; nothing for any other word.
struct FieldIs {
    std::string_view field;
    std::string_view code;
};
std::optional<FieldIs> fieldIs(std::string_view when);
/// "fpg|glucose_random": the fields that a fact may be read from.
std::vector<std::string_view> alternatives(std::string_view fact);

Compare readCompare(RuleReader& reader);
/// What forms may not say against each other: see form_checks.cpp. Invalid "rules.file".
Result<void> checkForms(const RuleBook& book);
Result<void> readVisitRules(std::string_view csv, RuleBook& book);
Result<void> readOccasions(std::string_view csv, RuleBook& book);
Result<void> readFormSections(std::string_view csv, RuleBook& book);
/// These after the forms.
Result<void> readPhraseRules(std::string_view csv, RuleBook& book);
Result<void> readFormScores(std::string_view csv, RuleBook& book);

}  // namespace jiayi::care::internal
