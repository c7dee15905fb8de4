#include "models/capitation/outcome.h"

#include <algorithm>
#include <array>

namespace jiayi::capitation {

namespace {

/// Shown first: the two of which a published outcome speaks.
constexpr std::array<std::string_view, 2> kOutcomeFirst{"CN-DM-02", "JY-DM-05"};

const MeasuredRate* rateOf(const std::vector<MeasuredRate>& rates, const std::string& measure) {
    const auto found = std::find_if(rates.begin(), rates.end(),
                                    [&](const MeasuredRate& one) { return one.measure == measure; });
    return found == rates.end() ? nullptr : &*found;
}

std::vector<OutcomeMeasure> outcomeMeasures(const CapitationBook& book, const quality::MeasureBook& measures,
                                            const std::vector<MeasuredRate>& before,
                                            const std::vector<MeasuredRate>& now) {
    std::vector<OutcomeMeasure> all;
    for (const auto& weight : book.quality) {
        const auto* known = measures.measure(weight.measure);
        OutcomeMeasure one{weight.measure, weight.text, known && known->inverse, {}, {}};
        if (const auto* rate = rateOf(before, weight.measure)) one.before = *rate;
        if (const auto* rate = rateOf(now, weight.measure)) one.now = *rate;
        all.push_back(std::move(one));
    }
    const auto place = [](const OutcomeMeasure& one) {
        return std::find(kOutcomeFirst.begin(), kOutcomeFirst.end(), one.measure) - kOutcomeFirst.begin();
    };
    std::stable_sort(all.begin(), all.end(),
                     [&](const OutcomeMeasure& a, const OutcomeMeasure& b) { return place(a) < place(b); });
    return all;
}

}  // namespace

quality::Period yearUpTo(Month month) {
    const auto after = month + std::chrono::months{1};
    const auto last =
        makeDate(static_cast<int>(after.year()), static_cast<int>(static_cast<unsigned>(after.month())), 1) -
        Days{1};
    const auto first = month - std::chrono::months{11};
    return {
        makeDate(static_cast<int>(first.year()), static_cast<int>(static_cast<unsigned>(first.month())), 1),
        last};
}

Result<OutcomePage> readOutcome(db::Database& database, const CapitationBook& book,
                                const quality::MeasureBook& measures,
                                const std::vector<PublishedFigure>& published, const std::string& scheme,
                                Month upTo) {
    OutcomePage page;
    page.from = upTo.year() / std::chrono::January;
    page.to = upTo;
    page.baseFrom = page.from - std::chrono::years{1};
    page.baseTo = upTo - std::chrono::years{1};
    JIAYI_TRY(page.base, monthsMoney(database, book, scheme, page.baseFrom, page.baseTo));
    JIAYI_TRY(page.current, monthsMoney(database, book, scheme, page.from, page.to));
    const Money before =
        page.base.memberMonths > 0 ? scaled(page.base.cost, {1, page.base.memberMonths}) : Money{};
    page.money = efficacy(before, page.current.cost, page.current.memberMonths, page.current.budget);
    page.qualityBefore = yearUpTo(page.baseTo);
    page.qualityNow = yearUpTo(page.to);
    JIAYI_TRY(const auto then, readPaymentRates(database, book, measures, page.qualityBefore));
    JIAYI_TRY(const auto now, readPaymentRates(database, book, measures, page.qualityNow));
    page.measures = outcomeMeasures(book, measures, then, now);
    page.published = published;
    return page;
}

}  // namespace jiayi::capitation
