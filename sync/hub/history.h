// Reading: streams, rounds with signed cursors, histories as FHIR has them, and single resources with their versions.
#pragma once

#include "sync/hub/access.h"
#include "sync/hub/cursor.h"

namespace jiayi::hub {

/// What an error of History::place() means to the client: 410 for a cursor that leads nowhere any more.
Reply refuseCursor(const Error& error);

/// A cursor of this stream as it is now. Conflict "cursor-epoch" if its numbers are not those that the cursor speaks of;
/// Denied "stream.foreign"; Invalid "cursor".
Result<Cursor> checkedCursor(Store& store, const Signer& signer, std::string_view text, const Stream& stream);

/// Safe to use from several threads.
class History {
public:
    History(Store& store, const Signer& signer, const Permissions& permissions, const Clock& clock)
        : m_store(store), m_signer(signer), m_permissions(permissions), m_clock(clock) {}

    /// Parameters: the streams this client may follow, each with a cursor that stands at its beginning.
    Reply streams(const Client& client);

    struct Place {
        Stream stream;
        Cursor cursor;
    };
    /// Where the client stands by `_cursor`, if `_receipt` holds too. Invalid "cursor" for a text that is not ours;
    /// Denied "stream.foreign"; Conflict "cursor-epoch" if the stream's numbers are not those that the cursor or the
    /// receipt speaks of, "cursor-expired" if deletions after it are told no more.
    Result<Place> place(const Client& client, const Form& query);
    /// One page of a round, oldest first. The round's head is fixed at its first page; versions superseded within it are
    /// left out.
    Reply page(const Client& client, const Form& query, std::string_view fhirBase);
    /// GET $wait: answered at once if the stream has moved beyond the cursor, else a reply with a `wait`.
    Reply wait(const Client& client, const Form& query);

    /// Every version, newest first, of one type unless it is empty; `_since`, `_count`.
    Reply timeline(Access& access, std::string_view type, const Form& query, bool lenient, std::string_view fhirBase);
    /// The same of one resource.
    Reply versions(Access& access, const fhir::ResourceKey& key, const Form& query, bool lenient, std::string_view fhirBase);

    Reply read(Access& access, const fhir::ResourceKey& key);
    Reply readVersion(Access& access, const fhir::ResourceKey& key, std::string_view version);

private:
    Result<Access> follow(const Client& client, std::string_view stream);

    Store& m_store;
    const Signer& m_signer;
    const Permissions& m_permissions;
    const Clock& m_clock;
};

/// What a long poll is answered.
Reply waitReply(bool changed);

}  // namespace jiayi::hub
