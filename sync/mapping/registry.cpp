#include "sync/mapping/registry.h"

#include "models/care/fact_repository.h"
#include "models/pharmacy/orders/order_repository.h"
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
#include "sync/mapping/resident_mapper.h"
#include "sync/mapping/shared_types.h"
#include "sync/mapping/target_mapper.h"
#include "sync/mapping/visit_mapper.h"

#include <algorithm>
#include <array>
#include <optional>

namespace jiayi::mapping {

using care::FactRepository;
using pharmacy::OrderRepository;
using fhir::Json;
using roster::ResidentRepository;
using Outcome = Applied::Outcome;

namespace {

enum class Family { Resident, Condition, Allergy, Medication, Observation, Programme, Target, Visit, Form, Dispense, Review, Plan, Shared };

struct TypeRow {
    std::string_view type;
    Family family;
};
constexpr std::array<TypeRow, 21> kTypes{{
    {"Patient", Family::Resident},
    {"Encounter", Family::Visit},
    {"QuestionnaireResponse", Family::Form},
    {"Condition", Family::Condition},
    {"AllergyIntolerance", Family::Allergy},
    {"MedicationStatement", Family::Medication},
    {"MedicationRequest", Family::Medication},
    {"Observation", Family::Observation},
    {"EpisodeOfCare", Family::Programme},
    {"Goal", Family::Target},
    {"MedicationDispense", Family::Dispense},
    {"Task", Family::Review},
    {"CarePlan", Family::Plan},
    {"Coverage", Family::Shared},
    {"PlanDefinition", Family::Shared},
    {"DetectedIssue", Family::Shared},
    {"SupplyRequest", Family::Shared},
    {"List", Family::Shared},
    {"Basic", Family::Shared},
    {"Appointment", Family::Shared},
    {"ExplanationOfBenefit", Family::Shared},
}};

std::optional<Family> familyOf(std::string_view type) {
    for (const auto& row : kTypes)
        if (row.type == type) return row.family;
    return {};
}

/// What `record` holds of it: body, or else base. Nothing when there is neither.
Result<std::optional<Json>> keptJson(db::Database& database, std::string_view type, const Uuid& id) {
    db::Query query(database, "SELECT coalesce(body, base) FROM record WHERE type = ? AND id = ?", type, id);
    if (!query.next() || query.isNull(0)) return std::optional<Json>{};
    auto parsed = fhir::parseJson(query.text(0));
    if (!parsed) return Error{Errc::Corrupt, "record.json", std::string{type} + "/" + id.toString()};
    return std::optional<Json>{std::move(*parsed)};
}

/// A row that is not there is no failure here: the resource may live in `record` alone.
template <class T>
Result<std::optional<T>> maybe(Result<T> found) {
    if (found) return std::optional<T>{std::move(*found)};
    if (found.error().code == Errc::NotFound) return std::optional<T>{};
    return found.error();
}

/// An order with its form; nothing for a medication line.
Result<std::optional<CarriedOrder>> carriedOrder(db::Database& database, const Uuid& id) {
    const OrderRepository orders(database);
    JIAYI_TRY(const auto order, maybe(orders.order({id})));
    if (!order) return std::optional<CarriedOrder>{};
    JIAYI_TRY(auto form, orders.prescription(order->prescription));
    return std::optional{CarriedOrder{std::move(form), *order}};
}

/// Writes the row, if there is one, onto `json`. True if there is.
class Renderer {
public:
    Renderer(db::Database& database, const care::RuleBook& rules, std::string_view type) : m_database(database), m_rules(rules), m_type(type) {}

    Result<bool> operator()(Family family, const Uuid& id, Json& json) const {
        const FactRepository facts(m_database);
        switch (family) {
            case Family::Resident:
                return onto(ResidentRepository(m_database).find({id}),
                            [&](const auto& row) { ResidentMapper::write(json, row); });
            case Family::Condition:
                return onto(facts.condition({id}), [&](const auto& row) { ConditionMapper::write(json, row, m_rules); });
            case Family::Allergy:
                return onto(facts.allergy({id}), [&](const auto& row) { AllergyMapper::write(json, row); });
            case Family::Medication: {
                JIAYI_TRY(const auto order, carriedOrder(m_database, id));
                if (order) OrderMapper::write(json, *order, m_rules);
                if (order) return true;
                return onto(facts.medication({id}), [&](const auto& row) { MedicationMapper::write(json, row, m_rules); });
            }
            case Family::Dispense:
                return onto(OrderRepository(m_database).dispense({id}), [&](const auto& row) { DispenseMapper::write(json, row); });
            case Family::Review:
                return onto(OrderRepository(m_database).review({id}), [&](const auto& row) { ReviewMapper::write(json, row); });
            case Family::Programme:
                return onto(facts.programme({id}), [&](const auto& row) { ProgrammeMapper::write(json, row); });
            case Family::Target:
                return onto(facts.target({id}), [&](const auto& row) { TargetMapper::write(json, row, m_rules); });
            case Family::Visit:
                return onto(facts.visit({id}), [&](const auto& row) { VisitMapper::writeEncounter(json, row); });
            case Family::Form: {
                JIAYI_TRY(const bool isAssessment, SharedTypes::render(m_database, "QuestionnaireResponse", id, json));
                return isAssessment ? Result<bool>{true} : form(id, json);
            }
            case Family::Shared: return SharedTypes::render(m_database, m_type, id, json);
            case Family::Plan: {
                JIAYI_TRY(const auto row, plan::PlanRepository(m_database).plan({id}));
                if (row) PlanMapper::write(json, *row);
                return row.has_value();
            }
            case Family::Observation: break;
        }
        return ObservationStore::render(m_database, m_rules, id, json);
    }

private:
    template <class T, class Write>
    static Result<bool> onto(Result<T> found, Write write) {
        JIAYI_TRY(const auto row, maybe(std::move(found)));
        if (row) write(*row);
        return row.has_value();
    }

