#include "sync/client/grants.h"

#include "sync/fhir/resource.h"

namespace jiayi::sync {

namespace {

Result<void> tell(HubClient& hub, const PartnerGrant& grant, const char* operation, const fhir::Json& body) {
    HttpRequest request{"POST", "/fhir/Patient/" + grant.patient.toString() + "/" + operation, {{"Content-Type", "application/fhir+json"}, {"Accept", "application/fhir+json"}}, body.compact()};
    JIAYI_TRY(const auto response, hub.exchange(std::move(request)));
    JIAYI_TRY(const auto answer, readAnswer(response));
    if (answer.ok()) return {};
    // What the hub says of the grant is for the person who gives it, not for the log of the line.
    if (!answer.issues.empty() && (answer.status == 400 || answer.status == 404)) return Error{answer.status == 400 ? Errc::Invalid : Errc::NotFound, answer.issues.front().reason, {}};
    return refusal(answer);
}

fhir::Json parametersFor(const PartnerGrant& grant, bool dated) {
    auto parameters = fhir::Json::array({fhir::Json::object({{"name", "institution"}, {"valueString", grant.institution}})});
    if (dated) {
        parameters.push(fhir::Json::object({{"name", "from"}, {"valueDate", formatDate(grant.from)}}));
        parameters.push(fhir::Json::object({{"name", "to"}, {"valueDate", formatDate(grant.to)}}));
    }
    return fhir::Json::object({{"resourceType", "Parameters"}, {"parameter", std::move(parameters)}});
}

}  // namespace

Result<std::vector<PartnerGrant>> readGrants(HubClient& hub) {
    JIAYI_TRY(const auto response, hub.exchange({"GET", "/fhir/$grants", {{"Accept", "application/fhir+json"}}, {}}));
    JIAYI_TRY(const auto answer, readAnswer(response));
    if (!answer.ok()) return refusal(answer);
    std::vector<PartnerGrant> grants;
    for (const auto& each : answer.body.items("parameter")) {
        const auto part = [&](const char* name, const char* kind) {
            const auto* found = fhir::itemWhere(each, "part", "name", name);
            return found ? std::string{found->textOr(kind, "")} : std::string{};
        };
        PartnerGrant grant;
        if (const auto id = Uuid::parse(part("patient", "valueString"))) grant.patient = {*id};
        grant.institution = part("institution", "valueString");
        grant.home = part("home", "valueString");
        JIAYI_TRY(grant.from, parseDate(part("from", "valueDate")));
        JIAYI_TRY(grant.to, parseDate(part("to", "valueDate")));
        grants.push_back(std::move(grant));
    }
    return grants;
}

Result<void> giveGrant(HubClient& hub, const PartnerGrant& grant) { return tell(hub, grant, "$grant", parametersFor(grant, true)); }
Result<void> endGrant(HubClient& hub, const PartnerGrant& grant) { return tell(hub, grant, "$revoke", parametersFor(grant, false)); }

}  // namespace jiayi::sync
