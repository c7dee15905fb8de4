#include "models/readings/rules/reading_rules.h"

#include "models/core/resource.h"
#include "models/core/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace jiayi::readings {

namespace {

constexpr std::array<std::string_view, 13> kFigures{"cgm.days", "cgm.min-coverage", "cgm.max-interval", "cgm.usual-interval", "cgm.lowest", "cgm.highest",
                                                    "cgm.cv-stable", "self.days", "gmi.base", "gmi.slope", "glucose.mgdl-per-mmol", "agp.step", "agp.min-readings"};
constexpr std::string_view kPercentile = "agp.percentile-";

Result<std::vector<GlucoseBand>> readBands(std::string_view text) {
    std::vector<GlucoseBand> bands;
    RuleReader row("glucose_bands.csv", text);
    while (row.next()) {
        GlucoseBand band;
        band.id = row.required("id");
        band.words = {row.required("en"), row.required("zh")};
        band.fromMmol = row.optionalNumber("from_mmol");
        band.fromMgdl = row.optionalNumber("from_mgdl");
        band.edgeInside = row.choice<bool>("edge", {{"from", true}, {"over", false}});
        band.origin = row.origin();
        const bool first = bands.empty();
        if (first == band.fromMmol.has_value() || first == band.fromMgdl.has_value()) row.fail("from_mmol", "only the lowest band has no lower edge");
        else if (!first && bands.back().fromMmol && (*band.fromMmol <= *bands.back().fromMmol || *band.fromMgdl <= *bands.back().fromMgdl))
            row.fail("from_mmol", "is not above the band before");
        bands.push_back(std::move(band));
    }
    JIAYI_CHECK(row.finish());
    return bands;
}

Result<std::vector<GlucoseGoal>> readGoals(std::string_view text, const std::vector<GlucoseBand>& bands) {
    std::vector<GlucoseGoal> goals;
    RuleReader row("glucose_goals.csv", text);
    while (row.next()) {
        GlucoseGoal goal{row.required("group"), row.integer("min_age"), row.list("bands"), row.choice<bool>("compare", {{"over", true}, {"under", false}}), row.number("percent"), row.origin()};
        for (const auto& id : goal.bands)
            if (std::none_of(bands.begin(), bands.end(), [&](const auto& band) { return band.id == id; })) row.fail("bands", "names no band");
        if (goal.bands.empty()) row.fail("bands", "is empty");
        goals.push_back(std::move(goal));
    }
    JIAYI_CHECK(row.finish());
    return goals;
}

Result<std::map<std::string, double, std::less<>>> readFigures(std::string_view text) {
    std::map<std::string, double, std::less<>> figures;
    RuleReader row("reading_figures.csv", text);
    while (row.next()) {
        const auto id = row.required("id");
        const double value = row.number("value");
        row.required("unit");
        row.origin();
        if (value <= 0) row.fail("value", "is not above 0");
        if (!figures.emplace(id, value).second) row.fail("id", "stands twice");
    }
    JIAYI_CHECK(row.finish());
    for (const auto id : kFigures)
        if (!figures.contains(id)) return invalid("rules.file", "reading_figures.csv: no " + std::string{id});
    return figures;
}

std::vector<std::string> heads(const std::vector<std::string>& names) {
    std::vector<std::string> folded;
    for (const auto& name : names) folded.push_back(cgmHead(name).name);
    return folded;
}

Result<std::vector<CgmLayout>> readLayouts(std::string_view text) {
    std::vector<CgmLayout> layouts;
    RuleReader row("cgm_layouts.csv", text);
    while (row.next()) {
        CgmLayout layout;
        layout.id = row.required("id");
        layout.words = {row.required("en"), row.required("zh")};
        layout.time = heads(row.list("time", '|'));
        layout.glucose = heads(row.list("glucose", '|'));
        layout.kind = heads(row.list("kind", '|'));
        layout.kindKeeps = heads(row.list("kind_keeps", '|'));
        layout.device = heads(row.list("device", '|'));
        layout.lowMmol = row.number("low_mmol");
        layout.lowMgdl = row.number("low_mgdl");
        layout.highMmol = row.number("high_mmol");
        layout.highMgdl = row.number("high_mgdl");
        layout.origin = row.origin();
        if (layout.time.empty() || layout.glucose.empty()) row.fail("time", "time and glucose need a head");
        if (layout.kind.empty() != layout.kindKeeps.empty()) row.fail("kind", "and kind_keeps go together");
        layouts.push_back(std::move(layout));
    }
    JIAYI_CHECK(row.finish());
    return layouts;
}

void cutOut(std::string& text, std::string_view part) {
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part)) text.erase(at, part.size());
}

}  // namespace

