// A submitted statement: a MeasureReport with its figures, others with its lines, and the Task that submits it. They are the clinic's and name no patient:
// a person's id stands in a line as a plain identifier, because a statement stays with the clinic when the person leaves it.
#pragma once

#include "models/capitation/travel.h"
#include "sync/fhir/json.h"

namespace jiayi::mapping {

/// "120101001|employee|2026-09|1", under this system.
inline constexpr std::string_view kStatementNumber = "https://jiayi.health/fhir/sid/capitation-statement";

struct SentStatementMapper {
    /// Nothing for any other MeasureReport. Invalid "statement.month", "statement.totals", "statement.hash".
    static Result<std::optional<capitation::SentStatement>> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const capitation::SentStatement& sent);
};
struct StatementSheetMapper {
    /// Invalid "statement.line".
    static Result<std::optional<capitation::StatementSheet>> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const capitation::StatementSheet& sheet);
};
struct StatementTaskMapper {
    static Result<std::optional<capitation::StatementTask>> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const capitation::StatementTask& task);
};

}  // namespace jiayi::mapping
