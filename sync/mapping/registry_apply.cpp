#include "sync/mapping/registry.h"

#include "models/care/fact_repository.h"
#include "models/pharmacy/orders/order_repository.h"
#include "models/roster/duplicates/resident_links.h"
#include "models/roster/resident_repository.h"
#include "sync/fhir/resource.h"
#include "sync/mapping/allergy_mapper.h"
#include "sync/mapping/condition_mapper.h"
#include "sync/mapping/elements.h"
#include "sync/mapping/medication_mapper.h"
#include "sync/mapping/observation_store.h"
#include "sync/mapping/order_mapper.h"
#include "sync/mapping/plan_mapper.h"
#include "sync/mapping/programme_mapper.h"
#include "sync/mapping/registry_family.h"
#include "sync/mapping/report_store.h"
#include "sync/mapping/resident_mapper.h"
#include "sync/mapping/shared_types.h"
#include "sync/mapping/statement_types.h"
#include "sync/mapping/target_mapper.h"
#include "sync/mapping/visit_mapper.h"

namespace jiayi::mapping {

using care::FactRepository;
using pharmacy::OrderRepository;
using fhir::Json;
using roster::ResidentRepository;
using Outcome = Applied::Outcome;

namespace {

/// Writes the rows of resources, those of one call after the other.
class Applier {
public:
    Applier(sync::Unit& unit, const care::RuleBook& rules) : m_unit(unit), m_rules(rules) {}

    Result<Applied> operator()(const Json& resource) {
        if (StatementTypes::isOurs(resource)) {
            JIAYI_CHECK(readId(resource));
            JIAYI_CHECK(StatementTypes::apply(m_unit, resource));
            return Applied{Outcome::Stored, {}};
        }
        const auto family = familyOf(fhir::resourceType(resource));
        if (!family) return kept(resource);
        if (*family == Family::Resident) return resident(resource);
        if (*family == Family::Report) return report(resource);
        if (*family == Family::Observation) JIAYI_CHECK(ReportStore::observationCame(m_unit, resource));
        JIAYI_TRY(const auto owner, readPatient(resource));
        if (owner.isNil() && (*family == Family::Shared || *family == Family::Review) && SharedTypes::isClinics(fhir::resourceType(resource))) {
            JIAYI_TRY(const auto outcome, shared(resource));
            return Applied{outcome, {}};
        }
        if (owner.isNil()) return kept(resource);
        if (ResidentRepository::pkOf(m_unit.database(), owner) == 0) return Applied{Outcome::Waiting, owner.uuid};
        JIAYI_TRY(const auto outcome, fact(*family, resource));
        return Applied{outcome, owner.uuid};
    }

private:
    static Result<Applied> kept(const Json& resource) {
        JIAYI_CHECK(readId(resource));
        JIAYI_TRY(const auto owner, readPatient(resource));
        return Applied{Outcome::Kept, owner.uuid};
    }

    Result<Applied> resident(const Json& resource) {
        JIAYI_TRY(const auto row, ResidentMapper::read(resource));
        const bool isNew = ResidentRepository::pkOf(m_unit.database(), row.id) == 0;
        ResidentRepository::save(m_unit, row);
        roster::duplicates::hearLink(m_unit, row);
        if (isNew) JIAYI_CHECK(applyWaiting(row.id));
        return Applied{Outcome::Stored, row.id.uuid};
    }

    /// It waits for nobody: whom it is about is found out at the desk, by what was stated. The resource itself is kept as it came.
    Result<Applied> report(const Json& resource) {
        JIAYI_CHECK(ReportStore::apply(m_unit, resource));
        const auto owner = readPatient(resource);
        return Applied{Outcome::Kept, owner ? owner->uuid : Uuid{}};
    }

    /// What came before its Patient did.
    Result<void> applyWaiting(roster::ResidentId owner) {
        std::vector<std::string> waiting;
        {
            db::Query query(m_unit.database(),
                            "SELECT coalesce(body, base) FROM record WHERE resident_id = ? AND type <> 'Patient' "
                            "AND state <> 'tombstone' AND coalesce(body, base) IS NOT NULL ORDER BY type, pk",
                            owner);
            while (query.next()) waiting.push_back(query.text(0));
        }
        for (const auto& text : waiting) {
            const auto parsed = fhir::parseJson(text);
            if (!parsed) return Error{Errc::Corrupt, "record.json", "waiting resource"};
            const auto family = familyOf(fhir::resourceType(*parsed));
            if (!family) continue;
            // What cannot be understood stays in `record`, as it would have when it came.
            if (const auto done = fact(*family, *parsed); !done && done.error().code != Errc::Invalid) return done.error();
        }
        return {};
    }

