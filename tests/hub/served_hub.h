// A served hub on a free port of the loopback, with one institution and a desk's way in.
#pragma once

#include "sync/hub/keys.h"
#include "sync/hub/server.h"
#include "tests/hub/hub_world.h"
#include "tests/hub/https_client.h"

#include <sstream>

namespace jiayi::hub::test {

class ServedHub {
public:
    ServedHub() { start(); }
    void start() {
        server = another();
        must(server->store().addInstitution({kClinicA, "Clinic A"}));
    }
    HubOptions options() {
        HubOptions options;
        options.store = "sqlite:" + file("hub.db");
        options.certificatePem = m_certificate.certificatePem;
        options.privateKeyPem = m_certificate.privateKeyPem;
        options.exports = file("exports");
        options.log = &log;
        options.requireProvenance = false;  // as in hub_world.h
        // As rarely as in earnest, a test would wait for minutes.
        options.houseEvery = std::chrono::milliseconds{10};
        return options;
    }
    /// A further hub on the same store, as a consortium runs two.
    std::unique_ptr<HubServer> another() { return must(HubServer::start(options())); }
    jiayi::test::HttpsClient connect() const { return connect(*server); }
    jiayi::test::HttpsClient connect(const HubServer& to) const { return {to.port(), m_certificate.certificatePem}; }
    std::string certificatePem() const { return m_certificate.certificatePem; }
    std::string file(const char* name) const { return m_dir.filePath(QString::fromUtf8(name)).toStdString(); }

    /// Pairs a desk and logs it in, over the wire; its Authorization header.
    std::string login() {
        auto line = connect();
        const auto paired = line.send("POST", "/pair", {}, pairBody(must(server->newPairCode(kClinicA)), m_key), "application/json");
        if (paired.status != 201) throw std::runtime_error(paired.body);
        m_client = std::string{must(fhir::parseJson(paired.body)).textOr("clientId", "")};
        return token();
    }
    /// A further token of the desk that logged in last.
    std::string token() {
        auto line = connect();
        const auto now = SystemClock{}.now();
        const Claims claims{m_client, m_client, "https://localhost:" + std::to_string(server->port()) + "/token",
                            m_client + std::to_string(++m_tokens), secondsOf(now + std::chrono::minutes{4})};
        const auto token = line.send("POST", "/token", {}, tokenForm(m_key.assertion(claims)), "application/x-www-form-urlencoded");
        if (token.status != 200) throw std::runtime_error(token.body);
        return "Bearer " + std::string{must(fhir::parseJson(token.body)).textOr("access_token", "")};
    }

    std::ostringstream log;  // before the server, which writes to it
    std::unique_ptr<HubServer> server;

private:
    QTemporaryDir m_dir;
    CertificateWithKey m_certificate = selfSignedCertificate();
    DeskKey m_key;
    std::string m_client;
    int m_tokens = 0;
};

}  // namespace jiayi::hub::test
