#include "sync/mapping/statement_answer_mapper.h"

#include "sync/mapping/elements.h"
#include "sync/mapping/systems.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace jiayi::mapping {

using capitation::Difference;
using capitation::DifferenceDecision;
using capitation::SideLine;
using capitation::StatementAnswer;
using fhir::Json;

namespace {

constexpr std::string_view kDifference = "https://jiayi.health/fhir/CodeSystem/statement-difference";
constexpr std::string_view kDecision = "difference-decision";
constexpr std::array<std::string_view, 4> kAnswers{"accepted", "queried", "rejected", "paid"};

/// Which side of a detail an extension is about.
std::string urlOf(std::string_view side) { return std::string{kExtensionBase} + std::string{side}; }

Json sideOf(std::string_view side, const SideLine& line) {
    auto made = Json::object({{"url", urlOf(side)}});
    setExtension(made, "line-origin", "valueString", line.origin.type + "/" + line.origin.id.toString());
    setExtension(made, "line-resident", "valueString", line.resident.toString());
    setExtension(made, "line-category", "valueString", line.category);
    setExtension(made, "settlement", "valueString", line.settlementNo);
    setExtension(made, "on", "valueDate", formatDate(line.on));
    setExtension(made, "line-amount", "valueString", std::to_string(line.amount));
    return made;
}

Result<std::optional<SideLine>> readSide(const Json& detail, std::string_view side) {
    const auto* found = fhir::extension(detail, urlOf(side));
    if (!found) return std::optional<SideLine>{};
    const auto origin = extensionText(*found, "line-origin");
    const auto bar = origin.find('/');
    const auto id = bar == std::string::npos ? std::nullopt : Uuid::parse(origin.substr(bar + 1));
    const auto resident = Uuid::parse(extensionText(*found, "line-resident"));
    const auto on = parseDate(extensionText(*found, "on"));
    const auto amount = extensionText(*found, "line-amount");
    SideLine line;
    const auto read = std::from_chars(amount.data(), amount.data() + amount.size(), line.amount);
    if (!id || !resident || !on || read.ec != std::errc{} || read.ptr != amount.data() + amount.size()) return invalid("statement.detail");
    line.origin = capitation::Origin{origin.substr(0, bar), *id};
    line.resident = *resident;
    line.on = *on;
    line.category = extensionText(*found, "line-category");
    line.settlementNo = extensionText(*found, "settlement");
    return std::optional{std::move(line)};
}

Json detailOf(const Difference& difference) {
    auto detail = Json::object();
    if (difference.ours) detail.make("extension").push(sideOf("ours", *difference.ours));
    if (difference.theirs) detail.make("extension").push(sideOf("theirs", *difference.theirs));
    setExtension(detail, "duplicate-here", "valueBoolean", difference.duplicateHere ? "true" : "");
    detail.set("type", codeable(kDifference, capitation::nameOf(difference.kind)));
    return detail;
}

Result<Difference> readDetail(const Json& detail) {
    Difference difference;
    JIAYI_TRY(difference.kind, capitation::differenceKindOf(codeOf(detail, "type", kDifference)));
    JIAYI_TRY(difference.ours, readSide(detail, "ours"));
    JIAYI_TRY(difference.theirs, readSide(detail, "theirs"));
    difference.duplicateHere = !extensionText(detail, "duplicate-here").empty();
    if (!difference.ours && !difference.theirs) return invalid("statement.detail");
    return difference;
}

}  // namespace

