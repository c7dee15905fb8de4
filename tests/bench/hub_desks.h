// A consortium's desks as coroutines of one thread: each has a line, a token and a cursor, and does what the engine does.
#pragma once

#include "models/core/ids.h"
#include "sync/fhir/bundle.h"
#include "tests/bench/hub_line.h"
#include "tests/hub/desk_key.h"

#include <boost/asio/io_context.hpp>
#include <fmt/format.h>

#include <map>
#include <stdexcept>
#include <vector>

namespace jiayi::bench {

namespace asio = boost::asio;
using Moment = std::chrono::steady_clock::time_point;

inline constexpr int kUnits = 10;         // saves in one bundle: four observations each and their Provenance
inline constexpr int kObservations = 39;  // with the patient and ten Provenances: 50 changes

inline int setting(const char* name, int otherwise) {
    const char* text = std::getenv(name);
    return text ? std::atoi(text) : otherwise;
}

template <class T>
T must(Result<T> result) {
    if (!result) throw std::runtime_error(toString(result.error()));
    return std::move(*result);
}
inline void must(const Result<void>& result) {
    if (!result) throw std::runtime_error(toString(result.error()));
}

inline double sinceThen(Moment then) { return std::chrono::duration<double>(std::chrono::steady_clock::now() - then).count(); }

struct Tally {
    std::vector<double> handshakes, transactions, rounds;
    std::map<int, int> statuses;
    int requests = 0;
};

/// What all desks share.
struct Consortium {
    int clinics = setting("JIAYI_BENCH_CLINICS", 266);
    int desksEach = setting("JIAYI_BENCH_DESKS", 5);
    int seconds = setting("JIAYI_BENCH_SECONDS", 60);
    asio::io_context network{1};
    asio::ssl::context tls{asio::ssl::context::tls_client};
    hub::test::DeskKey key;  // one for all: the hub neither knows nor cares
    std::uint16_t port = 0;
    Tally tally;
    int waiting = 0;
    int busy = 0;
    bool goHome = false;
    SeededRandom random{266};
};

inline std::string clinicCode(int clinic) { return std::to_string(120'101'001 + clinic); }
inline std::string deskId(int clinic, int desk) { return fmt::format("desk-{}-{}", clinic, desk); }

class Desk {
public:
    Desk(Consortium& all, int clinic, int desk)
        : m_all(all), m_id(deskId(clinic, desk)), m_clinic(clinic),
          m_line(all.network, all.tls, all.port, fmt::format("127.10.{}.{}", clinic / 250, clinic % 250 + 1)) {}

