#include "sync/hub/move_requests.h"

#include "models/core/ids.h"
#include "sync/fhir/canonical.h"
#include "sync/hub/execution.h"

#include <algorithm>

namespace jiayi::hub {

namespace {

constexpr std::string_view kTaskCode = "https://jiayi.health/fhir/CodeSystem/task";
constexpr std::string_view kReasonCode = "https://jiayi.health/fhir/CodeSystem/departure-reason";
constexpr std::string_view kExtension = "https://jiayi.health/fhir/StructureDefinition/";
constexpr std::string_view kLeaves = "move-leave";
constexpr std::string_view kComes = "move-arrive";

std::string codeIn(const fhir::Json& element, std::string_view list, std::string_view system) {
    const auto* coding = fhir::itemWhere(element, list, "system", system);
    return coding ? std::string{coding->textOr("code", "")} : std::string{};
}
std::string extensionIn(const fhir::Json& element, std::string_view name) {
    const auto* found = fhir::itemWhere(element, "extension", "url", std::string{kExtension} + std::string{name});
    return found ? std::string{found->textOr("valueString", "")} : std::string{};
}

/// The id of the Task by which the holder is told of somebody who wants to come elsewhere.
std::string announcedId(const MoveRequest& request) { return derivedUuid({"move-announced", request.stream, request.id}).toString(); }
/// Under which Task the leaving clinic hands over.
std::string handoverTask(const MoveRequest& request) { return request.leaves ? request.id : announcedId(request); }

Result<MoveRequest> requestNamed(Store& store, const std::string& id) {
    JIAYI_TRY(const auto all, store.moveRequests());
    const auto found = std::find_if(all.begin(), all.end(), [&](const MoveRequest& each) { return each.id == id; });
    if (found == all.end()) return Error{Errc::NotFound, "move.no-request", {}};
    if (found->state != "asked") return Error{Errc::Conflict, "move.decided", found->state};
    return *found;
}

Result<bool> isHandedOver(Store& store, const std::string& stream, const std::string& patient, const std::string& task) {
    SearchQuery query;
    query.type = "Composition";
    query.keys = {{SearchKey{"patient", "Patient", patient, false}}};
    JIAYI_TRY(const auto found, store.search(stream, query));
    for (const auto& version : found) {
        JIAYI_TRY(const auto body, fhir::parseJson(version.body));
        if (body.textOr("status", "") == "final" && extensionIn(body, "move-request") == task) return true;
    }
    return false;
}

/// Where whoever wants to come is, by any number of theirs; an obstacle if that is nobody, or not one person.
Result<void> findComer(const MoveOffice& office, StandingRequest& standing) {
    standing.patient.clear();
    JIAYI_TRY(const auto institutions, office.store.institutions());
    for (const auto& institution : institutions) {
        SearchQuery query;
        query.type = "Patient";
        query.keys = {{SearchKey{"identifier", {}, standing.request.identifier, true}}};
        query.limit = 2;
        JIAYI_TRY(const auto found, office.store.search(institution.code, query));
        for (const auto& version : found) {
            if (!standing.patient.empty()) standing.obstacle = "move.ambiguous";
            standing.from = institution.code;
            standing.patient = version.key.id;
        }
    }
    if (standing.patient.empty()) standing.obstacle = "patient.unknown";
    else if (standing.obstacle.empty() && standing.from == standing.to) standing.obstacle = "move.same";
    return {};
}

Result<StandingRequest> standingOf(const MoveOffice& office, const MoveRequest& request) {
    StandingRequest standing;
    standing.request = request;
    standing.from = request.leaves ? request.stream : std::string{};
    standing.to = request.leaves ? request.other : request.stream;
    if (request.state != "asked") {
        standing.patient = request.patient;
        if (!request.leaves) standing.from = request.other;
        return standing;
    }
    standing.patient = request.patient;
    if (!request.leaves) JIAYI_CHECK(findComer(office, standing));
    if (standing.obstacle.empty() && standing.from == standing.to) standing.obstacle = "move.same";
    if (standing.obstacle.empty() && !office.store.institution(standing.to)) standing.obstacle = "institution.unknown";
    if (!standing.obstacle.empty()) return standing;
    if (request.leaves) {
        JIAYI_TRY(const auto there, office.store.read(standing.from, {"Patient", standing.patient}));
        if (!there || !there->live()) standing.obstacle = "patient.unknown";
    } else {
        JIAYI_TRY(const auto told, office.store.read(standing.from, {"Task", announcedId(request)}));
        standing.announced = told && told->live();
    }
    JIAYI_TRY(standing.handedOver, isHandedOver(office.store, standing.from, standing.patient, handoverTask(request)));
    return standing;
}

Error obstacleError(const std::string& obstacle) {
    if (obstacle == "move.same") return {Errc::Invalid, obstacle, {}};
    return {obstacle == "move.ambiguous" ? Errc::Conflict : Errc::NotFound, obstacle, {}};
}

/// Writes the hub's own version of a Task that lies in `stream`, if it does.
Result<void> rewriteTask(StoreTransaction& transaction, const MoveOffice& office, const std::string& stream, const std::string& id,
                         const std::function<void(fhir::Json&)>& change) {
    JIAYI_TRY(auto version, transaction.read(stream, {"Task", id}));
    if (!version || !version->live()) return {};
    JIAYI_TRY(auto task, fhir::parseJson(version->body));
    change(task);
    Version next;
    next.key = version->key;
    next.kind = ChangeKind::Put;
    next.version = version->version + 1;
    next.author = version->author;
    next.writtenHere = version->writtenHere;
    next.hash = fhir::canonicalHash(task);
    next.body = stampedBody(task, next.version, transaction.at());
    office.parameters.index(next, task, office.references);
    return transaction.append(stream, std::move(next));
}

void decide(fhir::Json& task, std::string_view status, const std::string& answer, Instant at) {
    task.set("status", status);
    if (!answer.empty()) task.make("statusReason").set("text", answer);
    task.set("lastModified", formatInstant(at));
}

}  // namespace

std::optional<MoveRequest> moveRequestIn(const fhir::Json& task, std::string_view stream, Instant at) {
    const auto code = codeIn(task, "code.coding", kTaskCode);
    if (fhir::resourceType(task) != "Task" || (code != kLeaves && code != kComes)) return {};
    MoveRequest request;
    request.id = task.textOr("id", "");
    request.stream = stream;
    request.leaves = code == kLeaves;
    request.other = extensionIn(task, "move-other");
    const auto about = fhir::keyOfUrl(task.textOr("for.reference", ""));
    if (about && about->type == "Patient") request.patient = about->id;
    request.identifier = task.textOr("for.identifier.value", "");
    request.reason = codeIn(task, "reasonCode.coding", kReasonCode);
    request.wantedOn = task.textOr("executionPeriod.start", "");
    request.state = task.textOr("status", "") == "requested" ? "asked" : "withdrawn";
    request.askedAt = at;
    if (request.leaves ? request.patient.empty() : request.identifier.empty()) return {};
    return request;
}

Result<void> hearMoveRequest(StoreTransaction& transaction, const std::string& stream, const fhir::ResourceKey& key, const fhir::Json& resource) {
    if (key.type != "Task" || resource.isNull()) return {};
    auto request = moveRequestIn(resource, stream, transaction.at());
    if (!request) return {};
    request->id = key.id;
    // What announces somebody's wish to the holder is decided with that wish.
    if (!extensionIn(resource, "move-announced").empty()) return {};
    if (request->state == "withdrawn") request->decidedAt = transaction.at();
    return transaction.keepMoveRequest(*request);
}

Result<std::vector<StandingRequest>> standingRequests(const MoveOffice& office, bool all) {
    JIAYI_TRY(const auto requests, office.store.moveRequests());
    std::vector<StandingRequest> standing;
    for (const auto& request : requests) {
        if (!all && request.state != "asked") continue;
        JIAYI_TRY(auto one, standingOf(office, request));
        standing.push_back(std::move(one));
    }
    return standing;
}

Result<Moved> carryOut(const MoveOffice& office, const std::string& id, bool withoutHandover) {
    JIAYI_TRY(auto request, requestNamed(office.store, id));
    JIAYI_TRY(const auto standing, standingOf(office, request));
    if (!standing.obstacle.empty()) return obstacleError(standing.obstacle);
    if (!standing.handedOver && !withoutHandover) return Error{Errc::Conflict, "move.no-handover", {}};
    const Move move{standing.patient, standing.from, standing.to, request.reason.empty() ? "asked by " + request.stream : request.reason, localDate(office.now)};
    JIAYI_TRY(auto transaction, office.store.begin({move.from, move.to}, office.now));
    // What lies with the person goes along, so it is answered before.
    JIAYI_CHECK(rewriteTask(*transaction, office, move.from, handoverTask(request), [&](fhir::Json& task) { decide(task, "completed", {}, transaction->at()); }));
    JIAYI_TRY(const auto moved, moveWithin(*transaction, office.parameters, office.references, move, office.random));
    if (!request.leaves)
        JIAYI_CHECK(rewriteTask(*transaction, office, move.to, request.id, [&](fhir::Json& task) {
            decide(task, "completed", {}, transaction->at());
            task.make("for").set("reference", "Patient/" + move.patient);
        }));
    request.state = "done";
    request.patient = move.patient;
    if (!request.leaves) request.other = move.from;
    request.decidedAt = transaction->at();
    JIAYI_CHECK(transaction->keepMoveRequest(request));
    JIAYI_CHECK(transaction->commit());
    return moved;
}

Result<void> announceArrival(const MoveOffice& office, const std::string& id) {
    JIAYI_TRY(const auto request, requestNamed(office.store, id));
    if (request.leaves) return Error{Errc::Conflict, "move.leaves", {}};
    JIAYI_TRY(const auto standing, standingOf(office, request));
    if (!standing.obstacle.empty()) return obstacleError(standing.obstacle);
    if (standing.announced) return Error{Errc::Conflict, "move.announced", {}};
    JIAYI_TRY(auto transaction, office.store.begin({standing.from}, office.now));
    auto task = fhir::Json::object({{"resourceType", "Task"}, {"id", announcedId(request)}, {"status", "requested"}, {"intent", "order"}});
    task.make("code.coding.0") = fhir::Json::object({{"system", kTaskCode}, {"code", kLeaves}});
    task.make("for").set("reference", "Patient/" + standing.patient);
    if (!request.reason.empty()) task.make("reasonCode.coding.0") = fhir::Json::object({{"system", kReasonCode}, {"code", request.reason}});
    if (!request.wantedOn.empty()) task.make("executionPeriod").set("start", request.wantedOn);
    task.set("authoredOn", formatInstant(transaction->at()));
    for (const auto& [name, value] : {std::pair{"move-other", &request.stream}, std::pair{"move-announced", &request.id}})
        task.make("extension").push(fhir::Json::object({{"url", std::string{kExtension} + name}, {"valueString", *value}}));
    Version version;
    version.key = {"Task", announcedId(request)};
    JIAYI_TRY(const auto before, transaction->current(standing.from, version.key));
    version.version = before ? before->version + 1 : 1;
    version.author = request.stream;
    version.writtenHere = true;  // the clinic that lets them go keeps why
    version.hash = fhir::canonicalHash(task);
    version.body = stampedBody(task, version.version, transaction->at());
    office.parameters.index(version, task, office.references);
    JIAYI_CHECK(transaction->append(standing.from, std::move(version)));
    return transaction->commit();
}

Result<void> refuseMove(const MoveOffice& office, const std::string& id, const std::string& reason) {
    if (reason.empty()) return invalid("move.reason");
    JIAYI_TRY(auto request, requestNamed(office.store, id));
    JIAYI_TRY(const auto standing, standingOf(office, request));
    std::vector<std::string> streams{request.stream};
    if (standing.announced) streams.push_back(standing.from);
    JIAYI_TRY(auto transaction, office.store.begin(streams, office.now));
    for (const auto& [stream, task] : {std::pair{request.stream, request.id}, std::pair{standing.from, announcedId(request)}})
        if (task == request.id || standing.announced)
            JIAYI_CHECK(rewriteTask(*transaction, office, stream, task, [&](fhir::Json& json) { decide(json, "rejected", reason, transaction->at()); }));
    request.state = "refused";
    request.answer = reason;
    request.decidedAt = transaction->at();
    JIAYI_CHECK(transaction->keepMoveRequest(request));
    return transaction->commit();
}

}  // namespace jiayi::hub
