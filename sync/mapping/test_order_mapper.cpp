#include "sync/mapping/test_order_mapper.h"

#include "sync/mapping/elements.h"
#include "sync/mapping/systems.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace jiayi::mapping {

using fhir::Json;
using orders::OrderTask;
using orders::ReusedResult;
using orders::TestOrder;

namespace {

constexpr std::string_view kOrderTask = "laboratory-order";
constexpr std::string_view kReusedKind = "reused-result";
constexpr std::array<std::string_view, 4> kOrderStatuses{"active", "completed", "revoked", "entered-in-error"};

/// Ours, then what FHIR calls it; the first of several is what is written.
constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kTaskStates{{{"requested", "requested"},
                                                                                     {"requested", "ready"},
                                                                                     {"received", "received"},
                                                                                     {"received", "accepted"},
                                                                                     {"partial", "in-progress"},
                                                                                     {"partial", "on-hold"},
                                                                                     {"completed", "completed"},
                                                                                     {"refused", "rejected"},
                                                                                     {"refused", "failed"},
                                                                                     {"refused", "cancelled"},
                                                                                     {"entered-in-error", "entered-in-error"}}};

std::string stateOfTask(std::string_view wire) {
    for (const auto& [own, other] : kTaskStates)
        if (other == wire) return std::string{own};
    return {};
}
std::string_view wireOfTask(std::string_view state) {
    for (const auto& [own, other] : kTaskStates)
        if (own == state) return other;
    return "requested";
}

std::optional<std::int64_t> wholeNumber(const std::string& text) {
    std::int64_t value = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    return read.ec == std::errc{} && read.ptr == end ? std::optional{value} : std::nullopt;
}

std::optional<Instant> instantOf(std::string_view text) {
    const auto time = parseInstant(text);
    return time ? std::optional{*time} : std::nullopt;
}
std::string textOfInstant(const std::optional<Instant>& at) { return at ? formatInstant(*at) : std::string{}; }

std::string numberOf(const Json& resource) {
    const auto* found = fhir::itemWhere(resource, "identifier", "system", kOrderNumber);
    return found ? std::string{found->textOr("value", "")} : std::string{};
}

/// What was asked for does not change: that would be another order.
void writeAsked(Json& resource, const TestOrder& order) {
    resource.set("intent", "order");
    resource.make("identifier").push(Json::object({{"system", kOrderNumber}, {"value", order.number}}));
    auto& code = resource.make("code");
    code = Json::object();
    if (!order.loinc.empty()) code = codeable(kLoinc, order.loinc, order.nameEn);
    if (!order.test.empty()) code.make("coding").push(Json::object({{"system", kOrderable}, {"code", order.test}}));
    if (!order.nameZh.empty()) code.set("text", order.nameZh);
    resource.set("priority", order.urgent ? "urgent" : "routine");
    resource.set("subject", reference("Patient", order.resident.uuid));
    if (order.visit) resource.set("encounter", reference("Encounter", order.visit->uuid));
    resource.set("authoredOn", formatInstant(order.signedAt));
    if (!order.by.empty()) resource.make("requester").set("display", order.by);
    setExtension(resource, "repeat-reason", "valueCode", order.repeatReason);
    setExtension(resource, "turnaround-hours", "valueDecimal", order.hours > 0 ? std::to_string(order.hours) : "");
    setExtension(resource, "price-fen", "valueDecimal", order.price ? std::to_string(order.price->fen) : "");
    if (order.loinc.empty()) setExtension(resource, "name-en", "valueString", order.nameEn);
}

}  // namespace