    /// A line and a token.
    asio::awaitable<bool> arrive() {
        const auto began = std::chrono::steady_clock::now();
        if (!co_await m_line.connect()) co_return false;
        m_all.tally.handshakes.push_back(sinceThen(began));
        hub::test::Claims claims{m_id, m_id, "https://localhost:" + std::to_string(m_all.port) + "/token",
                                 m_id + "-" + std::to_string(++m_tokens), hub::test::secondsOf(SystemClock{}.now() + std::chrono::minutes{4})};
        const auto answer = co_await ask("POST", "/token", hub::test::tokenForm(m_all.key.assertion(claims)), "application/x-www-form-urlencoded");
        if (answer.status != 200) co_return false;
        m_authorization = "Bearer " + std::string{must(fhir::parseJson(answer.body)).textOr("access_token", "")};
        co_return true;
    }
    /// To where the stream stands.
    asio::awaitable<bool> begin() {
        const auto streams = co_await ask("GET", "/fhir/$streams", {}, {});
        if (streams.status != 200) co_return false;
        const auto json = must(fhir::parseJson(streams.body));
        for (const auto& part : json.items("parameter.0.part")) {
            if (part.text("name") == "cursor") m_cursor = "_history?_cursor=" + std::string{part.textOr("valueString", "")};
        }
        co_return co_await pull();
    }
    /// Pulls to the end, pushes 50 changes, pulls the echo: a round of the engine.
    asio::awaitable<bool> round() {
        const auto began = std::chrono::steady_clock::now();
        if (!co_await pull()) co_return false;
        auto body = bundle();
        const auto sent = std::chrono::steady_clock::now();
        const auto answer = co_await ask("POST", "/fhir", std::move(body), "application/fhir+json");
        if (answer.status != 200) co_return false;
        m_all.tally.transactions.push_back(sinceThen(sent));
        if (!co_await pull()) co_return false;
        m_all.tally.rounds.push_back(sinceThen(began));
        co_return true;
    }
    /// Long polls until everybody goes home; woken by colleagues, it pulls.
    asio::awaitable<void> wait() {
        while (!m_all.goHome) {
            ++m_all.waiting;
            const auto answer = co_await ask("GET", "/fhir/$wait" + m_cursor.substr(m_cursor.find('?')) + "&seconds=25", {}, {});
            --m_all.waiting;
            if (answer.status != 200) co_return;
            if (answer.body.find("true") == std::string::npos) continue;
            if (!co_await pull()) co_return;
        }
    }
    asio::awaitable<LineAnswer> ask(std::string method, std::string target, std::string body, std::string contentType) {
        ++m_all.tally.requests;
        auto answer = co_await m_line.send(std::move(method), std::move(target), m_authorization, std::move(body), std::move(contentType));
        ++m_all.tally.statuses[answer.status];
        co_return answer;
    }
    void leave() { m_line.close(); }
    void rest() { m_line.rest(); }
    int clinic() const { return m_clinic; }

private:
    asio::awaitable<bool> pull() {
        for (bool more = true; more;) {
            const auto page = co_await ask("GET", "/fhir/" + m_cursor, {}, {});
            if (page.status != 200) co_return false;
            const auto json = must(fhir::readBundle(must(fhir::parseJson(page.body))));
            more = !json.link("next").empty();
            m_cursor = json.link(more ? "next" : "since");
        }
        co_return true;
    }
    std::string bundle() {
        const auto round = m_id + "-" + std::to_string(++m_rounds);
        const auto patient = "patient-" + round;
        fhir::Bundle made;
        made.type = "transaction";
        made.identifier = newUuid(SystemClock{}, m_all.random).toString();
        std::vector<std::vector<std::string>> units(kUnits);
        auto person = fhir::Json::object({{"resourceType", "Patient"}, {"id", patient}, {"gender", "female"}, {"birthDate", "1958-03-02"}});
        person.make("name.0").set("text", "Resident of the bench");
        made.entries.push_back(fhir::createEntry(std::move(person)));
        units[0].push_back("Patient/" + patient);
        for (int i = 0; i < kObservations; ++i) {
            auto each = fhir::Json::object({{"resourceType", "Observation"}, {"id", fmt::format("obs-{}-{}", round, i)}, {"status", "final"}});
            each.make("code.coding.0").set("system", "http://loinc.org");
            each.make("code.coding.0").set("code", "4548-4");
            each.make("code.coding.0").set("display", "Haemoglobin A1c/Haemoglobin.total in Blood");
            each.make("subject").set("reference", "Patient/" + patient);
            each.set("effectiveDateTime", "2026-11-23T08:30:00+08:00");
            each.make("valueQuantity").set("value", fhir::Json::decimal(fmt::format("{}.{}", 5 + i % 7, i % 10)));
            each.make("valueQuantity").set("unit", "%");
            each.make("valueQuantity").set("system", "http://unitsofmeasure.org");
            units[static_cast<std::size_t>(i % kUnits)].push_back("Observation/" + fmt::format("obs-{}-{}", round, i));
            made.entries.push_back(fhir::createEntry(std::move(each)));
        }
        for (int unit = 0; unit < kUnits; ++unit) {
            auto each = fhir::Json::object({{"resourceType", "Provenance"}, {"id", fmt::format("prov-{}-{}", round, unit)}});
            for (const auto& target : units[static_cast<std::size_t>(unit)])
                each.make("target").push(fhir::Json::object({{"reference", target}}));
            each.set("recorded", "2026-11-23T08:30:00+08:00");
            each.make("agent.0.who").set("reference", "Practitioner/doctor");
            made.entries.push_back(fhir::createEntry(std::move(each)));
        }
        return fhir::toJson(std::move(made)).compact();
    }

    Consortium& m_all;
    std::string m_id;
    int m_clinic;
    HubLine m_line;
    std::string m_authorization;
    std::string m_cursor;
    int m_tokens = 0;
    int m_rounds = 0;
};

}  // namespace jiayi::bench