CgmHead cgmHead(std::string_view cell) {
    CgmHead head{searchFold(cell), {}};
    const bool mmol = head.name.find("mmol/l") != std::string::npos;
    const bool mgdl = head.name.find("mg/dl") != std::string::npos;
    if (mmol != mgdl) head.unit = mmol ? GlucoseUnit::MmolL : GlucoseUnit::MgDl;
    for (const auto unit : {"(mmol/l)", "(mg/dl)", "mmol/l", "mg/dl"}) cutOut(head.name, unit);
    return head;
}

double ReadingRules::figure(std::string_view id) const {
    const auto found = figures.find(id);
    if (found == figures.end()) throw std::logic_error("no such figure: " + std::string{id});
    return found->second;
}

std::size_t ReadingRules::bandOf(const Reading& reading) const {
    std::size_t band = 0;
    for (std::size_t i = 1; i < bands.size(); ++i) {
        const double edge = reading.unit == GlucoseUnit::MmolL ? *bands[i].fromMmol : *bands[i].fromMgdl;
        // What lies below a limit is below it, although the limit's own figure is not.
        const bool onEdge = reading.value == edge;
        const bool inside = onEdge ? (reading.beyond == Beyond::No ? bands[i].edgeInside : reading.beyond == Beyond::Above) : reading.value > edge;
        if (inside) band = i;
    }
    return band;
}

std::string ReadingRules::bandRange(std::size_t band) const {
    const auto edge = [this](std::size_t of, double step) { return fmt::format("{:.1f}", *bands[of].fromMmol + step); };
    constexpr double kStep = 0.1;  // sensors tell one decimal
    if (band == 0) return (bands[1].edgeInside ? "< " : "≤ ") + edge(1, 0);
    if (band + 1 == bands.size()) return (bands[band].edgeInside ? "≥ " : "> ") + edge(band, 0);
    return edge(band, bands[band].edgeInside ? 0 : kStep) + "–" + edge(band + 1, bands[band + 1].edgeInside ? -kStep : 0);
}

double ReadingRules::mmol(const Reading& reading) const { return reading.unit == GlucoseUnit::MmolL ? reading.value : reading.value / figure("glucose.mgdl-per-mmol"); }

double ReadingRules::mgdl(const Reading& reading) const { return reading.unit == GlucoseUnit::MgDl ? reading.value : reading.value * figure("glucose.mgdl-per-mmol"); }

std::vector<const GlucoseGoal*> ReadingRules::goalsAt(std::optional<int> age) const {
    int oldest = 0;
    for (const auto& goal : goals)
        if (age && goal.minAge <= *age) oldest = std::max(oldest, goal.minAge);
    std::vector<const GlucoseGoal*> held;
    for (const auto& goal : goals)
        if (goal.minAge == oldest) held.push_back(&goal);
    return held;
}

const CgmLayout* ReadingRules::layout(std::string_view id) const {
    const auto found = std::find_if(layouts.begin(), layouts.end(), [&](const auto& layout) { return layout.id == id; });
    return found == layouts.end() ? nullptr : &*found;
}

Result<ReadingRules> readReadingRules(const ReadingRuleTexts& texts) {
    ReadingRules rules;
    JIAYI_TRY(rules.bands, readBands(texts.bands));
    JIAYI_TRY(rules.goals, readGoals(texts.goals, rules.bands));
    JIAYI_TRY(rules.figures, readFigures(texts.figures));
    JIAYI_TRY(rules.layouts, readLayouts(texts.layouts));
    if (rules.bands.size() < 2) return invalid("rules.file", "glucose_bands.csv: no two bands");
    for (const auto& [id, value] : rules.figures)
        if (id.starts_with(kPercentile)) rules.percentiles.push_back(value);
    std::sort(rules.percentiles.begin(), rules.percentiles.end());
    return rules;
}

Result<ReadingRules> loadReadingRules() {
    return readReadingRules({embeddedFile("rules/glucose_bands.csv"), embeddedFile("rules/glucose_goals.csv"), embeddedFile("rules/reading_figures.csv"), embeddedFile("rules/cgm_layouts.csv")});
}

}  // namespace jiayi::readings
