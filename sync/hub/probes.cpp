#include "sync/hub/probes.h"

namespace jiayi::hub {

namespace {

Reply plainText(int status, std::string body, std::string contentType = "text/plain") {
    Reply reply;
    reply.status = status;
    reply.contentType = std::move(contentType);
    reply.body = std::move(body);
    return reply;
}

}  // namespace

std::optional<Reply> Probes::answer(const Request& request) {
    const auto path = request.target.substr(0, request.target.find('?'));
    if (path != "/healthz" && path != "/readyz" && path != "/metrics") return {};
    Reply reply;
    if (request.method != "GET") {
        reply = refuse(405, "not-supported", "method");
        reply.headers.emplace_back("Allow", "GET");
    } else if (path == "/healthz") {
        reply = plainText(200, "ok\n");
    } else if (path == "/readyz") {
        reply = ready();
    } else if (!mayReadMetrics(request.remote)) {
        return {};  // whoever may not read it need not know that it is there
    } else {
        if (const auto heads = m_store.heads()) m_metrics.heads(*heads);
        reply = plainText(200, m_metrics.text(), "text/plain; version=0.0.4; charset=utf-8");
    }
    reply.route = "GET " + path;
    return reply;
}

Reply Probes::ready() {
    const auto heads = m_store.heads();
    if (heads) return plainText(200, "ready\n");
    auto reply = plainText(503, "the store does not answer\n");
    reply.reason = heads.error().reason;
    return reply;
}

bool Probes::mayReadMetrics(const std::string& remote) const {
    return remote.starts_with("127.") || remote == "::1" || remote.starts_with("::ffff:127.") || m_metricsFrom.contains(remote);
}

}  // namespace jiayi::hub
