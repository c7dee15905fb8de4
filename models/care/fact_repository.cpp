#include "models/care/fact_repository.h"

#include "models/care/fact_rows.h"
#include "models/roster/resident_repository.h"

namespace jiayi::care {

namespace {

/// Every row of `sql` through `read`.
template <class Fact, class Read, class... Values>
Result<std::vector<Fact>> listOf(db::Database& database, const std::string& sql, Read read, const Values&... values) {
    return db::attempt([&]() -> Result<std::vector<Fact>> {
        std::vector<Fact> facts;
        db::Query query(database, sql, values...);
        while (query.next()) facts.push_back(read(query));
        return facts;
    });
}

template <class Fact, class Read, class TypedId>
Result<Fact> oneOf(db::Database& database, const std::string& sql, const char* reason, Read read, TypedId id) {
    return db::attempt([&]() -> Result<Fact> {
        db::Query query(database, sql, id);
        if (!query.next()) return Error{Errc::NotFound, reason, {}};
        return read(query);
    });
}

std::string ofResident(const char* select, const char* rest) {
    return std::string{select} + "WHERE r.id = ?1 " + rest;
}
std::string byId(const char* select, const char* alias) {
    return std::string{select} + "WHERE " + alias + ".id = ?1";
}

}  // namespace

Result<std::vector<Condition>> FactRepository::conditions(ResidentId resident) const {
    return listOf<Condition>(m_database, ofResident(rows::kCondition, "ORDER BY c.recorded DESC, c.pk DESC"),
                             rows::condition, resident);
}

Result<std::vector<Allergy>> FactRepository::allergies(ResidentId resident) const {
    return listOf<Allergy>(m_database, ofResident(rows::kAllergy, "ORDER BY a.pk"), rows::allergy, resident);
}

Result<std::vector<MedicationLine>> FactRepository::medications(ResidentId resident) const {
    return listOf<MedicationLine>(m_database, ofResident(rows::kMedication, "ORDER BY m.start_date, m.pk"),
                                  rows::medication, resident);
}

Result<std::vector<MedicationLine>> FactRepository::medicationSteps(ResidentId resident) const {
    JIAYI_TRY(auto lines, medications(resident));
    return db::attempt([&]() -> Result<std::vector<MedicationLine>> {
        std::map<MedicationId, std::vector<MedicationEvent>> doses;
        db::Query row(m_database,
                      "SELECT m.id, e.on_date, e.dose, e.daily_amount, e.daily_unit FROM medication_event e JOIN medication_line m "
                      "ON m.pk = e.line_pk JOIN resident r ON r.pk = m.resident_pk WHERE r.id = ? AND e.kind IN ('started', 'dose-changed') "
                      "ORDER BY e.on_date, e.id",
                      resident);
        while (row.next())
            doses[row.id<MedicationId>(0)].push_back({{}, {}, row.date(1).value_or(Date{}), row.text(2), row.maybeReal(3), row.text(4), {}, {}});
        std::vector<MedicationLine> steps;
        for (auto& line : lines) {
            const auto& of = doses[line.id];
            for (std::size_t i = 0; i + 1 < of.size(); ++i) {
                // Two changes on one day leave the later one.
                if (of[i].on == of[i + 1].on) continue;
                auto step = line;
                step.start = of[i].on;
                step.end = of[i + 1].on - Days(1);
                step.status = line.status == "entered-in-error" ? line.status : "completed";
                step.dose = of[i].dose;
                step.dailyAmount = of[i].dailyAmount;
                step.dailyUnit = of[i].dailyUnit;
                step.stopReason.clear();
                steps.push_back(std::move(step));
            }
            if (of.size() > 1) line.start = of.back().on;
            steps.push_back(std::move(line));
        }
        return steps;
    });
}

Result<std::vector<Programme>> FactRepository::programmes(ResidentId resident) const {
    return listOf<Programme>(m_database, ofResident(rows::kProgramme, "ORDER BY p.since, p.pk"), rows::programme,
                             resident);
}

Result<std::vector<PersonalTarget>> FactRepository::targets(ResidentId resident, const std::string& code) const {
    return listOf<PersonalTarget>(m_database, ofResident(rows::kTarget, "AND t.code = ?2 ORDER BY t.valid_from, t.id"),
                                  rows::target, resident, code);
}

Result<std::vector<PersonalTarget>> FactRepository::targets(ResidentId resident) const {
    return listOf<PersonalTarget>(m_database, ofResident(rows::kTarget, "ORDER BY t.valid_from, t.id"), rows::target,
                                  resident);
}

Result<std::vector<Observation>> FactRepository::series(ResidentId resident, const std::string& code) const {
    const auto rest = std::string{"AND o.code = ?2 AND "} + rows::kBelieved + " ORDER BY o.effective_at, o.id";
    return listOf<Observation>(m_database, ofResident(rows::kObservation, rest.c_str()), rows::observation, resident,
                               code);
}

Result<std::vector<Observation>> FactRepository::observations(ResidentId resident) const {
    return listOf<Observation>(m_database, ofResident(rows::kObservation, "ORDER BY o.effective_at, o.pk"),
                               rows::observation, resident);
}

Result<std::vector<Observation>> FactRepository::observationsOf(VisitId visit) const {
    return listOf<Observation>(m_database, std::string{rows::kObservation} + "WHERE o.visit_id = ?1 ORDER BY o.pk",
                               rows::observation, visit);
}

Result<std::vector<Observation>> FactRepository::latest(ResidentId resident) const {
    return listOf<Observation>(m_database,
                               std::string{rows::kObservation} +
                                   "JOIN latest_observation l ON l.observation_pk = o.pk "
                                   "WHERE r.id = ?1 AND l.resident_pk = r.pk ORDER BY o.code",
                               rows::observation, resident);
}

Result<std::vector<Visit>> FactRepository::visits(ResidentId resident, int limit) const {
    const auto read = [this](const db::Query& row) { return rows::visit(m_database, row); };
    return listOf<Visit>(m_database,
                         ofResident(rows::kVisit, "ORDER BY v.date DESC, v.signed_at DESC, v.id DESC LIMIT ?2"), read,
                         resident, limit > 0 ? limit : -1);
}

Result<Condition> FactRepository::condition(ConditionId id) const {
    return oneOf<Condition>(m_database, byId(rows::kCondition, "c"), "condition.not-found", rows::condition, id);
}
Result<Allergy> FactRepository::allergy(AllergyId id) const {
    return oneOf<Allergy>(m_database, byId(rows::kAllergy, "a"), "allergy.not-found", rows::allergy, id);
}
Result<MedicationLine> FactRepository::medication(MedicationId id) const {
    auto line = oneOf<MedicationLine>(m_database, byId(rows::kMedication, "m"), "medication.not-found", rows::medication, id);
    if (!line) return line;
    return db::attempt([&]() -> Result<MedicationLine> {
        line->history = rows::medicationHistory(m_database, id);
        return std::move(*line);
    });
}
Result<Programme> FactRepository::programme(ProgrammeId id) const {
    return oneOf<Programme>(m_database, byId(rows::kProgramme, "p"), "programme.not-found", rows::programme, id);
}
Result<PersonalTarget> FactRepository::target(TargetId id) const {
    return oneOf<PersonalTarget>(m_database, byId(rows::kTarget, "t"), "target.not-found", rows::target, id);
}
Result<Observation> FactRepository::observation(ObservationId id) const {
    return oneOf<Observation>(m_database, byId(rows::kObservation, "o"), "observation.not-found", rows::observation, id);
}
Result<Visit> FactRepository::visit(VisitId id) const {
    const auto read = [this](const db::Query& row) { return rows::visit(m_database, row); };
    return oneOf<Visit>(m_database, byId(rows::kVisit, "v"), "visit.not-found", read, id);
}

}  // namespace jiayi::care
