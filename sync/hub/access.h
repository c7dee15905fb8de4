// What one request may see and do: the stream it is about, the rows of the table that count, grants, and what has left.
#pragma once

#include "sync/hub/http.h"
#include "sync/hub/permissions.h"
#include "sync/hub/store.h"

#include <map>

namespace jiayi::hub {

/// Made for one request and used by its thread alone. Everything read or written below /fhir goes through it.
class Access {
public:
    /// `stream` is what `_stream` says, or what a cursor names; empty: the client's own. A desk's own stream is its
    /// institution's, and another's counts as granted; other clients have none and must name one.
    /// Invalid "stream.missing"; Denied "stream.foreign" for a stream that is not there or shows this kind nothing:
    /// the answer does not tell which.
    static Result<Access> of(Store& store, const Permissions& permissions, const Client& client, std::string_view stream,
                             Date today);

    const Client& client() const { return m_client; }
    const std::string& stream() const { return m_stream; }
    StreamKind kind() const { return m_kind; }

    Right right(std::string_view type, Verb verb) const { return m_permissions->right(m_client.kind, m_kind, type, verb); }
    /// Denied "permission.type" if no row lets this client do it, "permission.author" if its institution would have had
    /// to write the resource first.
    Result<void> check(std::string_view type, Verb verb, std::string_view author) const;
    /// Whether this version may be read. Of somebody who has left, only what stayed sealed, and only at home.
    Result<bool> shows(const Version& version);
    /// Whether the client's institution holds a grant for this patient today.
    Result<bool> granted(const std::string& patient);

    /// From now on what is asked of streams is asked of this transaction: a store has nothing to say to others while one
    /// of its own threads writes. Grants are not asked for any more: see grantKnown().
    void inside(StoreTransaction& transaction) { m_transaction = &transaction; }
    /// What granted() said before, and false if it was not asked.
    bool grantKnown(const std::string& patient) const;

private:
    Access(Store& store, const Permissions& permissions, Client client, std::string stream, StreamKind kind, Date today)
        : m_store(&store), m_permissions(&permissions), m_client(std::move(client)), m_stream(std::move(stream)),
          m_kind(kind), m_today(today) {}
    Result<bool> hasLeft(const std::string& patient);
    Result<bool> staysSealed(const fhir::ResourceKey& key);

    Store* m_store;
    StoreTransaction* m_transaction = nullptr;
    const Permissions* m_permissions;
    Client m_client;
    std::string m_stream;
    StreamKind m_kind;
    Date m_today;
    std::map<std::string, bool> m_granted;
    std::map<std::string, bool> m_left;
};

}  // namespace jiayi::hub