    /// The form's id follows from its visit's, not the other way round: the Encounter is named in what is kept, or
    /// the visit is looked for among those of the resident that `record` names.
    Result<bool> form(const Uuid& id, Json& json) const {
        auto owner = VisitMapper::visitOf(json);
        if (!owner && json.isNull()) {
            JIAYI_TRY(owner, ownerOfForm(id));
        }
        if (!owner) return false;
        JIAYI_TRY(const auto visit, maybe(FactRepository(m_database).visit(*owner)));
        const auto* signedForm = visit ? VisitMapper::formWithId(*visit, id) : nullptr;
        if (signedForm) VisitMapper::writeForm(json, *visit, *signedForm);
        return signedForm != nullptr;
    }

    Result<std::optional<care::VisitId>> ownerOfForm(const Uuid& id) const {
        db::Query query(m_database,
                        "SELECT v.id, f.form FROM record r JOIN resident p ON p.id = r.resident_id JOIN visit v ON v.resident_pk = p.pk "
                        "JOIN visit_form f ON f.visit_pk = v.pk WHERE r.type = 'QuestionnaireResponse' AND r.id = ? ORDER BY v.pk, f.position",
                        id);
        std::vector<care::Visit> visits;
        while (query.next()) {
            const auto visit = query.id<care::VisitId>(0);
            if (visits.empty() || visits.back().id != visit) visits.emplace_back().id = visit;
            visits.back().forms.push_back({query.text(1)});
        }
        for (const auto& visit : visits)
            if (VisitMapper::formWithId(visit, id)) return std::optional{visit.id};
        return std::optional<care::VisitId>{};
    }

    db::Database& m_database;
    const care::RuleBook& m_rules;
    std::string_view m_type;
};

/// Writes the rows of resources, those of one call after the other.
class Applier {
public:
    Applier(sync::Unit& unit, const care::RuleBook& rules) : m_unit(unit), m_rules(rules) {}

