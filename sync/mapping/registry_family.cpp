#include "sync/mapping/registry_family.h"

#include "models/pharmacy/orders/order_repository.h"

namespace jiayi::mapping {

using fhir::Json;
using pharmacy::OrderRepository;

namespace {

struct TypeRow {
    std::string_view type;
    Family family;
};
constexpr TypeRow kTypes[]{
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
    {"DiagnosticReport", Family::Report},
    {"Coverage", Family::Shared},
    {"PlanDefinition", Family::Shared},
    {"DetectedIssue", Family::Shared},
    {"SupplyRequest", Family::Shared},
    {"List", Family::Shared},
    {"Basic", Family::Shared},
    {"Appointment", Family::Shared},
    {"ServiceRequest", Family::Shared},
    {"Media", Family::Shared},
    {"DocumentReference", Family::Shared},
    {"Composition", Family::Shared},
    {"Communication", Family::Shared},
    {"Schedule", Family::Shared},
    {"ExplanationOfBenefit", Family::Shared},
    {"Contract", Family::Shared},
    {"Library", Family::Shared},
    {"MeasureReport", Family::Shared},
    {"PaymentReconciliation", Family::Shared},
};

}  // namespace

std::optional<Family> familyOf(std::string_view type) {
    for (const auto& row : kTypes)
        if (row.type == type) return row.family;
    return {};
}

Result<std::optional<Json>> keptJson(db::Database& database, std::string_view type, const Uuid& id) {
    db::Query query(database, "SELECT coalesce(body, base) FROM record WHERE type = ? AND id = ?", type, id);
    if (!query.next() || query.isNull(0)) return std::optional<Json>{};
    auto parsed = fhir::parseJson(query.text(0));
    if (!parsed) return Error{Errc::Corrupt, "record.json", std::string{type} + "/" + id.toString()};
    return std::optional<Json>{std::move(*parsed)};
}

Result<std::optional<CarriedOrder>> carriedOrder(db::Database& database, const Uuid& id) {
    const OrderRepository orders(database);
    JIAYI_TRY(const auto order, maybe(orders.order({id})));
    if (!order) return std::optional<CarriedOrder>{};
    JIAYI_TRY(auto form, orders.prescription(order->prescription));
    return std::optional{CarriedOrder{std::move(form), *order}};
}

}  // namespace jiayi::mapping
