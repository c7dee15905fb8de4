// A hub that says what the test wants, by path; and counts what it was asked.
#pragma once

#include "sync/client/desk_key.h"
#include "sync/client/hub_client.h"

#include <functional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace jiayi::test {

/// Answers `GET /fhir/$wait?...` with the first rule whose "METHOD /path" is how the request begins; 404 without one.
class ScriptedHub : public sync::Transport {
public:
    using Answerer = std::function<Result<sync::HttpResponse>(const sync::HttpRequest&)>;

    void on(std::string start, Answerer answer) { m_rules.emplace_back(std::move(start), std::move(answer)); }
    void on(std::string start, sync::HttpResponse answer) {
        on(std::move(start), [answer](const sync::HttpRequest&) -> Result<sync::HttpResponse> { return answer; });
    }

    Result<sync::HttpResponse> send(const sync::HttpRequest& request) override {
        if (request.target == "/token") return sync::HttpResponse{200, {}, R"({"access_token":"t","token_type":"bearer","expires_in":300})"};
        asked.push_back(request.method + " " + request.target);
        if (cutAt == static_cast<int>(asked.size()) - 1) return Error{Errc::Offline, "hub.unreachable", "cut by the test"};
        for (const auto& [start, answer] : m_rules)
            if (asked.back().starts_with(start)) return answer(request);
        return sync::HttpResponse{404, {}, {}};
    }
    /// How many requests began so.
    int count(std::string_view start) const {
        int found = 0;
        for (const auto& request : asked) found += request.starts_with(start);
        return found;
    }

    std::vector<std::string> asked;
    int cutAt = -1;  ///< which request is lost, from 0; none if negative

private:
    std::vector<std::pair<std::string, Answerer>> m_rules;
};

/// A link whose key can sign.
inline sync::HubLink scriptedLink() {
    static const auto key = [] {
        auto made = sync::makeDeskKey();
        if (!made) throw std::runtime_error(toString(made.error()));
        return std::move(*made);
    }();
    return {"https://hub.test", "desk-1", key.privatePem, key.keyId, {}};
}

}  // namespace jiayi::test
