#include "models/care/forecast/rules/forecast.h"

#include "models/core/resource.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace jiayi::forecast {

namespace {

constexpr const char* kModelFile = "forecast.csv";
constexpr std::pair<std::string_view, double Model::*> kFigures[] = {
    {"drift", &Model::drift},       {"momentum", &Model::momentum}, {"fresh", &Model::fresh},           {"settling", &Model::settling},     {"pivot", &Model::pivot},
    {"interval", &Model::inside},   {"least-gain", &Model::leastGain}, {"confidence", &Model::confidence}, {"coverage-tolerance", &Model::tolerance}};
constexpr std::pair<std::string_view, int Model::*> kCounts[] = {
    {"fresh-before", &Model::freshBefore}, {"fresh-after", &Model::freshAfter}, {"settling-before", &Model::settlingBefore}, {"gap-shortest", &Model::shortest},
    {"gap-usual", &Model::usual},          {"gap-longest", &Model::longest},    {"fewest-cases", &Model::fewestCases}};

/// What happened at the result of that index.
struct Held {
    double actual = 0, expected = 0, carried = 0;
    double missed() const { return std::abs(actual - expected); }
    double saved() const { return std::abs(actual - carried) - missed(); }
};

int daysBetween(Date from, Date to) { return static_cast<int>((to - from).count()); }

std::optional<Held> holdOut(const Model& model, const Course& course, std::size_t index) {
    const auto &last = course.results[index - 1], &held = course.results[index];
    const int gap = daysBetween(last.on, held.on);
    if (gap < model.shortest || gap > model.longest) return {};
    // What was prescribed after the outcome is no knowledge of before.
    auto known = course;
    std::erase_if(known.raised, [&](Date day) { return day >= held.on; });
    return Held{held.value, expectedAfter(model, known, index - 1), last.value};
}

/// The result that lies `back` from each person's newest.
std::vector<Held> heldOut(const Model& model, const std::vector<Course>& courses, std::size_t back) {
    std::vector<Held> all;
    for (const auto& course : courses)
        if (course.results.size() >= back + 2)
            if (const auto held = holdOut(model, course, course.results.size() - 1 - back)) all.push_back(*held);
    return all;
}

/// The smallest width that holds `share` of them.
double widthHolding(const std::vector<Held>& held, double share) {
    std::vector<double> misses;
    for (const auto& each : held) misses.push_back(each.missed());
    std::sort(misses.begin(), misses.end());
    const auto at = static_cast<std::size_t>(std::ceil(share * static_cast<double>(misses.size() + 1)));
    return misses[std::min(std::max<std::size_t>(at, 1), misses.size()) - 1];
}

}  // namespace

Result<Model> readModel(const std::string& csv) {
    Model model;
    std::set<std::string> seen;
    RuleReader reader(kModelFile, csv);
    while (reader.next()) {
        const auto id = reader.required("id");
        const double value = reader.number("value");
        const auto origin = reader.origin();
        if (seen.empty()) model.origin = origin;  // that of the coefficients, which stand first
        if (!seen.insert(id).second) reader.fail("id", "stands twice");
        const auto named = [&](const auto& each) { return each.first == id; };
        const auto* figure = std::find_if(std::begin(kFigures), std::end(kFigures), named);
        const auto* count = std::find_if(std::begin(kCounts), std::end(kCounts), named);
        if (figure != std::end(kFigures)) model.*(figure->second) = value;
        else if (count != std::end(kCounts)) model.*(count->second) = reader.integer("value");
        else reader.fail("id", "is none of the model's");
    }
    JIAYI_CHECK(reader.finish());
    if (seen.size() != std::size(kFigures) + std::size(kCounts)) return invalid("rules.row", "forecast.csv: a row is missing");
    if (model.inside <= 0 || model.inside >= 1) return invalid("rules.row", "forecast.csv: interval must lie between 0 and 1");
    return model;
}

Result<Model> loadModel() { return readModel(std::string{embeddedFile("rules/" + std::string{kModelFile})}); }

double expectedAfter(const Model& model, const Course& course, std::size_t index) {
    const auto& last = course.results[index];
    double expected = last.value + model.drift;
    if (index > 0 && daysBetween(course.results[index - 1].on, last.on) <= model.longest) expected += model.momentum * (last.value - course.results[index - 1].value);
    const double above = std::max(0.0, last.value - model.pivot);
    const auto raisedWithin = [&](int from, int to) {
        return std::any_of(course.raised.begin(), course.raised.end(), [&](Date day) { return day >= last.on + Days(from) && day <= last.on + Days(to); });
    };
    if (raisedWithin(-model.freshBefore, model.freshAfter)) expected += model.fresh * above;
    if (raisedWithin(-model.settlingBefore, -model.freshBefore - 1)) expected += model.settling * above;
    return expected;
}

Skill backTest(const Model& model, const std::vector<Course>& courses) {
    Skill skill;
    const auto judged = heldOut(model, courses, 0), earlier = heldOut(model, courses, 1);
    skill.cases = static_cast<int>(judged.size());
    if (judged.empty() || earlier.empty()) return skill;
    skill.halfWidth = widthHolding(earlier, model.inside);
    const auto count = static_cast<double>(judged.size());
    double saved = 0, squares = 0;
    for (const auto& each : judged) {
        skill.error += each.missed() / count;
        skill.carried += std::abs(each.actual - each.carried) / count;
        skill.covered += (each.missed() <= skill.halfWidth ? 1.0 : 0.0) / count;
        saved += each.saved() / count;
        squares += each.saved() * each.saved() / count;
    }
    skill.gainLow = saved - model.confidence * std::sqrt(std::max(0.0, squares - saved * saved) / count);
    if (skill.cases < model.fewestCases || static_cast<int>(earlier.size()) < model.fewestCases) skill.verdict = Skill::Verdict::FewCases;
    else if (skill.gainLow <= 0 || saved < model.leastGain * skill.carried) skill.verdict = Skill::Verdict::NoGain;
    else if (skill.covered < model.inside - model.tolerance) skill.verdict = Skill::Verdict::Overconfident;
    else skill.verdict = Skill::Verdict::Shown;
    return skill;
}

std::optional<Forecast> forecastNext(const Model& model, const Skill& skill, const Course& course, Date today) {
    if (!skill.isShown() || course.results.empty()) return {};
    const auto& last = course.results.back();
    if (last.on > today || daysBetween(last.on, today) > model.longest) return {};
    const double value = expectedAfter(model, course, course.results.size() - 1);
    return Forecast{last, std::max(last.on + Days(model.usual), today), value, value - skill.halfWidth, value + skill.halfWidth};
}

}  // namespace jiayi::forecast
