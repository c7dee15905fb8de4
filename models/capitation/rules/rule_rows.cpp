#include "models/capitation/rules/rule_rows.h"

#include <algorithm>

namespace jiayi::capitation {

namespace {

std::string percentOf(Ratio share) { return percentText(Money{share.num}, Money{share.den}, 2); }
std::string yesOrNo(bool yes) { return yes ? "yes" : "no"; }
std::string joinedRoots(const std::vector<std::string>& roots) {
    std::string text;
    for (const auto& root : roots) text += (text.empty() ? "" : ", ") + root;
    return text;
}
bool isSample(const RuleOrigin& origin) {
    return origin.source.starts_with("sample") || origin.source.starts_with("project") ||
           origin.source.starts_with("GK");
}

class RuleLister {
public:
    explicit RuleLister(Date day) : m_day(day) {}
    /// `latest`: of those that have begun only the newest of its kind is in force.
    void add(std::string table, std::string id, Text text,
             std::vector<std::pair<std::string, std::string>> values, const RuleOrigin& origin,
             bool latest = true, std::optional<Date> validTo = {}) {
        m_rows.push_back({std::move(table), std::move(id), std::move(text), std::move(values), origin,
                          validTo, latest && origin.validFrom <= m_day && (!validTo || m_day <= *validTo),
                          isSample(origin)});
    }
    std::vector<RuleRow> finish() { return std::move(m_rows); }

private:
    Date m_day;
    std::vector<RuleRow> m_rows;
};

void listTerms(const CapitationBook& book, Date day, RuleLister& list) {
    for (const auto& rate : book.rates)
        list.add("rates", rate.id, {},
                 {{"scheme", rate.scheme},
                  {"per_month", formatYuan(rate.perMonth)},
                  {"person_year_low", formatYuan(rate.low)},
                  {"person_year_high", formatYuan(rate.high)}},
                 rate.origin, book.rate(rate.scheme, day) == &rate);
    for (const auto& policy : book.policies)
        list.add("policies", policy.id, policy.text,
                 {{"scheme", policy.scheme},
                  {"withhold", percentOf(policy.withhold)},
                  {"quality_min", percentOf(policy.qualityMin)},
                  {"surplus_cap", percentOf(policy.surplusCap)},
                  {"deficit_share", percentOf(policy.deficitShare)},
                  {"stop_loss", formatYuan(policy.stopLoss)},
                  {"co_share", percentOf(policy.coShare)},
                  {"retro_months", std::to_string(policy.retroMonths)}},
                 policy.origin, book.policy(policy.scheme, day) == &policy);
    for (const auto& tier : book.tiers)
        list.add("tiers", tier.id, tier.text,
                 {{"weight", percentOf({tier.weight, kMillion})},
                  {"insulin", yesOrNo(tier.insulin)},
                  {"complications", std::to_string(tier.complications)}},
                 tier.origin);
    for (const auto& item : book.quality)
        list.add("quality", item.measure, item.text,
                 {{"weight", std::to_string(item.weight)},
                  {"floor", percentOf(item.floor)},
                  {"goal", percentOf(item.goal)}},
                 item.origin);
}

}  // namespace

std::vector<RuleRow> ruleRows(const CapitationBook& book, Date day) {
    RuleLister list(day);
    listTerms(book, day, list);
    for (const auto& rule : book.scope)
        list.add("scope", rule.id, rule.text,
                 {{"counts", yesOrNo(rule.counts)},
                  {"place", rule.place ? std::string{nameOf(*rule.place)} : ""},
                  {"category", rule.category},
                  {"class", rule.insuranceClass},
                  {"icd10", joinedRoots(rule.icd10)}},
                 rule.origin, true, rule.validTo);
    for (const auto& rule : book.members)
        list.add("members", rule.programme, {}, {{"benefit", rule.benefit}, {"icd10", rule.icd10}},
                 rule.origin);
    for (const auto& row : book.completions)
        list.add("completion", std::string{nameOf(row.place)} + " " + std::to_string(row.lag), {},
                 {{"place", std::string{nameOf(row.place)}},
                  {"lag", std::to_string(row.lag)},
                  {"known", percentOf(row.known)}},
                 row.origin);
    for (const auto& price : book.services)
        list.add("services", price.form, price.text, {{"price", formatYuan(price.price)}}, price.origin);
    for (const auto& fund : book.funds)
        list.add("funds", fund.id, fund.text, {{"settles", yesOrNo(fund.settles)}}, fund.origin);
    for (const auto& part : book.distribution)
        list.add("distribution", part.id, part.text, {{"weight", std::to_string(part.weight)}}, part.origin);
    for (const auto& term : book.year)
        list.add("year", term.step, term.text,
                 {{"share", percentOf(term.share)}, {"days_after", std::to_string(term.daysAfter)}},
                 term.origin, book.term(term.step, day) == &term);
    return list.finish();
}

}  // namespace jiayi::capitation
