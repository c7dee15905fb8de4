// One hub with two clinics and a desk, to which whole requests are sent as text.
#pragma once

#include "tests/hub/hub_world.h"

namespace jiayi::test {

/// A request as text: "POST /fhir", header lines, an empty line, the body. "Authorization: desk" stands for the token
/// of the paired desk.
class HubUnderFire {
public:
    HubUnderFire() : m_desk(m_world, hub::test::kClinicA), m_neighbour(m_world, hub::test::kClinicB) {
        const auto made = m_neighbour.commit({fhir::createEntry(hub::test::patient(kNeighbour))});
        if (made.status != 200) throw std::runtime_error(made.body);
    }

    hub::Reply send(std::string_view text) {
        // Time goes on, so that the buckets fill again and the token is renewed before it runs out.
        m_world.clock.advance(std::chrono::seconds{1});
        if (++m_requests % 200 == 0) m_desk.login();
        hub::Request request;
        request.host = "hub.test";
        request.remote = "192.0.2.1";
        auto line = takeLine(text);
        const auto space = line.find(' ');
        request.method = line.substr(0, space);
        request.target = space == std::string_view::npos ? std::string_view{} : line.substr(space + 1);
        for (line = takeLine(text); !line.empty(); line = takeLine(text)) setHeader(request, line);
        request.body = text;
        if (const auto refused = m_world.router().refuseHead(request)) return *refused;
        return m_world.router().handle(request);
    }

    /// A form for /token with an assertion of this desk, honest but for what `spoil` does to it.
    template <class Spoil>
    std::string tokenRequest(Spoil spoil) {
        auto claims = m_desk.claims();
        const auto token = spoil(claims, m_desk.key());
        return "POST /token\nContent-Type: application/x-www-form-urlencoded\n\n" + hub::test::tokenForm(token);
    }
    Instant now() const { return m_world.clock.now(); }

    static constexpr char kNeighbour[] = "01928c00-0000-7000-8000-0000000000b1";

private:
    static std::string_view takeLine(std::string_view& text) {
        const auto end = text.find('\n');
        const auto line = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        return line;
    }

    void setHeader(hub::Request& request, std::string_view line) const {
        const auto colon = line.find(": ");
        if (colon == std::string_view::npos) return;
        const auto name = line.substr(0, colon), value = line.substr(colon + 2);
        if (name == "Authorization") request.authorization = value == "desk" ? m_desk.authorization() : std::string{value};
        if (name == "Content-Type") request.contentType = value;
        if (name == "Content-Encoding") request.contentEncoding = value;
        if (name == "Accept-Encoding") request.acceptEncoding = value;
    }

    hub::test::World m_world;
    hub::test::Desk m_desk;
    hub::test::Desk m_neighbour;
    int m_requests = 0;
};

/// Made at its first use, once a process.
HubUnderFire& hubUnderFire();

}  // namespace jiayi::test
