#include "sync/mapping/statement_mapper.h"

#include "models/core/text.h"
#include "sync/mapping/elements.h"
#include "sync/mapping/systems.h"

#include <array>
#include <charconv>

namespace jiayi::mapping {

using capitation::SentStatement;
using capitation::Split;
using capitation::StatementId;
using capitation::StatementLine;
using capitation::StatementSheet;
using capitation::StatementTask;
using capitation::StatementTotals;
using fhir::Json;

namespace {

constexpr std::string_view kMeasure = "https://jiayi.health/fhir/Measure/capitation-statement";
constexpr std::string_view kLinesMeasure = "https://jiayi.health/fhir/Measure/capitation-statement-lines";
constexpr std::string_view kFigure = "https://jiayi.health/fhir/CodeSystem/statement-figure";
constexpr std::string_view kLineKind = "https://jiayi.health/fhir/CodeSystem/statement-line";
constexpr std::string_view kPopulation = "http://terminology.hl7.org/CodeSystem/measure-population";
constexpr std::string_view kMemberMonths = "member-months";
constexpr std::string_view kSubmit = "submit-statement";

constexpr std::array<std::pair<std::string_view, Money StatementTotals::*>, 6> kSums{{{"budget", &StatementTotals::budget},
                                                                                      {"own", &StatementTotals::own},
                                                                                      {"elsewhere", &StatementTotals::elsewhere},
                                                                                      {"unsplit", &StatementTotals::unsplit},
                                                                                      {"out-of-scope", &StatementTotals::outOfScope},
                                                                                      {"withhold", &StatementTotals::withhold}}};
constexpr std::array<std::pair<std::string_view, Money Split::*>, 4> kParts{{{"fund", &Split::fund}, {"account", &Split::account}, {"other", &Split::other}, {"cash", &Split::cash}}};

/// As decimal text; the unit is the currency.
Json yuan(Money money) { return Json::object({{"value", Json::decimal(formatYuan(money))}, {"unit", "CNY"}, {"system", "urn:iso:std:iso:4217"}, {"code", "CNY"}}); }

std::optional<Money> moneyIn(const Json& group) {
    if (group.textOr("measureScore.code", "") != "CNY") return {};
    const auto money = parseYuan(group.numberText("measureScore.value").value_or(""));
    return money ? std::optional{*money} : std::nullopt;
}

Json figure(std::string_view name, Money money) { return Json::object({{"code", codeable(kFigure, name)}, {"measureScore", yuan(money)}}); }

const Json* figureNamed(const Json& resource, std::string_view name) {
    for (const auto& group : resource.items("group"))
        if (codeOf(group, "code", kFigure) == name) return &group;
    return nullptr;
}

Result<StatementTotals> readTotals(const Json& resource) {
    StatementTotals totals;
    bool whole = true;
    const auto sum = [&](std::string_view name) {
        const auto* group = figureNamed(resource, name);
        const auto money = group ? moneyIn(*group) : std::nullopt;
        whole = whole && money;
        return money.value_or(Money{});
    };
    for (const auto& [name, part] : kSums) totals.*part = sum(name);
    for (const auto& [name, part] : kParts) totals.split.*part = sum(name);
    const auto* members = figureNamed(resource, kMemberMonths);
    const auto count = members ? members->integer("population.0.count") : std::nullopt;
    if (!whole || !count) return invalid("statement.totals");
    totals.memberMonths = *count;
    return totals;
}

std::string numberOf(const SentStatement& sent) { return sent.institution + "|" + sent.scheme + "|" + capitation::formatMonth(sent.month) + "|" + std::to_string(sent.revision); }

std::string hexOf(std::string_view bytes) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (const unsigned char c : bytes) {
        text += kDigits[c >> 4];
        text += kDigits[c & 15];
    }
    return text;
}

std::optional<std::string> bytesOf(std::string_view hex) {
    const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; };
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        if (digit(hex[i]) < 0 || digit(hex[i + 1]) < 0) return {};
        bytes += static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1]));
    }
    if (hex.size() % 2 != 0) return {};
    return bytes;
}

/// 0 for what is no small number.
int smallNumber(std::string_view text) {
    int value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc{} && read.ptr == text.data() + text.size() ? value : 0;
}

Json urnOf(const Uuid& id) { return Json::object({{"system", "urn:ietf:rfc:3986"}, {"value", "urn:uuid:" + id.toString()}}); }

