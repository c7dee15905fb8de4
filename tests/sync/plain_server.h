// A FHIR server that is not ours, small and in memory, whose abilities can be taken away one by one.
#pragma once

#include "models/core/clock.h"
#include "sync/client/transport.h"
#include "sync/fhir/bundle.h"
#include "sync/fhir/resource.h"
#include "tests/fhir/quoted.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace jiayi::test {

class PlainServer final : public sync::Transport {
public:
    struct Version {
        fhir::Json body;  ///< null once deleted
        int number = 0;
        Instant at{};
    };

    explicit PlainServer(ManualClock& clock) : m_clock(clock) {}

    // What it can.
    bool history = true;
    bool sinceHonoured = true;
    bool search = true;
    bool ifMatch = true;
    bool ifNoneMatch = true;
    bool transactions = true;
    bool atomic = true;
    bool instanceHistory = true;
    bool updateCreate = true;
    std::size_t cap = 1000;
    std::size_t page = 3;
    bool wantsToken = false;
    std::string linkOrigin = "https://plain.test";

    // How the line fails.
    int loseAnswerOfPost = 0;  ///< the next so many transactions arrive, their answers do not

    std::map<std::string, std::vector<Version>> resources;  ///< "Patient/1": oldest first
    std::vector<std::string> asked;
    int tokens = 0;
    int tooLarge = 0;  ///< transactions above the cap

    std::size_t live(const std::string& type) const {
        return static_cast<std::size_t>(std::count_if(resources.begin(), resources.end(), [&](const auto& each) {
            return each.first.starts_with(type + "/") && !each.second.back().body.isNull();
        }));
    }
    void put(const std::string& url, fhir::Json body) {
        auto& versions = resources[url];
        m_clock.advance(std::chrono::seconds{1});
        const int number = versions.empty() ? 1 : versions.back().number + 1;
        if (!body.isNull()) {
            body.make("meta").set("versionId", std::to_string(number));
            body.make("meta").set("lastUpdated", formatInstant(m_clock.now()));
        }
        versions.push_back({std::move(body), number, m_clock.now()});
    }

    Result<sync::HttpResponse> send(const sync::HttpRequest& request) override {
        asked.push_back(request.method + " " + request.target);
        if (request.target == "/r4/.well-known/smart-configuration")
            return wantsToken ? reply(200, parsed("{'token_endpoint':'https://plain.test/auth/token'}")) : reply(404);
        if (request.target == "/auth/token") {
            ++tokens;
            return reply(200, parsed("{'access_token':'t" + std::to_string(tokens) + "','token_type':'bearer','expires_in':300}"));
        }
        const auto authorization = request.headers.find("Authorization");
        if (wantsToken && (authorization == request.headers.end() || authorization->second != "Bearer t" + std::to_string(tokens))) return reply(401);
        if (!request.target.starts_with("/r4")) return reply(404);
        const auto target = request.target.substr(3);
        const auto question = target.find('?');
        auto path = target.substr(0, question);
        const auto query = question == std::string::npos ? std::string{} : target.substr(question + 1);
        if (path == "/metadata") return reply(200, statement());
        if (request.method == "POST") return post(request.body);
        if (path == "/_history" || path == "/") return path == "/" ? reply(404) : systemHistory(query);
        path.erase(0, 1);
        if (path.ends_with("/_history")) {
            path.erase(path.size() - 9);
            return path.find('/') == std::string::npos ? (history ? systemHistory(query) : reply(400)) : instance(path);
        }
        if (path.find('/') == std::string::npos) return searchType(path, query);
        return one(request, path);
    }
    void pause(std::chrono::milliseconds time, const std::stop_token&) override { m_clock.advance(time); }

private:
    static sync::HttpResponse reply(int status, const fhir::Json& body = {}) { return {status, {}, body.isNull() ? std::string{} : body.compact()}; }

