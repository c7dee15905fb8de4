// A hub behind its router, without a network, and desks that speak to it as they would on the wire.
#pragma once

#include "models/core/dates.h"
#include "sync/fhir/bundle.h"
#include "sync/hub/router.h"
#include "sync/hub/sqlite_store.h"
#include "tests/hub/desk_key.h"
#include "tests/hub/new_store.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <optional>
#include <stdexcept>

/// Lists of names show what they hold where a test fails.
template <>
inline char* QTest::toString(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
    return qstrdup(text.c_str());
}
template <>
inline char* QTest::toString(const std::string& text) {
    return qstrdup(text.c_str());
}

namespace jiayi::hub::test {

inline constexpr char kClinicA[] = "120101001";
inline constexpr char kClinicB[] = "120101002";
inline constexpr char kUrl[] = "https://hub.test";

template <class T>
T must(Result<T> result) {
    if (!result) throw std::runtime_error(toString(result.error()));
    return std::move(*result);
}
inline void must(Result<void> result) {
    if (!result) throw std::runtime_error(toString(result.error()));
}

inline fhir::Json parsed(const Reply& reply) { return must(fhir::parseJson(reply.body)); }
inline std::string reasonOf(const Reply& reply) {
    const auto issues = fhir::readOutcome(parsed(reply));
    return issues.empty() ? std::string{} : issues.front().reason;
}
/// "412 version Bundle.entry[0]": what a refused desk learns.
inline std::string refusal(const Reply& reply) {
    auto text = std::to_string(reply.status);
    for (const auto& issue : fhir::readOutcome(parsed(reply))) {
        text += " " + issue.reason;
        for (const auto& path : issue.expression) text += " " + path;
    }
    return text;
}

inline fhir::Json patient(const std::string& id, const std::string& family = "Zeng") {
    auto json = fhir::Json::object({{"resourceType", "Patient"}, {"id", id}});
    json.make("name.0").set("family", family);
    return json;
}
inline fhir::Json observation(const std::string& id, const std::string& patientId) {
    auto json = fhir::Json::object({{"resourceType", "Observation"}, {"id", id}, {"status", "final"}});
    json.make("subject").set("reference", "Patient/" + patientId);
    return json;
}

inline std::string transactionText(const std::string& bundleId, std::vector<fhir::BundleEntry> entries) {
    fhir::Bundle bundle;
    bundle.type = "transaction";
    bundle.identifier = bundleId;
    bundle.entries = std::move(entries);
    return fhir::toJson(std::move(bundle)).compact();
}

class World {
public:
    explicit World(bool postgres = false) : m_address(newStoreAddress(postgres, m_dir)) {
        restart();
        must(m_store->addInstitution({kClinicA, "Clinic A"}));
        must(m_store->addInstitution({kClinicB, "Clinic B"}));
    }
    /// From the same store, or from the file `copy`, as after a crash or a restored backup.
    void restart(const std::string& copy = {}) {
        m_router.reset();
        m_store.reset();
        if (!copy.empty()) m_address = "sqlite:" + copy;
        m_store = must(openStore(m_address));
        m_router.emplace(*m_store, clock, random, must(m_store->signingKeys()), std::vector<std::string>{kUrl}, m_requireProvenance);
    }
    /// From now on a desk's writes need their Provenance.
    void requireProvenance() {
        m_requireProvenance = true;
        restart();
    }
    std::string file(const char* name) const { return m_dir.filePath(QString::fromUtf8(name)).toStdString(); }
    const std::string& address() const { return m_address; }
    Store& store() { return *m_store; }
    Router& router() { return *m_router; }
    Stream stream(const char* clinic) { return must(m_store->stream(clinic)); }
    std::string pairCode(const char* clinic, ClientKind kind = ClientKind::Desk) {
        return must(newPairCode(*m_store, clinic, clock.now(), random, kind));
    }