Result<std::optional<TestOrder>> TestOrderMapper::read(const Json& resource) {
    TestOrder order;
    JIAYI_TRY(const auto id, readId(resource));
    order.id = {id};
    JIAYI_TRY(order.resident, readPatient(resource));
    order.number = numberOf(resource);
    order.status = resource.textOr("status", "");
    if (order.status == "on-hold") order.status = "active";
    const bool known = std::find(kOrderStatuses.begin(), kOrderStatuses.end(), order.status) != kOrderStatuses.end();
    if (order.number.empty() || !known || order.resident.isNil()) return std::optional<TestOrder>{};
    const auto at = parseFhirTime(resource.textOr("authoredOn", ""));
    if (!at) return invalid("test-order.signed");
    order.signedAt = at->start;
    order.test = codeOf(resource, "code", kOrderable);
    order.loinc = codeOf(resource, "code", kLoinc);
    order.nameZh = resource.textOr("code.text", "");
    if (const auto* coding = resource.at("code") ? fhir::itemWhere(*resource.at("code"), "coding", "system", kLoinc) : nullptr) order.nameEn = coding->textOr("display", "");
    if (order.nameEn.empty()) order.nameEn = extensionText(resource, "name-en");
    const auto priority = resource.textOr("priority", "routine");
    order.urgent = priority != "routine";
    order.repeatReason = extensionText(resource, "repeat-reason");
    order.statusReason = extensionText(resource, "status-reason");
    if (const auto visit = referenceId(resource, "encounter", "Encounter")) order.visit = care::VisitId{*visit};
    order.by = resource.textOr("requester.display", "");
    order.collectedAt = instantOf(extensionText(resource, "collected-at"));
    order.collectedBy = extensionText(resource, "collected-by");
    order.hours = static_cast<int>(std::clamp<std::int64_t>(wholeNumber(extensionText(resource, "turnaround-hours")).value_or(0), 0, 100'000));
    if (const auto fen = wholeNumber(extensionText(resource, "price-fen"))) order.price = Money{*fen};
    return std::optional{std::move(order)};
}

void TestOrderMapper::write(Json& resource, const TestOrder& order) {
    const bool fresh = begin(resource, "ServiceRequest", order.id.uuid);
    if (fresh) writeAsked(resource, order);
    const auto read = TestOrderMapper::read(resource);
    const auto said = read && *read ? **read : TestOrder{};
    if (fresh || said.status != order.status) resource.set("status", order.status);
    updateExtension(resource, "status-reason", "valueString", said.statusReason, order.statusReason);
    updateExtension(resource, "collected-at", "valueDateTime", textOfInstant(said.collectedAt), textOfInstant(order.collectedAt));
    updateExtension(resource, "collected-by", "valueString", said.collectedBy, order.collectedBy);
}

Result<std::optional<OrderTask>> OrderTaskMapper::read(const Json& resource) {
    OrderTask task;
    JIAYI_TRY(const auto id, readId(resource));
    task.id = {id};
    const auto order = referenceId(resource, "focus", "ServiceRequest");
    task.state = stateOfTask(resource.textOr("status", ""));
    if (codeOf(resource, "code", kTaskCode) != kOrderTask || !order || task.state.empty()) return std::optional<OrderTask>{};
    task.order = {*order};
    // One order has one task, so that the two sides speak of the same.
    if (task.id != orders::orderTaskId(task.order)) return std::optional<OrderTask>{};
    JIAYI_TRY(task.resident, readPatient(resource));
    if (task.resident.isNil()) return std::optional<OrderTask>{};
    task.reason = resource.textOr("statusReason.text", "");
    const auto at = instantOf(resource.textOr("lastModified", resource.textOr("authoredOn", "")));
    if (at) task.at = *at;
    return std::optional{std::move(task)};
}

void OrderTaskMapper::write(Json& resource, const OrderTask& task) {
    const bool fresh = begin(resource, "Task", task.id.uuid);
    if (fresh) {
        resource.set("intent", "order");
        resource.set("code", codeable(kTaskCode, kOrderTask));
        resource.set("focus", reference("ServiceRequest", task.order.uuid));
        resource.set("for", reference("Patient", task.resident.uuid));
        resource.set("authoredOn", formatInstant(task.at));
    }
    const auto read = OrderTaskMapper::read(resource);
    const auto said = read && *read ? **read : OrderTask{};
    if (fresh || said.state != task.state) resource.set("status", wireOfTask(task.state));
    if (!fresh && said.at != task.at) resource.set("lastModified", formatInstant(task.at));
    updateText(resource, "statusReason.text", said.reason, task.reason);
}

Result<std::optional<ReusedResult>> ReusedResultMapper::read(const Json& resource) {
    ReusedResult reuse;
    JIAYI_TRY(const auto id, readId(resource));
    reuse.id = {id};
    const auto at = instantOf(extensionText(resource, "said"));
    const auto measured = dayOf(extensionText(resource, "measured")), on = dayOf(extensionText(resource, "on"));
    const auto saved = wholeNumber(extensionText(resource, "saved-fen"));
    reuse.test = extensionText(resource, "test");
    if (codeOf(resource, "code", kBasicKind) != kReusedKind || !at || !measured || !on || !saved || *saved < 0 || reuse.test.empty()) return std::optional<ReusedResult>{};
    JIAYI_TRY(reuse.resident, readPatient(resource));
    if (reuse.resident.isNil()) return std::optional<ReusedResult>{};
    reuse.at = *at;
    reuse.measured = *measured;
    reuse.on = *on;
    reuse.saved = {*saved};
    reuse.nameEn = extensionText(resource, "name-en");
    reuse.nameZh = extensionText(resource, "name-zh");
    reuse.institution = extensionText(resource, "institution");
    reuse.by = resource.textOr("author.display", "");
    const auto results = extensionText(resource, "results");
    for (std::size_t from = 0; from < results.size(); from += 37)  // ids of one length, divided by spaces
        if (const auto one = Uuid::parse(std::string_view{results}.substr(from, 36))) reuse.results.push_back(*one);
    if (const auto visit = Uuid::parse(extensionText(resource, "visit"))) reuse.visit = care::VisitId{*visit};
    if (!extensionText(resource, "entered-in-error").empty()) reuse.status = "entered-in-error";
    return std::optional{std::move(reuse)};
}

void ReusedResultMapper::write(Json& resource, const ReusedResult& reuse) {
    const bool fresh = begin(resource, "Basic", reuse.id.uuid);
    const auto read = ReusedResultMapper::read(resource);
    const auto before = read && *read ? (*read)->status : std::string{"active"};
    if (before != reuse.status) setExtension(resource, "entered-in-error", "valueBoolean", reuse.status == "active" ? "" : "true");
    if (!fresh) return;
    resource.set("code", codeable(kBasicKind, kReusedKind));
    resource.set("subject", reference("Patient", reuse.resident.uuid));
    resource.set("created", formatDate(reuse.on));
    if (!reuse.by.empty()) resource.make("author").set("display", reuse.by);
    std::string results;
    for (const auto& id : reuse.results) results += (results.empty() ? "" : " ") + id.toString();
    setExtension(resource, "test", "valueCode", reuse.test);
    setExtension(resource, "name-en", "valueString", reuse.nameEn);
    setExtension(resource, "name-zh", "valueString", reuse.nameZh);
    setExtension(resource, "institution", "valueString", reuse.institution);
    setExtension(resource, "measured", "valueDate", formatDate(reuse.measured));
    setExtension(resource, "on", "valueDate", formatDate(reuse.on));
    setExtension(resource, "saved-fen", "valueDecimal", std::to_string(reuse.saved.fen));
    setExtension(resource, "results", "valueString", results);
    setExtension(resource, "visit", "valueString", reuse.visit ? reuse.visit->toString() : "");
    setExtension(resource, "said", "valueInstant", formatInstant(reuse.at));
}

}  // namespace jiayi::mapping