std::optional<Uuid> urnIn(const Json& element, std::string_view name) {
    constexpr std::string_view kUrn = "urn:uuid:";
    const auto* found = fhir::extension(element, std::string{kExtensionBase} + std::string{name});
    const auto text = found ? found->textOr("valueIdentifier.value", "") : std::string_view{};
    if (!text.starts_with(kUrn)) return {};
    const auto id = Uuid::parse(text.substr(kUrn.size()));
    return id ? std::optional{*id} : std::nullopt;
}

void addUrn(Json& element, std::string_view name, const Uuid& id) {
    element.make("extension").push(Json::object({{"url", std::string{kExtensionBase} + std::string{name}}, {"valueIdentifier", urnOf(id)}}));
}

std::optional<Uuid> statementIn(const Json& resource) { return urnIn(resource, "statement"); }

Json lineGroup(const StatementLine& line) {
    auto group = Json::object();
    addUrn(group, "statement-resident", line.resident);
    setExtension(group, "statement-origin-type", "valueCode", line.origin.type);
    addUrn(group, "statement-origin", line.origin.id);
    setExtension(group, "settlement", "valueString", line.settlementNo);
    setExtension(group, "on", "valueDate", formatDate(line.on));
    group.set("code", codeable(kLineKind, line.kind));
    group.make("code").set("text", line.category);
    group.set("measureScore", yuan(line.amount));
    return group;
}

Result<StatementLine> readLine(const Json& group) {
    StatementLine line;
    const auto resident = urnIn(group, "statement-resident"), origin = urnIn(group, "statement-origin");
    const auto money = moneyIn(group);
    const auto on = parseDate(extensionText(group, "on"));
    line.kind = codeOf(group, "code", kLineKind);
    if (!resident || !origin || !money || !on || line.kind.empty()) return invalid("statement.line");
    line.resident = *resident;
    line.origin = {extensionText(group, "statement-origin-type"), *origin};
    line.amount = *money;
    line.on = *on;
    line.category = group.textOr("code.text", "");
    line.settlementNo = extensionText(group, "settlement");
    return line;
}

}  // namespace

Result<std::optional<SentStatement>> SentStatementMapper::read(const Json& resource) {
    if (resource.textOr("measure", "") != kMeasure) return std::optional<SentStatement>{};
    SentStatement sent;
    JIAYI_TRY(sent.id.uuid, readId(resource));
    sent.institution = resource.textOr("reporter.identifier.value", "");
    sent.scheme = extensionText(resource, "scheme");
    JIAYI_TRY(sent.month, capitation::parseMonth(std::string{resource.textOr("period.start", "")}.substr(0, 7)));
    sent.revision = smallNumber(extensionText(resource, "revision"));
    sent.streams = extensionText(resource, "streams");
    sent.rules = extensionText(resource, "rules");
    sent.basis = extensionText(resource, "basis");
    const auto hash = bytesOf(extensionText(resource, "text-hash"));
    const auto frozen = parseInstant(resource.textOr("date", ""));
    if (!hash || hash->size() != 32 || !frozen) return invalid("statement.hash");
    sent.hash = *hash;
    sent.frozenAt = *frozen;
    sent.frozenBy = extensionText(resource, "frozen-by");
    sent.sheets = smallNumber(extensionText(resource, "sheets"));
    JIAYI_TRY(sent.totals, readTotals(resource));
    if ((sent.scheme != "employee" && sent.scheme != "resident") || sent.revision < 1) return invalid("statement.scheme");
    return std::optional{std::move(sent)};
}

