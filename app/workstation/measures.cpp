#include "app/workstation/measures.h"

#include "models/capitation/rule_sets.h"
#include "models/capitation/measured.h"
#include "models/pharmacy/pharmacist/acceptance.h"

#include <algorithm>

namespace jiayi::app {

quality::OtherRooms otherRooms(db::Database& database) {
    return [&database](const quality::Measure& measure, quality::Period period) -> Result<std::optional<quality::Count>> {
        if (measure.from == "ledger") {
            JIAYI_TRY(const auto tables, capitation::bookInForce(database, period.to));
            return capitation::ledgerCount(database, *tables.book, measure, period);
        }
        if (measure.from != "acceptance") return std::optional<quality::Count>{};
        JIAYI_TRY(const auto all, pharmacy::acceptanceMeasures(database, pharmacy::acceptanceRules(), period.from, period.to));
        const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.rule.id == measure.id; });
        if (found == all.end()) return std::optional<quality::Count>{};
        quality::Count count;
        count.population = count.denominator = found->denominator;
        count.numerator = found->numerator;
        return std::optional{count};
    };
}

Result<void> keepFacts(Session& session) {
    JIAYI_TRY(const auto book, quality::loadMeasureBook(session.rules()));
    JIAYI_CHECK(quality::refreshFacts(session.database(), book, quality::kPeopleInBulk));
    return {};
}

Result<MeasureAnswer> readMeasures(Session& session, quality::Period period) {
    JIAYI_TRY(auto book, quality::loadMeasureBook(session.rules()));
    MeasureAnswer answer{std::make_unique<quality::MeasureBook>(std::move(book)), {}};
    JIAYI_CHECK(keepFacts(session));
    JIAYI_TRY(const auto tally, quality::tallyOf(session.database(), *answer.book, period));
    JIAYI_TRY(answer.lines, quality::measureLines(session.database(), tally, *answer.book, otherRooms(session.database())));
    return answer;
}

quality::Period yearToDate(Date today) { return {makeDate(static_cast<int>(partsOf(today).year()), 1, 1), today}; }

}  // namespace jiayi::app
