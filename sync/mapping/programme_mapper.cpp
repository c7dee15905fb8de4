#include "sync/mapping/programme_mapper.h"

#include "sync/mapping/elements.h"
#include "sync/mapping/systems.h"

namespace jiayi::mapping {

using care::Programme;
using fhir::Json;

namespace {

std::string programmeCodeOf(const Json& resource) {
    for (const auto& type : resource.items("type")) {
        if (const auto* coding = fhir::itemWhere(type, "coding", "system", kProgrammeCode))
            return std::string{coding->textOr("code", "")};
    }
    return {};
}

std::string readProgrammeStatus(std::string_view status) {
    if (status == "finished" || status == "cancelled") return "finished";
    return status == "entered-in-error" ? "entered-in-error" : "active";
}

}  // namespace

Result<std::optional<Programme>> ProgrammeMapper::read(const Json& resource) {
    Programme programme;
    JIAYI_TRY(const auto id, readId(resource));
    programme.id = {id};
    programme.code = programmeCodeOf(resource);
    if (programme.code.empty()) return std::optional<Programme>{};
    JIAYI_TRY(programme.resident, readPatient(resource));
    programme.status = readProgrammeStatus(resource.textOr("status", ""));
    programme.since = dayOf(resource.textOr("period.start", ""));
    programme.until = dayOf(resource.textOr("period.end", ""));
    return std::optional{programme};
}

void ProgrammeMapper::write(Json& resource, const Programme& programme) {
    const bool fresh = begin(resource, "EpisodeOfCare", programme.id.uuid);
    const auto read = ProgrammeMapper::read(resource);
    const auto said = read && *read ? **read : Programme{};
    if (fresh || said.status != programme.status) resource.set("status", programme.status);
    if (said.code != programme.code) resource.make("type.0") = codeable(kProgrammeCode, programme.code);
    if (fresh) resource.set("patient", reference("Patient", programme.resident.uuid));
    updateText(resource, "period.start", textOf(said.since), textOf(programme.since));
    updateText(resource, "period.end", textOf(said.until), textOf(programme.until));
}

}  // namespace jiayi::mapping
