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

/// Writes the row, if there is one, onto `json`. True if there is.
class Renderer {
public:
    Renderer(db::Database& database, const care::RuleBook& rules, std::string_view type) : m_database(database), m_rules(rules), m_type(type) {}

    Result<bool> operator()(Family family, const Uuid& id, Json& json) const {
        const FactRepository facts(m_database);
        JIAYI_TRY(const bool isStatements, StatementTypes::render(m_database, m_type, id, json));
        if (isStatements) return true;
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
            case Family::Review: {
                JIAYI_TRY(const bool isShared, SharedTypes::render(m_database, m_type, id, json));
                return isShared ? Result<bool>{true} : onto(OrderRepository(m_database).review({id}), [&](const auto& row) { ReviewMapper::write(json, row); });
            }
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
            case Family::Report: return false;  // as it was sent
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
                        "SELECT v.id, f.form FROM record r JOIN resident p ON p.id = r.resident_id LEFT JOIN resident_link k ON k.resident_pk = p.pk "
                        "JOIN visit v ON v.resident_pk = coalesce(k.root_pk, p.pk) JOIN visit_form f ON f.visit_pk = v.pk WHERE r.type = 'QuestionnaireResponse' AND r.id = ? ORDER BY v.pk, f.position",
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

void renameReferences(Json& json, std::string_view from, std::string_view to) {
    if (json.isArray()) {
        for (auto& item : json.items()) renameReferences(item, from, to);
    } else if (json.isObject()) {
        if (json.text("reference") == from) json.set("reference", to);
        for (auto& member : json.members()) renameReferences(member.value, from, to);
    }
}

/// A fact of a record that was merged stands in the rows of the kept one, and travels as whose it is.
Result<void> keepOwner(db::Database& database, std::string_view type, const Uuid& id, Json& json) {
    db::Query row(database,
                  "SELECT o.id, k.id FROM record r JOIN resident o ON o.id = r.resident_id JOIN resident_link l ON l.resident_pk = o.pk JOIN resident k ON k.pk = l.root_pk "
                  "WHERE r.type = ? AND r.id = ?",
                  type, id);
    if (row.next()) renameReferences(json, "Patient/" + row.uuid(1).toString(), "Patient/" + row.uuid(0).toString());
    return {};
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
            if (row && *family != Family::Resident) JIAYI_CHECK(keepOwner(database, type, id, json));
        }
        if (!found) return Error{Errc::NotFound, "resource.not-found", std::string{type}};
        return json;
    });
}

Result<Applied> Registry::check(const Json& resource) const {
    JIAYI_TRY(const auto id, readId(resource));
    if (StatementTypes::isOurs(resource)) {
        JIAYI_CHECK(StatementTypes::check(resource));
        return Applied{Outcome::Stored, {}};
    }
    const auto family = familyOf(fhir::resourceType(resource));
    if (family == Family::Resident) {
        JIAYI_CHECK(ResidentMapper::read(resource));
        return Applied{Outcome::Stored, id};
    }
    if (family == Family::Report) {
        JIAYI_CHECK(ReportStore::check(resource));
        const auto about = readPatient(resource);
        return Applied{Outcome::Kept, about ? about->uuid : Uuid{}};
    }
    JIAYI_TRY(const auto owner, readPatient(resource));
    const auto answer = [&](auto read, const auto& isStored) -> Result<Applied> {
        if (!read) return read.error();
        return Applied{isStored(*read) ? Outcome::Stored : Outcome::Kept, owner.uuid};
    };
    const auto always = [](const auto&) { return true; };
    const auto ifOurs = [](const auto& read) { return read.has_value(); };
    const bool saysItself = family == Family::Shared || (family == Family::Review && owner.isNil());
    if (saysItself && (!owner.isNil() || SharedTypes::isClinics(fhir::resourceType(resource)))) return answer(SharedTypes::check(resource), [](bool ours) { return ours; });
    if (!family || owner.isNil()) return Applied{Outcome::Kept, owner.uuid};
    switch (*family) {
        case Family::Condition: return answer(ConditionMapper::read(resource, m_rules), always);
        case Family::Allergy: return answer(AllergyMapper::read(resource), always);
        case Family::Medication:
            if (OrderMapper::isOurs(resource)) return answer(OrderMapper::read(resource), always);
            return answer(MedicationMapper::read(resource, m_rules), always);
        case Family::Dispense: return answer(DispenseMapper::read(resource), ifOurs);
        case Family::Review: {
            JIAYI_TRY(const bool isShared, SharedTypes::check(resource));
            return isShared ? Result<Applied>{Applied{Outcome::Stored, owner.uuid}} : answer(ReviewMapper::read(resource), ifOurs);
        }
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
        case Family::Report:
        case Family::Resident: break;
    }
    return Applied{Outcome::Kept, owner.uuid};
}

}  // namespace jiayi::mapping
