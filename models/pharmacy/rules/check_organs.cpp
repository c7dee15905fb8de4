// Kidney and liver: the label's rule of each drug, and of each part of a combination.
#include "models/pharmacy/rules/review_case.h"

#include <algorithm>
#include <cmath>

namespace jiayi::pharmacy::internal {

namespace {

/// A drug with its own kidney rule: a line's, or a part's.
struct Bearer {
    std::size_t line = 0;
    const Drug* row = nullptr;
    Words label;
    std::optional<double> taking;  ///< in the unit of the row
};

Words nameOf(Metric metric, const Case& c) {
    switch (metric) {
        case Metric::Clearance:
            return both(c.clearance() ? "CrCl" : "eGFR");
        case Metric::Potassium:
            return {"potassium", "血钾"};
        case Metric::Calcium:
            return {"calcium", "血钙"};
        case Metric::Dialysis:
            return {"dialysis", "透析"};
        default:
            return both("eGFR");
    }
}

/// "at eGFR", "on dialysis".
Words whereOf(Metric metric, const Case& c) {
    const auto name = nameOf(metric, c);
    return {(metric == Metric::Dialysis ? "on " : "at ") + name.en, name.zh};
}

/// " 38 mL/min", to stand behind its name.
Words valueOf(Metric metric, std::optional<double> value) {
    if (!value) return both("");
    const bool salt = metric == Metric::Potassium || metric == Metric::Calcium;
    return both(" " + amount(std::round(*value * 10) / 10, salt ? "mmol/L" : metric == Metric::Clearance ? "mL/min" : "mL/min/1.73 m2").en);
}

std::string_view textOf(RenalAction action, bool isNew) {
    switch (action) {
        case RenalAction::Contra:
            return "renal.contra";
        case RenalAction::Avoid:
            return "renal.avoid";
        case RenalAction::NoStart:
            return isNew ? "renal.nostart" : "renal.nostart-continuing";
        case RenalAction::Hold:
            return "renal.hold";
        case RenalAction::StartLow:
            return "renal.startlow";
        case RenalAction::Reduce:
            return "renal.reduce";
        case RenalAction::Caution:
            return "renal.caution";
        case RenalAction::Inferior:
            return "renal.inferior";
        case RenalAction::Monitor:
            return "renal.monitor";
        default:
            return "";
    }
}

void applyDose(Case& c, const Bearer& bearer, const RenalStep& step, const Words& what, const Words& value) {
    const auto& line = c.lines[bearer.line];
    const auto& def = bearer.row->def;
    const bool max = step.action == RenalAction::Max;
    if (!max && !line.said->isNew) return;
    const auto limit = step.days == 1 ? amount(step.amount, def.unit + "/d")
                                      : both(amount(step.amount, def.unit).en + "/" + std::to_string(step.days) + " d");
    const auto taken = takenWithin(line, bearer.taking, step.days);
    if (!taken) {
        c.cannotCheck("not-checked.renal-dose", c.idsOf({bearer.line}), {{"drug", bearer.label}, {"limit", limit}, {"what", what}, {"value", value}});
        return;
    }
    if (*taken <= step.amount * (1 + 1e-9)) return;
    c.say(max ? "renal.max" : "renal.start", def.atc, c.idsOf({bearer.line}),
          {{"drug", bearer.label}, {"what", what}, {"value", value}, {"limit", limit}, {"dose", amount(*taken, def.unit)}}, &def);
}

void apply(Case& c, const Bearer& bearer, const RenalClause& clause, std::optional<double> measured) {
    const bool kidney = clause.metric == Metric::Egfr || clause.metric == Metric::Clearance;
    const auto what = clause.metric == Metric::Finding ? Words{"with " + clause.finding, clause.finding + "阳性"} : whereOf(kidney && !measured ? Metric::Dialysis : clause.metric, c);
    const auto value = valueOf(clause.metric, measured);
    for (const auto& step : clause.steps) {
        if (step.action == RenalAction::Max || step.action == RenalAction::Start) {
            applyDose(c, bearer, step, what, value);
            continue;
        }
        const auto text = textOf(step.action, c.lines[bearer.line].said->isNew);
        if (text.empty()) continue;
        const Words noted = step.note.empty() ? value : Words{value.en + " (" + step.note + ")", value.zh};
        const Words label = step.note.empty() ? bearer.label : Words{bearer.label.en, bearer.label.zh + "（" + step.noteZh + "）"};
        c.say(text, bearer.row->def.atc, c.idsOf({bearer.line}), {{"drug", label}, {"what", what}, {"value", noted}}, &bearer.row->def);
    }
}

bool holdsListed(const std::vector<std::string>& list, const std::string& word) { return std::find(list.begin(), list.end(), word) != list.end(); }

void evaluate(Case& c, const Bearer& bearer) {
    for (const auto& clause : bearer.row->renal.clauses) {
        if (!clause.counts(c.input.profile)) continue;
        if (clause.metric == Metric::Always || (clause.metric == Metric::Dialysis && c.input.onDialysis)) {
            apply(c, bearer, clause, {});
        } else if (clause.metric == Metric::Finding) {
            if (holdsListed(c.input.findings, clause.finding)) apply(c, bearer, clause, {});
            // Asked once, before the first dose.
            else if (c.lines[bearer.line].said->isNew && !holdsListed(c.input.findingsExcluded, clause.finding))
                c.cannotCheck("not-checked.gene", c.idsOf({bearer.line}), {{"drug", bearer.label}, {"what", both(clause.finding)}});
        } else if (clause.metric != Metric::Dialysis) {
            if (c.input.onDialysis && (clause.metric == Metric::Egfr || clause.metric == Metric::Clearance)) {
                // Whatever the laboratory computes: on dialysis the kidneys count as failed, below every band.
                if (clause.holds(0)) apply(c, bearer, clause, {});
                continue;
            }
            const auto measured = c.measured(clause.metric);
            if (!measured)
                c.cannotCheck("not-checked.renal", c.idsOf({bearer.line}), {{"what", nameOf(clause.metric, c)}, {"limit", number(c.staleMonths())}});
            else if (clause.holds(*measured)) apply(c, bearer, clause, measured);
        }
    }
}

}  // namespace

void checkRenal(Case& c) {
    for (std::size_t i = 0; i < c.lines.size(); ++i) {
        const auto& line = c.lines[i];
        if (line.drug) evaluate(c, {i, line.drug, line.label, line.taking});
    }
    for (const auto& part : c.parts) {
        const bool whole = part.row && part.row == c.lines[part.line].drug;
        if (whole) continue;
        if (!part.row) {
            // Herbs and inactive partners of a known product have no rule of their own; an unknown drug's is missing.
            if (!c.lines[part.line].drug) c.cannotCheck("not-checked.renal-unknown", c.idsOf({part.line}), {{"drug", part.label}});
            continue;
        }
        auto taking = part.taking;
        if (taking && part.unit != part.row->def.unit) taking = converted(*taking, part.unit, part.row->def.unit);
        evaluate(c, {part.line, part.row, part.label, taking});
    }
}

void checkHepatic(Case& c) {
    const auto months = c.staleMonths();
    for (const auto& part : c.parts)
        c.book.hepatic.forEach(part.atc, [&](const HepaticRow& row) {
            const auto* value = c.newest(row.code, months);
            if (!value) c.cannotCheck("not-checked.hepatic", c.idsOf({part.line}), {{"what", both(row.code)}, {"limit", number(months)}});
            else if (value->value > row.above)
                c.find(row, Check::Hepatic, c.idsOf({part.line}),
                       {part.label.en + ": " + row.reason.en + " (" + number(value->value).en + ")",
                        part.label.zh + "：" + row.reason.zh + "（" + number(value->value).zh + "）"});
        });
}

}  // namespace jiayi::pharmacy::internal
