#include "models/care/record_facts.h"

#include "models/care/fact_repository.h"
#include "models/care/rules/observation_rules.h"
#include "models/roster/resident_repository.h"

#include <algorithm>

namespace jiayi::care {

namespace {

/// One fact in one unit.
template <class TypedId, class Fact>
Result<TypedId> saveOne(const sync::Context& context, const char* action, Fact fact) {
    return db::attempt([&]() -> Result<TypedId> {
        sync::Unit unit(context, action);
        fact.id = unit.newId<TypedId>();
        FactRepository::save(unit, fact);
        unit.commit();
        return fact.id;
    });
}

Result<void> requireResident(db::Database& database, ResidentId resident) {
    return db::attempt([&]() -> Result<void> {
        if (roster::ResidentRepository::pkOf(database, resident) == 0)
            return Error{Errc::NotFound, "resident.not-found", {}};
        return {};
    });
}

Result<void> checkTarget(const SetTarget& target, const RuleBook& rules, Date today) {
    const auto* def = rules.observation(target.code);
    if (!def || !def->isQuantity()) return invalid("target.code");
    if ((target.low || target.high) == target.toGuideline) return invalid("target.no-limit");
    if (target.low && target.high && *target.low >= *target.high) return invalid("target.order");
    if (target.reason.empty()) return invalid("target.reason");
    if (target.validFrom > today) return invalid("target.in-the-future");
    for (const auto limit : {target.low, target.high})
        if (limit && !toCanonical(rules, target.code, *limit, target.unit)) return invalid("target.unit");
    return {};
}

bool isRunning(const MedicationLine& line) { return line.status == "active"; }

}  // namespace

Result<TargetId> SetTarget::operator()(const sync::Context& context, const RuleBook& rules) const {
    JIAYI_CHECK(checkTarget(*this, rules, localDate(context.clock.now())));
    JIAYI_CHECK(requireResident(context.database, resident));
    return saveOne<TargetId>(context, "target.set",
                             PersonalTarget{{}, resident, code, low, high, unit, validFrom, reason, context.user});
}

Result<MedicationId> AddMedication::operator()(const sync::Context& context) const {
    if (line.name.empty()) return invalid("medication.name");
    if (line.start && line.end && *line.end < *line.start) return invalid("medication.dates");
    JIAYI_CHECK(requireResident(context.database, line.resident));
    return saveOne<MedicationId>(context, "medication.add", line);
}

Result<void> StopMedication::operator()(const sync::Context& context) const {
    if (reason.empty()) return invalid("medication.stop-reason");
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "medication.stop");
        JIAYI_TRY(auto stopped, FactRepository(context.database).medication(line));
        if (!isRunning(stopped)) return Error{Errc::Conflict, "medication.not-active", {}};
        if (stopped.start && on < *stopped.start) return invalid("medication.dates");
        stopped.status = "stopped";
        stopped.end = on;
        stopped.stopReason = reason;
        stopped.held = false;
        stopped.history = {{newUuid(context.clock, context.random), "stopped", on, {}, {}, {}, reason, context.user}};
        FactRepository::save(unit, stopped);
        unit.commit();
        return {};
    });
}

Result<void> ChangeDose::operator()(const sync::Context& context) const {
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "medication.change-dose");
        JIAYI_TRY(auto changed, FactRepository(context.database).medication(line));
        if (!isRunning(changed)) return Error{Errc::Conflict, "medication.not-active", {}};
        if (changed.start && from <= *changed.start) return invalid("medication.dates");
        std::vector<MedicationEvent> history;
        // The first dose has been said nowhere else.
        if (changed.history.empty() && changed.start)
            history.push_back({unit.newId<MedicationId>().uuid, "started", *changed.start, changed.dose, changed.dailyAmount, changed.dailyUnit, {}, {}});
        changed.dose = dose;
        changed.dailyAmount = dailyAmount;
        changed.dailyUnit = dailyUnit;
        history.push_back({unit.newId<MedicationId>().uuid, "dose-changed", from, dose, dailyAmount, dailyUnit, {}, context.user});
        changed.history = std::move(history);
        FactRepository::save(unit, changed);
        unit.commit();
        return {};
    });
}

Result<AllergyId> AddAllergy::operator()(const sync::Context& context) const {
    if (coding.display.empty()) return invalid("allergy.name");
    return db::attempt([&]() -> Result<AllergyId> {
        sync::Unit unit(context, "allergy.add");
        JIAYI_TRY(auto owner, roster::ResidentRepository(context.database).find(resident));
        const Allergy allergy{unit.newId<AllergyId>(), resident, coding, severity, "active", unit.now()};
        FactRepository::save(unit, allergy);
        if (owner.allergyState != roster::AllergyState::Listed) {
            owner.allergyState = roster::AllergyState::Listed;
            roster::ResidentRepository::save(unit, owner);
        }
        unit.commit();
        return allergy.id;
    });
}

Result<void> NoKnownAllergies::operator()(const sync::Context& context) const {
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "allergy.none-known");
        JIAYI_TRY(auto owner, roster::ResidentRepository(context.database).find(resident));
        JIAYI_TRY(const auto allergies, FactRepository(context.database).allergies(resident));
        if (std::any_of(allergies.begin(), allergies.end(), [](const auto& a) { return a.status == "active"; }))
            return Error{Errc::Conflict, "allergy.listed", {}};
        owner.allergyState = roster::AllergyState::NoneKnown;
        roster::ResidentRepository::save(unit, owner);
        unit.commit();
        return {};
    });
}

Result<ConditionId> AddCondition::operator()(const sync::Context& context, const RuleBook& rules) const {
    const auto* def = rules.condition(icd10);
    if (!def) return invalid("condition.code");
    JIAYI_CHECK(requireResident(context.database, resident));
    return saveOne<ConditionId>(context, "condition.add",
                                Condition{{}, resident, def->icd10, {"http://hl7.org/fhir/sid/icd-10", icd10, def->zh},
                                          onset, "active", context.clock.now()});
}

Result<ProgrammeId> EnrolProgramme::operator()(const sync::Context& context, const RuleBook& rules) const {
    if (!rules.programme(code)) return invalid("programme.code");
    JIAYI_CHECK(requireResident(context.database, resident));
    JIAYI_TRY(const auto programmes, FactRepository(context.database).programmes(resident));
    if (std::any_of(programmes.begin(), programmes.end(),
                    [&](const auto& p) { return p.code == code && p.status == "active"; }))
        return Error{Errc::Conflict, "programme.enrolled", {}};
    return saveOne<ProgrammeId>(context, "programme.enrol", Programme{{}, resident, code, since, {}, "active"});
}

}  // namespace jiayi::care
