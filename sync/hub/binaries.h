// Raw Binaries: pictures and documents, too large for a bundle. They come in pieces and go by range, so that neither way has to begin again on a bad line.
#pragma once

#include "sync/hub/access.h"
#include "sync/hub/routes.h"

namespace jiayi::hub {

/// PUT Binary/{id} with a media type that is no FHIR: the bytes themselves, whole or "Content-Range: bytes 0-524287/2000000", with "Digest: sha-256=" of the
/// whole and, for somebody's, "X-Security-Context: Patient/{id}". "bytes */2000000" without a body asks how far it has come. 202 with Upload-Offset, at the
/// end 201; 409 "binary.order" with Upload-Offset for a piece that does not follow, 422 "binary.hash" for bytes that are not what was announced: nothing of
/// them is kept. What is there never changes: the same again is 201, anything else of that id 409 "binary.exists".
/// GET Binary/{id}: raw, by range. Whoever sent it may read it, and who may read the patient: it needs no copying when a person moves.
/// Any thread.
class Binaries {
public:
    Binaries(Store& store, const Permissions& permissions, const Clock& clock) : m_store(store), m_permissions(permissions), m_clock(clock) {}
    /// Nothing for a request that is about no raw Binary: then it may be a resource of that type.
    std::optional<Reply> answer(const Client& client, const Request& request, const RouteMatch& match, std::string_view query);

private:
    Reply put(const Client& client, const Request& request, const RouteMatch& match, std::string_view query);
    std::optional<Reply> get(const Client& client, const Request& request, const RouteMatch& match, std::string_view query);
    Reply take(const RawBinary& binary, std::int64_t start, std::string_view bytes);
    Reply finish(const RawBinary& binary);
    Result<bool> visible(Access& access, const RawBinary& binary);

    Store& m_store;
    const Permissions& m_permissions;
    const Clock& m_clock;
};

}  // namespace jiayi::hub
