#include "models/capitation/measured.h"

#include "models/capitation/period_money.h"

#include <algorithm>

namespace jiayi::capitation {

Result<void> checkPaymentMeasures(const CapitationBook& book, const quality::MeasureBook& measures) {
    for (const auto& weight : book.quality) {
        const auto* measure = measures.measure(weight.measure);
        if (measure && !measure->payment) return invalid("capitation.measure", weight.measure);
    }
    return {};
}

Result<std::vector<MeasuredRate>> paymentRates(const CapitationBook& book,
                                               const quality::MeasureBook& measures,
                                               const std::vector<quality::MeasureLine>& lines) {
    JIAYI_CHECK(checkPaymentMeasures(book, measures));
    std::vector<MeasuredRate> rates;
    for (const auto& weight : book.quality) {
        const auto line = std::find_if(lines.begin(), lines.end(), [&](const quality::MeasureLine& one) {
            return one.measure->id == weight.measure;
        });
        if (line != lines.end() && line->count && line->count->denominator > 0)
            rates.push_back({weight.measure, line->count->numerator, line->count->denominator});
    }
    return rates;
}

Result<std::vector<MeasuredRate>> readPaymentRates(db::Database& database, const CapitationBook& book,
                                                   const quality::MeasureBook& measures,
                                                   quality::Period period) {
    quality::Tally tally(measures, period);
    JIAYI_CHECK(quality::forEachPerson(database, measures, [&](const quality::PersonFacts& person) { tally.put(person); }));
    JIAYI_TRY(const auto lines, quality::measureLines(database, tally, measures, {}));
    return paymentRates(book, measures, lines);
}

Result<std::optional<quality::Count>> ledgerCount(db::Database& database, const CapitationBook& book,
                                                  const quality::Measure& measure, quality::Period period) {
    if (measure.from != "ledger") return std::optional<quality::Count>{};
    JIAYI_TRY(const auto money, periodMoney(database, book, period.from, period.to));
    if (money.memberMonths == 0) return std::optional<quality::Count>{};
    quality::Count count;
    const bool perMonth = measure.unit == quality::Unit::MemberMonth;
    count.population = count.denominator = perMonth ? money.memberMonths : money.budget.fen;
    count.numerator = perMonth ? money.cost.fen : (money.budget - money.counted).fen;
    return std::optional{count};
}

}  // namespace jiayi::capitation
