// Clinical codes in words: measures, states, classes, modes, units. Texts of rules and forms are data with two languages.
#pragma once

#include "models/care/chart.h"
#include "models/care/rules/visit_rules.h"
#include "models/care/trend.h"
#include "ui/common/tokens.h"

#include <QString>

namespace jiayi::ui {

/// The text of a rule, form or option in the language in force.
QString ruleText(const std::string& en, const std::string& zh);
inline QString ruleText(const care::RuleText& text) { return ruleText(text.en, text.zh); }

/// "HbA1c", "BP": of measures.h.
QString measureWord(std::string_view key);
/// Of observations.csv; `fallback` where the code is none of ours.
QString observationWord(const care::RuleBook& rules, std::string_view code, std::string_view fallback = {});
/// UCUM as people write it: "mmHg", "°C".
QString unitWord(std::string_view ucum);

Tone stateTone(care::ValueState state);
QString stateWord(care::ValueState state);
QString classWord(care::VisitClass visitClass);
Tone classTone(care::VisitClass visitClass);
/// From what the store keeps: "1" ... "4", "not-assessable"; empty for anything else.
QString storedClassWord(std::string_view code);
/// "Diabetes follow-up"; "Diabetes + Hypertension follow-up"; "Visit" for none, their number for many.
QString formWord(const care::RuleBook& rules, const std::vector<care::FormKey>& forms);
/// A form's programme: "Diabetes"; the key itself when it is none of ours.
QString formName(const care::RuleBook& rules, const care::FormKey& form);
/// A result in words as a form's option says it ("Normal"), in the language in force; others as they came.
QString sayingWord(const care::RuleBook& rules, std::string_view code, const std::string& said);
QString modeWord(std::string_view code);
QString pointKindWord(care::PointKind kind);
QString originWord(std::string_view origin);
/// "< 7.0", "4.4–7.0", "≥ 60": where a value is on target.
QString targetRange(std::optional<double> low, std::optional<double> high, int decimals);
/// A fact of classify() that is not known: "fpg" ..., a field of that form, "limits".
QString factWord(const care::RuleBook& rules, const care::FormKey& form, std::string_view fact);

}  // namespace jiayi::ui
