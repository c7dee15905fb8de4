#include "sync/mapping/report_act_mapper.h"

#include "sync/mapping/elements.h"
#include "sync/mapping/systems.h"

namespace jiayi::mapping {

using diagnostics::ReportAct;
using fhir::Json;

namespace {

constexpr std::string_view kReportAct = "report-act";

std::optional<Instant> momentOf(const Json& resource, std::string_view name) {
    const auto at = parseInstant(extensionText(resource, name));
    return at ? std::optional{*at} : std::nullopt;
}

void setId(Json& resource, std::string_view name, const Uuid& id) { setExtension(resource, name, "valueId", id.isNil() ? std::string{} : id.toString()); }

}  // namespace

Result<std::optional<ReportAct>> ReportActMapper::read(const Json& resource) {
    ReportAct act;
    JIAYI_TRY(const auto id, readId(resource));
    act.id = {id};
    const auto kind = diagnostics::actKindOf(extensionText(resource, "act"));
    const auto report = Uuid::parse(extensionText(resource, "report"));
    const auto at = momentOf(resource, "said");
    if (codeOf(resource, "code", kBasicKind) != kReportAct || !kind || !report || !at) return std::optional<ReportAct>{};
    act.kind = *kind;
    act.report = {*report};
    act.at = *at;
    // The person is named by a text and no reference: a report stays with the clinic that got it, and so does what was said of it.
    if (const auto resident = Uuid::parse(extensionText(resource, "matched-to"))) act.resident = roster::ResidentId{*resident};
    if (act.kind == diagnostics::ActKind::Match && !act.resident) return std::optional<ReportAct>{};
    act.rule = extensionText(resource, "rule");
    act.version = Uuid::parse(extensionText(resource, "report-version")).value_or(Uuid{});
    act.whom = extensionText(resource, "told-whom");
    act.how = extensionText(resource, "how");
    act.told = momentOf(resource, "told");
    act.readBack = extensionText(resource, "read-back") == "true";
    act.note = extensionText(resource, "note");
    act.by = resource.textOr("author.display", "");
    if (!extensionText(resource, "entered-in-error").empty()) act.status = "entered-in-error";
    return std::optional{std::move(act)};
}

void ReportActMapper::write(Json& resource, const ReportAct& act) {
    const bool fresh = begin(resource, "Basic", act.id.uuid);
    const auto read = ReportActMapper::read(resource);
    const auto before = read && *read ? (*read)->status : std::string{"active"};
    if (before != act.status) setExtension(resource, "entered-in-error", "valueBoolean", act.status == "active" ? "" : "true");
    if (!fresh) return;  // said once
    resource.set("code", codeable(kBasicKind, kReportAct));
    resource.set("created", formatDate(localDate(act.at)));
    if (!act.by.empty()) resource.make("author").set("display", act.by);
    setExtension(resource, "act", "valueCode", toText(act.kind));
    setId(resource, "report", act.report.uuid);
    setId(resource, "report-version", act.version);
    if (act.resident) setId(resource, "matched-to", act.resident->uuid);
    setExtension(resource, "rule", "valueCode", act.rule);
    setExtension(resource, "told-whom", "valueString", act.whom);
    setExtension(resource, "how", "valueCode", act.how);
    if (act.told) setExtension(resource, "told", "valueInstant", formatInstant(*act.told));
    setExtension(resource, "read-back", "valueBoolean", act.readBack ? "true" : "");
    setExtension(resource, "note", "valueString", act.note);
    setExtension(resource, "said", "valueInstant", formatInstant(act.at));
}

}  // namespace jiayi::mapping
