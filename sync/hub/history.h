// Reading: streams, rounds with signed cursors, and single resources with their versions. SYNC.md section 2.
#pragma once

#include "sync/hub/cursor.h"
#include "sync/hub/http.h"
#include "sync/hub/store.h"

namespace jiayi::hub {

/// Everything a client reads lies in its own stream: what is elsewhere is not found. Safe to use from several threads.
class History {
public:
    History(Store& store, const Signer& signer) : m_store(store), m_signer(signer) {}

    /// Parameters: the client's streams, each with a cursor that stands at its beginning.
    Reply streams(const Client& client);
    /// One page of a round. The round's head is fixed at its first page; versions superseded within it are left out.
    /// 400 for a cursor that is not ours, 403 for one of another stream, 410 "cursor-epoch" for one of another line
    /// of numbers. Without `_cursor`: from the beginning.
    Reply page(const Client& client, const Form& query, std::string_view fhirBase);

    /// GET $wait: answered at once if the stream has moved beyond the cursor, else a reply with a `wait`.
    Reply wait(const Client& client, const Form& query);

    Reply read(const Client& client, const fhir::ResourceKey& key);
    Reply readVersion(const Client& client, const fhir::ResourceKey& key, std::string_view version);
    /// Newest first, at most a page.
    Reply versions(const Client& client, const fhir::ResourceKey& key, std::string_view fhirBase);

private:
    /// Invalid "cursor", Denied "stream.foreign", Conflict "cursor-epoch".
    Result<Cursor> checkedCursor(const Client& client, std::string_view text, const Stream& stream);

    Store& m_store;
    const Signer& m_signer;
};

/// What a long poll is answered.
Reply waitReply(bool changed);

}  // namespace jiayi::hub
