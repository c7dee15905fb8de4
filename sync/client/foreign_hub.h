// A foreign FHIR server behind the face of our own hub: the engine asks as it always does, and is answered from what the
// server can. What it cannot was said at pairing.
#pragma once

#include "sync/client/foreign_pull.h"

namespace jiayi::sync {

/// Streams and cursors come from ForeignPull; transactions are sent as they are, or as single writes to a server without
/// them; of a write that met another (412, 409) it is found out whether the other was our own, its answer lost. Digest,
/// export, long poll: 404, so that the engine does without. Thread: the sync thread.
class ForeignHub final : public Transport {
public:
    ForeignHub(const Context& context, ForeignServer server, Abilities abilities);

    Result<HttpResponse> send(const HttpRequest& request) override;
    void pause(std::chrono::milliseconds time, const std::stop_token& stop) override { m_server.transport().pause(time, stop); }

private:
    Result<HttpResponse> streams();
    Result<HttpResponse> history(std::string_view query);
    Result<HttpResponse> transaction(const std::string& body);
    Result<HttpResponse> practitioners(const std::string& body);
    Result<HttpResponse> pass(std::string_view path);

    Result<Answer> sendBundle(const fhir::Bundle& bundle);
    Result<Answer> sendOneByOne(const fhir::Bundle& bundle);
    /// The version of each entry, if every one of them is on the server already, just as we sent it.
    Result<std::optional<fhir::Bundle>> findOurs(const fhir::Bundle& sent);
    Result<std::optional<fhir::BundleEntry>> findOurs(const fhir::BundleEntry& sent);
    /// What a server that looks at no base would overwrite.
    Result<bool> wouldOverwrite(const fhir::Bundle& bundle);
    Result<fhir::Bundle> tidied(fhir::Json answer);
    Result<fhir::Json> mapped(fhir::Json json, bool inbound);

    Context m_context;
    ForeignServer m_server;
    Abilities m_abilities;
    ForeignPull m_pull;
    ForeignIds m_ids;
};

}  // namespace jiayi::sync
