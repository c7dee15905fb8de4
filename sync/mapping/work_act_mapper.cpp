#include "sync/mapping/work_act_mapper.h"

#include "sync/mapping/elements.h"
#include "sync/mapping/systems.h"

namespace jiayi::mapping {

using fhir::Json;
using worklist::WorkAct;

namespace {
constexpr std::string_view kWorkAct = "worklist-act";
}

Result<std::optional<WorkAct>> WorkActMapper::read(const Json& resource) {
    WorkAct said;
    JIAYI_TRY(const auto id, readId(resource));
    said.id = {id};
    said.act = extensionText(resource, "act");
    said.kind = extensionText(resource, "work-kind");
    const auto at = parseInstant(extensionText(resource, "said"));
    if (codeOf(resource, "code", kBasicKind) != kWorkAct || !worklist::isActWord(said.act) || said.kind.empty() || !at) return std::optional<WorkAct>{};
    JIAYI_TRY(const auto resident, readPatient(resource));
    if (resident.isNil()) return std::optional<WorkAct>{};  // the clinic's own items are each desk's
    said.resident = resident;
    said.at = *at;
    said.about = extensionText(resource, "facts");
    said.until = dayOf(extensionText(resource, "until"));
    said.who = extensionText(resource, "assigned-to");
    said.how = extensionText(resource, "how");
    said.outcome = extensionText(resource, "outcome");
    said.note = extensionText(resource, "note");
    said.by = resource.textOr("author.display", "");
    if (!extensionText(resource, "entered-in-error").empty()) said.status = "entered-in-error";
    return std::optional{std::move(said)};
}

void WorkActMapper::write(Json& resource, const WorkAct& act) {
    const bool fresh = begin(resource, "Basic", act.id.uuid);
    const auto read = WorkActMapper::read(resource);
    const auto before = read && *read ? (*read)->status : std::string{"active"};
    if (before != act.status) setExtension(resource, "entered-in-error", "valueBoolean", act.status == "active" ? "" : "true");
    if (!fresh) return;  // said once
    resource.set("code", codeable(kBasicKind, kWorkAct));
    if (act.resident) resource.set("subject", reference("Patient", act.resident->uuid));
    resource.set("created", formatDate(localDate(act.at)));
    if (!act.by.empty()) resource.make("author").set("display", act.by);
    setExtension(resource, "act", "valueCode", act.act);
    setExtension(resource, "work-kind", "valueCode", act.kind);
    setExtension(resource, "facts", "valueString", act.about);
    setExtension(resource, "until", "valueDate", textOf(act.until));
    setExtension(resource, "assigned-to", "valueString", act.who);
    setExtension(resource, "how", "valueCode", act.how);
    setExtension(resource, "outcome", "valueCode", act.outcome);
    setExtension(resource, "note", "valueString", act.note);
    setExtension(resource, "said", "valueInstant", formatInstant(act.at));
}

}  // namespace jiayi::mapping
