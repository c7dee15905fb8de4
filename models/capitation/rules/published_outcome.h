// What somebody else's capitation has published, as a reference beside our own figures: never an aim, never in a sum.
#pragma once

#include "models/capitation/rules/book.h"

namespace jiayi::capitation {

/// A row of resources/rules/published_outcome.csv. `value` is yuan, percent, or the word "up".
struct PublishedFigure {
    std::string id;  ///< cost-before, cost-now, cost-change, surplus-rate, or a measure
    std::string value;
    Text text;
    RuleOrigin origin;
};
/// Invalid "rules.row".
Result<std::vector<PublishedFigure>> readPublishedOutcome(std::string_view csv);
Result<std::vector<PublishedFigure>> loadPublishedOutcome();

}  // namespace jiayi::capitation
