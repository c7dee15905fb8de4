// What a glucose profile is judged by and what files of readings look like: resources/rules, glucose_bands, glucose_goals,
// reading_figures, cgm_layouts.
#pragma once

#include "models/core/rule_reader.h"
#include "models/readings/rules/reading.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::readings {

struct ReadingWords {
    std::string en;
    std::string zh;
};

/// A band reaches from its own lower edge to the next band's. An edge belongs to one of the two: `edgeInside` to the band above.
struct GlucoseBand {
    std::string id;  ///< very-low, low, target, high, very-high
    ReadingWords words;
    std::optional<double> fromMmol, fromMgdl;  ///< none: the lowest band
    bool edgeInside = true;
    RuleOrigin origin;
};

/// So much of the time may, or should, lie in these bands.
struct GlucoseGoal {
    std::string group;
    int minAge = 0;
    std::vector<std::string> bands;
    bool over = false;  ///< more than `percent`; else less
    double percent = 0;
    RuleOrigin origin;
};

struct CgmLayout {
    std::string id;
    ReadingWords words;
    std::vector<std::string> time, glucose, kind, kindKeeps, device;  ///< heads, folded, without unit
    double lowMmol = 0, lowMgdl = 0, highMmol = 0, highMgdl = 0;     ///< what LO and HI stand for
    RuleOrigin origin;
};

struct ReadingRules {
    std::vector<GlucoseBand> bands;  ///< from the lowest up
    std::vector<GlucoseGoal> goals;
    std::vector<CgmLayout> layouts;  ///< the first that fits is taken
    std::map<std::string, double, std::less<>> figures;
    std::vector<double> percentiles;  ///< ascending, of 100

    /// A figure that is not there is a bug: loadReadingRules() has asked for all.
    double figure(std::string_view id) const;
    std::size_t bandOf(const Reading& reading) const;
    /// What a band holds in mmol/L, with one decimal: "< 3.0", "3.9–10.0", "> 13.9".
    std::string bandRange(std::size_t band) const;
    double mmol(const Reading& reading) const;
    double mgdl(const Reading& reading) const;
    /// Those of the oldest group that the age belongs to; the general ones where no age is known.
    std::vector<const GlucoseGoal*> goalsAt(std::optional<int> age) const;
    const CgmLayout* layout(std::string_view id) const;
};

/// From the embedded files; Invalid "rules.row" or "rules.file".
Result<ReadingRules> loadReadingRules();
/// From other texts, for tests. Errors as above.
struct ReadingRuleTexts {
    std::string_view bands, goals, figures, layouts;
};
Result<ReadingRules> readReadingRules(const ReadingRuleTexts& texts);

/// The head of a column as layouts are compared with: folded, its unit apart.
struct CgmHead {
    std::string name;
    std::optional<GlucoseUnit> unit;
};
CgmHead cgmHead(std::string_view cell);

}  // namespace jiayi::readings
