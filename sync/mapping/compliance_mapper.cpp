#include "sync/mapping/compliance_mapper.h"

#include "sync/mapping/elements.h"
#include "sync/mapping/systems.h"

namespace jiayi::mapping {

using capitation::ComplianceDecision;
using fhir::Json;

namespace {
constexpr std::string_view kDecision = "compliance-decision";
}

Result<std::optional<ComplianceDecision>> ComplianceDecisionMapper::read(const Json& resource) {
    const auto nothing = std::optional<ComplianceDecision>{};
    if (codeOf(resource, "code", kBasicKind) != kDecision) return nothing;
    ComplianceDecision said;
    JIAYI_TRY(said.id, readId(resource));
    JIAYI_TRY(said.resident, readPatient(resource));
    const auto at = parseInstant(extensionText(resource, "said"));
    const auto on = parseDate(extensionText(resource, "on"));
    said.decision = extensionText(resource, "decision");
    if (said.resident.isNil() || !at || !on || (said.decision != "explained" && said.decision != "corrected")) return nothing;
    said.at = *at;
    said.on = *on;
    said.rule = extensionText(resource, "rule");
    said.finding = extensionText(resource, "finding");
    said.reason = extensionText(resource, "reason");
    said.by = resource.textOr("author.display", "");
    if (!extensionText(resource, "entered-in-error").empty()) said.status = "entered-in-error";
    return std::optional{std::move(said)};
}

void ComplianceDecisionMapper::write(Json& resource, const ComplianceDecision& decision) {
    const bool fresh = begin(resource, "Basic", decision.id);
    const auto read = ComplianceDecisionMapper::read(resource);
    const auto before = read && *read ? (*read)->status : std::string{"active"};
    if (before != decision.status) setExtension(resource, "entered-in-error", "valueBoolean", decision.status == "active" ? "" : "true");
    if (!fresh) return;  // said once
    resource.set("code", codeable(kBasicKind, kDecision));
    resource.set("subject", reference("Patient", decision.resident.uuid));
    resource.set("created", formatDate(localDate(decision.at)));
    if (!decision.by.empty()) resource.make("author").set("display", decision.by);
    setExtension(resource, "rule", "valueCode", decision.rule);
    setExtension(resource, "finding", "valueString", decision.finding);
    setExtension(resource, "on", "valueDate", formatDate(decision.on));
    setExtension(resource, "decision", "valueCode", decision.decision);
    setExtension(resource, "reason", "valueString", decision.reason);
    setExtension(resource, "said", "valueInstant", formatInstant(decision.at));
}

}  // namespace jiayi::mapping
