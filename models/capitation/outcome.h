// The outcome on one page: what a member-month cost before and costs now, what is left of the budget, and whether people are cared for as they should be.
#pragma once

#include "models/capitation/measured.h"
#include "models/capitation/period_money.h"
#include "models/capitation/rules/published_outcome.h"

namespace jiayi::capitation {

/// A measure of quality of both years; nothing where it could not be computed.
struct OutcomeMeasure {
    std::string measure;
    Text text;
    bool inverse = false;
    std::optional<MeasuredRate> before, now;
};
struct OutcomePage {
    Month baseFrom{}, baseTo{}, from{}, to{};
    PeriodMoney base, current;
    Efficacy money;  ///< against what a member-month cost in the base months
    quality::Period qualityBefore, qualityNow;
    std::vector<OutcomeMeasure> measures;
    std::vector<PublishedFigure> published;
};
/// The months of the year up to `upTo` against the same months of the year before, so that the season cancels out; quality of the twelve months that end with
/// each of the two. The measures are those with a weight, standardised management and HbA1c first. Errors of monthsMoney() and tallyOf().
Result<OutcomePage> readOutcome(db::Database& database, const CapitationBook& book,
                                const quality::MeasureBook& measures,
                                const std::vector<PublishedFigure>& published, const std::string& scheme,
                                Month upTo);

/// The twelve months that end with this one.
quality::Period yearUpTo(Month month);

}  // namespace jiayi::capitation