void SentStatementMapper::write(Json& resource, const SentStatement& sent) {
    // What was submitted stays: it is written once.
    if (const auto said = read(resource); !resource.isNull() && said && *said == std::optional{sent}) return;
    begin(resource, "MeasureReport", sent.id.uuid);
    resource.make("identifier") = Json::array({Json::object({{"system", kStatementNumber}, {"value", numberOf(sent)}})});
    resource.set("status", "complete");
    resource.set("type", "summary");
    resource.set("measure", kMeasure);
    resource.set("date", formatInstant(sent.frozenAt));
    resource.make("reporter.identifier").set("value", sent.institution);
    resource.set("period", Json::object({{"start", formatDate(Date{sent.month / 1})}, {"end", formatDate(Date{(sent.month + std::chrono::months{1}) / 1} - Days{1})}}));
    setExtension(resource, "scheme", "valueCode", sent.scheme);
    setExtension(resource, "revision", "valueString", std::to_string(sent.revision));
    setExtension(resource, "streams", "valueString", sent.streams);
    setExtension(resource, "rules", "valueString", sent.rules);
    setExtension(resource, "basis", "valueString", sent.basis);
    setExtension(resource, "text-hash", "valueString", hexOf(sent.hash));
    setExtension(resource, "frozen-by", "valueString", sent.frozenBy);
    setExtension(resource, "sheets", "valueString", std::to_string(sent.sheets));
    resource.erase("group");
    auto& groups = resource.make("group");
    auto population = Json::object({{"code", codeable(kPopulation, "initial-population")}, {"count", sent.totals.memberMonths}});
    groups.push(Json::object({{"code", codeable(kFigure, kMemberMonths)}, {"population", Json::array({std::move(population)})}}));
    for (const auto& [name, part] : kSums) groups.push(figure(name, sent.totals.*part));
    for (const auto& [name, part] : kParts) groups.push(figure(name, sent.totals.split.*part));
}

Result<std::optional<StatementSheet>> StatementSheetMapper::read(const Json& resource) {
    if (resource.textOr("measure", "") != kLinesMeasure) return std::optional<StatementSheet>{};
    StatementSheet sheet;
    JIAYI_TRY(sheet.id, readId(resource));
    const auto statement = statementIn(resource);
    if (!statement) return invalid("statement.line");
    sheet.statement = {*statement};
    sheet.position = smallNumber(extensionText(resource, "position"));
    for (const auto& group : resource.items("group")) {
        JIAYI_TRY(auto line, readLine(group));
        sheet.lines.push_back(std::move(line));
    }
    return std::optional{std::move(sheet)};
}

void StatementSheetMapper::write(Json& resource, const StatementSheet& sheet) {
    if (const auto said = read(resource); !resource.isNull() && said && *said == std::optional{sheet}) return;
    begin(resource, "MeasureReport", sheet.id);
    resource.erase("extension");
    resource.set("status", "complete");
    resource.set("type", "data-collection");
    resource.set("measure", kLinesMeasure);
    addUrn(resource, "statement", sheet.statement.uuid);
    setExtension(resource, "position", "valueString", std::to_string(sheet.position));
    if (!sheet.lines.empty()) {
        const auto first = sheet.lines.front().on;
        resource.set("period", Json::object({{"start", formatDate(first)}, {"end", formatDate(first)}}));
    }
    resource.erase("group");
    for (const auto& line : sheet.lines) resource.make("group").push(lineGroup(line));
}

Result<std::optional<StatementTask>> StatementTaskMapper::read(const Json& resource) {
    if (codeOf(resource, "code", kTaskCode) != kSubmit) return std::optional<StatementTask>{};
    const auto statement = referenceId(resource, "focus", "MeasureReport");
    const auto submitted = parseInstant(resource.textOr("authoredOn", "")), signedAt = parseInstant(extensionText(resource, "signed"));
    if (!statement || !submitted || !signedAt) return invalid("statement.task");
    StatementTask task{{*statement}, *signedAt, extensionText(resource, "signed-by"), *submitted, std::string{resource.textOr("requester.display", "")}, {}, extensionText(resource, "amended-by")};
    if (const auto amended = parseInstant(extensionText(resource, "amended"))) task.amendedAt = *amended;
    return std::optional{std::move(task)};
}

void StatementTaskMapper::write(Json& resource, const StatementTask& task) {
    if (const auto said = read(resource); !resource.isNull() && said && *said == std::optional{task}) return;
    begin(resource, "Task", capitation::taskId(task.statement));
    resource.set("status", task.amendedAt ? "cancelled" : "requested");
    resource.set("intent", "order");
    resource.set("code", codeable(kTaskCode, kSubmit));
    resource.set("focus", reference("MeasureReport", task.statement.uuid));
    resource.set("authoredOn", formatInstant(task.submittedAt));
    resource.make("requester").set("display", task.submittedBy);
    setExtension(resource, "signed", "valueInstant", formatInstant(task.signedAt));
    setExtension(resource, "signed-by", "valueString", task.signedBy);
    setExtension(resource, "amended", "valueInstant", task.amendedAt ? formatInstant(*task.amendedAt) : std::string{});
    setExtension(resource, "amended-by", "valueString", task.amendedBy);
}

}  // namespace jiayi::mapping