    fhir::Json statement() const {
        auto json = parsed("{'resourceType':'CapabilityStatement','fhirVersion':'4.0.1','software':{'name':'plain','version':'1'},'rest':[{'mode':'server'}]}");
        for (const char* type : {"Basic", "Condition", "Observation", "Patient", "Practitioner", "Provenance", "ValueSet"}) {
            auto resource = fhir::Json::object({{"type", type}, {"versioning", "versioned-update"}, {"updateCreate", updateCreate}});
            if (search) resource.make("interaction").push(fhir::Json::object({{"code", "search-type"}}));
            json.make("rest.0.resource").push(std::move(resource));
        }
        return json;
    }
    static std::string parameter(const std::string& query, const std::string& name) {
        const auto at = ("&" + query).find("&" + name + "=");
        if (at == std::string::npos) return {};
        const auto from = at + name.size() + 1;
        return query.substr(from, query.find('&', from) - from);
    }
    sync::HttpResponse listed(const char* type, std::vector<fhir::Json> entries, const std::string& path, const std::string& query) const {
        const auto offset = parameter(query, "_offset").empty() ? std::size_t{0} : static_cast<std::size_t>(std::stoul(parameter(query, "_offset")));
        auto json = fhir::Json::object({{"resourceType", "Bundle"}, {"type", type}});
        for (auto i = offset; i < std::min(entries.size(), offset + page); ++i) json.make("entry").push(std::move(entries[i]));
        if (offset + page < entries.size()) {
            auto rest = query.substr(0, query.find("&_offset="));
            json.make("link").push(fhir::Json::object(
                {{"relation", "next"}, {"url", linkOrigin + "/r4" + path + "?" + rest + "&_offset=" + std::to_string(offset + page)}}));
        }
        return reply(200, json);
    }
    sync::HttpResponse systemHistory(const std::string& query) const {
        if (!history) return reply(400);
        std::vector<std::pair<Instant, fhir::Json>> found;
        const auto since = parseInstant(parameter(query, "_since"));
        for (const auto& [url, versions] : resources)
            for (const auto& version : versions)
                if (!sinceHonoured || !since || version.at >= *since) found.emplace_back(version.at, historyEntry(url, version));
        std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
        std::vector<fhir::Json> entries;
        for (auto& each : found) entries.push_back(std::move(each.second));
        return listed("history", std::move(entries), "/_history", query);
    }
    static fhir::Json historyEntry(const std::string& url, const Version& version) {
        auto entry = fhir::Json::object({{"fullUrl", "https://plain.test/r4/" + url}});
        if (!version.body.isNull()) entry.set("resource", version.body);
        entry.make("request").set("method", version.body.isNull() ? "DELETE" : "PUT");
        entry.make("request").set("url", url);
        entry.make("response").set("status", "200");
        entry.make("response").set("etag", fhir::entityTag(std::to_string(version.number)));
        entry.make("response").set("lastModified", formatInstant(version.at));
        return entry;
    }
    sync::HttpResponse instance(const std::string& url) const {
        const auto found = resources.find(url);
        if (!instanceHistory || found == resources.end()) return reply(404);
        std::vector<fhir::Json> entries;
        for (auto version = found->second.rbegin(); version != found->second.rend(); ++version) entries.push_back(historyEntry(url, *version));
        return listed("history", std::move(entries), "/" + url + "/_history", {});
    }
    sync::HttpResponse searchType(const std::string& type, const std::string& query) const {
        if (!search) return reply(400);
        const auto updated = parameter(query, "_lastUpdated");
        const auto from = parseInstant(updated.empty() ? updated : updated.substr(2));
        std::vector<std::pair<Instant, fhir::Json>> found;
        for (const auto& [url, versions] : resources) {
            const auto& last = versions.back();
            if (!url.starts_with(type + "/") || last.body.isNull() || (from && last.at < *from)) continue;
            found.emplace_back(last.at, fhir::Json::object({{"fullUrl", "https://plain.test/r4/" + url}, {"resource", last.body}}));
        }
        std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        std::vector<fhir::Json> entries;
        for (auto& each : found) entries.push_back(std::move(each.second));
        return listed("searchset", std::move(entries), "/" + type, query);
    }
    /// 0 if it may be written.
    int refused(const std::string& url, const std::string& match, const std::string& none) const {
        const auto found = resources.find(url);
        const bool live = found != resources.end() && !found->second.back().body.isNull();
        if (!updateCreate && found == resources.end()) return 405;
        if (ifNoneMatch && none == "*" && live) return 412;
        if (ifMatch && !match.empty() && (!live || fhir::versionOfTag(match) != std::to_string(found->second.back().number))) return 409;
        return 0;
    }
    sync::HttpResponse one(const sync::HttpRequest& request, const std::string& url) {
        const auto header = [&](const char* name) {
            const auto found = request.headers.find(name);
            return found == request.headers.end() ? std::string{} : found->second;
        };
        if (request.method == "PUT" || request.method == "DELETE") {
            if (const int status = refused(url, header("If-Match"), header("If-None-Match"))) return reply(status);
            put(url, request.method == "PUT" ? *fhir::parseJson(request.body) : fhir::Json{});
            auto response = reply(200, resources[url].back().body);
            response.headers["etag"] = fhir::entityTag(std::to_string(resources[url].back().number));
            return response;
        }
        const auto found = resources.find(url);
        if (found == resources.end()) return reply(404);
        if (found->second.back().body.isNull()) return reply(410);
        return reply(200, found->second.back().body);
    }
    Result<sync::HttpResponse> post(const std::string& body) {
        if (!transactions) return reply(400);
        const auto bundle = *fhir::readBundle(*fhir::parseJson(body));
        if (bundle.entries.size() > cap) {
            ++tooLarge;
            return reply(413);
        }
        for (std::size_t i = 0; atomic && i < bundle.entries.size(); ++i) {
            const auto& wanted = *bundle.entries[i].request;
            if (wanted.method == "GET") continue;
            if (const int status = refused(wanted.url, wanted.ifMatch, wanted.ifNoneMatch)) return reply(status);
        }
        auto answer = fhir::Json::object({{"resourceType", "Bundle"}, {"type", "transaction-response"}});
        for (const auto& entry : bundle.entries) {
            const auto& url = entry.request->url;
            if (entry.request->method != "GET") {
                if (const int status = refused(url, entry.request->ifMatch, entry.request->ifNoneMatch)) return reply(status);
                put(url, entry.resource);
            }
            auto response = fhir::Json::object({{"status", "200 OK"}});
            if (const auto found = resources.find(url); found != resources.end())
                response.set("location", url + "/_history/" + std::to_string(found->second.back().number));
            response.set("etag", "1");  // bare, as one widely used server has it: no entity tag
            answer.make("entry").push(fhir::Json::object({{"response", std::move(response)}}));
        }
        if (loseAnswerOfPost > 0) {
            --loseAnswerOfPost;
            return Error{Errc::Offline, "hub.unreachable", "lost by the test"};
        }
        return reply(200, answer);
    }

    ManualClock& m_clock;
};

}  // namespace jiayi::test
