#include "sync/mapping/statement_types.h"

#include "models/capitation/rule_sets.h"
#include "sync/fhir/resource.h"
#include "sync/mapping/elements.h"
#include "sync/mapping/statement_answer_mapper.h"
#include "sync/mapping/statement_mapper.h"
#include "sync/mapping/systems.h"

namespace jiayi::mapping {

using capitation::TravelRepository;
using fhir::Json;

namespace {

Result<void> save(sync::Unit& unit, const capitation::DifferenceDecision& row) {
    JIAYI_TRY(const auto tables, capitation::bookInForce(unit));
    return TravelRepository::save(unit, *tables.book, row);
}
template <class Row>
Result<void> save(sync::Unit& unit, const Row& row) {
    return TravelRepository::save(unit, row);
}

template <class Mapper>
Result<bool> applyAs(sync::Unit* unit, const Json& resource) {
    JIAYI_TRY(const auto row, Mapper::read(resource));
    if (row && unit) JIAYI_CHECK(save(*unit, *row));
    return row.has_value();
}

/// Reads it as what it is, and writes its row where there is a unit.
Result<void> take(sync::Unit* unit, const Json& resource) {
    using Apply = Result<bool> (*)(sync::Unit*, const Json&);
    for (const Apply apply : {&applyAs<SentStatementMapper>, &applyAs<StatementSheetMapper>, &applyAs<StatementTaskMapper>, &applyAs<StatementAnswerMapper>, &applyAs<DifferenceDecisionMapper>}) {
        JIAYI_TRY(const bool taken, apply(unit, resource));
        if (taken) break;
    }
    return {};
}

template <class Mapper, class Row>
Result<bool> renderAs(Result<Row> row, Json& json) {
    if (!row && row.error().code == Errc::NotFound) return false;
    if (!row) return row.error();
    Mapper::write(json, *row);
    return true;
}

}  // namespace

bool StatementTypes::isOurs(const Json& resource) {
    const auto type = fhir::resourceType(resource);
    if (type == "MeasureReport") return resource.textOr("measure", "").starts_with("https://jiayi.health/fhir/Measure/capitation-statement");
    if (type == "Task") return codeOf(resource, "code", kTaskCode) == "submit-statement";
    if (type == "Basic") return codeOf(resource, "code", kBasicKind) == "difference-decision";
    return type == "PaymentReconciliation" && !extensionText(resource, "statement-answer").empty();
}

Result<bool> StatementTypes::render(db::Database& database, std::string_view type, const Uuid& id, Json& json) {
    const TravelRepository travel(database);
    if (type == "MeasureReport") {
        JIAYI_TRY(const bool isHead, renderAs<SentStatementMapper>(travel.sent(id), json));
        return isHead ? Result<bool>{true} : renderAs<StatementSheetMapper>(travel.sheet(id), json);
    }
    if (type == "Task") return renderAs<StatementTaskMapper>(travel.task(id), json);
    if (type == "PaymentReconciliation") return renderAs<StatementAnswerMapper>(travel.answer(id), json);
    if (type == "Basic") return renderAs<DifferenceDecisionMapper>(travel.decision(id), json);
    return false;
}

Result<void> StatementTypes::apply(sync::Unit& unit, const Json& resource) { return take(&unit, resource); }
Result<void> StatementTypes::check(const Json& resource) { return take(nullptr, resource); }

}  // namespace jiayi::mapping
