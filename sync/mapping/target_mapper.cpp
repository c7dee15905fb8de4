#include "sync/mapping/target_mapper.h"

#include "sync/mapping/elements.h"
#include "sync/mapping/systems.h"

namespace jiayi::mapping {

using care::PersonalTarget;
using fhir::Json;

namespace {

std::optional<double> boundAt(const Json& resource, const char* path) {
    const auto* value = resource.at(path);
    return value ? value->asDouble() : std::nullopt;
}

Json quantity(double value, const std::string& unit) {
    auto made = Json::object({{"value", Json::decimal(numberText(value))}, {"unit", unit}});
    made.set("system", kUcum).set("code", unit);
    return made;
}

void writeMeasure(Json& resource, const PersonalTarget& target, const care::RuleBook& rules) {
    auto measure = codeable(kObservationCode, target.code);
    const auto* known = rules.observation(target.code);
    if (known && !known->loinc.empty())
        measure.make("coding").push(Json::object({{"system", kLoinc}, {"code", known->loinc}, {"display", known->en}}));
    resource.make("target.0.measure") = std::move(measure);
    // What FHIR asks for in words; without a rule's own name the code has to do.
    setText(resource, "description.text", known ? std::string_view{known->en} : std::string_view{target.code});
}

}  // namespace

Result<std::optional<PersonalTarget>> TargetMapper::read(const Json& resource) {
    PersonalTarget target;
    JIAYI_TRY(const auto id, readId(resource));
    target.id = {id};
    target.code = codeOf(resource, "target.0.measure", kObservationCode);
    const auto from = dayOf(resource.textOr("startDate", ""));
    if (target.code.empty() || !from) return std::optional<PersonalTarget>{};
    target.validFrom = *from;
    JIAYI_TRY(target.resident, readPatient(resource));
    target.low = boundAt(resource, "target.0.detailRange.low.value");
    target.high = boundAt(resource, "target.0.detailRange.high.value");
    target.unit = resource.textOr("target.0.detailRange.high.code", resource.textOr("target.0.detailRange.low.code", ""));
    if (target.unit.empty()) target.unit = extensionText(resource, "target-unit");
    target.reason = resource.textOr("note.0.text", "");
    target.setBy = resource.textOr("expressedBy.display", "");
    return std::optional{target};
}

void TargetMapper::write(Json& resource, const PersonalTarget& target, const care::RuleBook& rules) {
    const bool fresh = begin(resource, "Goal", target.id.uuid);
    if (fresh) resource.set("lifecycleStatus", "active");
    const auto read = TargetMapper::read(resource);
    const auto said = read && *read ? **read : PersonalTarget{};
    if (said.code != target.code) writeMeasure(resource, target, rules);
    if (fresh) resource.set("subject", reference("Patient", target.resident.uuid));
    if (fresh || said.validFrom != target.validFrom) resource.set("startDate", formatDate(target.validFrom));
    if (!sameNumber(said.low, target.low) || !sameNumber(said.high, target.high) || said.unit != target.unit) {
        eraseAt(resource, "target.0.detailRange");
        if (target.low) resource.make("target.0.detailRange.low") = quantity(*target.low, target.unit);
        if (target.high) resource.make("target.0.detailRange.high") = quantity(*target.high, target.unit);
        setExtension(resource, "target-unit", "valueString", target.low || target.high ? "" : target.unit);
    }
    updateText(resource, "note.0.text", said.reason, target.reason);
    updateText(resource, "expressedBy.display", said.setBy, target.setBy);
}

}  // namespace jiayi::mapping
