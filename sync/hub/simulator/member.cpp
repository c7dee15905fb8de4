#include "sync/hub/simulator/member.h"

#include "models/core/hash.h"
#include "models/core/ids.h"
#include "sync/client/desk_key.h"
#include "sync/fhir/resource.h"

namespace jiayi::hub {

namespace {

constexpr std::string_view kDesk = "desk";

fhir::Json provenanceOf(const std::vector<fhir::Json>& resources, const MemberKeys& keys, const std::string& id, Instant at) {
    auto provenance = fhir::Json::object({{"resourceType", "Provenance"}, {"id", id}, {"recorded", formatInstant(at)}});
    auto& targets = provenance.make("target");
    targets = fhir::Json::array();
    for (const auto& resource : resources)
        targets.push(fhir::Json::object({{"reference", std::string{resource.textOr("resourceType", "")} + "/" + std::string{resource.textOr("id", "")}}}));
    provenance.make("agent.0.who").set("reference", "Practitioner/" + keys.practitioner);
    return provenance;
}

}  // namespace

Result<MemberKeys> joinHub(sync::Transport& transport, const std::string& code, const Clock& clock, Random& random) {
    JIAYI_TRY(const auto key, sync::makeDeskKey());
    JIAYI_TRY(auto jwk, fhir::parseJson(key.publicJwk));
    MemberKeys keys;
    keys.privateKey = key.privatePem;
    keys.keyId = key.keyId;
    keys.practitioner = newUuid(clock, random).toString();
    const auto body = fhir::Json::object(
        {{"code", code},
         {"publicKeyJwk", std::move(jwk)},
         {"deskName", "simulator"},
         {"practitioner", fhir::Json::object({{"id", keys.practitioner}, {"name", "样例 Sample"}, {"role", "doctor"}})}});
    JIAYI_TRY(const auto response, transport.send({"POST", "/pair", {{"Content-Type", "application/json"}}, body.compact()}));
    JIAYI_TRY(const auto answer, sync::readAnswer(response));
    if (!answer.ok()) return Error{Errc::Denied, "pairing.code", sync::refusal(answer).detail};
    keys.clientId = answer.body.textOr("clientId", "");
    keys.kind = answer.body.textOr("kind", "");
    keys.institution = answer.body.textOr("institution.code", "");
    if (keys.clientId.empty() || keys.kind.empty() || keys.institution.empty()) return Error{Errc::Offline, "hub.garbled", "pair"};
    return keys;
}

Member::Member(sync::Transport& transport, const std::string& hubUrl, MemberKeys keys, const Clock& clock, Random& random)
    : m_keys(std::move(keys)),
      m_hub(transport, {hubUrl, m_keys.clientId, m_keys.privateKey, m_keys.keyId, {}}, clock, random),
      m_clock(clock),
      m_random(random) {}

Result<bool> Member::write(const std::string& stream, std::vector<fhir::Json> resources) {
    fhir::Bundle bundle;
    bundle.type = "transaction";
    bundle.identifier = newUuid(m_clock, m_random).toString();
    std::string target = "/fhir";
    if (m_keys.kind == kDesk) resources.push_back(provenanceOf(resources, m_keys, newUuid(m_clock, m_random).toString(), m_clock.now()));
    else target += "?_stream=" + stream;
    for (auto& resource : resources) {
        const std::string version{fhir::versionId(resource)};
        bundle.entries.push_back(version.empty() ? fhir::createEntry(std::move(resource)) : fhir::updateEntry(std::move(resource), version));
    }
    JIAYI_TRY(const auto response, m_hub.exchange({"POST", target, {{"Content-Type", "application/fhir+json"}}, fhir::toJson(std::move(bundle)).compact()}));
    JIAYI_TRY(const auto answer, sync::readAnswer(response));
    if (answer.status == 412) return false;
    if (!answer.ok()) return sync::refusal(answer);
    return true;
}

Result<void> Member::put(const std::string& stream, const MemberFile& file) {
    sync::HttpRequest request{"PUT", "/fhir/Binary/" + file.id + (m_keys.kind == kDesk ? "" : "?_stream=" + stream), {}, file.bytes};
    request.headers["Content-Type"] = file.type;
    request.headers["Digest"] = "sha-256=" + toBase64Url(asText(sha256(file.bytes))) + "=";
    request.headers["X-Security-Context"] = file.patient;
    JIAYI_TRY(const auto response, m_hub.exchange(std::move(request)));
    if (response.status == 201) return {};
    JIAYI_TRY(const auto answer, sync::readAnswer(response));
    return sync::refusal(answer);
}

}  // namespace jiayi::hub
