#include "models/care/trend.h"

#include "models/care/fact_repository.h"
#include "models/care/fact_rows.h"
#include "models/roster/resident_repository.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace jiayi::care {

namespace {

/// Reads one trend: the query with what every part of it needs.
struct Trend {
    db::Database& database;
    const RuleBook& rules;
    const TrendQuery& query;
    const TargetHistory& targets;
    std::int64_t resident;
    std::string unit;
};

PointKind pointKind(const Observation& observation) {
    if (observation.origin == "estimated") return PointKind::Estimated;
    return observation.origin == "self" ? PointKind::Self : PointKind::Lab;
}

/// From the canonical unit of `code` to the unit that is shown.
std::optional<double> shownValue(const Trend& trend, std::string_view code, std::optional<double> value) {
    const auto* def = trend.rules.observation(code);
    if (!value || !def || def->unit == trend.unit) return value;
    const auto converted = convert(trend.rules, code, *value, def->unit, trend.unit);
    if (!converted) return {};
    return *converted;
}

std::vector<Observation> observationsBetween(const Trend& trend, std::string_view code) {
    std::vector<Observation> found;
    db::Query query(trend.database,
                    std::string{rows::kObservation} +
                        "WHERE o.resident_pk = ? AND o.code = ? AND o.effective_at >= ? AND o.effective_at < ? "
                        "AND o.value IS NOT NULL AND o.status IN ('final', 'amended', 'corrected') "
                        "ORDER BY o.effective_at, o.id",
                    trend.resident, code, startOfDay(trend.query.from), startOfDay(trend.query.to + Days(1)));
    while (query.next()) found.push_back(rows::observation(query));
    return found;
}

void addPoints(const Trend& trend, std::string_view own, TrendLine& line, int& doubted) {
    for (const auto& observation : observationsBetween(trend, own)) {
        if (!isBelieved(observation)) {
            ++doubted;
            continue;
        }
        const auto shown = shownValue(trend, line.code, valueAs(trend.rules, line.code, observation));
        if (!shown) continue;
        const auto day = observation.effective.day();
        line.points.push_back({observation.id, day, *shown, pointKind(observation),
                               trend.targets.stateOf(observation, line.code, day), observation.original});
    }
}

void addTargets(const Trend& trend, TrendLine& line) {
    std::vector<Date> starts{trend.query.from};
    for (const auto day : trend.targets.changes(line.code, trend.query.from, trend.query.to)) starts.push_back(day);
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const auto target = trend.targets.on(line.code, starts[i]);
        if (!target || (!target->low && !target->high)) continue;
        const auto to = i + 1 < starts.size() ? starts[i + 1] - Days(1) : trend.query.to;
        TargetSegment segment{starts[i], to, shownValue(trend, line.code, target->low),
                              shownValue(trend, line.code, target->high), target->personal};
        // A birthday that changes nothing makes no step.
        if (!line.targets.empty()) {
            auto& last = line.targets.back();
            if (last.to + Days(1) == segment.from && last.low == segment.low && last.high == segment.high &&
                last.personal == segment.personal) {
                last.to = segment.to;
                continue;
            }
        }
        line.targets.push_back(segment);
    }
}

TrendLine lineOf(const Trend& trend, std::string_view code, std::span<const std::string_view> joined, int& doubted) {
    TrendLine line;
    line.code = code;
    for (const auto own : joined) addPoints(trend, own, line, doubted);
    std::stable_sort(line.points.begin(), line.points.end(),
                     [](const auto& a, const auto& b) { return a.date < b.date; });
    addTargets(trend, line);
    return line;
}

std::vector<VisitMark> visitMarks(const Trend& trend) {
    std::vector<VisitMark> marks;
    db::Query query(trend.database,
                    std::string{"SELECT v.id, v.date, "} + rows::kFormClasses +
                        " FROM visit v WHERE v.resident_pk = ? AND v.date >= ? AND v.date <= ? "
                        "AND v.contact = 1 AND v.status IN ('signed', 'imported') ORDER BY v.date",
                    trend.resident, trend.query.from, trend.query.to);
    while (query.next())
        marks.push_back({query.id<VisitId>(0), query.date(1).value_or(Date{}), rows::formClasses(query.text(2))});
    return marks;
}

/// "1 → 2 g/d" while the unit stays the same; otherwise the doses as they are written.
std::string doseText(const std::vector<LaneStep>& steps) {
    const bool amounts = std::all_of(steps.begin(), steps.end(), [&](const auto& step) {
        return step.dailyAmount && step.dailyUnit == steps.front().dailyUnit;
    });
    std::string text;
    std::string last;
    for (const auto& step : steps) {
        const auto part = amounts ? fmt::format("{:.6g}", *step.dailyAmount) : step.dose;
        if (part.empty() || part == last) continue;
        text += (text.empty() ? "" : " → ") + part;
        last = part;
    }
    if (amounts && !text.empty()) text += " " + steps.front().dailyUnit + "/d";
    return text;
}

