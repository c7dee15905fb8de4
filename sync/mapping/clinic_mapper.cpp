#include "sync/mapping/clinic_mapper.h"

#include "sync/mapping/elements.h"
#include "sync/mapping/systems.h"

#include <charconv>

namespace jiayi::mapping {

using fhir::Json;
using pharmacy::RegimenTemplate;
using pharmacy::ReviewOutcome;
using pharmacy::SaidOfRule;
using pharmacy::ServingPharmacies;
using pharmacy::Shortage;
using pharmacy::TemplateLine;

namespace {

constexpr std::string_view kRegimen = "prescription-template";
constexpr std::string_view kRuleDecision = "rule-decision";
constexpr std::string_view kServing = "serving-pharmacies";
constexpr std::string_view kShort = "shortage";

std::string_view systemOfDrug(const std::string& code) { return code.starts_with('Z') ? kDrugCode : kAtc; }

std::string drugCodeOf(const Json& element, std::string_view path) {
    auto code = codeOf(element, path, kAtc);
    return code.empty() ? codeOf(element, path, kDrugCode) : code;
}

/// A medicine's and a product's code in one concept.
Json drugConcept(const std::string& atc, const std::string& product, const std::string& name) {
    auto codings = Json::array();
    if (!atc.empty()) codings.push(Json::object({{"system", systemOfDrug(atc)}, {"code", atc}}));
    if (!product.empty()) codings.push(Json::object({{"system", kProduct}, {"code", product}}));
    auto drug = Json::object();
    if (codings.size() > 0) drug.set("coding", std::move(codings));
    if (!name.empty()) drug.set("text", name);
    return drug;
}

TemplateLine lineOfAction(const Json& action) {
    TemplateLine line;
    line.name = action.textOr("title", "");
    line.dosage = action.textOr("textEquivalent", "");
    line.atc = drugCodeOf(action, "code.0");
    line.product = codeOf(action, "code.0", kProduct);
    line.pharmacy = extensionText(action, "pharmacy");
    if (const auto days = action.integer("timingDuration.value"); days && *days > 0 && *days < 10'000) line.days = static_cast<int>(*days);
    for (const auto& part : action.items("action")) line.herbs.emplace_back(part.textOr("title", ""));
    const auto doses = extensionText(action, "doses");
    std::from_chars(doses.data(), doses.data() + doses.size(), line.doses);
    return line;
}

Json actionOfLine(const TemplateLine& line) {
    auto action = Json::object({{"title", line.name}});
    if (!line.dosage.empty()) action.set("textEquivalent", line.dosage);
    if (!line.atc.empty() || !line.product.empty()) action.set("code", Json::array({drugConcept(line.atc, line.product, {})}));
    if (line.days) action.set("timingDuration", Json::object({{"value", *line.days}, {"unit", "d"}, {"system", kUcum}, {"code", "d"}}));
    setExtension(action, "pharmacy", "valueString", line.pharmacy);
    if (line.doses > 0) setExtension(action, "doses", "valueString", std::to_string(line.doses));
    for (const auto& herb : line.herbs) action.make("action").push(Json::object({{"title", herb}}));
    return action;
}

}  // namespace

Result<std::optional<RegimenTemplate>> TemplateMapper::read(const Json& resource) {
    RegimenTemplate regimen;
    JIAYI_TRY(const auto id, readId(resource));
    regimen.id = {id};
    regimen.name = resource.textOr("title", "");
    if (codeOf(resource, "type", kPlanKind) != kRegimen || regimen.name.empty()) return std::optional<RegimenTemplate>{};
    regimen.status = resource.textOr("status", "") == "retired" ? "retired" : "active";
    for (const auto& action : resource.items("action")) regimen.lines.push_back(lineOfAction(action));
    return std::optional{regimen};
}

void TemplateMapper::write(Json& resource, const RegimenTemplate& regimen) {
    const bool fresh = begin(resource, "PlanDefinition", regimen.id.uuid);
    const auto read = TemplateMapper::read(resource);
    const auto said = read && *read ? **read : RegimenTemplate{};
    if (fresh) resource.set("type", codeable(kPlanKind, kRegimen));
    if (fresh || said.status != regimen.status) resource.set("status", regimen.status);
    updateText(resource, "title", said.name, regimen.name);
    if (said.lines == regimen.lines) return;
    auto actions = Json::array();
    for (const auto& line : regimen.lines) actions.push(actionOfLine(line));
    resource.set("action", std::move(actions));
}

Result<std::optional<ReviewOutcome>> OutcomeMapper::read(const Json& resource) {
    ReviewOutcome found;
    JIAYI_TRY(const auto id, readId(resource));
    found.id = {id};
    found.rule = codeOf(resource, "code", kReviewRule);
    found.outcome = codeOf(resource, "mitigation.0.action", kReviewOutcome);
    const auto at = parseInstant(resource.textOr("identifiedDateTime", ""));
    if (found.rule.empty() || (found.outcome != "overridden" && found.outcome != "heeded") || !at) return std::optional<ReviewOutcome>{};
    found.at = *at;
    found.reason = resource.textOr("mitigation.0.action.text", "");
    found.by = resource.textOr("author.display", "");
    if (const auto order = referenceId(resource, "implicated.0", "MedicationRequest")) found.order = pharmacy::OrderId{*order};
    if (resource.textOr("status", "") == "entered-in-error") found.outcome = "entered-in-error";
    return std::optional{found};
}

void OutcomeMapper::write(Json& resource, const ReviewOutcome& outcome) {
    const bool fresh = begin(resource, "DetectedIssue", outcome.id.uuid);
    const auto read = OutcomeMapper::read(resource);
    const auto said = read && *read ? **read : ReviewOutcome{};
    const bool wrong = outcome.outcome == "entered-in-error";
    if (fresh || (said.outcome == "entered-in-error") != wrong) resource.set("status", wrong ? "entered-in-error" : "final");
    if (!fresh) return;  // what came of a rule is said once
    resource.set("code", codeable(kReviewRule, outcome.rule));
    resource.set("identifiedDateTime", formatInstant(outcome.at));
    if (!outcome.by.empty()) resource.make("author").set("display", outcome.by);
    if (outcome.order) resource.set("implicated", Json::array({reference("MedicationRequest", outcome.order->uuid)}));
    auto& action = resource.make("mitigation.0.action");
    action = codeable(kReviewOutcome, outcome.outcome);
    if (!outcome.reason.empty()) action.set("text", outcome.reason);
}

Result<std::optional<SaidOfRule>> RuleDecisionMapper::read(const Json& resource) {
    SaidOfRule said;
    JIAYI_TRY(const auto id, readId(resource));
    said.id = {id};
    said.kind = extensionText(resource, "decision");
    said.rule = extensionText(resource, "rule");
    const auto at = parseInstant(extensionText(resource, "decided"));
    const bool known = said.kind == "signed" || said.kind == "unsigned" || said.kind == "retired" || said.kind == "restored";
    if (codeOf(resource, "code", kBasicKind) != kRuleDecision || !known || said.rule.empty() || !at) return std::optional<SaidOfRule>{};
    said.at = *at;
    said.version = extensionText(resource, "rule-version");
    said.note = extensionText(resource, "note");
    said.by = resource.textOr("author.display", "");
    if (!extensionText(resource, "entered-in-error").empty()) said.status = "entered-in-error";
    return std::optional{said};
}

void RuleDecisionMapper::write(Json& resource, const SaidOfRule& said) {
    const bool fresh = begin(resource, "Basic", said.id.uuid);
    const auto read = RuleDecisionMapper::read(resource);
    const auto before = read && *read ? (*read)->status : std::string{"active"};
    if (before != said.status) setExtension(resource, "entered-in-error", "valueBoolean", said.status == "active" ? "" : "true");
    if (!fresh) return;  // a decision is said once
    resource.set("code", codeable(kBasicKind, kRuleDecision));
    resource.set("created", formatDate(localDate(said.at)));
    if (!said.by.empty()) resource.make("author").set("display", said.by);
    setExtension(resource, "decision", "valueCode", said.kind);
    setExtension(resource, "rule", "valueString", said.rule);
    setExtension(resource, "rule-version", "valueString", said.version);
    setExtension(resource, "note", "valueString", said.note);
    setExtension(resource, "decided", "valueInstant", formatInstant(said.at));
}

Result<std::optional<ServingPharmacies>> ServingMapper::read(const Json& resource) {
    JIAYI_TRY(const auto id, readId(resource));
    if (id != pharmacy::servingPharmaciesId() || codeOf(resource, "code", kListKind) != kServing) return std::optional<ServingPharmacies>{};
    ServingPharmacies serving;
    for (const auto& entry : resource.items("entry"))
        if (entry.textOr("item.identifier.system", "") == kPharmacy) serving.pharmacies.emplace_back(entry.textOr("item.identifier.value", ""));
    return std::optional{serving};
}

void ServingMapper::write(Json& resource, const ServingPharmacies& serving) {
    const bool fresh = begin(resource, "List", pharmacy::servingPharmaciesId());
    const auto read = ServingMapper::read(resource);
    const auto said = read && *read ? **read : ServingPharmacies{};
    if (fresh) {
        resource.set("status", "current");
        resource.set("mode", "working");
        resource.set("code", codeable(kListKind, kServing));
    }
    if (said == serving) return;
    auto entries = Json::array();
    for (const auto& each : serving.pharmacies) {
        auto entry = Json::object();
        entry.make("item.identifier") = Json::object({{"system", kPharmacy}, {"value", each}});
        entries.push(std::move(entry));
    }
    if (entries.size() > 0) resource.set("entry", std::move(entries));
    else resource.erase("entry");
}

Result<std::optional<Shortage>> ShortageMapper::read(const Json& resource) {
    Shortage found;
    JIAYI_TRY(const auto id, readId(resource));
    found.id = {id};
    found.name = resource.textOr("itemCodeableConcept.text", "");
    if (found.name.empty() || codeOf(resource, "category", kTaskCode) != kShort) return std::optional<Shortage>{};
    JIAYI_TRY(const auto resident, readPatient(resource));
    if (!resident.isNil()) found.resident = resident;
    const auto asked = parseInstant(resource.textOr("authoredOn", ""));
    if (!asked) return invalid("shortage.asked");
    found.asked = *asked;
    found.atc = drugCodeOf(resource, "itemCodeableConcept");
    found.product = codeOf(resource, "itemCodeableConcept", kProduct);
    found.packs = resource.integer("quantity.value").value_or(1);
    found.askedBy = resource.textOr("requester.display", "");
    found.pharmacy = resource.textOr("supplier.0.identifier.value", "");
    if (const auto order = Uuid::parse(extensionText(resource, "order"))) found.order = pharmacy::OrderId{*order};
    const auto status = resource.textOr("status", "");
    found.state = status == "entered-in-error" ? "entered-in-error" : status == "completed" || status == "cancelled" ? "answered" : "open";
    found.answer = codeOf(resource, "parameter.0.valueCodeableConcept", kShortageAnswer);
    if (found.answer.empty() && found.state == "answered") found.answer = status == "completed" ? "stocked" : "unavailable";
    found.note = resource.textOr("parameter.0.valueCodeableConcept.text", "");
    found.answeredBy = extensionText(resource, "answered-by");
    if (const auto answered = parseInstant(extensionText(resource, "answered"))) found.answered = *answered;
    return std::optional{found};
}

void ShortageMapper::write(Json& resource, const Shortage& shortage) {
    const bool fresh = begin(resource, "SupplyRequest", shortage.id.uuid);
    const auto read = ShortageMapper::read(resource);
    const auto said = read && *read ? **read : Shortage{};
    if (fresh || said.state != shortage.state)
        resource.set("status", shortage.state == "open" ? "active" : shortage.state == "answered" ? "completed" : "entered-in-error");
    if (said.name != shortage.name || said.atc != shortage.atc || said.product != shortage.product)
        resource.set("itemCodeableConcept", drugConcept(shortage.atc, shortage.product, shortage.name));
    if (fresh || said.packs != shortage.packs) resource.set("quantity", Json::object({{"value", shortage.packs}, {"unit", "pack"}}));
    if (fresh) {
        resource.set("category", codeable(kTaskCode, kShort));
        resource.set("authoredOn", formatInstant(shortage.asked));
    }
    if (fresh && shortage.resident) resource.set("deliverTo", reference("Patient", shortage.resident->uuid));
    updateText(resource, "requester.display", said.askedBy, shortage.askedBy);
    if (said.pharmacy != shortage.pharmacy) {
        resource.erase("supplier");
        if (!shortage.pharmacy.empty()) resource.make("supplier.0.identifier") = Json::object({{"system", kPharmacy}, {"value", shortage.pharmacy}});
    }
    updateExtension(resource, "order", "valueString", said.order ? said.order->toString() : "", shortage.order ? shortage.order->toString() : "");
    if (said.answer != shortage.answer || said.note != shortage.note) {
        auto answer = codeable(kShortageAnswer, shortage.answer);
        if (!shortage.note.empty()) answer.set("text", shortage.note);
        resource.set("parameter", Json::array({Json::object({{"code", Json::object({{"text", "answer"}})}, {"valueCodeableConcept", std::move(answer)}})}));
    }
    updateExtension(resource, "answered-by", "valueString", said.answeredBy, shortage.answeredBy);
    updateExtension(resource, "answered", "valueDateTime", said.answered ? formatInstant(*said.answered) : "",
                    shortage.answered ? formatInstant(*shortage.answered) : "");
}

}  // namespace jiayi::mapping
