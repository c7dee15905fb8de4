// Dose, frequency and route of each line; one substance from several lines; insulin against weight and the last dose.
#include "models/pharmacy/rules/review_case.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace jiayi::pharmacy::internal {

namespace {

constexpr double kRounding = 1 + 1e-9;

Words perDays(double value, std::string_view unit, int days) {
    const auto much = amount(value, unit);
    if (days == 1) return {much.en + "/day", much.zh + "/日"};
    return {much.en + " in " + number(days).en + " days", number(days).zh + "日" + much.zh};
}

bool isInsulin(const std::string& atc) { return atc.starts_with("A10A"); }

void sayAbove(Case& c, std::string_view text, const Drug& row, const Words& label, double taken, std::vector<std::string> lines) {
    const auto& def = row.def;
    c.say(text, def.atc, std::move(lines),
          {{"drug", label}, {"value", perDays(taken, def.unit, def.maxDays)}, {"limit", perDays(*row.max, def.unit, def.maxDays)}}, &def);
}

void checkFrequency(Case& c, std::size_t index) {
    const auto& line = c.lines[index];
    if (!line.isRegular() || !line.drug || line.drug->def.usualFrequency.empty() || line.said->asNeeded) return;
    const auto& usual = c.book.frequency(line.drug->def.usualFrequency);
    if (*line.said->times / *line.said->days <= usual.times / usual.days * kRounding) return;
    const auto value = number(*line.said->times).en + "/" + number(*line.said->days).en + " d";
    c.say("dose.too-often", line.drug->def.atc, c.idsOf({index}), {{"drug", line.label}, {"value", both(value)}, {"limit", both(usual.code)}},
          &line.drug->def);
}

void checkRoute(Case& c, std::size_t index) {
    const auto& line = c.lines[index];
    if (line.said->route.empty() || !line.drug || line.drug->def.routes.empty()) return;
    const auto& routes = line.drug->def.routes;
    if (std::find(routes.begin(), routes.end(), line.said->route) != routes.end()) return;
    c.say("dose.route", line.drug->def.atc, c.idsOf({index}), {{"drug", line.label}, {"value", both(line.said->route)}}, &line.drug->def);
}

bool tooYoung(Case& c, std::size_t index) {
    if (!c.age || *c.age >= c.book.limit("paediatric.age")) return false;
    c.cannotCheck("not-checked.paediatric", c.idsOf({index}), {{"drug", c.lines[index].label}, {"value", number(*c.age)}});
    return true;
}

/// A line whose dose cannot be weighed is told once, and why.
bool doseIsKnown(Case& c, std::size_t index) {
    const auto& line = c.lines[index];
    if (line.units && !line.drug) return true;
    if (!line.said->amount || !line.isRegular()) {
        c.cannotCheck("not-checked.dose", c.idsOf({index}), {{"drug", line.label}});
        return false;
    }
    const bool byParts = line.drug && !line.drug->parts.empty() && !line.drug->max;
    if (line.drug && !line.taking && !(byParts && line.units)) {
        c.cannotCheck("not-checked.dose-unit", c.idsOf({index}),
                      {{"drug", line.label}, {"value", amount(*line.said->amount, line.said->unit)}, {"what", both(line.drug->def.unit)}});
        return false;
    }
    return true;
}

/// The label's maximum of a whole combination, in tablets or puffs of the strength that is named.
void checkCombination(Case& c, std::size_t index) {
    const auto& line = c.lines[index];
    if (!line.drug || line.drug->maxUnits.empty() || !line.units) return;
    const auto& def = line.drug->def;
    if (!line.strength) {
        c.cannotCheck("not-checked.dose-parts", c.idsOf({index}), {{"drug", line.label}});
        return;
    }
    const auto most = line.drug->maxUnits[*line.strength];
    const auto taken = takenWithin(line, line.units, def.maxDays);
    if (!taken || *taken <= most * kRounding) return;
    const auto& unit = line.said->unit;
    c.say("dose.above-max", def.atc, c.idsOf({index}),
          {{"drug", line.label}, {"value", perDays(*taken, unit, def.maxDays)}, {"limit", perDays(most, unit, def.maxDays)}}, &def);
}

void checkLine(Case& c, std::size_t index) {
    const auto& line = c.lines[index];
    if (line.said->disputed) c.cannotCheck("not-checked.dose-disputed", c.idsOf({index}), {{"drug", line.label}});
    checkFrequency(c, index);
    checkRoute(c, index);
    if (!doseIsKnown(c, index) || tooYoung(c, index)) return;
    if (!line.drug) {
        c.cannotCheck("not-checked.dose-limit", c.idsOf({index}), {{"drug", line.label}});
        return;
    }
    checkCombination(c, index);
    const auto taken = takenWithin(line, line.taking, line.drug->def.maxDays);
    if (taken && line.drug->max && *taken > *line.drug->max * kRounding)
        sayAbove(c, "dose.above-max", *line.drug, line.label, *taken, c.idsOf({index}));
}

/// One substance out of several lines, hidden ones included, against the maximum of its own row.
void checkSums(Case& c) {
    struct Sum {
        double amount = 0;
        std::set<std::size_t> lines;
    };
    std::map<const Drug*, Sum> sums;
    for (const auto& part : c.parts) {
        if (!part.row || !part.row->max || !part.taking) continue;
        if (c.age && *c.age < c.book.limit("paediatric.age")) continue;
        const auto& def = part.row->def;
        const auto inUnit = part.unit == def.unit ? part.taking : converted(*part.taking, part.unit, def.unit);
        const auto taken = takenWithin(c.lines[part.line], inUnit, def.maxDays);
        if (!taken) continue;
        auto& sum = sums[part.row];
        sum.amount += *taken;
        sum.lines.insert(part.line);
        const bool hidden = c.lines[part.line].drug != part.row;
        if (hidden && *taken > *part.row->max * kRounding) sayAbove(c, "dose.above-max", *part.row, part.label, *taken, c.idsOf({part.line}));
    }
    for (const auto& [row, sum] : sums)
        if (sum.lines.size() > 1 && sum.amount > *row->max * kRounding)
            sayAbove(c, "dose.sum", *row, {row->def.inn, row->def.zh}, sum.amount, c.idsOf(sum.lines));
}

std::optional<double> dailyUnits(const RegimenLine& line) {
    if (line.unit != "U" || !line.amount || !line.times || !line.days || *line.days <= 0) return {};
    return *line.amount * *line.times / *line.days;
}

void checkInsulinWeight(Case& c) {
    double total = 0;
    std::set<std::size_t> lines;
    for (const auto& part : c.parts) {
        if (!isInsulin(part.atc) || lines.contains(part.line)) continue;
        if (const auto units = dailyUnits(*c.lines[part.line].said)) {
            total += *units;
            lines.insert(part.line);
        }
    }
    if (lines.empty()) return;
    const auto months = static_cast<int>(c.book.limit("weight.stale-months"));
    const auto* weight = c.newest("WEIGHT", months);
    if (!weight || weight->value <= 0) {
        c.cannotCheck("not-checked.weight", c.idsOf(lines), {{"drug", Words{"insulin", "胰岛素"}}, {"limit", number(months)}});
        return;
    }
    const auto most = c.book.limit("insulin.units-per-kg");
    const auto each = total / weight->value;
    if (each > most * kRounding)
        c.say("dose.insulin-weight", "A10A", c.idsOf(lines), {{"value", amount(std::round(each * 100) / 100, "U/kg/d")}, {"limit", amount(most, "U/kg/d")}});
}

/// Line against line: what another insulin does is another finding.
void checkInsulinChange(Case& c, std::size_t index) {
    const auto& line = c.lines[index];
    if (!line.named || !isInsulin(line.named->atc)) return;
    const auto now = dailyUnits(*line.said);
    const EarlierLine* last = nullptr;
    const Days within{static_cast<int>(c.book.limit("insulin.previous-days"))};
    for (const auto& earlier : c.input.earlier) {
        const auto named = c.book.names.find(c.book.drugs, earlier.line.atc, earlier.line.name);
        if (!named || named->atc != line.named->atc || !dailyUnits(earlier.line)) continue;
        const auto end = earlier.end.value_or(c.input.today);
        if (c.input.today - end > within) continue;
        if (!last || last->end.value_or(c.input.today) < end) last = &earlier;
    }
    if (!now || !last) return;
    const auto before = *dailyUnits(last->line);
    const auto most = c.book.limit("insulin.change-percent");
    if (before <= 0) return;
    const auto change = std::abs(*now - before) / before * 100;
    if (change > most * kRounding)
        c.say("dose.insulin-change", line.named->atc, c.idsOf({index}), {{"value", amount(std::round(change), "%")}, {"limit", amount(most, "%")}});
}

}  // namespace

void checkDose(Case& c) {
    for (std::size_t i = 0; i < c.lines.size(); ++i) {
        if (!c.lines[i].isMedicine()) continue;
        checkLine(c, i);
        checkInsulinChange(c, i);
    }
    checkSums(c);
    checkInsulinWeight(c);
}

}  // namespace jiayi::pharmacy::internal
