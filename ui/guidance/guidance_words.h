// The words around cards and rules. What a rule itself says is data in two languages.
#pragma once

#include "models/care/forecast/rules/forecast.h"
#include "models/care/guidance/cards.h"
#include "ui/common/tokens.h"

#include <QString>

namespace jiayi::ui {

/// In the language in force.
QString guidanceText(const guidance::Words& words);

QString kindWord(guidance::Kind kind);
/// Empty for what is routine.
QString severityWord(guidance::Severity severity);
Tone severityTone(guidance::Severity severity);
/// "Order", "Prescribe", "Review the medicines": what the key does.
/// `orders`: its tests can be ordered.
QString actionWord(const guidance::Action& action, bool orders);
/// What is to be ordered, or when to come: "UACR", "within 28 days"; empty where the headline says it.
QString actionObject(const guidance::GuidanceBook& book, const guidance::Action& action);
/// Whether another page does it; else it is only noted down.
/// How a card is said to be taken that led to signed orders.
inline constexpr const char* kOrderSigned = "order-signed";
bool hasPage(const guidance::Action& action);
/// "Ordered", "Referred": what was noted.
QString doneWord(std::string_view action);
/// That no page sends it yet; empty for what has one.
QString notSentText(std::string_view action);

/// "v1 · Chinese hypertension guideline 2024". That it is general knowledge a badge says.
QString sourceText(const RuleOrigin& origin);
QString generalKnowledgeWord();
/// "UACR, waist and 2 more": what is missing for everything that was not checked, each once.
QString missingText(const std::vector<guidance::NotChecked>& notChecked, std::size_t most);
QString missingText(const guidance::NotChecked& notChecked);

/// "HbA1c about 12 Jan: 6.7 % (6.4–7.0) if treatment stays …", or why there is none; empty for whom it does not concern.
QString forecastText(const forecast::PersonForecast& forecast, Date today);

}  // namespace jiayi::ui