TreatmentLane laneOf(std::vector<const MedicationLine*> lines) {
    std::stable_sort(lines.begin(), lines.end(),
                     [](const auto* a, const auto* b) { return a->start.value_or(Date{}) < b->start.value_or(Date{}); });
    TreatmentLane lane;
    lane.drug = lines.back()->name;
    lane.atc = lines.back()->atc;
    for (const auto* line : lines) {
        const auto from = line->start.value_or(line->end.value_or(Date{}));
        const auto to = line->status == "active" ? line->end : line->end.value_or(from);
        const bool sameDose = !lane.steps.empty() && lane.steps.back().dose == line->dose &&
                              lane.steps.back().dailyAmount == line->dailyAmount;
        // A renewed prescription that follows on, or overlaps, continues the step.
        if (sameDose && (!lane.steps.back().to || *lane.steps.back().to + Days(1) >= from)) {
            auto& last = lane.steps.back();
            if (last.to && (!to || *to > *last.to)) last.to = to;
            continue;
        }
        // The newer dose replaces an older one that was left open.
        if (!lane.steps.empty()) {
            auto& last = lane.steps.back();
            if ((!last.to || *last.to >= from) && last.from < from) last.to = from - Days(1);
        }
        lane.steps.push_back({from, to, line->dailyAmount, line->dailyUnit, line->dose});
    }
    lane.from = lane.steps.front().from;
    lane.to = lane.steps.back().to;
    if (lane.to) lane.stopReason = lines.back()->stopReason;
    lane.doses = doseText(lane.steps);
    return lane;
}

bool isKnownTrend(const Measure* measure) { return measure && measure->trend; }

}  // namespace

bool TrendSeries::isEmpty() const {
    return std::all_of(lines.begin(), lines.end(), [](const auto& line) { return line.points.empty(); });
}

std::vector<TreatmentLane> treatmentLanes(const std::vector<MedicationLine>& lines, Date from, Date to) {
    std::map<std::string, std::vector<const MedicationLine*>> byDrug;
    std::vector<std::string> order;
    for (const auto& line : lines) {
        if (line.status == "entered-in-error" || (!line.start && !line.end)) continue;
        const auto key = line.atc.empty() ? line.name : line.atc;
        if (!byDrug.contains(key)) order.push_back(key);
        byDrug[key].push_back(&line);
    }
    std::vector<TreatmentLane> lanes;
    for (const auto& key : order) {
        auto lane = laneOf(byDrug[key]);
        if (lane.from <= to && (!lane.to || *lane.to >= from)) lanes.push_back(std::move(lane));
    }
    std::stable_sort(lanes.begin(), lanes.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
    return lanes;
}

Result<TrendSeries> readTrend(db::Database& database, const RuleBook& rules, const TrendQuery& query) {
    const auto* measure = measureByKey(query.key);
    if (!isKnownTrend(measure)) return Error{Errc::NotFound, "trend.unknown", {}};
    return db::attempt([&]() -> Result<TrendSeries> {
        JIAYI_TRY(const auto resident, roster::ResidentRepository(database).find(query.resident));
        JIAYI_TRY(const auto targets, readTargets(database, rules, resident));
        const auto* def = rules.observation(measure->code);
        if (!def) return Error{Errc::NotFound, "trend.unknown", {}};
        TrendSeries series;
        series.key = query.key;
        series.unit = query.unit.empty() ? def->unit : query.unit;
        series.decimals = def->decimals;
        if (series.unit != def->unit) {
            JIAYI_CHECK(convert(rules, measure->code, 1.0, def->unit, series.unit));
            // The decimals of the joined code that is measured in this unit.
            for (const auto code : measure->joined)
                if (const auto* joined = rules.observation(code); joined && joined->unit == series.unit)
                    series.decimals = joined->decimals;
        }
        const Trend trend{database, rules, query, targets,
                          roster::ResidentRepository::pkOf(database, query.resident), series.unit};
        series.lines.push_back(lineOf(trend, measure->code, measure->joined, series.doubted));
        if (!measure->second.empty()) {
            const std::string_view joined[] = {measure->second};
            series.lines.push_back(lineOf(trend, measure->second, joined, series.doubted));
        }
        JIAYI_TRY(const auto lines, FactRepository(database).medicationSteps(query.resident));
        series.lanes = treatmentLanes(lines, query.from, query.to);
        series.visits = visitMarks(trend);
        return series;
    });
}

}  // namespace jiayi::care
