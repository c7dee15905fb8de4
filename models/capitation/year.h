// The year of the account: money that comes and goes, each fund by itself, and how it ends.
#pragma once

#include "models/capitation/rules/settlement.h"
#include "models/capitation/statement.h"

namespace jiayi::capitation {

using FundEntryId = Id<struct FundEntryTag>;

/// Money that came (or went, negative).
struct FundEntry {
    FundEntryId id;
    std::string fund;    ///< of the table of funds
    std::string scheme;  ///< empty where the fund knows none
    int year = 0;
    std::string step;    ///< advance, assessment, clearing, appeal, distribution, income; correction takes one back
    Money amount;
    std::optional<FundEntryId> reverses;
    std::string note, by;
    Instant at{};
};

/// "fund.record". Invalid "fund.unknown", "fund.step" (a year's step in a fund that does not settle, or income in the one that does), "fund.scheme",
/// "fund.amount"; Conflict "fund.order" (an appeal or a distribution before the clearing).
struct RecordFundEntry {
    std::string fund, scheme;
    int year = 0;
    std::string step;
    Money amount;
    std::string note;
    Result<FundEntryId> operator()(const sync::Context& context, const CapitationBook& book) const;
};
/// "fund.correct": a line that takes it back whole. Invalid "fund.note"; Conflict "fund.corrected"; NotFound.
struct CorrectFundEntry {
    FundEntryId entry;
    std::string note;
    Result<FundEntryId> operator()(const sync::Context& context) const;
};
/// Of a year, oldest first.
Result<std::vector<FundEntry>> fundEntries(db::Database& database, int year);

/// How a scheme's year ends, as of a month that has passed.
struct YearEnd {
    QualityScore quality;
    Settlement settlement;
    Clearing clearing;
    std::vector<std::pair<std::string, Money>> distribution;  ///< of what is kept, by the parts of the table
    std::int64_t memberMonths = 0;
    Efficacy outcome;  ///< against what a member-month cost before
};
/// Nothing from other funds enters it. NotFound "statement.no-rate".
Result<YearEnd> readYearEnd(db::Database& database, const CapitationBook& book, const std::string& scheme, Month upTo, const std::vector<MeasuredRate>& rates, Money costBefore);

}  // namespace jiayi::capitation
