#include "sync/client/foreign_hub.h"

#include "models/access/store.h"
#include "models/core/hash.h"
#include "sync/client/incoming.h"
#include "sync/fhir/canonical.h"

namespace jiayi::sync {

namespace {

HttpResponse reply(int status, const fhir::Json& body) { return {status, {}, body.isNull() ? std::string{} : body.compact()}; }

HttpResponse replyOf(Answer answer) {
    HttpResponse response = reply(answer.status, answer.body);
    if (!answer.etag.empty()) response.headers["etag"] = answer.etag;
    return response;
}

fhir::Json namedPart(std::string_view name, std::string_view kind, fhir::Json value) {
    auto json = fhir::Json::object({{"name", name}});
    json.set(kind, std::move(value));
    return json;
}

std::string ifMatchOf(const fhir::BundleEntry& entry) { return std::string{fhir::versionOfTag(entry.request->ifMatch)}; }

bool isMet(const Answer& answer) { return answer.status == 409 || answer.status == 412; }

}  // namespace

ForeignHub::ForeignHub(const Context& context, ForeignServer server, Abilities abilities)
    : m_context(context),
      m_server(std::move(server)),
      m_abilities(std::move(abilities)),
      m_pull(context, m_server, m_abilities),
      m_ids(context.database, [this](std::string_view text) { return m_server.relative(text); }) {}

Result<HttpResponse> ForeignHub::send(const HttpRequest& request) {
    const auto question = request.target.find('?');
    const auto path = std::string_view{request.target}.substr(0, question);
    const auto query = question == std::string::npos ? std::string_view{} : std::string_view{request.target}.substr(question + 1);
    // The engine's own token is for our hubs only; the server's is asked for where it is needed.
    if (path == "/token") return HttpResponse{200, {}, R"({"access_token":"-","token_type":"bearer","expires_in":300})"};
    if (path == "/fhir" && request.method == "POST") return transaction(request.body);
    if (path == "/fhir/$streams") return streams();
    if (path == "/fhir/_history") return history(query);
    if (path == "/fhir/$practitioners") return practitioners(request.body);
    if (request.method == "GET" && path.find('$') == std::string_view::npos && path.starts_with("/fhir/")) return pass(path.substr(5));
    return reply(404, {});
}

Result<HttpResponse> ForeignHub::streams() {
    JIAYI_TRY(const auto institution, access::readInstitution(m_context.database));
    const auto epoch = toHex(sha256(m_server.link().origin + m_server.link().basePath)).substr(0, 16);
    auto stream = fhir::Json::object({{"name", "stream"}});
    stream.set("part", fhir::Json::array({namedPart("id", "valueString", institution.code), namedPart("epoch", "valueString", epoch), namedPart("head", "valueInteger", 0),
                                          namedPart("cursor", "valueString", ForeignPull::beginning())}));
    return reply(200, fhir::Json::object({{"resourceType", "Parameters"}, {"parameter", fhir::Json::array({std::move(stream)})}}));
}

Result<HttpResponse> ForeignHub::history(std::string_view query) {
    constexpr std::string_view kName = "_cursor=";
    const auto at = query.find(kName);
    const auto cursor = at == std::string_view::npos ? std::string_view{} : query.substr(at + kName.size());
    const auto page = m_pull.page(std::string{cursor.substr(0, cursor.find('&'))});
    if (!page) return page.error();
    return reply(200, fhir::toJson(*page));
}

Result<HttpResponse> ForeignHub::practitioners(const std::string& body) {
    JIAYI_TRY(const auto list, fhir::parseJson(body));
    for (const auto& each : list.items("parameter")) {
        auto resource = fhir::Json::object({{"resourceType", "Practitioner"}});
        for (const auto& field : each.items("part")) {
            const auto name = field.textOr("name", "");
            const auto text = std::string{field.textOr("valueString", field.textOr("valueId", ""))};
            if (name == "id") resource.set("id", text);
            if (name == "active") resource.set("active", field.boolean("valueBoolean").value_or(true));
            if (name == "name") resource.make("name.0").set("text", text);
        }
        const auto id = std::string{fhir::resourceId(resource)};
        if (id.empty()) continue;
        JIAYI_TRY(const auto known, m_server.get("/Practitioner/" + id));
        if (known.ok()) continue;  // whoever wrote it there knows more than a name
        JIAYI_TRY(const auto written, m_server.call({"PUT", "/Practitioner/" + id, {}, resource.compact()}));
        if (!written.ok()) return replyOf(written);
    }
    return reply(200, {});
}

Result<HttpResponse> ForeignHub::pass(std::string_view path) {
    auto target = std::string{path};
    if (const auto key = fhir::keyOfUrl(path.substr(1)); key && !path.ends_with("/metadata")) {
        JIAYI_TRY(const auto named, db::attempt([&]() -> Result<fhir::ResourceKey> { return m_ids.outbound(*key); }));
        if (const auto at = target.find(key->id); at != std::string::npos) target.replace(at, key->id.size(), named.id);
    }
    JIAYI_TRY(auto answer, m_server.get(target));
    if (answer.ok()) {
        JIAYI_TRY(answer.body, mapped(std::move(answer.body), true));
    }
    return replyOf(std::move(answer));
}

Result<fhir::Json> ForeignHub::mapped(fhir::Json json, bool inbound) {
    return db::attempt([&]() -> Result<fhir::Json> {
        db::Transaction transaction(m_context.database);
        const auto rename = [&](fhir::Json& resource) {
            if (inbound) m_ids.inbound(resource);
            else m_ids.outbound(resource);
        };
        if (fhir::resourceType(json) != "Bundle") {
            rename(json);
        } else if (auto* entries = json.find("entry")) {
            for (auto& entry : entries->items())
                if (auto* resource = entry.find("resource")) rename(*resource);
        }
        transaction.commit();
        return std::move(json);
    });
}

Result<HttpResponse> ForeignHub::transaction(const std::string& body) {
    JIAYI_TRY(auto json, fhir::parseJson(body));
    JIAYI_TRY(json, mapped(std::move(json), false));
    JIAYI_TRY(auto bundle, fhir::readBundle(std::move(json)));
    bundle.links.clear();  // cursors are our own hub's
    for (auto& entry : bundle.entries) {
        const auto key = fhir::keyOfUrl(entry.request->url);
        if (!key) return Error{Errc::Invalid, "bundle.entry", {}};
        JIAYI_TRY(const auto named, db::attempt([&]() -> Result<fhir::ResourceKey> { return m_ids.outbound(*key); }));
        entry.request->url = named.toString();
    }
    JIAYI_TRY(const bool blind, wouldOverwrite(bundle));
    Answer answer;
    answer.status = 412;
    if (!blind) {
        JIAYI_TRY(answer, m_abilities.transaction ? sendBundle(bundle) : sendOneByOne(bundle));
    }
    if (answer.ok()) {
        JIAYI_TRY(auto tidy, tidied(std::move(answer.body)));
        return reply(200, fhir::toJson(std::move(tidy)));
    }
    if (!isMet(answer)) return replyOf(std::move(answer));
    JIAYI_TRY(auto ours, findOurs(bundle));
    if (ours) return reply(200, fhir::toJson(std::move(*ours)));
    return replyOf(std::move(answer));
}

Result<Answer> ForeignHub::sendBundle(const fhir::Bundle& bundle) { return m_server.call({"POST", "", {}, fhir::toJson(bundle).compact()}); }

/// A server without transactions: a unit may reach it in part, and the next try goes on behind that part.
Result<Answer> ForeignHub::sendOneByOne(const fhir::Bundle& bundle) {
    fhir::Bundle answered;
    answered.type = "transaction-response";
    for (const auto& entry : bundle.entries) {
        HttpRequest request{entry.request->method, "/" + entry.request->url, {}, entry.resource.isNull() ? std::string{} : entry.resource.compact()};
        if (!entry.request->ifMatch.empty()) request.headers["If-Match"] = entry.request->ifMatch;
        if (!entry.request->ifNoneMatch.empty()) request.headers["If-None-Match"] = entry.request->ifNoneMatch;
        JIAYI_TRY(auto answer, m_server.call(std::move(request)));
        if (answer.ok()) {
            const auto tag = answer.etag.empty() ? fhir::entityTag(fhir::versionId(answer.body)) : answer.etag;
            answered.entries.push_back({{}, std::move(answer.body), {}, fhir::EntryResponse{answer.status, {}, tag, {}, {}}});
            continue;
        }
        if (!isMet(answer)) return answer;
        JIAYI_TRY(auto ours, findOurs(entry));
        if (!ours) return answer;
        answered.entries.push_back(std::move(*ours));
    }
    Answer answer;
    answer.status = 200;
    answer.body = fhir::toJson(std::move(answered));
    return answer;
}

Result<bool> ForeignHub::wouldOverwrite(const fhir::Bundle& bundle) {
    if (m_abilities.ifMatch && m_abilities.ifNoneMatch) return false;
    for (const auto& entry : bundle.entries) {
        const bool first = ifMatchOf(entry).empty();
        if (first ? m_abilities.ifNoneMatch : m_abilities.ifMatch) continue;
        JIAYI_TRY(const auto there, m_server.get("/" + entry.request->url));
        if (!there.ok() && there.status != 404 && there.status != 410) return refusal(there);
        const auto version = there.ok() ? std::string{fhir::versionId(there.body)} : std::string{};
        if (first ? there.ok() : version != ifMatchOf(entry)) return true;
    }
    return false;
}

Result<std::optional<fhir::Bundle>> ForeignHub::findOurs(const fhir::Bundle& sent) {
    fhir::Bundle answered;
    answered.type = "transaction-response";
    for (const auto& entry : sent.entries) {
        JIAYI_TRY(auto ours, findOurs(entry));
        if (!ours) return std::optional<fhir::Bundle>{};
        answered.entries.push_back(std::move(*ours));
    }
    return std::optional{std::move(answered)};
}

Result<std::optional<fhir::BundleEntry>> ForeignHub::findOurs(const fhir::BundleEntry& sent) {
    std::optional<fhir::BundleEntry> none;
    JIAYI_TRY(auto there, m_server.get("/" + sent.request->url));
    if (sent.resource.isNull()) {
        if (there.status != 404 && there.status != 410) return none;
        return std::optional{fhir::BundleEntry{{}, {}, {}, fhir::EntryResponse{204, {}, {}, {}, {}}}};
    }
    const auto wanted = fhir::canonicalHash(sent.resource);
    const auto base = ifMatchOf(sent);
    std::vector<fhir::Json> versions;
    if (there.ok()) versions.push_back(std::move(there.body));
    if (m_abilities.historyInstance) {
        JIAYI_TRY(const auto history, m_server.get("/" + sent.request->url + "/_history"));
        for (const auto& entry : history.body.items("entry"))
            if (const auto* resource = entry.find("resource")) versions.push_back(*resource);
    }
    for (auto& version : versions) {
        const auto number = std::string{fhir::versionId(version)};
        const bool after = base.empty() || (number != base && !isOlderOrEqual(number, base));
        if (!after || fhir::canonicalHash(version) != wanted) continue;
        JIAYI_TRY(auto resource, mapped(std::move(version), true));
        return std::optional{fhir::BundleEntry{{}, std::move(resource), {}, fhir::EntryResponse{200, {}, fhir::entityTag(number), {}, {}}}};
    }
    return none;
}

/// With an entity tag in every answer, wherever the server said the version, and under the names that things have here.
Result<fhir::Bundle> ForeignHub::tidied(fhir::Json answer) {
    JIAYI_TRY(answer, mapped(std::move(answer), true));
    JIAYI_TRY(auto bundle, fhir::readBundle(std::move(answer)));
    for (auto& entry : bundle.entries) {
        if (fhir::resourceType(entry.resource) == "OperationOutcome") entry.resource = {};
        // Some servers say "3" where a tag is W/"3".
        if (!entry.response || !fhir::versionOfTag(entry.response->etag).empty()) continue;
        constexpr std::string_view kHistory = "/_history/";
        const auto at = entry.response->location.find(kHistory);
        if (at != std::string::npos) entry.response->etag = fhir::entityTag(entry.response->location.substr(at + kHistory.size()));
    }
    bundle.links.clear();  // receipts are our own hub's
    return bundle;
}

}  // namespace jiayi::sync
