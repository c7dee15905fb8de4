// Laboratories' reports between resource and store.
#pragma once

#include "models/sync/unit.h"
#include "sync/fhir/json.h"

namespace jiayi::mapping {

/// The registry's part for type DiagnosticReport. A report is never written from here: what a laboratory sent is kept as it came, and its rows tell what was in it.
struct ReportStore {
    /// False: it has no time, so it is no report; it is kept. Whether its Patient is here does not matter: whom it is about is for the desk to find out.
    static Result<bool> apply(sync::Unit& unit, const fhir::Json& resource);
    static Result<bool> check(const fhir::Json& resource);
    /// The hub deleted it: the same report once more, entered in error.
    static Result<void> retract(sync::Unit& unit, const Uuid& id);
    /// An Observation that is a resource of its own has come: reports that name it are whole by so much more.
    static Result<void> observationCame(sync::Unit& unit, const fhir::Json& observation);
    /// It belongs to a report that is nobody's, and may be in no chart.
    static bool isWithheld(db::Database& database, const Uuid& observation);
    /// Reports that a store has kept since before there were rows for them. Run when a store is opened; how many were taken in.
    static Result<int> takeInKept(const sync::Context& context);
};

}  // namespace jiayi::mapping
