#include "models/capitation/year_page.h"

#include <algorithm>
#include <array>

namespace jiayi::capitation {

namespace {

constexpr std::array<std::string_view, 5> kYearLines{"advance", "assessment", "clearing", "appeal",
                                                     "distribution"};

/// A correction belongs to the step of what it takes back.
const FundEntry& rootOf(const std::vector<FundEntry>& entries, const FundEntry& entry) {
    if (!entry.reverses) return entry;
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&](const FundEntry& one) { return one.id == *entry.reverses; });
    return found == entries.end() ? entry : *found;
}

std::vector<YearStepLine> stepLines(const CapitationBook& book, const YearOfScheme& scheme,
                                    const std::vector<FundEntry>& entries, Month upTo) {
    const int year = static_cast<int>(upTo.year());
    const auto yearEnd = makeDate(year, 12, 31);
    std::vector<YearStepLine> lines;
    for (const auto step : kYearLines) {
        const auto* term = book.term(step, yearEnd);
        if (!term) continue;
        YearStepLine line{std::string{step}, term->text, {}, {}, {}, false};
        const auto month = upTo + std::chrono::months{1};
        const auto monthEnd = makeDate(static_cast<int>(month.year()),
                                       static_cast<int>(static_cast<unsigned>(month.month())), 1) -
                              Days{1};
        line.due = (step == "advance" ? monthEnd : yearEnd) + Days{term->daysAfter};
        if (step == "advance") line.expected = advanceOf(book, scheme.end.settlement.budget, yearEnd);
        if (step == "assessment") line.expected = Money{} - scheme.end.settlement.withheld;
        if (step == "clearing") line.expected = scheme.end.clearing.due;
        if (step == "distribution") line.expected = scheme.end.settlement.kept;
        for (const auto& entry : entries) {
            const auto& root = rootOf(entries, entry);
            if (root.step != step || root.scheme != scheme.scheme) continue;
            line.recorded = line.recorded + entry.amount;
            line.done = true;
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace

Result<YearPage> readYearPage(db::Database& database, const CapitationBook& book, Month upTo,
                              const std::vector<MeasuredRate>& rates, Money before) {
    YearPage page;
    page.year = static_cast<int>(upTo.year());
    page.upTo = upTo;
    JIAYI_TRY(page.entries, fundEntries(database, page.year));
    for (const char* name : {"employee", "resident"}) {
        YearOfScheme scheme{name, {}, {}};
        JIAYI_TRY(scheme.end, readYearEnd(database, book, name, upTo, rates, before));
        scheme.steps = stepLines(book, scheme, page.entries, upTo);
        page.schemes.push_back(std::move(scheme));
    }
    for (const auto& fund : book.funds) {
        FundLine line{fund.id, fund.text, fund.settles, {}, 0};
        for (const auto& entry : page.entries)
            if (entry.fund == fund.id) {
                line.balance = line.balance + entry.amount;
                ++line.entries;
            }
        page.funds.push_back(std::move(line));
    }
    std::reverse(page.entries.begin(), page.entries.end());
    return page;
}

}  // namespace jiayi::capitation
