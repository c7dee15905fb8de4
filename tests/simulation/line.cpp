// The network between one desk and the hub.
#include "tests/simulation/world.h"

#include <algorithm>
#include <cctype>

namespace jiayi::simulation {

namespace {

constexpr int kProxyStatuses[] = {408, 429, 500, 502, 503, 504};

Error cut() { return {Errc::Offline, "hub.unreachable", "simulated"}; }

hub::Request arrival(const sync::HttpRequest& request) {
    hub::Request arrived;
    arrived.method = request.method;
    arrived.target = request.target;
    arrived.host = "hub.test";
    arrived.remote = "192.0.2.1";
    arrived.body = request.body;
    for (const auto& [name, value] : request.headers) {
        if (name == "Authorization") arrived.authorization = value;
        if (name == "Content-Type") arrived.contentType = value;
        if (name == "If-None-Match") arrived.ifNoneMatch = value;
        if (name == "Range") arrived.range = value;
        if (name == "If-Range") arrived.ifRange = value;
    }
    return arrived;
}

sync::HttpResponse response(const hub::Reply& reply, Instant at) {
    sync::HttpResponse out{reply.status, {{"date", hub::httpDate(at)}}, reply.body};
    for (auto [name, value] : reply.headers) {
        std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        out.headers[name] = value;
    }
    return out;
}

}  // namespace

std::optional<Line::Fault> Line::due() {
    std::optional<Fault> met;
    for (auto fault = faults.begin(); fault != faults.end();) {
        if (fault->countdown-- > 0 || met) {
            ++fault;
            continue;
        }
        met = *fault;
        fault = faults.erase(fault);
    }
    return met;
}

void Line::meanwhile(int moment) {
    std::vector<Step> now;
    for (auto step = during.begin(); step != during.end();) {
        if (step->during != moment) {
            ++step;
            continue;
        }
        now.push_back(*step);
        step = during.erase(step);
    }
    for (const auto& step : now) m_world.act(step);
}

Result<sync::HttpResponse> Line::send(const sync::HttpRequest& request) {
    const int number = sent++;
    ++total;
    ++m_world.requests;
    const bool bundle = request.method == "POST" && request.target == "/fhir";
    transactions += bundle;
    m_world.pass(std::chrono::milliseconds{5 + (number * 7 + m_place * 3) % 40});
    meanwhile(2 * number);
    if (!m_world.desk(m_place).on()) return cut();
    const auto fault = due();
    const auto arrived = arrival(request);
    if (fault && fault->action == Action::CutNetwork && fault->which % 2 == 0) {
        m_world.note("  request lost: " + request.method + " " + request.target.substr(0, 20));
        return cut();
    }
    if (fault && fault->action == Action::HubAnswers) return sync::HttpResponse{kProxyStatuses[fault->which % 6], {}, "<html>busy</html>"};
    if (fault && fault->action == Action::HoldBack) m_world.m_held.push_back({arrived});
    auto reply = m_world.deliver(arrived);
    if (fault && fault->action == Action::Duplicate) m_world.deliver(arrived);
    meanwhile(2 * number + 1);
    if (!reply || !m_world.desk(m_place).on()) return cut();
    if (fault && fault->action == Action::CutNetwork) {
        m_world.note("  answer lost: " + request.method + " " + request.target.substr(0, 20));
        return cut();
    }
    return response(*reply, m_world.m_hub.clock.now());
}

}  // namespace jiayi::simulation
