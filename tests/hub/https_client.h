// A small blocking HTTPS client over OpenSSL, for tests: one connection, any bytes, replies read to their end.
#pragma once

#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace jiayi::test {

struct HttpReply {
    int status = 0;  ///< 0: the connection ended without a reply
    std::map<std::string, std::string> headers;  ///< names in small letters
    std::string body;
};

class HttpsClient {
public:
    /// Trusts the one certificate and asks for the name "localhost".
    HttpsClient(std::uint16_t port, const std::string& certificatePem)
        : m_tls(SSL_CTX_new(TLS_client_method()), SSL_CTX_free), m_bio(nullptr, BIO_free_all) {
        const std::unique_ptr<BIO, decltype(&BIO_free_all)> pem{
            BIO_new_mem_buf(certificatePem.data(), static_cast<int>(certificatePem.size())), BIO_free_all};
        const std::unique_ptr<X509, decltype(&X509_free)> certificate{
            PEM_read_bio_X509(pem.get(), nullptr, nullptr, nullptr), X509_free};
        X509_STORE_add_cert(SSL_CTX_get_cert_store(m_tls.get()), certificate.get());
        SSL_CTX_set_verify(m_tls.get(), SSL_VERIFY_PEER, nullptr);
        m_bio.reset(BIO_new_ssl_connect(m_tls.get()));
        BIO_set_conn_hostname(m_bio.get(), ("127.0.0.1:" + std::to_string(port)).c_str());
        SSL* ssl = nullptr;
        BIO_get_ssl(m_bio.get(), &ssl);
        SSL_set1_host(ssl, "localhost");
        SSL_set_tlsext_host_name(ssl, "localhost");
        if (BIO_do_connect(m_bio.get()) != 1) throw std::runtime_error("cannot connect");
        m_host = "localhost:" + std::to_string(port);
    }

    HttpReply send(const std::string& method, const std::string& target, const std::string& authorization = {},
                   const std::string& body = {}, const std::string& contentType = "application/fhir+json",
                   const std::string& moreHeaders = {}) {
        std::string text = method + " " + target + " HTTP/1.1\r\nHost: " + m_host + "\r\n" + moreHeaders;
        if (!authorization.empty()) text += "Authorization: " + authorization + "\r\n";
        if (!body.empty() || method == "POST")
            text += "Content-Type: " + contentType + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
        write(text + "\r\n" + body);
        return read();
    }

    /// Anything at all; false if the other side has gone.
    bool write(std::string_view bytes) {
        while (!bytes.empty()) {
            const int count = BIO_write(m_bio.get(), bytes.data(), static_cast<int>(std::min<std::size_t>(bytes.size(), 1 << 16)));
            if (count <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
        return true;
    }

    HttpReply read() {
        HttpReply reply;
        std::size_t end = 0;
        while ((end = m_received.find("\r\n\r\n")) == std::string::npos) {
            if (!receive()) return reply;
        }
        const auto head = m_received.substr(0, end + 2);
        m_received.erase(0, end + 4);
        reply.status = std::stoi(head.substr(head.find(' ') + 1, 3));
        for (auto at = head.find("\r\n") + 2; at < head.size();) {
            const auto lineEnd = head.find("\r\n", at);
            const auto colon = head.find(": ", at);
            auto name = head.substr(at, colon - at);
            std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
            reply.headers[name] = head.substr(colon + 2, lineEnd - colon - 2);
            at = lineEnd + 2;
        }
        const auto length = reply.headers.contains("content-length") ? std::stoul(reply.headers["content-length"]) : 0UL;
        while (m_received.size() < length && receive()) {
        }
        reply.body = m_received.substr(0, length);
        m_received.erase(0, reply.body.size());
        return reply;
    }

private:
    bool receive() {
        char piece[1 << 14];
        const int count = BIO_read(m_bio.get(), piece, sizeof piece);
        if (count <= 0) return false;
        m_received.append(piece, static_cast<std::size_t>(count));
        return true;
    }

    std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> m_tls;
    std::unique_ptr<BIO, decltype(&BIO_free_all)> m_bio;
    std::string m_host;
    std::string m_received;
};

}  // namespace jiayi::test
