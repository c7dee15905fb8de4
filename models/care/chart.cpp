#include "models/care/chart.h"

#include "models/care/fact_repository.h"
#include "models/care/visit_sheet.h"
#include "models/db/query.h"
#include "models/roster/resident_repository.h"

#include <algorithm>

namespace jiayi::care {

namespace {

/// What the latest values of one chart are judged by.
struct Desk {
    const RuleBook& rules;
    const TargetHistory& targets;
    const std::vector<Observation>& latest;
    std::optional<Date> treatmentChanged;
    Date today;
};

const Observation* newestOf(const std::vector<Observation>& latest, std::span<const std::string_view> codes) {
    const Observation* newest = nullptr;
    for (const auto& observation : latest) {
        if (std::find(codes.begin(), codes.end(), observation.code) == codes.end()) continue;
        if (!newest || observation.effective.start > newest->effective.start) newest = &observation;
    }
    return newest;
}

/// The graver of two judgements; what was not checked never hides what was, nor the other way round.
ValueState graver(ValueState a, ValueState b) {
    if (a == ValueState::NotChecked || b == ValueState::NotChecked)
        return std::max(a, b) > ValueState::Met ? std::max(a, b) : ValueState::NotChecked;
    return std::max(a, b);
}

/// A coded result in the words it came with, or its code.
std::string words(const Observation& observation) {
    return observation.textValue.empty() ? observation.original : observation.textValue;
}

void addPressure(const Desk& desk, const Measure& measure, const Observation& systolic, LatestValue& value) {
    value.secondTarget = desk.targets.on(measure.second, desk.today);
    const std::string_view codes[] = {measure.second};
    const auto* diastolic = newestOf(desk.latest, codes);
    // Two halves of different times are no blood pressure.
    if (!diastolic || diastolic->effective.start != systolic.effective.start || !diastolic->value) {
        value.shown += "/–";
        value.state = graver(value.state, ValueState::NotChecked);
        return;
    }
    value.second = diastolic->value;
    value.shown += "/" + displayed(desk.rules, measure.second, *diastolic->value);
    value.state = graver(value.state, stateOf(value.second, value.secondTarget));
}

std::optional<Date> dueOf(const Desk& desk, const Measure& measure, const LatestValue& value) {
    if (measure.key != "hba1c") return observationDue(desk.rules, measure.code, value.date, desk.today);
    std::optional<Dated> last;
    if (value.value && value.date) last = Dated{*value.value, *value.date};
    auto profile = desk.targets.profileOn(desk.today);
    if (const auto target = desk.targets.on(measure.code, desk.today); target && target->personal && target->high)
        profile.personal[std::string{measure.code}] = *target->high;
    return hba1cDue(desk.rules, last, profile, desk.treatmentChanged, desk.today);
}

LatestValue latestOf(const Desk& desk, const Measure& measure) {
    LatestValue value;
    value.key = measure.key;
    value.code = measure.code;
    value.target = desk.targets.on(measure.code, desk.today);
    if (const auto* def = desk.rules.observation(measure.code); def && def->isQuantity()) value.unit = def->unit;
    if (const auto* observation = newestOf(desk.latest, measure.joined)) {
        value.code = observation->code;
        value.value = valueAs(desk.rules, measure.code, *observation);
        value.date = observation->effective.day();
        value.ageDays = static_cast<int>((desk.today - *value.date).count());
        value.origin = observation->origin;
        value.original = observation->original;
        value.shown = value.value ? displayed(desk.rules, measure.code, *value.value) : words(*observation);
        value.state = desk.targets.stateOf(*observation, measure.code, desk.today);
        if (!measure.second.empty() && value.value) addPressure(desk, measure, *observation, value);
    }
    value.due = dueOf(desk, measure, value);
    value.isDue = value.due && *value.due <= desk.today;
    return value;
}

bool isTaken(const MedicationLine& line, Date today) {
    return line.status == "active" && (!line.start || *line.start <= today) && (!line.end || *line.end >= today);
}

bool lowersGlucose(const MedicationLine& line) { return line.atc.starts_with("A10"); }

/// The last day on which a glucose-lowering drug was begun, stopped or dosed differently.
std::optional<Date> lastTreatmentChange(const std::vector<MedicationLine>& lines, Date today) {
    std::optional<Date> last;
    const auto consider = [&](std::optional<Date> day) {
        if (day && *day <= today && (!last || *day > *last)) last = day;
    };
    for (const auto& line : lines) {
        if (!lowersGlucose(line) || line.status == "entered-in-error") continue;
        consider(line.start);
        if (line.status != "active") consider(line.end);
    }
    return last;
}

template <class Fact>
std::vector<Fact> activeOf(std::vector<Fact> facts) {
    std::erase_if(facts, [](const Fact& fact) { return fact.status != "active"; });
    return facts;
}

std::vector<std::string> draftForms(db::Database& database, ResidentId resident) {
    std::vector<std::string> forms;
    if (const auto draft = loadDraft(database, resident); draft && *draft)
        for (const auto& form : (*draft)->forms) forms.push_back(form.text);
    return forms;
}

std::vector<ProgrammeOffer> offersFor(const RuleBook& rules, const ChartSummary& chart) {
    std::vector<std::string> diagnoses, enrolled;
    for (const auto& condition : chart.conditions) diagnoses.push_back(condition.icd10);
    for (const auto& programme : chart.programmes) enrolled.push_back(programme.code);
    return offeredProgrammes(rules, diagnoses, chart.age, enrolled);
}

void readVisitDates(db::Database& database, ResidentId resident, Date today, ChartSummary& chart) {
    db::Query query(database, "SELECT last_visit, next_visit FROM resident WHERE id = ?", resident);
    if (!query.next()) return;
    chart.lastVisit = query.date(0);
    chart.nextVisit = query.date(1);
    chart.nextVisitOverdue = chart.nextVisit && *chart.nextVisit < today;
}

std::vector<PersonalTarget> agreedToday(const TargetHistory& targets, const std::vector<PersonalTarget>& all, Date today) {
    std::vector<PersonalTarget> inForce;
    for (const auto& agreed : all)
        if (const auto* current = targets.agreedOn(agreed.code, today); current && current->id == agreed.id && (agreed.low || agreed.high))
            inForce.push_back(agreed);
    return inForce;
}

}  // namespace

Result<ChartSummary> readChart(db::Database& database, const RuleBook& rules, ResidentId resident, Date today) {
    return db::attempt([&]() -> Result<ChartSummary> {
        const FactRepository facts(database);
        ChartSummary chart;
        JIAYI_TRY(chart.resident, roster::ResidentRepository(database).find(resident));
        if (chart.resident.birthDate) chart.age = ageOn(*chart.resident.birthDate, today);
        JIAYI_TRY(auto allergies, facts.allergies(resident));
        chart.allergies = activeOf(std::move(allergies));
        chart.allergyState = chart.allergies.empty() ? chart.resident.allergyState : roster::AllergyState::Listed;
        JIAYI_TRY(auto programmes, facts.programmes(resident));
        chart.programmes = activeOf(std::move(programmes));
        JIAYI_TRY(auto conditions, facts.conditions(resident));
        chart.conditions = activeOf(std::move(conditions));
        JIAYI_TRY(auto lines, facts.medications(resident));
        JIAYI_TRY(const auto steps, facts.medicationSteps(resident));
        JIAYI_TRY(const auto agreed, facts.targets(resident));
        const TargetHistory targets(rules, chart.resident, agreed);
        chart.agreedTargets = agreedToday(targets, agreed, today);
        JIAYI_TRY(const auto latest, facts.latest(resident));
        const Desk desk{rules, targets, latest, lastTreatmentChange(steps, today), today};
        for (const auto& measure : measures()) chart.latest.push_back(latestOf(desk, measure));
        std::copy_if(lines.begin(), lines.end(), std::back_inserter(chart.medicines),
                     [&](const auto& line) { return isTaken(line, today); });
        JIAYI_TRY(chart.timeline, readTimeline(database, rules, resident));
        readVisitDates(database, resident, today, chart);
        chart.drafts = draftForms(database, resident);
        chart.offers = offersFor(rules, chart);
        return chart;
    });
}

}  // namespace jiayi::care
