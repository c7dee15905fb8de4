// One measurement over time, with the targets, treatments and visits of the same period.
#pragma once

#include "models/care/targets.h"

namespace jiayi::care {

enum class PointKind {
    Lab,        ///< laboratory, clinic or import
    Estimated,  ///< never drawn as a lab value
    Self,
};

struct TrendPoint {
    ObservationId id;
    Date date{};
    double value = 0;  ///< in TrendSeries::unit
    PointKind kind = PointKind::Lab;
    ValueState state = ValueState::NotChecked;  ///< by the target valid on that day
    std::string original;                       ///< "59.568 mmol/mol"
};

/// Where a value is on target from `from` to `to`, both inclusive.
struct TargetSegment {
    Date from{};
    Date to{};
    std::optional<double> low, high;  ///< in TrendSeries::unit
    bool personal = false;
};

struct TrendLine {
    std::string code;  ///< the main code: "HBA1C_NGSP", "SBP", "DBP"
    std::vector<TrendPoint> points;      ///< oldest first
    std::vector<TargetSegment> targets;  ///< oldest first, without gaps where a rule speaks
};

/// Doses of one drug that followed each other.
struct LaneStep {
    Date from{};
    std::optional<Date> to;  ///< nothing: still taken
    std::optional<double> dailyAmount;
    std::string dailyUnit;
    std::string dose;  ///< "1 g bid"
};
struct TreatmentLane {
    std::string drug;
    std::string atc;
    std::string doses;  ///< "1 → 2 g/d", or the dose as it is written
    std::vector<LaneStep> steps;  ///< oldest first; a gap between two means it was not taken
    Date from{};
    std::optional<Date> to;
    std::string stopReason;
};

struct VisitMark {
    VisitId id;
    Date date{};
    std::vector<FormClass> forms;
};

struct TrendSeries {
    std::string key;
    std::string unit;
    int decimals = 1;
    std::vector<TrendLine> lines;  ///< one; two for blood pressure
    std::vector<TreatmentLane> lanes;
    std::vector<VisitMark> visits;
    int doubted = 0;  ///< values of the period that are not believed and therefore not drawn
    bool isEmpty() const;
};

struct TrendQuery {
    ResidentId resident;
    std::string key;  ///< of measures.h
    Date from{};
    Date to{};
    std::string unit;  ///< any unit the rules can convert to ("mmol/mol"); empty: the canonical one
};
/// NotFound for an unknown resident or key; errors of convert() for the unit.
Result<TrendSeries> readTrend(db::Database& database, const RuleBook& rules, const TrendQuery& query);

/// Lines of one drug (same ATC, else same name) become one lane; lines that never overlap [from, to] are left out.
std::vector<TreatmentLane> treatmentLanes(const std::vector<MedicationLine>& lines, Date from, Date to);

}  // namespace jiayi::care
