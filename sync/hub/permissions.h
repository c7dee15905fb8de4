// Who may do what: kind of client x stream x type x verb, and which role's saves may write a type. Tables, no code.
#pragma once

#include "sync/hub/store_types.h"

#include <map>
#include <set>

namespace jiayi::hub {

enum class Verb { Read, Create, Update, Delete };
/// What a stream is to a client.
enum class StreamKind {
    Own,      ///< its institution's
    Granted,  ///< another institution's, for the patients it holds a grant for
    Any,      ///< one that a client without a stream of its own has named
};
enum class Right {
    No,
    Authored,  ///< only what its own institution wrote first
    Yes,
};

/// Immutable; safe to use from several threads.
class Permissions {
public:
    /// Invalid "rules.row" for a table that does not parse.
    static Result<Permissions> read(std::string_view permissions, std::string_view roles);

    /// The row of the type itself counts before the row "*".
    Right right(ClientKind kind, StreamKind stream, std::string_view type, Verb verb) const;
    /// Whether this kind of client may read anything at all in such a stream.
    bool reads(ClientKind kind, StreamKind stream) const;
    bool knowsRole(std::string_view role) const { return m_roles.contains(role); }
    bool roleWrites(std::string_view role, std::string_view type) const;

private:
    struct Rights {
        Right read, create, update, remove;
    };
    std::map<std::pair<ClientKind, StreamKind>, std::map<std::string, Rights, std::less<>>> m_rights;
    std::map<std::string, std::set<std::string, std::less<>>, std::less<>> m_roles;
};

}  // namespace jiayi::hub