    Result<Applied> operator()(const Json& resource) {
        const auto family = familyOf(fhir::resourceType(resource));
        if (!family) return kept(resource);
        if (*family == Family::Resident) return resident(resource);
        JIAYI_TRY(const auto owner, readPatient(resource));
        if (owner.isNil() && *family == Family::Shared && SharedTypes::isClinics(fhir::resourceType(resource))) {
            JIAYI_TRY(const auto outcome, fact(*family, resource));
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
        if (isNew) JIAYI_CHECK(applyWaiting(row.id));
        return Applied{Outcome::Stored, row.id.uuid};
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
            case Family::Review: return storeOrdered(ReviewMapper::read(resource));
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

Result<void> retractFulfilment(sync::Unit& unit, bool isDispense, const Uuid& id) {
    const OrderRepository orders(unit.database());
    const auto mark = [&](auto found) -> Result<void> {
        JIAYI_TRY(auto row, maybe(std::move(found)));
        if (!row) return {};
        row->state = "entered-in-error";
        OrderRepository::save(unit, *row);
        return {};
    };
    return isDispense ? mark(orders.dispense({id})) : mark(orders.review({id}));
}

}  // namespace

bool Registry::hasTable(std::string_view type) { return familyOf(type).has_value(); }

Result<Json> Registry::render(db::Database& database, std::string_view type, const Uuid& id) const {
    return db::attempt([&]() -> Result<Json> {
        JIAYI_TRY(auto kept, keptJson(database, type, id));
        const auto family = familyOf(type);
        auto json = kept ? std::move(*kept) : Json{};
        auto found = !json.isNull();
        if (family) {
            JIAYI_TRY(const auto row, Renderer(database, m_rules, type)(*family, id, json));
            found = found || row;
        }
        if (!found) return Error{Errc::NotFound, "resource.not-found", std::string{type}};
        return json;
    });
}

Result<Applied> Registry::apply(sync::Unit& unit, const Json& resource) const { return Applier(unit, m_rules)(resource); }

Result<Applied> Registry::check(const Json& resource) const {
    JIAYI_TRY(const auto id, readId(resource));
    const auto family = familyOf(fhir::resourceType(resource));
    if (family == Family::Resident) {
        JIAYI_CHECK(ResidentMapper::read(resource));
        return Applied{Outcome::Stored, id};
    }
    JIAYI_TRY(const auto owner, readPatient(resource));
    const auto answer = [&](auto read, const auto& isStored) -> Result<Applied> {
        if (!read) return read.error();
        return Applied{isStored(*read) ? Outcome::Stored : Outcome::Kept, owner.uuid};
    };
    const auto always = [](const auto&) { return true; };
    const auto ifOurs = [](const auto& read) { return read.has_value(); };
    if (family == Family::Shared && (!owner.isNil() || SharedTypes::isClinics(fhir::resourceType(resource)))) return answer(SharedTypes::check(resource), [](bool ours) { return ours; });
    if (!family || owner.isNil()) return Applied{Outcome::Kept, owner.uuid};
    switch (*family) {
        case Family::Condition: return answer(ConditionMapper::read(resource, m_rules), always);
        case Family::Allergy: return answer(AllergyMapper::read(resource), always);
        case Family::Medication:
            if (OrderMapper::isOurs(resource)) return answer(OrderMapper::read(resource), always);
            return answer(MedicationMapper::read(resource, m_rules), always);
        case Family::Dispense: return answer(DispenseMapper::read(resource), ifOurs);
        case Family::Review: return answer(ReviewMapper::read(resource), ifOurs);
        case Family::Programme: return answer(ProgrammeMapper::read(resource), ifOurs);
        case Family::Target: return answer(TargetMapper::read(resource), ifOurs);
        case Family::Plan: return answer(PlanMapper::read(resource), ifOurs);
        case Family::Visit: return answer(VisitMapper::readEncounter(resource), ifOurs);
        case Family::Observation:
            return answer(ObservationStore::check(m_rules, resource), [](bool ours) { return ours; });
        case Family::Form: {
            JIAYI_TRY(const bool isAssessment, SharedTypes::check(resource));
            return Applied{isAssessment || VisitMapper::visitOf(resource) ? Outcome::Stored : Outcome::Kept, owner.uuid};
        }
        case Family::Shared:
        case Family::Resident: break;
    }
    return Applied{Outcome::Kept, owner.uuid};
}

Result<void> Registry::retract(sync::Unit& unit, std::string_view type, const Uuid& id) const {
    const auto family = familyOf(type);
    if (!family) return {};
    auto& database = unit.database();
    const FactRepository facts(database);
    const auto mark = [&](auto found) -> Result<void> {
        JIAYI_TRY(auto row, maybe(std::move(found)));
        if (!row) return {};
        row->status = "entered-in-error";
        FactRepository::save(unit, *row);
        return {};
    };
    switch (*family) {
        case Family::Condition: return mark(facts.condition({id}));
        case Family::Allergy: return mark(facts.allergy({id}));
        case Family::Medication: {
            JIAYI_TRY(auto order, carriedOrder(database, id));
            if (!order) return mark(facts.medication({id}));
            order->order.status = "entered-in-error";
            OrderRepository::save(unit, order->order, order->form.resident);
            return {};
        }
        case Family::Dispense:
        case Family::Review: return retractFulfilment(unit, *family == Family::Dispense, id);
        case Family::Programme: return mark(facts.programme({id}));
        case Family::Visit: return mark(facts.visit({id}));
        case Family::Form:  // a visit's goes with its Encounter
        case Family::Shared: return SharedTypes::retract(unit, type, id);
        case Family::Observation: return ObservationStore::retract(unit, id);
        case Family::Plan: {
            JIAYI_TRY(auto row, plan::PlanRepository(database).plan({id}));
            if (row) row->status = "entered-in-error";
            if (row) plan::PlanRepository::save(unit, *row);
            return {};
        }
        case Family::Target: {
            JIAYI_TRY(auto row, maybe(facts.target({id})));
            if (!row) return {};
            row->low.reset();  // a target without limits is no target
            row->high.reset();
            FactRepository::save(unit, *row);
            return {};
        }
        case Family::Resident: break;
    }
    JIAYI_TRY(auto resident, maybe(ResidentRepository(database).find({id})));
    if (!resident) return {};
    resident->status = roster::ResidentStatus::Moved;
    ResidentRepository::save(unit, *resident);
    return {};
}

}  // namespace jiayi::mapping
