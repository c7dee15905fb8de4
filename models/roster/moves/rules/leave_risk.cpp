#include "models/roster/moves/rules/leave_risk.h"

namespace jiayi::moves {

namespace {

int daysBetween(Date from, Date to) { return static_cast<int>((to - from).count()); }

bool isWithin(const std::optional<Date>& day, const RiskRule& rule, Date today) {
    return day && *day <= today && rule.withinDays && *day > today - Days{*rule.withinDays};
}

/// Nothing where the rule does not hold.
std::optional<RiskSign> signOf(const RiskRule& rule, const RiskFacts& facts, Date today) {
    RiskSign sign;
    sign.rule = &rule;
    switch (rule.fact) {
        case RiskFact::Asked:
            if (!isWithin(facts.asked, rule, today)) return {};
            sign.date = facts.asked;
            return sign;
        case RiskFact::Declined:
            if (!isWithin(facts.declined, rule, today)) return {};
            sign.date = facts.declined;
            return sign;
        case RiskFact::ContractEnded:
            if (!facts.contractUntil || *facts.contractUntil >= today || !isWithin(facts.contractUntil, rule, today)) return {};
            sign.date = facts.contractUntil;
            return sign;
        case RiskFact::ContractDaysLeft:
            if (!facts.contractUntil || *facts.contractUntil < today || daysBetween(today, *facts.contractUntil) > rule.limit) return {};
            sign.date = facts.contractUntil;
            return sign;
        case RiskFact::ElsewhereRise: {
            const auto now = facts.elsewhere.fen, before = facts.elsewhereBefore.fen;
            // From nothing there is no percentage: the first costs elsewhere are days elsewhere.
            if (now - before < static_cast<std::int64_t>(rule.least.value_or(0)) || before <= 0) return {};
            sign.percent = static_cast<int>((now - before) * 100 / before);
            sign.money = facts.elsewhere;
            if (sign.percent < rule.limit) return {};
            return sign;
        }
        case RiskFact::ElsewhereDays: sign.value = facts.elsewhereDays; break;
        case RiskFact::Missed: sign.value = facts.missed; break;
        case RiskFact::UnseenDays:
            if (!facts.lastSeen) return {};
            sign.value = daysBetween(*facts.lastSeen, today);
            break;
    }
    return sign.value >= rule.limit ? std::optional{sign} : std::nullopt;
}

std::string filledIn(std::string text, const RiskSign& sign) {
    const auto put = [&](const std::string& name, const std::string& value) {
        for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at + value.size())) text.replace(at, name.size(), value);
    };
    put("{date}", sign.date ? formatDate(*sign.date) : std::string{});
    put("{percent}", std::to_string(sign.percent));
    put("{value}", sign.rule->fact == RiskFact::ElsewhereRise ? "¥" + formatYuan(sign.money) : std::to_string(sign.value));
    return text;
}

}  // namespace

std::vector<RiskSign> signsOf(const MovesBook& book, const RiskFacts& facts, Date today) {
    std::vector<RiskSign> signs;
    for (const auto& rule : book.risks)
        if (const auto sign = signOf(rule, facts, today)) signs.push_back(*sign);
    return signs;
}

Text sayingOf(const RiskSign& sign) { return {filledIn(sign.rule->text.en, sign), filledIn(sign.rule->text.zh, sign)}; }

}  // namespace jiayi::moves