Result<std::optional<StatementAnswer>> StatementAnswerMapper::read(const Json& resource) {
    if (fhir::resourceType(resource) != "PaymentReconciliation") return std::optional<StatementAnswer>{};
    StatementAnswer answer;
    answer.answer = extensionText(resource, "statement-answer");
    const auto statement = Uuid::parse(extensionText(resource, "statement-id"));
    if (answer.answer.empty() && !statement) return std::optional<StatementAnswer>{};
    JIAYI_TRY(answer.id, readId(resource));
    const auto at = parseInstant(resource.textOr("created", ""));
    if (!statement || !at || std::find(kAnswers.begin(), kAnswers.end(), answer.answer) == kAnswers.end()) return invalid("statement.answer");
    answer.statement = {*statement};
    answer.at = *at;
    answer.by = resource.textOr("requestor.display", "");
    answer.note = resource.textOr("disposition", "");
    if (answer.answer == "paid") {
        const auto paid = parseYuan(resource.numberText("paymentAmount.value").value_or(""));
        if (!paid || resource.textOr("paymentAmount.currency", "") != "CNY") return invalid("claim.amount");
        if (paid->fen != 0) answer.paid = *paid;  // FHIR wants an amount even where nobody knows it
    }
    for (const auto& detail : resource.items("detail")) {
        JIAYI_TRY(auto one, readDetail(detail));
        answer.differences.push_back(std::move(one));
    }
    const auto status = resource.textOr("status", "");
    if (status == "cancelled" || status == "entered-in-error") answer.status = "entered-in-error";
    return std::optional{std::move(answer)};
}

void StatementAnswerMapper::write(Json& resource, const StatementAnswer& answer) {
    if (const auto said = read(resource); !resource.isNull() && said && *said == std::optional{answer}) return;
    const bool fresh = begin(resource, "PaymentReconciliation", answer.id);
    resource.set("status", answer.status == "active" ? "active" : "entered-in-error");
    if (!fresh) return;  // said once
    setExtension(resource, "statement-answer", "valueCode", answer.answer);
    setExtension(resource, "statement-id", "valueString", answer.statement.toString());
    resource.set("created", formatInstant(answer.at));
    resource.make("requestor").set("display", answer.by);
    resource.set("request", reference("Task", capitation::taskId(answer.statement)));
    resource.set("outcome", answer.answer == "rejected" ? "error" : answer.answer == "queried" ? "partial" : "complete");
    setText(resource, "disposition", answer.note);
    resource.set("paymentDate", formatDate(localDate(answer.at)));
    resource.set("paymentAmount", Json::object({{"value", Json::decimal(formatYuan(answer.paid.value_or(Money{})))}, {"currency", "CNY"}}));
    for (const auto& difference : answer.differences) resource.make("detail").push(detailOf(difference));
}

Result<std::optional<DifferenceDecision>> DifferenceDecisionMapper::read(const Json& resource) {
    if (codeOf(resource, "code", kBasicKind) != kDecision) return std::optional<DifferenceDecision>{};
    DifferenceDecision decision;
    JIAYI_TRY(decision.id, readId(resource));
    const auto difference = Uuid::parse(extensionText(resource, "difference")), statement = Uuid::parse(extensionText(resource, "statement-id"));
    const auto at = parseInstant(extensionText(resource, "said"));
    decision.decision = extensionText(resource, "decision");
    if (!difference || !statement || !at || (decision.decision != "accepted" && decision.decision != "disputed")) return invalid("difference.decision");
    decision.difference = {*difference};
    decision.statement = {*statement};
    decision.at = *at;
    decision.reason = extensionText(resource, "reason");
    decision.by = resource.textOr("author.display", "");
    for (const auto& each : resource.items("extension"))
        if (each.textOr("url", "") == urlOf("evidence")) decision.evidence.emplace_back(each.textOr("valueString", ""));
    return std::optional{std::move(decision)};
}

void DifferenceDecisionMapper::write(Json& resource, const DifferenceDecision& decision) {
    if (!begin(resource, "Basic", decision.id)) return;  // said once
    resource.set("code", codeable(kBasicKind, kDecision));
    resource.set("created", formatDate(localDate(decision.at)));
    if (!decision.by.empty()) resource.make("author").set("display", decision.by);
    setExtension(resource, "difference", "valueString", decision.difference.toString());
    setExtension(resource, "statement-id", "valueString", decision.statement.toString());
    setExtension(resource, "decision", "valueCode", decision.decision);
    setExtension(resource, "reason", "valueString", decision.reason);
    for (const auto& each : decision.evidence) resource.make("extension").push(Json::object({{"url", urlOf("evidence")}, {"valueString", each}}));
    setExtension(resource, "said", "valueInstant", formatInstant(decision.at));
}

}  // namespace jiayi::mapping
