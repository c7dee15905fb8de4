// The clinical facts of one resident in SQL. Everything written here also keeps the figures that screens need at
// once: the latest value of each observation, and the roster's control state, HbA1c and visit dates.
#pragma once

#include "models/care/facts.h"
#include "models/sync/unit.h"

namespace jiayi::care {

/// Reads from any connection. Saves go through a Unit, insert or replace by id, and throw SQLite::Exception.
class FactRepository {
public:
    explicit FactRepository(db::Database& database) : m_database(database) {}

    Result<std::vector<Condition>> conditions(ResidentId resident) const;
    Result<std::vector<Allergy>> allergies(ResidentId resident) const;
    Result<std::vector<MedicationLine>> medications(ResidentId resident) const;
    /// The same, cut at every change of dose: a piece for each dose, all but the last completed the day before the next. Two queries.
    Result<std::vector<MedicationLine>> medicationSteps(ResidentId resident) const;
    Result<std::vector<Programme>> programmes(ResidentId resident) const;
    Result<std::vector<PersonalTarget>> targets(ResidentId resident, const std::string& code) const;
    /// Of every code, oldest first.
    Result<std::vector<PersonalTarget>> targets(ResidentId resident) const;
    /// Oldest first; doubted values and errors are left out.
    Result<std::vector<Observation>> series(ResidentId resident, const std::string& code) const;
    /// Everything, for export.
    Result<std::vector<Observation>> observations(ResidentId resident) const;
    /// Recorded at that visit, replaced ones too.
    Result<std::vector<Observation>> observationsOf(VisitId visit) const;
    /// The newest believed value of each code: not doubted, not estimated, not self-reported.
    Result<std::vector<Observation>> latest(ResidentId resident) const;
    /// Newest first; `limit` 0 means all.
    Result<std::vector<Visit>> visits(ResidentId resident, int limit = 0) const;

    /// By id, for the mappers. NotFound.
    Result<Condition> condition(ConditionId id) const;
    Result<Allergy> allergy(AllergyId id) const;
    Result<MedicationLine> medication(MedicationId id) const;
    Result<Programme> programme(ProgrammeId id) const;
    Result<PersonalTarget> target(TargetId id) const;
    Result<Observation> observation(ObservationId id) const;
    Result<Visit> visit(VisitId id) const;

    static void save(sync::Unit& unit, const Condition& condition);
    static void save(sync::Unit& unit, const Allergy& allergy);
    static void save(sync::Unit& unit, const MedicationLine& line);
    static void save(sync::Unit& unit, const Programme& programme);
    static void save(sync::Unit& unit, const PersonalTarget& target);
    static void save(sync::Unit& unit, const Observation& observation);
    /// Encounter and a QuestionnaireResponse for each form (see questionnaireResponseId).
    static void save(sync::Unit& unit, const Visit& visit);

private:
    db::Database& m_database;
};

/// The id of the QuestionnaireResponse that holds a form of this visit: it follows from the visit alone where that has
/// one form, so that desks which know no others name it alike.
Uuid questionnaireResponseId(const Visit& visit, std::string_view form);

}  // namespace jiayi::care
