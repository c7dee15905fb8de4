// Words of the indicators. Percent and percentage points are made by different functions, and nothing else writes either.
#pragma once

#include "models/quality/board.h"
#include "models/quality/people.h"
#include "models/quality/questions.h"
#include "ui/common/tokens.h"

#include <QString>

#include <utility>

namespace jiayi::ui {

/// The one of the two that is in force.
QString inForce(const std::string& en, const std::string& zh);
inline QString inForce(const std::pair<std::string, std::string>& words) { return inForce(words.first, words.second); }

/// A share of people: "78.3 %"; "–" where nobody knows.
QString rateText(const std::optional<double>& rate);
/// A difference of two shares: "+1.2 percentage points".
QString pointsText(double points);
/// A change told against what was before: "+20.0 % relative".
QString relativeText(double percent);
/// "512 of 903".
QString countedText(const quality::Count& count);
/// The same of a measure that may be of money: a cost per month is no share, and is written in yuan; a share of money is of yuan and not of people.
bool isShare(const quality::Measure& measure);
QString valueText(const quality::Measure& measure, const std::optional<double>& rate);
QString countedText(const quality::Measure& measure, const quality::Count& count);

/// How a measure moved since the month before; in percentage points.
struct Movement {
    enum class Sense { Unknown, Same, Better, Worse };
    Sense sense = Sense::Unknown;
    double points = 0;
};
Movement movementOf(const quality::Measure& measure, const std::optional<double>& now, const std::optional<double>& before);
/// "▲ +1.2 percentage points: better", and a tone that says the same.
QString movementText(const Movement& movement);
Tone movementTone(const Movement& movement);

QString windowWord(quality::Window window);
QString sideWord(quality::Side side, const quality::Measure& measure);
QString ruleSetWord(quality::RuleSet rules);
QString unitWord(quality::Unit unit);
/// "GK ..." is general knowledge that nobody has verified.
bool isGeneralKnowledge(const RuleOrigin& origin);
/// "2026-01-01 to 2026-11-23".
QString periodText(const quality::Period& period);
/// "no doctor" for the empty name.
QString groupText(const std::string& name);
/// "Diabetes + Hypertension" for "HTN+T2DM"; "in no programme".
QString programmesText(const std::string& codes);
/// The fixes as one text, in the language in force.
QString fixesText(const quality::MeasureBook& book, const std::vector<quality::Fix>& fixes);
QString questionWord(quality::Suspicion::Kind kind);
/// What was seen, in a sentence.
QString questionText(const quality::Question& question);

}  // namespace jiayi::ui
