// Whether the server that answers still has what this hub acknowledged.
#pragma once

#include "sync/hub/postgres_session.h"
#include "sync/hub/store_types.h"

#include <map>
#include <mutex>

namespace jiayi::hub {

/// A PostgreSQL server writes one line of log; a standby that is promoted, or a backup that is restored, begins
/// another. A standby that followed synchronously has every acknowledged write, one that did not may lack some, and
/// nothing in the database itself tells which it was. So a hub keeps in mind the last link of each stream that it
/// acknowledged. On a new connection that shows another line than the last, it looks for those links: if one is
/// missing, every stream gets a new epoch, and the desks reconcile. The same if the line has changed while no hub was
/// there to say what it had acknowledged. Safe to use from several threads.
class PostgresLines {
public:
    /// After the commit of these.
    void remember(const std::vector<Stream>& acknowledged);
    /// Before a new connection is used.
    Result<void> check(PostgresSession& session);

private:
    Result<void> moveTo(PostgresSession& session, const std::string& line);

    std::mutex m_lock;
    std::string m_line;  ///< empty before the first check
    std::map<std::string, Stream> m_acknowledged;
};

}  // namespace jiayi::hub
