#include "models/pharmacy/rules/renal_rule.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace jiayi::pharmacy {

namespace {

constexpr std::array<std::pair<std::string_view, RenalAction>, 10> kPlainActions{{{"ok", RenalAction::Ok},
                                                                                  {"contra", RenalAction::Contra},
                                                                                  {"avoid", RenalAction::Avoid},
                                                                                  {"nostart", RenalAction::NoStart},
                                                                                  {"hold", RenalAction::Hold},
                                                                                  {"startlow", RenalAction::StartLow},
                                                                                  {"reduce", RenalAction::Reduce},
                                                                                  {"caution", RenalAction::Caution},
                                                                                  {"inferior", RenalAction::Inferior},
                                                                                  {"monitor", RenalAction::Monitor}}};
constexpr std::array<std::pair<std::string_view, Metric>, 3> kMetrics{
    {{"CrCl", Metric::Clearance}, {"K", Metric::Potassium}, {"Ca", Metric::Calcium}}};

/// Takes a number off the front.
std::optional<double> takeNumber(std::string_view& text) {
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc{} || read.ptr == text.data()) return {};
    text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
    return value;
}

bool take(std::string_view& text, std::string_view word) {
    if (!text.starts_with(word)) return false;
    text.remove_prefix(word.size());
    return true;
}

Metric takeMetric(std::string_view& text) {
    for (const auto& [name, metric] : kMetrics)
        if (take(text, name)) return metric;
    return Metric::Egfr;
}

/// "<45", ">=60", "30-45" after the metric was taken off.
bool readBounds(std::string_view text, RenalClause& clause) {
    if (take(text, "<")) {
        clause.upToHigh = take(text, "=");
        const auto high = takeNumber(text);
        clause.high = high.value_or(0);
        return high && text.empty();
    }
    if (take(text, ">")) {
        clause.aboveLow = !take(text, "=");
        const auto low = takeNumber(text);
        clause.low = low.value_or(0);
        return low && text.empty();
    }
    const auto low = takeNumber(text);
    if (!low || !take(text, "-")) return false;
    const auto high = takeNumber(text);
    clause.low = *low;
    clause.high = high.value_or(0);
    return high && text.empty() && *low < *high;
}

/// "5.0<K<=5.5".
bool readBetween(std::string_view text, RenalClause& clause) {
    const auto low = takeNumber(text);
    if (!low || !take(text, "<")) return false;
    clause.low = *low;
    clause.aboveLow = !take(text, "=");
    clause.metric = takeMetric(text);
    if (clause.metric == Metric::Egfr || !text.starts_with('<')) return false;
    return readBounds(text, clause) && clause.low < clause.high;
}

Result<void> readCondition(std::string_view text, RenalClause& clause) {
    if (text == "any") return {};
    if (text == "dialysis") {
        clause.metric = Metric::Dialysis;
        return {};
    }
    if (text.size() > 1 && text.ends_with('+')) {
        clause.metric = Metric::Finding;
        clause.finding = text.substr(0, text.size() - 1);
        return {};
    }
    auto rest = text;
    clause.metric = takeMetric(rest);
    if (readBounds(rest, clause)) return {};
    clause = {};
    if (readBetween(text, clause)) return {};
    return invalid("renal-rule.condition", std::string{text});
}

Result<RenalStep> readStep(std::string_view text) {
    RenalStep step;
    if (const auto open = text.find('('); open != std::string_view::npos) {
        if (!text.ends_with(')')) return invalid("renal-rule.action", std::string{text});
        step.note = text.substr(open + 1, text.size() - open - 2);
        const auto bar = step.note.find('|');
        step.noteZh = bar == std::string::npos ? step.note : step.note.substr(bar + 1);
        step.note = step.note.substr(0, bar);
        text = text.substr(0, open);
    }
    for (const auto& [name, action] : kPlainActions) {
        if (name != text) continue;
        step.action = action;
        return step;
    }
    const bool max = take(text, "max=");
    if (!max && !take(text, "start=")) return invalid("renal-rule.action", std::string{text});
    step.action = max ? RenalAction::Max : RenalAction::Start;
    const auto amount = takeNumber(text);
    if (!amount || *amount <= 0) return invalid("renal-rule.number", std::string{text});
    step.amount = *amount;
    if (max && take(text, "/")) {
        const auto days = takeNumber(text);
        if (!days || *days < 1 || !take(text, "d")) return invalid("renal-rule.number", std::string{text});
        step.days = static_cast<int>(*days);
    }
    if (!text.empty()) return invalid("renal-rule.number", std::string{text});
    return step;
}

/// A mark that says in which country the clause counts is no part of its last step.
void takeProfile(std::string_view& text, RenalClause& clause) {
    if (text.ends_with("(CN label)")) clause.international = false;
    else if (text.ends_with("(INTL)")) clause.china = false;
    else return;
    text = text.substr(0, text.rfind('('));
}

Result<RenalClause> readClause(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) return invalid("renal-rule.condition", std::string{text});
    RenalClause clause;
    JIAYI_CHECK(readCondition(text.substr(0, colon), clause));
    auto steps = text.substr(colon + 1);
    takeProfile(steps, clause);
    while (true) {
        const auto end = std::min(steps.find(','), steps.size());
        JIAYI_TRY(auto step, readStep(steps.substr(0, end)));
        clause.steps.push_back(std::move(step));
        if (end == steps.size()) return clause;
        steps.remove_prefix(end + 1);
    }
}

bool sayTheSame(const RenalClause& a, const RenalClause& b) {
    return std::any_of(a.steps.begin(), a.steps.end(), [&](const RenalStep& step) {
        return std::any_of(b.steps.begin(), b.steps.end(), [&](const RenalStep& other) { return other.action == step.action; });
    });
}

bool overlap(const RenalClause& a, const RenalClause& b) {
    if (a.metric != b.metric || a.metric == Metric::Finding || a.metric == Metric::Always) return false;
    if (!(a.china && b.china) && !(a.international && b.international)) return false;
    const bool apart = a.high < b.low || b.high < a.low || (a.high == b.low && (!a.upToHigh || b.aboveLow)) ||
                       (b.high == a.low && (!b.upToHigh || a.aboveLow));
    return !apart && sayTheSame(a, b);
}

}  // namespace

Result<RenalRule> parseRenalRule(std::string_view text) {
    RenalRule rule;
    while (true) {
        const auto end = std::min(text.find(';'), text.size());
        const auto part = text.substr(0, end);
        if (part == "parts") {
            rule.parts = true;
        } else {
            JIAYI_TRY(auto clause, readClause(part));
            for (const auto& other : rule.clauses)
                if (overlap(clause, other)) return invalid("renal-rule.overlap", std::string{part});
            rule.clauses.push_back(std::move(clause));
        }
        if (end == text.size()) return rule;
        text.remove_prefix(end + 1);
    }
}

}  // namespace jiayi::pharmacy