    Result<Outcome> fact(Family family, const Json& resource) {
        switch (family) {
            case Family::Condition: return store(ConditionMapper::read(resource, m_rules));
            case Family::Medication: return medication(resource);
            case Family::Dispense: return storeOrdered(DispenseMapper::read(resource));
            case Family::Review: return review(resource);
            case Family::Programme: return storeIfOurs(ProgrammeMapper::read(resource));
            case Family::Target: return storeIfOurs(TargetMapper::read(resource));
            case Family::Plan: {
                JIAYI_TRY(const auto row, PlanMapper::read(resource));
                if (row) plan::PlanRepository::save(m_unit, *row);
                return row ? Outcome::Stored : Outcome::Kept;
            }
            case Family::Allergy: return allergy(resource);
            case Family::Visit: return visit(resource);
            case Family::Form: return form(resource);
            case Family::Shared: return shared(resource);
            case Family::Observation: return observation(resource);
            case Family::Report:  // taken in when it came
            case Family::Resident: break;
        }
        return Outcome::Kept;
    }

    template <class T>
    Result<Outcome> store(Result<T> read) {
        if (!read) return read.error();
        FactRepository::save(m_unit, *read);
        return Outcome::Stored;
    }

    Result<Outcome> medication(const Json& resource) {
        if (!OrderMapper::isOurs(resource)) return store(MedicationMapper::read(resource, m_rules));
        JIAYI_TRY(const auto carried, OrderMapper::read(resource));
        OrderRepository::save(m_unit, carried.form);
        OrderRepository::save(m_unit, carried.order, carried.form.resident);
        return Outcome::Stored;
    }

    template <class T>
    Result<Outcome> storeOrdered(Result<std::optional<T>> read) {
        if (!read) return read.error();
        if (!*read) return Outcome::Kept;
        OrderRepository::save(m_unit, **read);
        return Outcome::Stored;
    }

    /// A review of a form, or the course of something else.
    Result<Outcome> review(const Json& resource) {
        JIAYI_TRY(const auto outcome, storeOrdered(ReviewMapper::read(resource)));
        return outcome == Outcome::Kept ? shared(resource) : Result<Outcome>{outcome};
    }

    template <class T>
    Result<Outcome> storeIfOurs(Result<std::optional<T>> read) {
        if (!read) return read.error();
        if (!*read) return Outcome::Kept;
        FactRepository::save(m_unit, **read);
        return Outcome::Stored;
    }

    Result<Outcome> allergy(const Json& resource) {
        JIAYI_TRY(const auto row, AllergyMapper::read(resource));
        FactRepository::save(m_unit, row);
        // From the hub the Patient says it itself.
        if (m_unit.origin() == sync::Origin::Hub || row.status != "active") return Outcome::Stored;
        JIAYI_TRY(auto owner, ResidentRepository(m_unit.database()).find(row.resident));
        if (owner.allergyState != roster::AllergyState::Listed) {
            owner.allergyState = roster::AllergyState::Listed;
            ResidentRepository::save(m_unit, owner);
        }
        return Outcome::Stored;
    }

    Result<Outcome> observation(const Json& resource) {
        JIAYI_TRY(const auto id, readId(resource));
        if (ReportStore::isWithheld(m_unit.database(), id)) return Outcome::Kept;
        JIAYI_TRY(const bool stored, ObservationStore::apply(m_unit, m_rules, resource));
        return stored ? Outcome::Stored : Outcome::Kept;
    }

    Result<Outcome> visit(const Json& resource) {
        JIAYI_TRY(auto read, VisitMapper::readEncounter(resource));
        if (!read) return Outcome::Kept;
        JIAYI_TRY(const auto before, maybe(FactRepository(m_unit.database()).visit(read->id)));
        for (auto& form : read->forms) {
            if (const auto* known = before ? before->form(form.form) : nullptr) {
                form.answers = known->answers;
                continue;
            }
            JIAYI_TRY(const auto waiting, keptJson(m_unit.database(), "QuestionnaireResponse", care::questionnaireResponseId(*read, form.form)));
            if (waiting) form.answers = VisitMapper::readAnswers(*waiting);
        }
        FactRepository::save(m_unit, *read);
        db::Query(m_unit.database(), "UPDATE visit SET setting = ?2 WHERE id = ?1 AND setting <> ?2", read->id, VisitMapper::settingOf(resource)).run();
        return Outcome::Stored;
    }

    Result<Outcome> shared(const Json& resource) {
        JIAYI_TRY(const bool stored, SharedTypes::apply(m_unit, resource));
        return stored ? Outcome::Stored : Outcome::Kept;
    }

    Result<Outcome> form(const Json& resource) {
        JIAYI_TRY(const bool isAssessment, SharedTypes::apply(m_unit, resource));
        if (isAssessment) return Outcome::Stored;
        const auto owner = VisitMapper::visitOf(resource);
        JIAYI_TRY(const auto id, readId(resource));
        if (!owner) return Outcome::Kept;
        JIAYI_TRY(auto row, maybe(FactRepository(m_unit.database()).visit(*owner)));
        if (!row) return Outcome::Waiting;
        const auto* known = VisitMapper::formWithId(*row, id);
        if (!known || known->form != VisitMapper::formOf(resource)) return Outcome::Kept;
        row->form(known->form)->answers = VisitMapper::readAnswers(resource);
        FactRepository::save(m_unit, *row);
        return Outcome::Stored;
    }

    sync::Unit& m_unit;
    const care::RuleBook& m_rules;
};

}  // namespace

Result<Applied> Registry::apply(sync::Unit& unit, const Json& resource) const { return Applier(unit, m_rules)(resource); }

}  // namespace jiayi::mapping