    Reply send(std::string method, std::string target, std::string authorization = {}, std::string body = {},
               std::string contentType = "application/fhir+json") {
        Request request;
        request.method = std::move(method);
        request.target = std::move(target);
        request.host = "hub.test";
        request.authorization = std::move(authorization);
        request.contentType = std::move(contentType);
        request.remote = "192.0.2.1";
        request.body = std::move(body);
        return m_router->handle(request);
    }
    Reply send(const Request& request) { return m_router->handle(request); }
    Reply pair(const std::string& code, const DeskKey& key) {
        return send("POST", "/pair", {}, pairBody(code, key), "application/json");
    }
    Reply token(const std::string& assertion) {
        return send("POST", "/token", {}, tokenForm(assertion), "application/x-www-form-urlencoded");
    }

    ManualClock clock{startOfDay(makeDate(2026, 11, 22)) + std::chrono::hours{9}};
    SeededRandom random{7};

private:
    QTemporaryDir m_dir;
    std::string m_address;
    std::unique_ptr<Store> m_store;
    std::optional<Router> m_router;
    bool m_requireProvenance = false;  // what is written by whom is tst_provenance's matter
};

/// A paired desk of one clinic, or another kind of client.
class Desk {
public:
    Desk(World& world, const char* clinic, ClientKind kind = ClientKind::Desk) : m_world(world) {
        const auto reply = world.pair(world.pairCode(clinic, kind), m_key);
        if (reply.status != 201) throw std::runtime_error(reply.body);
        m_id = parsed(reply).textOr("clientId", "");
        login();
    }
    void login() {
        const auto reply = m_world.token(m_key.assertion(claims()));
        if (reply.status != 200) throw std::runtime_error(reply.body);
        m_authorization = "Bearer " + std::string{parsed(reply).textOr("access_token", "")};
    }
    Claims claims() {
        Claims claims{m_id, m_id, std::string{kUrl} + "/token", {}, 0};
        claims.expires = secondsOf(m_world.clock.now() + std::chrono::minutes{4});
        claims.jti = "jti-" + std::to_string(++m_assertions);
        return claims;
    }
    const std::string& id() const { return m_id; }
    const DeskKey& key() const { return m_key; }
    const std::string& authorization() const { return m_authorization; }

    Reply get(const std::string& target) { return m_world.send("GET", target, m_authorization); }
    /// POST, PUT or DELETE of one resource, with the preconditions of `headers`.
    Reply write(const std::string& method, const std::string& target, const fhir::Json& resource, Request headers = {}) {
        headers.method = method;
        headers.target = target;
        headers.host = "hub.test";
        headers.remote = "192.0.2.1";
        headers.authorization = m_authorization;
        if (headers.contentType.empty()) headers.contentType = "application/fhir+json";
        if (!resource.isNull()) headers.body = resource.compact();
        return m_world.send(headers);
    }
    std::string firstCursor() {
        return std::string{parsed(get("/fhir/$streams")).textOr("parameter.0.part.3.valueString", "")};
    }
    Reply post(const std::string& body) { return m_world.send("POST", "/fhir", m_authorization, body); }
    /// Under a bundle id of its own.
    Reply commit(std::vector<fhir::BundleEntry> entries) {
        return post(transactionText("bundle-" + std::to_string(++m_bundles), std::move(entries)));
    }
    /// The names of one page's entries ("PUT Patient/a 1"), and where it leads.
    struct Page {
        int status = 0;
        std::vector<std::string> entries;
        std::string next;   ///< empty on the last page
        std::string since;  ///< empty before the last page
    };
    /// Of a history that runs by numbers; a link without a cursor begins at the stream's beginning.
    Page page(std::string link = "_history") {
        if (link.starts_with("_history") && link.find("_cursor=") == std::string::npos)
            link += (link.find('?') == std::string::npos ? "?_cursor=" : "&_cursor=") + firstCursor();
        const auto reply = get("/fhir/" + link);
        Page page;
        page.status = reply.status;
        if (reply.status != 200) return page;
        const auto bundle = must(fhir::readBundle(parsed(reply)));
        page.next = bundle.link("next");
        page.since = bundle.link("since");
        for (const auto& entry : bundle.entries)
            page.entries.push_back(entry.request->method + " " + entry.request->url + " " +
                                   std::string{fhir::versionOfTag(entry.response->etag)});
        return page;
    }

private:
    World& m_world;
    DeskKey m_key;
    std::string m_id;
    std::string m_authorization;
    int m_assertions = 0;
    int m_bundles = 0;
};

}  // namespace jiayi::hub::test
