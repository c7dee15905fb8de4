// What somebody said about a laboratory's report <-> Basic of the clinic.
#pragma once

#include "models/diagnostics/results/report_act.h"
#include "sync/fhir/json.h"

namespace jiayi::mapping {

struct ReportActMapper {
    /// Nothing from a Basic of another kind. Invalid "resource.id".
    static Result<std::optional<diagnostics::ReportAct>> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const diagnostics::ReportAct& act);
};

}  // namespace jiayi::mapping
