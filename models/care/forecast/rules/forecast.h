// What the next HbA1c of a person may be, by a simple model, and whether that model is worth showing. Pure.
#pragma once

#include "models/core/rule_reader.h"

#include <optional>
#include <string>
#include <vector>

namespace jiayi::forecast {

/// A believed HbA1c, NGSP percent.
struct Point {
    Date on{};
    double value = 0;
    bool operator==(const Point&) const = default;
};

/// What is known of one person.
struct Course {
    std::vector<Point> results;  ///< oldest first, one a day
    std::vector<Date> raised;    ///< days on which a glucose-lowering drug was begun, or its dose raised; oldest first
};

/// forecast.csv: the model and what it has to achieve before it is shown.
struct Model {
    double drift = 0;         ///< percent points from one result to the next
    double momentum = 0;      ///< of the last change
    double fresh = 0;         ///< of what lies above `pivot`, when treatment was raised about the last result
    double settling = 0;      ///< the same when it was raised before that
    double pivot = 0;         ///< percent
    int freshBefore = 0, freshAfter = 0, settlingBefore = 0;  ///< days
    int shortest = 0, usual = 0, longest = 0;                 ///< days between two results
    double inside = 0;        ///< share of the outcomes that the interval is to hold
    int fewestCases = 0;      ///< people with a held-out result
    double leastGain = 0;     ///< share of the error of carrying the last value forward that must be saved
    double confidence = 0;    ///< standard errors that the gain must lie above nothing
    double tolerance = 0;     ///< the interval may hold so much less than it is to
    RuleOrigin origin;        ///< of the coefficients
    bool generalKnowledge() const { return origin.source.starts_with("GK"); }
};
/// Invalid "rules.row" when a row does not parse, is unknown, stands twice or is missing.
Result<Model> readModel(const std::string& csv);
Result<Model> loadModel();

/// What comes after the result at `index`, in percent; treatment counts as far as it was known then.
double expectedAfter(const Model& model, const Course& course, std::size_t index);

/// How the model fares where the outcome is known. The newest result of everybody is held out; the width of the interval comes from the
/// result before that, so it has not seen what it is judged by.
struct Skill {
    enum class Verdict { Shown, FewCases, NoGain, Overconfident };
    int cases = 0;
    double error = 0;      ///< mean absolute, percent points
    double carried = 0;    ///< the same of carrying the last value forward
    double gainLow = 0;    ///< lower bound of what is saved on average, percent points
    double halfWidth = 0;  ///< of the interval, percent points
    double covered = 0;    ///< share of held-out results inside it
    Verdict verdict = Verdict::FewCases;
    bool isShown() const { return verdict == Verdict::Shown; }
};
Skill backTest(const Model& model, const std::vector<Course>& courses);

struct Forecast {
    Point last;
    Date on{};
    double value = 0, low = 0, high = 0;  ///< percent
};
/// Nothing without skill, without a result, or when the last one is too old to speak of the next.
std::optional<Forecast> forecastNext(const Model& model, const Skill& skill, const Course& course, Date today);

/// What the chart is told.
struct PersonForecast {
    Skill skill;
    std::optional<Forecast> next;
    bool known = false;              ///< the person has an HbA1c at all
    bool generalKnowledge = false;   ///< of the model
    double inside = 0;               ///< share that the interval is to hold
};

}  // namespace jiayi::forecast
