#include "models/capitation/period_money.h"

#include "models/capitation/rules/member_months.h"
#include "models/capitation/rules/settlement.h"

namespace jiayi::capitation {

namespace {

Month monthOf(Date day) {
    const auto parts = partsOf(day);
    return parts.year() / parts.month();
}

}  // namespace

Result<PeriodMoney> monthsMoney(db::Database& database, const CapitationBook& book, std::string_view asked,
                                Month from, Month to) {
    PeriodMoney money;
    for (const std::string_view scheme : {"employee", "resident"}) {
        if (!asked.empty() && asked != scheme) continue;
        std::map<Uuid, Money> perPerson;
        const Policy* policy = nullptr;
        Money budget;
        for (auto month = from; month <= to; month += std::chrono::months{1}) {
            const auto basis = basisOf(book, scheme, month);
            if (!basis && basis.error().reason == "statement.no-rate") continue;
            if (!basis) return basis.error();
            JIAYI_TRY(const auto statement, computeStatement(database, *basis, scheme, month, {}));
            policy = book.policy(scheme, countingDay(month));
            money.memberMonths += statement.totals.memberMonths;
            budget = budget + statement.totals.budget;
            for (const auto& line : statement.lines)
                if (line.kind != "member-month")
                    perPerson[line.resident] = perPerson[line.resident] + line.amount;
        }
        if (!policy) continue;
        SettlementInput input;
        input.budget = budget;
        for (const auto& [resident, cost] : perPerson) input.perPerson.push_back(cost);
        const auto settled = settle(book, *policy, input);
        money.budget = money.budget + budget;
        money.cost = money.cost + settled.paid;
        money.counted = money.counted + settled.counted;
    }
    return money;
}

Result<PeriodMoney> periodMoney(db::Database& database, const CapitationBook& book, Date from, Date to) {
    auto first = monthOf(from), last = monthOf(to);
    if (countingDay(first) < from) first += std::chrono::months{1};
    if (countingDay(last) > to) last -= std::chrono::months{1};
    return monthsMoney(database, book, {}, first, last);
}

}  // namespace jiayi::capitation
