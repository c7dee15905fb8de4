#include "models/referral/rules/online_return.h"

#include <algorithm>

namespace jiayi::referral {

namespace {

Verdict said(bool met) { return met ? Verdict::Met : Verdict::Broken; }

bool isWithin(const OnlineRule& rule, Date day, Date today) { return (today - day).count() <= static_cast<int>(rule.limit.value_or(0)); }

Verdict stableVerdict(const std::vector<std::string>& classes) {
    const auto bad = [](const std::string& each) { return each == "2" || each == "3" || each == "4"; };
    if (std::any_of(classes.begin(), classes.end(), bad)) return Verdict::Broken;
    const bool told = !classes.empty() && std::all_of(classes.begin(), classes.end(), [](const std::string& each) { return each == "1"; });
    return told ? Verdict::Met : Verdict::NotChecked;
}

OnlineCheck check(const OnlineRule& rule, const OnlineFacts& facts, Date today) {
    const auto& id = rule.id;
    if (id == "seen-in-person") return {&rule, said(facts.lastInPerson && isWithin(rule, *facts.lastInPerson, today)), facts.lastInPerson};
    if (id == "diagnosed") return {&rule, said(facts.inProgramme), {}};
    if (id == "stable") return {&rule, stableVerdict(facts.lastClasses), {}};
    if (id == "no-danger") {
        if (facts.lastDanger && isWithin(rule, *facts.lastDanger, today)) return {&rule, Verdict::Broken, facts.lastDanger};
        // A danger that nobody measured for is not ruled out.
        const bool measured = facts.lastMeasured && isWithin(rule, *facts.lastMeasured, today);
        return {&rule, measured ? Verdict::Met : Verdict::NotChecked, facts.lastMeasured};
    }
    if (id == "regimen-steady") {
        if (!facts.anyMedicine) return {&rule, Verdict::NotChecked, {}};
        return {&rule, said(!facts.regimenChanged || !isWithin(rule, *facts.regimenChanged, today)), facts.regimenChanged};
    }
    if (!facts.age) return {&rule, Verdict::NotChecked, {}};
    return {&rule, said(*facts.age >= static_cast<int>(rule.limit.value_or(0))), {}};
}

}  // namespace

std::vector<OnlineCheck> checkOnline(const ReferralBook& book, const OnlineFacts& facts, Date today) {
    std::vector<OnlineCheck> all;
    for (const auto& rule : book.online) all.push_back(check(rule, facts, today));
    return all;
}

bool mayBeOnline(const std::vector<OnlineCheck>& checks) {
    return std::none_of(checks.begin(), checks.end(), [](const OnlineCheck& each) { return each.verdict == Verdict::Broken; });
}

bool isWholeChecked(const std::vector<OnlineCheck>& checks) {
    return std::all_of(checks.begin(), checks.end(), [](const OnlineCheck& each) { return each.verdict == Verdict::Met; });
}

}  // namespace jiayi::referral
