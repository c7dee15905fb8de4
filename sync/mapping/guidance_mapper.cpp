#include "sync/mapping/guidance_mapper.h"

#include "sync/mapping/elements.h"
#include "sync/mapping/systems.h"

namespace jiayi::mapping {

using fhir::Json;
using guidance::CardAnswer;

namespace {
constexpr std::string_view kCardAnswer = "guidance-answer";
}

Result<std::optional<CardAnswer>> CardAnswerMapper::read(const Json& resource) {
    CardAnswer said;
    JIAYI_TRY(const auto id, readId(resource));
    said.id = {id};
    const auto answer = guidance::answerFromCode(extensionText(resource, "answer"));
    const auto at = parseInstant(extensionText(resource, "answered"));
    said.rule = extensionText(resource, "rule");
    if (codeOf(resource, "code", kBasicKind) != kCardAnswer || !answer || !at || said.rule.empty()) return std::optional<CardAnswer>{};
    JIAYI_TRY(said.resident, readPatient(resource));
    if (said.resident.isNil()) return std::optional<CardAnswer>{};
    said.answer = *answer;
    said.at = *at;
    said.version = extensionText(resource, "rule-version");
    said.facts = extensionText(resource, "facts");
    said.action = extensionText(resource, "action");
    said.reason = extensionText(resource, "reason");
    said.until = dayOf(extensionText(resource, "until"));
    said.by = resource.textOr("author.display", "");
    if (!extensionText(resource, "entered-in-error").empty()) said.status = "entered-in-error";
    return std::optional{said};
}

void CardAnswerMapper::write(Json& resource, const CardAnswer& answer) {
    const bool fresh = begin(resource, "Basic", answer.id.uuid);
    const auto read = CardAnswerMapper::read(resource);
    const auto before = read && *read ? (*read)->status : std::string{"active"};
    if (before != answer.status) setExtension(resource, "entered-in-error", "valueBoolean", answer.status == "active" ? "" : "true");
    if (!fresh) return;  // an answer is said once
    resource.set("code", codeable(kBasicKind, kCardAnswer));
    resource.set("subject", reference("Patient", answer.resident.uuid));
    resource.set("created", formatDate(localDate(answer.at)));
    if (!answer.by.empty()) resource.make("author").set("display", answer.by);
    setExtension(resource, "answer", "valueCode", guidance::toCode(answer.answer));
    setExtension(resource, "rule", "valueString", answer.rule);
    setExtension(resource, "rule-version", "valueString", answer.version);
    setExtension(resource, "facts", "valueString", answer.facts);
    setExtension(resource, "action", "valueCode", answer.action);
    setExtension(resource, "reason", "valueString", answer.reason);
    setExtension(resource, "until", "valueDate", textOf(answer.until));
    setExtension(resource, "answered", "valueInstant", formatInstant(answer.at));
}

}  // namespace jiayi::mapping
